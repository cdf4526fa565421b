import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../platform/time/day.js';
import type { AreaLevel } from './area-level.js';

/** A unit that exists in [fromDay, untilDay). What it means on another day lies in area_spans, which the database keeps. */
@Entity('areas')
export class Area {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', name: 'short_name' })
  shortName: string;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn: string | null;

  @Column({ type: 'text' })
  level: AreaLevel;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column({ type: 'date', name: 'from_day' })
  fromDay: Day;

  @Column({ type: 'date', name: 'until_day' })
  untilDay: Day;

  /** Is it one of the units that coverage counts? */
  @Column({ type: 'boolean' })
  counted: boolean;

  /** The office's own order. */
  @Column({ type: 'int', name: 'sort_order' })
  sortOrder: number;

  @Column({ type: 'text', name: 'name_key' })
  nameKey: string;

  /** Texts under which it is found: names, pinyin, initials. */
  @Column({ type: 'text', array: true })
  forms: string[];

  @Column({ type: 'text', nullable: true })
  document: string | null;
}
