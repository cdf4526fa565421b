import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Acting, Mark, WayIn, WayOut } from '../code-words.js';

/** 任职: who holds a post of an organization, from and to as they are known. */
@Entity('office_holdings')
export class Holding {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** The holder; or a unit that holds through representatives, or whoever has the post `exOfficio` elsewhere. */
  @Column({ type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ type: 'uuid', nullable: true })
  unitId: string | null;

  @Column({ type: 'text', nullable: true })
  unitName: string | null;

  @Column({ type: 'text', nullable: true })
  exOfficio: string | null;

  /** Code of the post. */
  @Column('text')
  post: string;

  /** Which of the post's seats: who follows on a seat has its number. */
  @Column('int')
  seat: number;

  /** 代理, 主持工作: apart from the holder of the seat. */
  @Column({ type: 'text', nullable: true })
  acting: Acting | null;

  @Column({ type: 'uuid', nullable: true })
  termId: string | null;

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  /** The first day on which it is no longer held. */
  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;

  @Column({ type: 'text', nullable: true })
  wayIn: WayIn | null;

  @Column({ type: 'text', nullable: true })
  wayOut: WayOut | null;

  @Column({ type: 'int', nullable: true })
  rank: number | null;

  @Column({ type: 'boolean', nullable: true })
  fullTime: boolean | null;

  /** Employer and title as published with this office. */
  @Column({ type: 'text', nullable: true })
  employer: string | null;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Column({ type: 'text', nullable: true })
  mark: Mark | null;
}
