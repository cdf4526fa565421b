import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../../platform/database/known-date.js';
import type { TermSort, Votes } from '../code-words.js';

/** 届次 of an organization: opened by its congress; a 筹委会 before the first is one of the sort `preparatory`. */
@Entity('terms')
export class Term {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  sort: TermSort;

  @Column({ type: 'int', nullable: true })
  number: number | null;

  /** 换届大会: the day that opens it. */
  @Column(() => KnownDate, { prefix: 'congress' })
  congress: KnownDate;

  /** The first day on which it no longer stood, where that is known apart from the next congress. */
  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;

  @Column({ type: 'text', nullable: true })
  meeting: string | null;

  /** Length by the charter; null: not known. */
  @Column({ type: 'int', nullable: true })
  years: number | null;

  /** 应到 */
  @Column({ type: 'int', nullable: true })
  expected: number | null;

  /** 实到 */
  @Column({ type: 'int', nullable: true })
  present: number | null;

  @Column({ type: 'jsonb', nullable: true })
  votes: Votes | null;

  @Column('boolean')
  toBeFiled: boolean;

  /** 备案 */
  @Column(() => KnownDate, { prefix: 'filed' })
  filed: KnownDate;

  @Column({ type: 'text', nullable: true })
  filingNumber: string | null;
}
