import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** 职务 where a charter differs from the usual posts: of all organizations of a type or of one, from a day on. */
@Entity('charter_posts')
export class CharterPost {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid', nullable: true })
  typeId: string | null;

  @Column({ type: 'uuid', nullable: true })
  organizationId: string | null;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column({ type: 'text', nullable: true })
  nameEn: string | null;

  @Column('int')
  rank: number;

  /** null: as many as the congress elects. */
  @Column({ type: 'int', nullable: true })
  seats: number | null;

  /** Among the 负责人. */
  @Column('boolean')
  responsible: boolean;

  @Column('boolean')
  honorary: boolean;

  /** 聘任: engaged, not elected. */
  @Column('boolean')
  hired: boolean;

  /** False: the charter has no such post. */
  @Column('boolean')
  present: boolean;

  @Column('date')
  fromDay: Day;

  @Column('date')
  untilDay: Day;
}
