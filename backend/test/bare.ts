import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { dataSourceOptions } from '../src/platform/database/data-source.js';
import { Reader } from '../src/platform/database/reads.js';
import { Streams } from '../src/platform/database/streams.js';
import { Transactions } from '../src/platform/database/transaction.js';
import { Identifiers } from '../src/platform/identifiers.js';

/** The two doors to a database without the application around them. */
export interface Bare {
  readonly source: DataSource;
  readonly reader: Reader;
  readonly transactions: Transactions;
  close(): Promise<void>;
}

export async function openBare(url: string, entities: readonly EntityTarget<ObjectLiteral>[] = []): Promise<Bare> {
  const source = await new DataSource(dataSourceOptions({ url, entities, poolSize: 4 })).initialize();
  const streams = new Streams(source);
  return {
    source,
    reader: new Reader(source, streams),
    transactions: new Transactions(source, new Identifiers()),
    close: async () => {
      await streams.onApplicationShutdown();
      await source.destroy();
    },
  };
}

/** One connection for statements by hand. `act` runs them as one change set and gives its id. */
export class Hand {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<Hand> {
    const client = new pg.Client({ connectionString: url });
    // A connection that is lost while nobody asks it is told by the next question, and ends no other test.
    client.on('error', () => undefined);
    await client.connect();
    await client.query('set timezone = UTC');
    return new Hand(client);
  }

  async rows<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    const result: unknown = await this.client.query(text, values);
    const last = Array.isArray(result) ? (result as pg.QueryResult[]).at(-1) : (result as pg.QueryResult);
    return (last?.rows ?? []) as T[];
  }

  async act(act: string, statements: string, more: Record<string, unknown> = {}): Promise<string> {
    const id = randomUUID();
    await this.client.query('begin');
    try {
      await this.client.query(`select set_config('app.change', $1, true)`, [JSON.stringify({ id, act, ...more })]);
      await this.client.query(statements);
      await this.client.query('commit');
      return id;
    } catch (error) {
      await this.client.query('rollback');
      throw error;
    }
  }

  /** Waits until everything recorded is older than the oldest running transaction: those of other databases of the server count too. */
  async settled(): Promise<void> {
    const question =
      'select not exists (select from history.change_sets where incarnation = history.incarnation() and xid >= pg_snapshot_xmin(pg_current_snapshot())) as settled';
    while (!(await this.rows<{ settled: boolean }>(question))[0]?.settled) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

const id = (tail: string): string => `00000000-0000-7000-8000-${tail.padStart(12, '0')}`;

/** Identifiers of the small registry below. */
export const small = {
  nantong: id('3206'),
  oldChongchuan: id('320602'),
  gangzha: id('320611'),
  chongchuan: id('320613'),
  rudong: id('320623'),
  qidong: id('320681'),
  merger: id('e1'),
  type: id('aa'),
  organization: id('1'),
  profile: id('11'),
  contact: id('12'),
  account: id('c1'),
  other: id('2'),
} as const;

const area = (key: string, code: string, name: string, level: string, parent: string | null, from: string, until: string): string =>
  `('${key}','${code}','${name}','${name.slice(0, 2)}','${level}',${parent === null ? 'null' : `'${parent}'`},'${from}','${until}',true,'${code}')`;

/** A few areas with the merger of 2020, a type, an account and one chamber with a phone: by hand, without any room. */
export async function fillSmall(hand: Hand): Promise<{ areas: string; founding: string }> {
  const areas = await hand.act(
    'areas.load',
    `insert into areas (id, code, name, short_name, level, parent_id, from_day, until_day, counted, name_key) values
      ${area(small.nantong, '3206', '南通市', 'city', null, '-infinity', 'infinity')},
      ${area(small.oldChongchuan, '320602', '崇川区', 'county', small.nantong, '1991-01-01', '2020-07-03')},
      ${area(small.gangzha, '320611', '港闸区', 'county', small.nantong, '1991-01-01', '2020-07-03')},
      ${area(small.chongchuan, '320613', '崇川区', 'county', small.nantong, '2020-07-03', 'infinity')},
      ${area(small.rudong, '320623', '如东县', 'county', small.nantong, '1949-10-01', 'infinity')},
      ${area(small.qidong, '320681', '启东市', 'county', small.nantong, '1949-10-01', 'infinity')};
    insert into area_events (id, kind, on_day, title) values ('${small.merger}', 'merger', '2020-07-03', '崇川港闸合并');
    insert into area_successions (id, event_id, from_area_id, to_area_id) values
      ('${id('e2')}', '${small.merger}', '${small.oldChongchuan}', '${small.chongchuan}'),
      ('${id('e3')}', '${small.merger}', '${small.gangzha}', '${small.chongchuan}');
    insert into accounts (id, login, name, password_hash) values ('${small.account}', 'zhangjiayi', '张甲一', 'x')`,
  );
  await hand.rows(`insert into kinds values ('chamberOfCommerce', 1) on conflict do nothing`);
  const founding = await hand.act(
    'organizations.found',
    `insert into organization_types (id, kind, code, name) values ('${small.type}', 'chamberOfCommerce', 'outside', '异地南通商会');
    insert into organizations (id, kind, founded_earliest, founded_latest) values ('${small.organization}', 'chamberOfCommerce', '2014-05-10', '2014-05-10');
    insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id)
      values ('${small.profile}', '${small.organization}', '甲商会', 'jiashanghui', '{甲商会}', '${small.type}', '${small.rudong}');
    insert into organization_contacts (id, organization_id, phone) values ('${small.contact}', '${small.organization}', '0513-88880001')`,
    { account: small.account },
  );
  return { areas, founding };
}
