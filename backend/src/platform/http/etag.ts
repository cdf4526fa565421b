import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { StaleVersion } from '../database/violation.js';
import { fault } from './faults.js';
import { fieldProblem, problem, wrongParameters } from './problem.js';

/** The tag of a record: its version. */
export const etagOf = (version: number): string => `"${version}"`;

/** Which versions of a record a request accepts to change. */
export class Match {
  constructor(readonly versions: readonly number[]) {}

  /** Was a version named at all? */
  get given(): boolean {
    return this.versions.length > 0;
  }

  fits(version: number): boolean {
    return this.versions.includes(version);
  }

  /** The newest version of a record that the request knows; 0 where it names none. */
  latestOf(_id: string): number {
    return Math.max(0, ...this.versions);
  }

  /** @throws Problem 428 where no version was named; StaleVersion (412) where it is another one */
  require(id: string, version: number): void {
    if (!this.given) throw problem('version_missing');
    if (!this.fits(version)) throw new StaleVersion(id, version);
  }
}

/** Which version of each record a request over several of them was decided on: they stand in its body, one for each. */
export class MatchOfEach extends Match {
  private readonly known: ReadonlyMap<string, number>;

  constructor(records: readonly { readonly id: string; readonly version: number }[]) {
    super(records.map(({ version }) => version));
    this.known = new Map(records.map(({ id, version }) => [id, version]));
  }

  override latestOf(id: string): number {
    return this.known.get(id) ?? 0;
  }

  override require(id: string, version: number): void {
    if (this.latestOf(id) !== version) throw new StaleVersion(id, version);
  }
}

/**
 * Reads If-Match. A weak tag counts like a strong one: it names the version of the record and not the bytes of an answer, and proxies
 * that compress make every tag weak. `*` names no version. @throws Problem 400
 */
export function readMatch(header: string | undefined): Match {
  const text = header?.trim() ?? '';
  if (text === '' || text === '*') return new Match([]);
  const tags = text.split(',').map((tag) => /^(?:W\/)?"(\d{1,9})"$/.exec(tag.trim())?.[1]);
  if (tags.some((tag) => tag === undefined)) throw wrongParameters([fieldProblem('If-Match', fault('pattern', { example: '"12"' }))]);
  return new Match(tags.map(Number));
}

const FromHeader = createParamDecorator((_: unknown, context: ExecutionContext): Match =>
  readMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** The version that the request accepts to change, as a `Match`. */
export const IfMatch = (): ParameterDecorator => (target, key, index) => {
  FromHeader()(target, key, index);
  const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
  if (key !== undefined && descriptor)
    ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the record as it was read', schema: { type: 'string' } })(
      target,
      key,
      descriptor,
    );
};
