import type { KnownDate } from '../platform/database/known-date.js';
import { compareDays, type Day, FOREVER } from '../platform/time/day.js';
import type { OfficeState } from './people.dto.js';

/** The days of an office; it ends on `until`, the first day on which it is no longer held. */
export interface HeldDays {
  readonly from: KnownDate;
  readonly until: KnownDate;
}

const begins = ({ from }: HeldDays): Day => from.earliest ?? '';
const ends = ({ until }: HeldDays): Day => until.latest ?? FOREVER;

/** Where an office stands on a day (records.md 1). */
export function stateOn({ from, until }: HeldDays, day: Day): OfficeState {
  if ((from.earliest ?? '') > day) return 'upcoming';
  if (until.latest !== null && until.latest <= day) return 'left';
  const begun = from.latest !== null && from.latest <= day;
  return begun && (until.earliest === null || day < until.earliest) ? 'held' : 'possible';
}

/**
 * The unbroken chains of offices (S26), each in order of its days: of those that `alike` gives one text (the same holder in the same post), each
 * begins no later than the one before it ends.
 */
export function chainsOf<T extends HeldDays>(offices: readonly T[], alike: (office: T) => string): [T, ...T[]][] {
  return [...Map.groupBy(offices, alike).values()].flatMap((own) => {
    const chains: [T, ...T[]][] = [];
    for (const office of own.toSorted((a, b) => compareDays(begins(a), begins(b)) || compareDays(ends(a), ends(b)))) {
      const chain = chains.at(-1);
      const before = chain?.at(-1);
      if (chain && before && compareDays(begins(office), ends(before)) <= 0) chain.push(office);
      else chains.push([office]);
    }
    return chains;
  });
}
