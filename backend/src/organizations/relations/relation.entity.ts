import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../../platform/database/known-date.js';
import type { KeptSort } from '../code-words.js';

/**
 * What an organization leans on (`hosted`, 依托单位) or is guided by (`supervised`, 业务指导), or which units are in it (`member`, 成员单位), from a
 * date on. It belongs to the one that leans, is guided, or has the members.
 */
@Entity('organization_relations')
export class OrganizationRelation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  sort: KeptSort;

  /** The host, the guide, the member unit; null where it is a plain name. */
  @Column({ type: 'uuid', nullable: true })
  otherId: string | null;

  /** A 依托单位 or 成员单位 that is no organization of the registry. */
  @Column({ type: 'text', nullable: true })
  otherName: string | null;

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  /** The first day on which it no longer holds. */
  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;

  /** 席位: what a member unit is in the body (组长单位, 成员). */
  @Column({ type: 'text', nullable: true })
  seat: string | null;

  /** 当然职务: the post in the member unit whose holder sits in the body by virtue of it. */
  @Column({ type: 'text', nullable: true })
  exOfficio: string | null;
}
