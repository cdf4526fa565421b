import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** 轮值: a turn in the roster inside an office. */
@Entity('duty_turns')
export class DutyTurn {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  holdingId: string;

  @Column('date')
  fromDay: Day;

  /** The first day that is no longer his. */
  @Column('date')
  untilDay: Day;
}
