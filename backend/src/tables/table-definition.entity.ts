import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TableDefinition } from './definition.js';

/** 上报表: how the question of a saved view is set as a table to hand up. */
@Entity('table_definitions')
export class DefinedTable {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  viewId: string;

  @Column('uuid')
  accountId: string;

  @Column('text')
  name: string;

  @Column('text')
  nameKey: string;

  @Column('jsonb')
  definition: TableDefinition;

  @Column('int')
  version: number;

  @Column({ type: 'timestamptz', nullable: true })
  removedAt: Date | null;
}
