import { Injectable } from '@nestjs/common';
import type { Grant, Viewer } from '../../accounts/index.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { TableDefinition } from '../definition.js';
import type { KeptTableAnswer } from './kept.dto.js';
import { KeptScope } from './kept-scope.js';

/** A kept table with what it takes to ask it again. */
export interface KeptWhole extends KeptTableAnswer {
  readonly question: Readonly<Record<string, unknown>>;
  readonly definition: TableDefinition;
  readonly accountId: string;
  readonly grants: readonly Grant[];
  readonly content: string;
  readonly contentSha256: string;
  readonly fileId: string;
}

const shown = sql`k.id, k.definition_id as "tableId", k.title, k.as_of as "asOf", k.handed_to as "handedTo", k.purpose, k.kept_at as "keptAt",
  o.name as account, f.kind as format, k.file_name as "fileName", encode(k.file_sha256, 'hex') as sha256`;

/** Questions about 上报留底, each of those that the account sees. */
@Injectable()
export class KeptQueries {
  private reads: Reads;

  constructor(
    reader: Reader,
    private readonly scope: KeptScope,
  ) {
    this.reads = reader;
  }

  /** The same questions inside a transaction that has written already. */
  within(tx: Tx): KeptQueries {
    return Object.assign(Object.create(KeptQueries.prototype) as KeptQueries, { reads: tx, scope: this.scope });
  }

  /** All of one saved table, or of all, the newest first. */
  async all(viewer: Viewer, tableId: string | undefined): Promise<KeptTableAnswer[]> {
    const which = tableId ? sql`k.definition_id = ${tableId}` : sql`true`;
    return this.reads.rows(
      sql`/* tables.kept-list */ ${await this.from(viewer, shown)} and ${which} order by k.kept_at desc, k.id desc limit 500`,
    );
  }

  async one(viewer: Viewer, id: string): Promise<KeptWhole | undefined> {
    return this.reads.one(
      sql`/* tables.kept-one */ ${await this.from(
        viewer,
        sql`${shown}, k.question, k.definition, k.account_id as "accountId", k.grants, k.content, encode(k.content_sha256, 'hex') as "contentSha256",
          k.file_id as "fileId"`,
      )} and k.id = ${id}`,
    );
  }

  private async from(viewer: Viewer, columns: Sql): Promise<Sql> {
    return sql`select ${columns} from kept_tables k join accounts o on o.id = k.account_id join files f on f.id = k.file_id
      where ${await this.scope.seenBy(viewer)}`;
  }
}
