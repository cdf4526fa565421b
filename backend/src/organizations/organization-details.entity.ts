import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../platform/database/known-date.js';

/** 停止活动, from a date and, once resumed, until one. */
@Entity('organization_suspensions')
export class OrganizationSuspension {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;

  @Column({ type: 'text', nullable: true })
  reason: string | null;
}

/** A name beside those of the profiles: in another script, from before the registry, or a further short one. */
@Entity('organization_names')
export class OrganizationName {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  sort: 'foreign' | 'former' | 'short';

  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column('text')
  name: string;

  @Column({ type: 'text', array: true })
  forms: string[];

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;
}

/** A count with its day 截至. */
@Entity('organization_observations')
export class OrganizationObservation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  measure: string;

  @Column('date')
  onDay: string;

  @Column('bigint')
  value: number;

  @Column({ type: 'uuid', nullable: true })
  documentId: string | null;
}

/** Contact data of the present. */
@Entity('organization_contacts')
export class OrganizationContact {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column({ type: 'text', nullable: true })
  phone: string | null;
}
