import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../../platform/database/known-date.js';

/** What an organization leans on (`hosted`, 依托单位) or is guided by (`supervised`, 业务指导), from a date on. It belongs to the one below. */
@Entity('organization_relations')
export class OrganizationRelation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  sort: 'hosted' | 'supervised';

  /** The organization above; null where it is a plain name. */
  @Column({ type: 'uuid', nullable: true })
  otherId: string | null;

  /** A 依托单位 that is no organization of the registry. */
  @Column({ type: 'text', nullable: true })
  otherName: string | null;

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  /** The first day on which it no longer holds. */
  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;
}
