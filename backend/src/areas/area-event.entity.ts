import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../platform/time/day.js';
import type { AreaEventKind } from './area-level.js';

/** A dated change of units with its document; the day of the document is the default (domain.md). */
@Entity('area_events')
export class AreaEvent {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  kind: AreaEventKind;

  @Column({ type: 'date', name: 'on_day' })
  onDay: Day;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', nullable: true })
  document: string | null;
}

/** From an old unit to a new one. */
@Entity('area_successions')
export class AreaSuccession {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'event_id' })
  eventId: string;

  @Column({ type: 'uuid', name: 'from_area_id' })
  fromAreaId: string;

  @Column({ type: 'uuid', name: 'to_area_id' })
  toAreaId: string;
}
