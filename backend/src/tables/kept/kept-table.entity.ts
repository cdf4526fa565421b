import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Grant } from '../../accounts/index.js';
import type { TableDefinition } from '../definition.js';

/** 上报留底: a table as it was handed up. */
@Entity('kept_tables')
export class KeptTable {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid', nullable: true })
  definitionId: string | null;

  @Column('uuid')
  accountId: string;

  @Column('text')
  title: string;

  /** 报送单位: to whom. */
  @Column('text')
  handedTo: string;

  /** 报送事由: why. */
  @Column({ type: 'text', nullable: true })
  purpose: string | null;

  @Column('date')
  asOf: string;

  @Column('timestamptz')
  keptAt: Date;

  /** The filter and the order of the list, in the words of the API. */
  @Column('jsonb')
  question: Readonly<Record<string, unknown>>;

  @Column('jsonb')
  definition: TableDefinition;

  /** As whom it was asked. */
  @Column('jsonb')
  grants: readonly Grant[];

  /** Recorded areas that the keeper reached; null: everything. */
  @Column({ type: 'uuid', array: true, nullable: true })
  areas: string[] | null;

  /** The printed table as JSON. */
  @Column('text')
  content: string;

  @Column('bytea')
  contentSha256: string;

  @Column('uuid')
  fileId: string;

  @Column('bytea')
  fileSha256: string;

  @Column('text')
  fileName: string;
}
