import { Column } from 'typeorm';
import { FOREVER } from '../time/day.js';
import { PartialDate } from '../time/partial-date.js';

/** What is known of a date, as two columns hold it; both null where there is none. Embedded in entities with a prefix. */
export class KnownDate {
  @Column({ type: 'date', nullable: true })
  earliest: string | null;

  @Column({ type: 'date', nullable: true })
  latest: string | null;

  /** The columns of a date, or of none. */
  static of(date: PartialDate | null): KnownDate {
    return Object.assign(new KnownDate(), { earliest: date?.earliest ?? null, latest: date?.latest ?? null });
  }

  /** The columns of a date, or of what has not come yet: after every day. */
  static orNotYet(date: PartialDate | null): KnownDate {
    return date ? KnownDate.of(date) : Object.assign(new KnownDate(), { earliest: FOREVER, latest: FOREVER });
  }

  /** The date of the columns; null where there is none, or not yet. */
  static read(columns: KnownDate | null): PartialDate | null {
    return columns?.latest && columns.latest !== FOREVER ? PartialDate.of(columns.earliest ?? '-infinity', columns.latest) : null;
  }
}
