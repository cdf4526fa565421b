import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import pg, { type Pool, type QueryResult } from 'pg';
import { keepingPool, poolOf } from './data-source.js';
import { prepared } from './prepared.js';
import { rowsAsTheyCome } from './rows-as-they-come.js';
import { Streams } from './streams.js';
import { isPlanKept, nameOf, type Sql } from './sql.js';

/** Whatever answers a question: the pool, or a transaction that has written already. */
export interface Reads {
  rows<T>(query: Sql): Promise<T[]>;
  one<T>(query: Sql): Promise<T | undefined>;
}

const PIECE = 1000;

/**
 * Of whole registries each row is looked up once, so nothing is gained by remembering look-ups, and the tables fit into memory: hashed, not
 * walked, they are joined in half the time.
 */
const STREAMING = `/* reads.stream */ begin read only; set local enable_memoize = off; set local work_mem = '64MB'`;

/** The only door to reading. Statements carry their name in their first comment; rows come out as the statement shapes them. */
@Injectable()
export class Reader implements Reads, OnApplicationShutdown {
  private keeping: Pool | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly streams: Streams,
  ) {}

  /** False in a context that has not connected yet: the document of the API is made without a database. */
  get connected(): boolean {
    return this.source.isInitialized;
  }

  async rows<T>(query: Sql): Promise<T[]> {
    nameOf(query.text);
    const result = isPlanKept(query)
      ? await (this.keeping ??= keepingPool(this.source)).query(prepared(query))
      : await poolOf(this.source).query({ text: query.text, values: query.values });
    return result.rows as T[];
  }

  async one<T>(query: Sql): Promise<T | undefined> {
    return (await this.rows<T>(query))[0];
  }

  /** Rows in pieces of a thousand, over a connection that is given back when the reader is done or goes away. */
  async *stream<T>(query: Sql, signal?: AbortSignal): AsyncGenerator<T[]> {
    nameOf(query.text);
    const client = await this.streams.connect();
    const lost = (): void => undefined; // told by the next read; without a listener it would end the process
    client.on('error', lost);
    let broken = true;
    try {
      await client.query(STREAMING);
      for await (const piece of rowsAsTheyCome<T>(client, query, PIECE)) {
        signal?.throwIfAborted();
        yield piece;
      }
      await client.query('commit');
      broken = false;
    } finally {
      client.off('error', lost);
      client.release(broken);
    }
  }

  /** Answers a question and gives the lines of its plan, with times and buffers: of the plan for all values where it is kept. */
  async explain(query: Sql): Promise<string[]> {
    const client = await poolOf(this.source).connect();
    const asked = `/* sql.explain */ explain (analyze, buffers, costs off)`;
    try {
      if (!isPlanKept(query)) return linesOf(await client.query({ text: `${asked} ${query.text}`, values: query.values }));
      await client.query(`/* sql.prepare */ prepare explained as ${query.text}`);
      await client.query(`/* sql.mode */ set plan_cache_mode = force_generic_plan`);
      const values = query.values.length ? `(${query.values.map(literal).join(', ')})` : '';
      return linesOf(await client.query(`${asked} execute explained${values}`));
    } finally {
      client.release(true);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.keeping?.end();
  }
}

const linesOf = ({ rows }: QueryResult<{ 'QUERY PLAN': string }>): string[] => rows.map((row) => row['QUERY PLAN']);

/** A parameter written out. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`);
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value).replace(/^"|"$/g, ''));
}
