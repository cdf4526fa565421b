/** Whether two field values are the same JSON, whatever the order of keys; a missing value is null. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b);
  if (typeof a !== 'object' && typeof b !== 'object') return false;
  return canonicalJson(a) === canonicalJson(b);
}

/** JSON with the keys of every object in order, so that equal values give equal texts; undefined gives `null`. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => (isRecord(part) ? inOrder(part) : part));
}

function inOrder(record: Record<string, unknown>): Record<string, unknown> {
  // Object.entries and fromEntries keep whole-number keys first; those are in one order in both texts as well.
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
