import { Body, Injectable, type PipeTransform } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { faultsOf, fieldProblemsOf, leftOut } from './checks.js';
import { fault } from './faults.js';
import { fieldProblem, type FieldProblem, invalid, Problem } from './problem.js';

type Shape<T> = new () => T;

/** Gives the body when asked for it. @throws Problem 422 with every wrong field */
export type Read<T> = () => T;

/**
 * Reads a body as its class: unknown fields are refused, values tidied, and everything wrong is told at once.
 * @throws Problem 422
 */
export function readBody<T extends object>(shape: Shape<T>, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid([fieldProblem('', fault(body === undefined ? 'required' : 'not_object'))]);
  const value = plainToInstance(shape, body, { exposeUnsetFields: false });
  const faults = [...faultsOf(value, 'unknown_field'), ...leftOut(body, value, 'unknown_field')];
  if (faults.length) throw new WrongBody(fieldProblemsOf(faults), value);
  return value;
}

/** A body with wrong fields; `right` is what of it could be read. */
class WrongBody extends Problem {
  readonly right: object;

  constructor(
    readonly errors: readonly FieldProblem[],
    body: object,
  ) {
    super('invalid_fields', { errors });
    const wrong = new Set(errors.map(({ pointer }) => pointer.split('/')[1]));
    this.right = Object.fromEntries(Object.entries(body).filter(([field]) => !wrong.has(field)));
  }
}

/**
 * Reads a body together with what only the database can judge of it, so that everything wrong is told at once. `judge` is given what
 * of the body is right in itself; what it misses there is told as wrong already. @throws Problem 422
 */
export async function readWith<T extends object>(
  read: Read<T>,
  judge: (right: Partial<T>) => Promise<readonly FieldProblem[]>,
): Promise<T> {
  try {
    const body = read();
    const errors = await judge(body);
    if (errors.length) throw invalid(errors);
    return body;
  } catch (error) {
    if (!(error instanceof WrongBody)) throw error;
    const told = new Set(error.errors.map(({ pointer }) => pointer));
    throw invalid([...error.errors, ...(await judge(error.right)).filter(({ pointer }) => !told.has(pointer))]);
  }
}

@Injectable()
class ReadLater implements PipeTransform {
  constructor(private readonly shape: Shape<object>) {}

  /** Read once, asked for several times: an act first takes its reason, then its records, then the whole. */
  transform(body: unknown): Read<object> {
    let known: (() => object) | undefined;
    return () => {
      known ??= outcomeOf(() => readBody(this.shape, body));
      return known();
    };
  }
}

/** Does the work now; gives its result, or what it threw, whenever it is asked. */
function outcomeOf<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

@Injectable()
class ReadNow implements PipeTransform {
  constructor(private readonly shape: Shape<object>) {}

  transform(body: unknown): object {
    return readBody(this.shape, body);
  }
}

/** The body, checked before the handler runs: for acts on no existing record. */
export const Input = (shape: Shape<object>): ParameterDecorator => decorated(shape, new ReadNow(shape));

/** A route whose body may be larger than elsewhere, in bytes: a list of thousands. */
export const LargeBody = (mostBytes: number): MethodDecorator => RouteConfig({ mostBytes });

/**
 * The body as a function that checks it when called: an act on a record first asks whether the record may be seen, changed and is
 * the version that was read (404, 403, 428, 412 come before 422, contracts.md).
 */
export const LaterInput = (shape: Shape<object>): ParameterDecorator => decorated(shape, new ReadLater(shape));

const decorated =
  (shape: Shape<object>, pipe: PipeTransform): ParameterDecorator =>
  (target, key, index) => {
    Body(pipe)(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) ApiBody({ type: shape })(target, key, descriptor);
  };
