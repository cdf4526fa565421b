import { KnownDate } from '../../platform/database/known-date.js';
import { addYears } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';

/** The last day of a term by its length: the corresponding day (S21), as far as that of its congress is known; null where the length is not. */
export function lastDayOf({ congress, years }: { readonly congress: KnownDate; readonly years: number | null }): PartialDate | null {
  const opened = KnownDate.read(congress);
  return opened && years ? PartialDate.of(addYears(opened.earliest, years), addYears(opened.latest, years)) : null;
}
