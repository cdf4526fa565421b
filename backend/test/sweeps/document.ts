import type { OpenAPIObject } from '@nestjs/swagger';

/** As much of a schema of OpenAPI 3.0 as the document uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  maxLength?: number;
  nullable?: boolean;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
}

export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly { name: string; in: string; required: boolean }[];
  /** The class of the body, or none; a form with a file is sent by the specs of its room. */
  readonly body: string | undefined;
  /** Status → schema of the answer; null where it has no body. */
  readonly answers: Readonly<Record<string, Schema | null>>;
  /** Is there another media type than JSON? */
  readonly file: boolean;
}

interface RawOperation {
  operationId?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of the document. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      const operation = (item as Record<string, unknown>)[method] as RawOperation | undefined;
      if (!operation) return [];
      const body = operation.requestBody?.content['application/json']?.schema;
      const answers = Object.entries(operation.responses).filter(([status]) => status !== 'default');
      return [
        {
          id: operation.operationId ?? '',
          method: method.toUpperCase() as Operation['method'],
          path,
          parameters: (operation.parameters ?? []).map((p) => ({ name: p.name, in: p.in, required: p.required ?? false })),
          body: body?.$ref?.split('/').pop() ?? (body ? '?' : undefined),
          answers: Object.fromEntries(answers.map(([status, { content }]) => [status, content?.['application/json']?.schema ?? null])),
          file: answers.some(([, { content }]) => Object.keys(content ?? {}).some((type) => type !== 'application/json')),
        },
      ];
    }),
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const formats: Readonly<Record<string, RegExp>> = {
  uuid: UUID,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
};

/** Everything in which a value is not what the schema says, with its place. A key that the schema does not name is a fault. */
export function differences(document: OpenAPIObject, schema: Schema, value: unknown, place = ''): string[] {
  const whole = resolved(document, schema);
  const here = (what: string): string[] => [`${place || '/'}: ${what}`];
  if (value === undefined) return here('missing');
  if (value === null) return whole.nullable ? [] : here('null');
  if (whole.oneOf?.every((one) => Object.keys(one).length > 0))
    return whole.oneOf.some((one) => differences(document, one, value, place).length === 0) ? [] : here('none of the shapes');
  if (whole.enum && !whole.enum.includes(value)) return here(`${JSON.stringify(value)} is none of ${whole.enum.join(', ')}`);
  switch (whole.type) {
    case 'string': {
      if (typeof value !== 'string') return here(`${typeof value}, not a text`);
      const form = formats[whole.format ?? ''];
      return form && !form.test(value) ? here(`${value} is no ${whole.format ?? ''}`) : [];
    }
    case 'integer':
      return Number.isSafeInteger(value) ? [] : here('no whole number');
    case 'number':
      return typeof value === 'number' ? [] : here('no number');
    case 'boolean':
      return typeof value === 'boolean' ? [] : here('no truth value');
    case 'array':
      if (!Array.isArray(value)) return here('no list');
      return value.flatMap((item, at) => differences(document, whole.items ?? {}, item, `${place}/${at}`));
    case 'object':
      return typeof value === 'object' && !Array.isArray(value)
        ? inObject(document, whole, value as Record<string, unknown>, place)
        : here('no object');
    default:
      return [];
  }
}

function inObject(document: OpenAPIObject, schema: Schema, value: Record<string, unknown>, place: string): string[] {
  const known = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((key) => value[key] === undefined).map((key) => `${place}/${key}: missing`);
  const inside = Object.entries(value).flatMap(([key, inner]) => {
    const of = known[key];
    if (of) return inner === undefined ? [] : differences(document, of, inner, `${place}/${key}`);
    const more = schema.additionalProperties;
    if (more === undefined || more === false) return [`${place}/${key}: not in the document`];
    return more === true ? [] : differences(document, more, inner, `${place}/${key}`);
  });
  return [...missing, ...inside];
}

/** A schema without `$ref` and `allOf`. */
function resolved(document: OpenAPIObject, schema: Schema): Schema {
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop() ?? '';
    const named = (document.components?.schemas as Record<string, Schema> | undefined)?.[name];
    if (!named) throw new Error(`The document has no schema ${name}.`);
    return resolved(document, named);
  }
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => resolved(document, part));
  const { allOf: _, ...own } = schema;
  return {
    ...Object.assign({}, ...parts),
    ...own,
    properties: Object.assign({}, ...parts.map((part) => part.properties ?? {}), own.properties) as Record<string, Schema>,
    required: [...parts.flatMap((part) => part.required ?? []), ...(own.required ?? [])],
  };
}
