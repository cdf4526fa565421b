import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../platform/database/known-date.js';

/** The identity of an organization: what does not change with time, its founding and its end. */
@Entity('organizations')
export class Organization {
  @PrimaryColumn('uuid')
  id: string;

  /** Raised once by each act that takes the record. */
  @Column('int')
  version: number;

  @Column('text')
  kind: string;

  /** 同意筹建 */
  @Column(() => KnownDate, { prefix: 'approved' })
  approved: KnownDate;

  /** `infinity` in both columns while it has not been founded (筹备). */
  @Column(() => KnownDate, { prefix: 'founded' })
  founded: KnownDate;

  @Column(() => KnownDate, { prefix: 'ended' })
  ended: KnownDate;

  @Column({ type: 'text', nullable: true })
  endWay: 'dissolved' | 'merged' | null;

  @Column({ type: 'uuid', nullable: true })
  mergedIntoId: string | null;

  @Column({ type: 'text', nullable: true })
  creditCode: string | null;

  @Column({ type: 'text', nullable: true })
  creditCodeAbsent: 'none' | 'pending' | null;

  @Column({ type: 'timestamptz', nullable: true })
  voidedAt: Date | string | null;

  @Column({ type: 'uuid', nullable: true })
  voidedBy: string | null;

  @Column({ type: 'text', nullable: true })
  voidReason: string | null;
}
