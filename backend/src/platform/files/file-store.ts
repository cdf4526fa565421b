import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reads.js';
import { sql } from '../database/sql.js';
import type { Tx } from '../database/tx.js';
import type { FileKindCode } from './file-kinds.js';
import type { Spooled } from './spooled.js';

/** How a row that names a file holds its hash: as PostgreSQL writes bytes. */
export const hashColumn = (sha256: string): string => `\\x${sha256}`;

/** The content of files, in pieces in the database: one back-up holds everything. */
@Injectable()
export class FileStore {
  constructor(private readonly reader: Reader) {}

  /** Keeps the content within the transaction; gives the file's id. */
  async keep(tx: Tx, file: Spooled, kind: FileKindCode): Promise<string> {
    const id = tx.identifiers.next();
    await tx.execute(sql`/* files.insert */ insert into files (id, kind, bytes, sha256)
      values (${id}, ${kind}, ${file.bytes}, ${hashColumn(file.sha256)}::bytea)`);
    let place = 0;
    for await (const piece of file.pieces())
      await tx.execute(sql`/* files.insert-piece */ insert into file_pieces (file_id, place, data) values (${id}, ${place++}, ${piece})`);
    return id;
  }

  /** The content, a piece at a time: no connection waits for a slow reader. */
  async *pieces(id: string): AsyncGenerator<Buffer> {
    for (let place = 0; ; place++) {
      const piece = await this.reader.one<{ data: Buffer }>(
        sql`/* files.piece */ select data from file_pieces where file_id = ${id} and place = ${place}`,
      );
      if (!piece) return;
      yield piece.data;
    }
  }

  /** Takes the content away for ever; its hash and size stay. */
  async erase(tx: Tx, id: string): Promise<void> {
    await tx.execute(sql`/* files.erase */ update files set erased_at = now() where id = ${id} and erased_at is null`);
    await tx.execute(sql`/* files.erase-pieces */ delete from file_pieces where file_id = ${id}`);
  }
}
