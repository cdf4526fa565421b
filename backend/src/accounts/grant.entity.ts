import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../platform/time/day.js';
import type { Role } from './rights.js';

/** A role of an account over an area and kinds, in [fromDay, untilDay). */
@Entity('grants')
export class GrantRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'uuid', name: 'area_id', nullable: true })
  areaId: string | null;

  @Column({ type: 'text', array: true, nullable: true })
  kinds: string[] | null;

  @Column({ type: 'date', name: 'from_day' })
  fromDay: Day;

  @Column({ type: 'date', name: 'until_day' })
  untilDay: Day;
}
