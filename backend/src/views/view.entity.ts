import { Column, Entity, PrimaryColumn } from 'typeorm';

export const sharings = ['nobody', 'area', 'section', 'office'] as const;
/** Who else may open a view: nobody, whoever works under an area or in a section, or everybody of the office. */
export type SharedWith = (typeof sharings)[number];

/** A column of a view; without a width it is as wide as usual. */
export interface ViewColumn {
  readonly key: string;
  readonly width?: number;
}

/** 常用视图: a question to a list under a name. */
@Entity('saved_views')
export class SavedView {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  accountId: string;

  @Column('text')
  list: string;

  @Column('text')
  name: string;

  @Column('text')
  nameKey: string;

  /** Words of the list's address with their values. */
  @Column('jsonb')
  query: Readonly<Record<string, string>>;

  /** None: as the reader likes his list. */
  @Column('jsonb')
  columns: readonly ViewColumn[];

  /** `today`, `lastMonth`, `lastQuarter`, `lastYear`, or a day. */
  @Column('text')
  asOf: string;

  @Column('text')
  sharedWith: SharedWith;

  @Column({ type: 'uuid', nullable: true })
  areaId: string | null;

  @Column({ type: 'uuid', nullable: true })
  sectionId: string | null;

  @Column('int')
  version: number;

  @Column({ type: 'timestamptz', nullable: true })
  removedAt: Date | null;
}
