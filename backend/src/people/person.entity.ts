import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody in the offices he holds: name, employer and title as published, and nothing else (domain.md). */
@Entity('people')
export class Person {
  @PrimaryColumn('uuid')
  id: string;

  /** Raised once by each act on the record. */
  @Column({ type: 'int', default: 1 })
  version: number;

  @Column('text')
  name: string;

  /** Former and other forms of the name. */
  @Column('text', { array: true })
  otherNames: string[];

  @Column('text')
  nameKey: string;

  /** As written, pinyin, initials: what the search compares. */
  @Column('text', { array: true })
  forms: string[];

  @Column({ type: 'text', nullable: true })
  employer: string | null;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  /** The record as which this one is read: one man who was entered twice. */
  @Column({ type: 'uuid', nullable: true })
  joinedToId: string | null;

  @Column({ type: 'uuid', nullable: true })
  enteredBy: string | null;
}
