import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { addDays } from '../../platform/time/day.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import type { Holding } from './holding.entity.js';
import { Representative } from './representative.entity.js';
import type { RepresentativeRow } from './team.queries.js';

/** Rows of representatives to be written. */
export interface Represented {
  readonly changed: readonly Representative[];
  readonly made: readonly Representative[];
}

/** Somebody exercises the office of a unit from a day on, until the next does: with the office it ends by itself. */
export const representative = (
  tx: Tx,
  { id: holdingId, organizationId }: Pick<Holding, 'id' | 'organizationId'>,
  personId: string,
  from: KnownDate,
  until: KnownDate = KnownDate.of(null),
): Representative => Object.assign(new Representative(), { id: tx.identifiers.next(), organizationId, holdingId, personId, from, until });

/**
 * Who exercised an office from its beginning on, where those who did later are known: the first of them from then on, if it is he; else somebody before
 * them, and where nobody knows since when the first of them did, some day in between.
 */
export function representedFirst(tx: Tx, holding: Holding, personId: string, known: readonly RepresentativeRow[]): Represented {
  const { from: begun } = holding;
  const first = known.find(({ holdingId }) => holdingId === holding.id);
  if (!first) return { changed: [], made: [representative(tx, holding, personId, begun)] };
  const moved = (from: KnownDate): Representative =>
    Object.assign(new Representative(), { id: first.id, organizationId: holding.organizationId, from });
  const unknown = first.from.earliest === '-infinity';
  if (unknown && first.personId === personId) return { changed: [moved(begun)], made: [] };
  const last = begun.latest ?? '';
  if ((first.from.latest ?? '') <= last) return { changed: [], made: [] };
  const changes = unknown ? Object.assign(new KnownDate(), { earliest: addDays(last, 1), latest: first.from.latest }) : first.from;
  return { changed: unknown ? [moved(changes)] : [], made: [representative(tx, holding, personId, begun, changes)] };
}

/**
 * Somebody else exercises an office from a day on: until whoever is known to follow does, and whoever did on that day no longer. Who is known to
 * have begun on it was a mistake.
 */
export function representedFrom(
  tx: Tx,
  holding: Holding,
  personId: string,
  on: PartialDate,
  known: readonly Representative[],
): Represented {
  const inOrder = known.toSorted((a, b) => (begins(a.from) < begins(b.from) ? -1 : 1));
  const from = KnownDate.of(on);
  const mistaken = inOrder.find((row) => sameDate(row.from, from));
  if (mistaken) return { changed: [Object.assign(mistaken, { personId })], made: [] };
  const before = inOrder.findLast((row) => begins(row.from) < begins(from));
  const next = inOrder.find((row) => begins(row.from) > begins(from));
  const made = representative(tx, holding, personId, from, next?.from);
  return { changed: before ? [Object.assign(before, { until: from })] : [], made: [made] };
}

/** An office that begins on another day is exercised from that day on: those who began with it. */
export async function moveBeginnings(tx: Tx, organizationId: string, moved: ReadonlyMap<string, Moved>): Promise<void> {
  const rows = moved.size ? await tx.load(Representative, { organizationId }) : [];
  const changed = rows.flatMap((row) => {
    const day = moved.get(row.holdingId);
    return day && sameDate(row.from, day.before) ? [Object.assign(row, { from: day.after })] : [];
  });
  await tx.update(Representative, changed, ['from']);
}

/** The beginning of an office, before and after it was mended. */
interface Moved {
  readonly before: KnownDate;
  readonly after: KnownDate;
}

const begins = ({ earliest, latest }: KnownDate): string => `${earliest === '-infinity' ? '' : earliest}/${latest}`;
const sameDate = (a: KnownDate, b: KnownDate): boolean => a.earliest === b.earliest && a.latest === b.latest;
