import pg from 'pg';

const DATE = 1082;
const DATE_ARRAY = 1182;
const DATERANGE = 3912;
const INT8 = 20;
const NUMERIC = 1700;
const TIMESTAMPTZ = 1184;
const XID8 = 5069;

/** `2026-11-23 23:40:01.328682+00`, as the server writes it under UTC, in ISO 8601. */
const isoTime = (text: string): string => text.replace(' ', 'T').replace(/\+00$/, 'Z');

/** `{2019-01-01,infinity}` as texts: days never contain a comma, a quote or a brace. */
const days = (text: string): (string | null)[] =>
  text
    .slice(1, -1)
    .split(',')
    .filter(Boolean)
    .map((day) => (day === 'NULL' ? null : day));

/**
 * Days stay text, counts are numbers, times are ISO text in UTC: set once before the first query.
 * Without it `pg` gives a local-time `Date` for a day. Counts stay far below 2^53, so a number is exact.
 */
export function setTypeParsers(): void {
  // The typings name built-in types alone; an array's number is as good to the driver.
  const parse = pg.types.setTypeParser.bind(pg.types) as (type: number, parser: (text: string) => unknown) => void;
  for (const type of [DATE, DATERANGE, NUMERIC, XID8]) parse(type, (text) => text);
  parse(DATE_ARRAY, days);
  parse(INT8, Number);
  parse(TIMESTAMPTZ, isoTime);
}
