import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../../platform/database/known-date.js';

/** 称号 of an organization, from a date on; some may hold side by side. */
@Entity('organization_recognitions')
export class OrganizationRecognition {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  title: string;

  @Column({ type: 'text', nullable: true })
  level: string | null;

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  /** The last valid day, as it is printed. */
  @Column(() => KnownDate, { prefix: 'validUntil' })
  validUntil: KnownDate;

  /** 复核 */
  @Column(() => KnownDate, { prefix: 'reviewed' })
  reviewed: KnownDate;

  /** 摘牌: the first day on which it is no longer held. */
  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;
}
