import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 科室 of the office. */
@Entity('sections')
export class Section {
  @PrimaryColumn('uuid')
  id: string;

  /** Never changes: filters name it. */
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('int')
  sortOrder: number;

  @Column({ type: 'timestamptz', nullable: true })
  retiredAt: Date | string | null;
}
