import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** Length, lead and postponement of terms, where they differ from the kind's: of a kind, a type or one organization, from a day on. */
@Entity('term_rules')
export class TermRule {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'text', nullable: true })
  kind: string | null;

  @Column({ type: 'uuid', nullable: true })
  typeId: string | null;

  @Column({ type: 'uuid', nullable: true })
  organizationId: string | null;

  @Column('date')
  fromDay: Day;

  @Column({ type: 'int', nullable: true })
  years: number | null;

  @Column({ type: 'int', nullable: true })
  leadMonths: number | null;

  @Column({ type: 'int', nullable: true })
  longestPostponementMonths: number | null;

  @Column({ type: 'int', nullable: true })
  postponementsAtMost: number | null;

  @Column({ type: 'boolean', nullable: true })
  toBeFiled: boolean | null;

  @Column({ type: 'int', nullable: true })
  filingDays: number | null;
}
