import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemWords } from './problem-words.js';
import { SESSION_COOKIE } from './may.js';

/** The OpenAPI document of all routes. Needs no database and no listening. */
export function documentOf(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('同心 Tongxin')
    .setDescription('Registry of a liaison office: organizations and their areas in time.')
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE, { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addSecurityRequirements('session')
    .addSecurityRequirements('token')
    .build();
  const document = SwaggerModule.createDocument(app, about, { ignoreGlobalPrefix: false });
  return withProblems(document);
}

/** /api/openapi.json and /api/docs. The document is made at the first question for it. */
export function serveDocument(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => documentOf(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: '同心 API',
  });
}

/** Every operation may answer with a problem: its shape, and the union of its types. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const text = { type: 'string' };
  document.components = {
    ...document.components,
    schemas: {
      ...document.components?.schemas,
      ProblemCode: { type: 'string', enum: Object.keys(problemWords) },
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { $ref: '#/components/schemas/ProblemCode' },
          title: text,
          status: { type: 'integer' },
          detail: text,
          errors: {
            type: 'array',
            items: { type: 'object', required: ['pointer', 'code', 'message'], properties: { pointer: text, code: text, message: text } },
          },
          rule: { type: 'string', description: 'the rule of the data that was broken (409)' },
          incident: { type: 'string', description: 'number to give to the administrator (500)' },
        },
        additionalProperties: true,
      },
    },
  };
  for (const item of Object.values(document.paths)) {
    for (const operation of [item.get, item.put, item.post, item.patch, item.delete]) {
      if (!operation) continue;
      operation.responses.default ??= {
        description: 'a problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
}
