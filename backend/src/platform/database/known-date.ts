import { Column } from 'typeorm';
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

  /** The date of the columns, or null. */
  static read(columns: KnownDate | null): PartialDate | null {
    return columns?.latest ? PartialDate.of(columns.earliest ?? '-infinity', columns.latest) : null;
  }
}
