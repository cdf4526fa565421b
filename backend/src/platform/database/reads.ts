import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import QueryStream from 'pg-query-stream';
import { poolOf } from './data-source.js';
import { nameOf, type Sql } from './sql.js';

/** Whatever answers a question: the pool, or a transaction that has written already. */
export interface Reads {
  rows<T>(query: Sql): Promise<T[]>;
  one<T>(query: Sql): Promise<T | undefined>;
}

/** The only door to reading. Statements carry their name in their first comment; rows come out as the statement shapes them. */
@Injectable()
export class Reader implements Reads {
  constructor(private readonly source: DataSource) {}

  /** False in a context that has not connected yet: the document of the API is made without a database. */
  get connected(): boolean {
    return this.source.isInitialized;
  }

  async rows<T>(query: Sql): Promise<T[]> {
    nameOf(query.text);
    const result = await poolOf(this.source).query({ text: query.text, values: query.values });
    return result.rows as T[];
  }

  async one<T>(query: Sql): Promise<T | undefined> {
    return (await this.rows<T>(query))[0];
  }

  /** Rows in pieces of a thousand, over a connection that is given back when the reader is done or goes away. */
  async *stream<T>(query: Sql, signal?: AbortSignal): AsyncGenerator<T[]> {
    nameOf(query.text);
    const client = await poolOf(this.source).connect();
    const lost = (): void => undefined; // told by the next read; without a listener it would end the process
    client.on('error', lost);
    let broken = true;
    const rows = client.query(new QueryStream(query.text, query.values, { batchSize: 1000, highWaterMark: 1000 }));
    try {
      let piece: T[] = [];
      for await (const row of rows) {
        signal?.throwIfAborted();
        piece.push(row as T);
        if (piece.length === 1000) {
          yield piece;
          piece = [];
        }
      }
      if (piece.length) yield piece;
      broken = false;
    } finally {
      rows.destroy();
      client.off('error', lost);
      client.release(broken);
    }
  }
}
