import multipart from '@fastify/multipart';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MOST_FILE_BYTES } from '../files/file-kinds.js';
import { Spooled } from '../files/spooled.js';
import { Problem, problem } from './problem.js';
import type { Request } from './may.js';

const FACTS_BYTES = 64 * 1024;

/** What came with a form: its facts as they were written, and its file, if there was one. Whoever takes it closes it. */
export class Upload {
  constructor(
    readonly facts: unknown,
    readonly file: Spooled | undefined,
    /** As the user's machine calls it. */
    readonly fileName: string,
  ) {}

  /** What makes two requests the same. */
  get content(): string {
    return JSON.stringify([this.facts, this.file?.sha256, this.fileName]);
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** Lets routes that say so take a form with a file. Everywhere else such a body is of the wrong type. */
export async function takeUploads(fastify: FastifyInstance): Promise<void> {
  // A path in a name is not cut off but told: whoever sends one means something else than a document.
  await fastify.register(multipart as never, {
    preservePath: true,
    limits: { fileSize: MOST_FILE_BYTES + 1, files: 1, fields: 1, fieldSize: FACTS_BYTES, parts: 2 },
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { takesFile } = request.routeOptions.config as { takesFile?: boolean };
    const isForm = /^multipart\//i.test(request.headers['content-type'] ?? '');
    done(isForm === (takesFile ?? false) || request.is404 ? undefined : problem('unsupported_media', takesFile ? { detail: FORM } : {}));
  });
}

/** Takes the form in. @throws Problem 400 where it is cut off or more than facts and a file, 413 where the file is larger than 50 MB */
async function receive(request: FastifyRequest): Promise<Upload> {
  let facts: unknown;
  let file: Spooled | undefined;
  let fileName = '';
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field' && part.fieldname === 'facts') facts = JSON.parse(String(part.value));
      else if (part.type === 'file' && part.fieldname === 'file' && !file) {
        fileName = part.filename;
        file = await Spooled.take(part.file, MOST_FILE_BYTES);
        if (file.bytes > MOST_FILE_BYTES) throw problem('too_large', { detail: TOO_LARGE });
      } else throw problem('malformed');
    }
    return new Upload(facts, file, fileName);
  } catch (error) {
    await file?.close();
    if (error instanceof Problem) throw error;
    const { code } = error as { code?: string };
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw problem('too_large', { detail: TOO_LARGE });
    // The disk is full, for example; everything else that goes wrong here is wrong with what came.
    throw code && /^E[A-Z]+$/.test(code) && code !== 'ECONNRESET' ? error : problem('malformed', { cause: error });
  }
}

const FORM = { zh: '请求内容须为 multipart/form-data。', en: 'The body has to be multipart/form-data.' };
const TOO_LARGE = { zh: '文件超过 50 MB，请压缩或拆分后再登记。', en: 'The file is larger than 50 MB; make it smaller or split it.' };

/** The body as a form with `facts` (JSON, of the given shape) and a `file`: a function that takes it in when called. */
export const Uploading = (): ParameterDecorator =>
  createParamDecorator((_: unknown, context: ExecutionContext) => {
    const request = context.switchToHttp().getRequest<Request>();
    return () => receive(request);
  })();

/** Marks a route that takes a form with facts and a file. */
export const TakesFile =
  (facts: new () => object): MethodDecorator =>
  (target, key, descriptor) => {
    RouteConfig({ takesFile: true })(target, key, descriptor);
    ApiConsumes('multipart/form-data')(target, key, descriptor);
    ApiBody({
      schema: {
        type: 'object',
        required: ['facts', 'file'],
        properties: { facts: { $ref: `#/components/schemas/${facts.name}` }, file: { type: 'string', format: 'binary' } },
      },
    })(target, key, descriptor);
  };
