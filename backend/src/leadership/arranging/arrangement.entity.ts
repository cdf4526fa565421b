import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** 换届安排: one document with a window for many organizations. */
@Entity('arrangements')
export class Arrangement {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'int', default: 1 })
  version: number;

  @Column('text')
  title: string;

  @Column({ type: 'text', nullable: true })
  documentNumber: string | null;

  @Column('date')
  documentOn: Day;

  @Column('date')
  windowFrom: Day;

  /** The last day of the window. */
  @Column('date')
  windowLast: Day;
}

/** An organization that an arrangement is for. */
@Entity('arrangement_members')
export class ArrangementMember {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  arrangementId: string;

  @Column('uuid')
  organizationId: string;
}
