import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What a measure asks of a server: a path with its method and body. */
export interface Ask {
  readonly path: string;
  readonly method?: 'GET' | 'PATCH' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: number;
  readonly body: Buffer;
}

/** Requests to one server on this machine, over connections that are kept. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 32 });

  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    if (new URL(url).hostname !== '127.0.0.1') throw new RangeError('load goes to this machine only');
  }

  /** One request to its end. `keep` is false where only the size of a large answer matters. */
  ask(ask: Ask, keep = true): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const { path, method = 'GET', body } = ask;
    const sent = request(
      new URL(path, this.url),
      {
        method,
        agent: this.agent,
        headers: {
          ...this.headers,
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...ask.headers,
        },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (piece: Buffer) => {
          bytes += piece.length;
          if (keep) pieces.push(piece);
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, body: Buffer.concat(pieces) }));
        answer.on('error', reject);
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection that the server closed at this very moment: what was asked on it was never read.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.ask(ask, keep));
      else reject(error);
    });
    sent.end(body);
    return promise;
  }

  close(): void {
    this.agent.destroy();
  }
}

/** One request that has to succeed. @throws Error with the beginning of the answer */
export async function askWell(client: Client, ask: Ask, keep = true): Promise<Reply> {
  const reply = await client.ask(ask, keep);
  if (reply.status >= 400)
    throw new Error(`${ask.method ?? 'GET'} ${ask.path}: ${reply.status} ${reply.body.toString('utf8').slice(0, 300)}`);
  return reply;
}

/** The answer as JSON. */
export const json = async <T>(client: Client, ask: Ask): Promise<T> => JSON.parse((await askWell(client, ask)).body.toString('utf8')) as T;

/** Times of requests in milliseconds, one after the other, for so long, and three at least; with no time just one. */
export async function oneByOne(client: Client, ask: (n: number) => Ask, milliseconds: number, from = 0): Promise<number[]> {
  const least = milliseconds > 0 ? 3 : 1;
  const times: number[] = [];
  const end = performance.now() + milliseconds;
  for (let n = from; performance.now() < end || times.length < least; n++) {
    const start = performance.now();
    await askWell(client, ask(n), milliseconds > 0);
    times.push(performance.now() - start);
  }
  return times;
}

/** Sixteen clients at once for so long: requests a second, and the time of each. */
export async function together(
  client: Client,
  ask: (n: number) => Ask,
  milliseconds: number,
  from = 0,
  clients = 16,
): Promise<{ perSecond: number; times: number[] }> {
  const times: number[] = [];
  const begin = performance.now();
  let n = from;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - begin < milliseconds) {
        const start = performance.now();
        await askWell(client, ask(n++));
        times.push(performance.now() - start);
      }
    }),
  );
  return { perSecond: (times.length * 1000) / (performance.now() - begin), times };
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
