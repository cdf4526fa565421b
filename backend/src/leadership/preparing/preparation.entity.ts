import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** A step of the template by which congresses are prepared. */
@Entity('preparation_steps')
export class PreparationStep {
  @PrimaryColumn('uuid')
  id: string;

  /** Of one kind; null: of all. */
  @Column({ type: 'text', nullable: true })
  kind: string | null;

  @Column('int')
  place: number;

  @Column('text')
  words: string;

  /** Before the congress; after it: negative. */
  @Column('int')
  daysBefore: number;
}

/** Who prepares the next congress of an organization, and on which day it is to be. */
@Entity('preparations')
export class Preparation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** The term that ends with it; null: there was none. */
  @Column({ type: 'uuid', nullable: true })
  termId: string | null;

  @Column({ type: 'date', nullable: true })
  plannedOn: Day | null;

  @Column({ type: 'uuid', nullable: true })
  handlerId: string | null;
}

/** A step of one preparation, done or to be done. */
@Entity('preparation_checks')
export class PreparationCheck {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  preparationId: string;

  @Column('int')
  place: number;

  @Column('text')
  words: string;

  @Column('int')
  daysBefore: number;

  @Column({ type: 'date', nullable: true })
  doneOn: Day | null;

  @Column({ type: 'uuid', nullable: true })
  doneBy: string | null;
}
