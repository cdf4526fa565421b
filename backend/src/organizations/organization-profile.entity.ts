import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../platform/database/known-date.js';

/** One stretch of an organization's life: from its boundary until that of the next row. The first stands from the beginning (-infinity). */
@Entity('organization_profiles')
export class OrganizationProfile {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  @Column('text')
  name: string;

  @Column({ type: 'text', nullable: true })
  shortName: string | null;

  @Column('text')
  nameKey: string;

  /** Every way in which the names are searched: normalised, pinyin, initials. */
  @Column({ type: 'text', array: true })
  forms: string[];

  @Column('uuid')
  typeId: string;

  /** 属地 */
  @Column('uuid')
  areaId: string;

  /** 所在地 */
  @Column({ type: 'uuid', nullable: true })
  seatAreaId: string | null;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  @Column({ type: 'uuid', nullable: true })
  parentId: string | null;

  /** 业务主管单位 */
  @Column({ type: 'text', nullable: true })
  supervisor: string | null;

  @Column({ type: 'text', nullable: true })
  level: string | null;

  @Column({ type: 'text', nullable: true })
  summary: string | null;

  @Column({ type: 'text', nullable: true })
  remarks: string | null;

  @Column('jsonb')
  fields: Record<string, unknown>;
}
