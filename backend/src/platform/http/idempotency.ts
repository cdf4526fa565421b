import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/tx.js';
import { fault } from './faults.js';
import type { Request } from './may.js';
import { fieldProblem, problem, wrongParameters } from './problem.js';

/** Reads Idempotency-Key: 8 to 200 printable characters. @throws Problem 400 */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(header))
    throw wrongParameters([fieldProblem('Idempotency-Key', fault('pattern', { example: '01890000-0000-7000-8000-000000000000' }))]);
  return header;
}

/** A request that may arrive twice and is done once. */
export class Once {
  constructor(
    private readonly accountId: string,
    private readonly key: string | undefined,
    private readonly request: string,
  ) {}

  /** The same for a body that the request itself does not hold. */
  with(content: string): Once {
    return new Once(this.accountId, this.key, `${this.request} ${content}`);
  }

  /**
   * Does the work, or gives the answer of the first time. To be called inside the act's transaction, before versions are compared:
   * the answer is kept with the change or not at all. A second request waits for the first.
   * @throws Problem 422 where the key was used for another request
   */
  async run<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
    if (this.key === undefined) return work();
    const hash = createHash('sha256').update(this.request).digest();
    await tx.rows(sql`/* idempotency.lock */ select pg_advisory_xact_lock(hashtextextended(${`${this.accountId} ${this.key}`}, 0))`);
    const earlier = await tx.one<{ same: boolean; answer: T }>(sql`/* idempotency.earlier */
      select request_hash = ${hash} as same, answer from idempotency_keys where account_id = ${this.accountId} and key = ${this.key}`);
    if (earlier && !earlier.same) throw problem('key_reused');
    if (earlier) return earlier.answer;
    const answer = await work();
    await tx.execute(sql`/* idempotency.keep */ insert into idempotency_keys (account_id, key, request_hash, answer)
      values (${this.accountId}, ${this.key}, ${hash}, ${JSON.stringify(answer)}::jsonb)`);
    return answer;
  }
}

/** For acts that come otherwise than over HTTP: nothing is kept. */
export const justOnce = new Once('', undefined, '');

const FromRequest = createParamDecorator((_: unknown, context: ExecutionContext): Once => {
  const request = context.switchToHttp().getRequest<Request>();
  return new Once(
    request.viewer?.accountId ?? '',
    readKey(request.headers['idempotency-key']),
    JSON.stringify([request.method, request.url, request.body]),
  );
});

/** The request's Idempotency-Key, as a `Once`. */
export const OnlyOnce = (): ParameterDecorator => (target, key, index) => {
  FromRequest()(target, key, index);
  const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
  if (key !== undefined && descriptor)
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'the same key with the same body is done once',
      schema: { type: 'string', minLength: 8, maxLength: 200 },
    })(target, key, descriptor);
};
