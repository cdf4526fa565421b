import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** Who is responsible for an organization, from a day until a day: 责任科室, 经办人, or both. */
@Entity('organization_responsibilities')
export class OrganizationResponsibility {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column({ type: 'uuid', nullable: true })
  sectionId: string | null;

  /** An account. */
  @Column({ type: 'uuid', nullable: true })
  handlerId: string | null;

  @Column('date')
  fromDay: Day;

  /** The first day on which it no longer holds. */
  @Column({ type: 'date', nullable: true })
  untilDay: Day | null;
}
