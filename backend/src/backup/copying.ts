import { createHash, type Hash } from 'node:crypto';
import type pg from 'pg';
import type { ArchivedTable, TableSum } from './format.js';

const LINE_END = 10;

/** Sums of a table while its pieces pass by: in COPY's text format each row is a line, and no value holds a line end. */
export class Summing {
  private rows = 0;
  private bytes = 0;
  private readonly hash: Hash = createHash('sha256');

  constructor(private readonly table: string) {}

  add(piece: Buffer): void {
    this.bytes += piece.length;
    this.hash.update(piece);
    for (let at = piece.indexOf(LINE_END); at >= 0; at = piece.indexOf(LINE_END, at + 1)) this.rows++;
  }

  sum(): TableSum {
    return { table: this.table, rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** The same text on every server and of every session. */
export const plainSettings = `/* backup.settings */ set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`;

/** Of this machine rather than of the registry: which steps were applied (in the head), which versions of the program run. */
const ofThisMachine = ['migrations', 'read_schemas'];

/** Every table of the registry with its written columns, in order of their names. */
export async function tablesOf(client: pg.Client): Promise<ArchivedTable[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `/* backup.tables */ select n.nspname as schema, c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'history') and c.relkind = 'r' and c.relname <> all($1)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1, 2`,
    [ofThisMachine],
  );
  return rows;
}

/** `copy` of a table with its columns named, up to the direction. */
export const copyOf = (client: pg.Client, { schema, name, columns }: ArchivedTable): string =>
  `copy ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})`;
