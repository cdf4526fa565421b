import { inflateRawSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PASSWORD } from '../office.js';
import type { Operation } from './document.js';

/** One request that a sweep sends. */
export interface Request {
  readonly operation: Operation;
  readonly url: string;
  readonly body?: unknown;
}

/** An answer with everything a reader could get out of it as text: headers, body, the parts of a packed file, what a cursor holds. */
export interface Heard {
  readonly status: number;
  readonly type: string;
  readonly etag: string;
  readonly body: unknown;
  readonly everything: string;
}

/** What may stand in the place of a parameter or a body. */
export interface Samples {
  /** `organizations.id` for /api/organizations/{id}…, else the name of the parameter */
  readonly path: Readonly<Record<string, readonly string[]>>;
  /** name of a parameter of the query → values to try, the first beside others too */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** name of the body's class → bodies to try */
  readonly bodies: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * Every request that the samples allow: each path with each sample, bare, with each value of each parameter, and with each day and each
 * parameter. @throws Error naming a parameter or body that nobody has samples for: the sweep grows with the document or stops here
 */
export function requestsFor(operation: Operation, samples: Samples): Request[] {
  const paths = pathsOf(operation, samples);
  const queries = operation.method === 'GET' ? queriesOf(operation, samples) : [...dryOrNot(operation), ...onDays(operation, samples)];
  const bodies =
    operation.body === undefined ? [undefined] : (samples.bodies[operation.body] ?? missing(`body ${operation.body}`, operation));
  return paths.flatMap((path) =>
    queries.flatMap((query) => bodies.map((body) => ({ operation, url: `${path}${query}`, ...(body === undefined ? {} : { body }) }))),
  );
}

function pathsOf(operation: Operation, samples: Samples): string[] {
  let paths = [operation.path];
  for (const [, name = ''] of operation.path.matchAll(/\{(\w+)\}/g)) {
    const room = operation.path.split('/')[2] ?? '';
    const values = samples.path[`${room}.${name}`] ?? samples.path[name] ?? missing(`path ${room}.${name}`, operation);
    paths = paths.flatMap((path) => values.map((value) => path.replace(`{${name}}`, value)));
  }
  return paths;
}

function queriesOf(operation: Operation, samples: Samples): string[] {
  const names = operation.parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  const needed = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map((parameter) => parameter.name);
  const valuesOf = (name: string): readonly string[] =>
    samples.query[`${operation.id}.${name}`] ?? samples.query[name] ?? missing(`parameter ${name}`, operation);
  const base = needed.map((name) => [name, valuesOf(name)[0] ?? ''] as const);
  const alone = names.flatMap((name) => valuesOf(name).map((value) => [[name, value] as const]));
  const days = names.includes('asOf') ? valuesOf('asOf') : [];
  const others = names.filter((name) => !['asOf', 'limit', 'after', 'before'].includes(name));
  const onDays = days.flatMap((day) => others.map((name) => [['asOf', day] as const, [name, valuesOf(name)[0] ?? ''] as const]));
  const text = (pairs: readonly (readonly [string, string])[]): string => {
    const whole = new Map([...base, ...pairs]);
    return whole.size ? `?${[...whole].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}` : '';
  };
  return [...new Set([text([]), ...alone.map(text), ...onDays.map(text)])];
}

const dryOrNot = (operation: Operation): string[] =>
  operation.parameters.some(({ name }) => name === 'dryRun') ? ['?dryRun=true', ''] : [''];

/** A question that comes with a body is asked of each day too. */
const onDays = ({ parameters }: Operation, samples: Samples): string[] =>
  parameters.some(({ name }) => name === 'asOf') ? (samples.query['asOf'] ?? []).map((day) => `?asOf=${day}`) : [];

function missing(what: string, operation: Operation): never {
  throw new Error(
    `The sweeps have no sample for the ${what} of ${operation.id} (${operation.method} ${operation.path}): add one to its samples.`,
  );
}

/** Somebody who asks with a token of his own, and keeps everything that comes back. */
export class Asker {
  private constructor(
    private readonly app: NestFastifyApplication,
    readonly login: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async signIn(app: NestFastifyApplication, login: string): Promise<Asker> {
    const reply = await app.inject({ method: 'POST', url: '/api/sessions', payload: { account: login, password: PASSWORD, bearer: true } });
    const { token } = JSON.parse(reply.payload) as { token?: string };
    if (token === undefined) throw new Error(`sign-in of ${login}: ${reply.statusCode} ${reply.payload}`);
    return new Asker(app, login, { authorization: `Bearer ${token}` });
  }

  static nobody(app: NestFastifyApplication): Asker {
    return new Asker(app, 'nobody', {});
  }

  async ask({ operation, url, body }: Request, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
    const reply = await this.app.inject({
      method: operation.method,
      url,
      headers: { ...this.headers, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const type = reply.headers['content-type'] ?? '';
    // What is packed means nothing as text: among so many bytes a sign of three stands by chance one day.
    const packed = unpacked(reply.rawPayload);
    return {
      status: reply.statusCode,
      type,
      etag: reply.headers.etag ?? '',
      body: type.includes('json') && reply.payload !== '' ? (JSON.parse(reply.payload) as unknown) : undefined,
      everything: [legible(JSON.stringify(reply.headers)), ...(packed.length ? packed : [reply.payload, ...cursorsIn(reply.payload)])].join(
        '\n',
      ),
    };
  }
}

/** Names of files stand in headers with their signs as %XX. */
const legible = (text: string): string =>
  text.replaceAll(/(?:%[0-9A-F]{2})+/gi, (coded) => Buffer.from(coded.replaceAll('%', ''), 'hex').toString('utf8'));

/** What the signed cursors in a text hold. */
const cursorsIn = (text: string): string[] =>
  [...text.matchAll(/([A-Za-z0-9_-]{16,})\.[A-Za-z0-9_-]{22}\b/g)].map(([, content = '']) =>
    Buffer.from(content, 'base64url').toString('utf8'),
  );

/** The parts of a zip archive (a workbook is one), by its central directory. */
export function unpacked(bytes: Buffer): string[] {
  if (bytes.subarray(0, 2).toString() !== 'PK') return [];
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) return ['a packed file without its end'];
  const parts: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + size);
    parts.push(bytes.toString('utf8', at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
