import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** 延期 of a term by a document, to a new last day. */
@Entity('postponements')
export class Postponement {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  termId: string;

  @Column('date')
  documentOn: Day;

  /** The new last day. */
  @Column('date')
  toOn: Day;

  @Column({ type: 'text', nullable: true })
  documentNumber: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;
}
