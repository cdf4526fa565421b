/** What the database refused: the constraint speaks through its name, the rooms word it (`problems` of a RoomDeclaration). */
export class ConstraintViolated extends Error {
  /** What the room adds to the answer: the record in the way, where it may be seen. */
  members: Readonly<Record<string, unknown>> = {};

  constructor(
    readonly constraint: string,
    readonly table: string | undefined,
    readonly detail: string | undefined,
    readonly code: string,
    cause: unknown,
  ) {
    super(`constraint ${constraint}`, { cause });
  }
}

/** A row was changed by somebody else since it was read. */
export class StaleVersion extends Error {
  /** What the room adds to the answer: the record as it is now, and what changed since. */
  members: Readonly<Record<string, unknown>> = {};

  constructor(
    readonly id: string,
    readonly current: number,
  ) {
    super(`stale version of ${id}`);
  }
}

/** Waited too long for a row that another transaction holds. */
export class Busy extends Error {}

interface DriverError {
  code?: string;
  constraint?: string;
  table?: string;
  column?: string;
  detail?: string;
}

export const driverErrorOf = (error: unknown): DriverError =>
  (error as { driverError?: DriverError } | null)?.driverError ?? (error as DriverError | null) ?? {};

/** Serialization failure and deadlock: the whole function may run again in a new transaction (PostgreSQL manual, 13.5). */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(driverErrorOf(error).code ?? '');

/** An error of the driver as an error of ours where it is one; anything else as it came. */
export function violationOf(error: unknown): unknown {
  const { code = '', constraint, table, column, detail } = driverErrorOf(error);
  if (code === '55P03' || code === '57014' || isRetryable(error))
    return new Busy('the row is held by another transaction', { cause: error });
  if (code === '23502') return new ConstraintViolated(`${table ?? ''}_${column ?? ''}_missing`, table, detail, code, error);
  if (constraint && code.startsWith('23')) return new ConstraintViolated(constraint, table, detail, code, error);
  return error;
}
