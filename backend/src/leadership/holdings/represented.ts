import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { addDays } from '../../platform/time/day.js';
import type { Holding } from './holding.entity.js';
import { Representative } from './representative.entity.js';
import type { RepresentativeRow } from './team.queries.js';

/** Rows of representatives to be written. */
export interface Represented {
  readonly changed: readonly Representative[];
  readonly made: readonly Representative[];
}

/** Somebody exercises the office of a unit from a day on, until the next does. */
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
