import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Injectable } from '@nestjs/common';
import { Reader } from '../platform/database/reads.js';
import { raw, type Sql, sql } from '../platform/database/sql.js';
import { type SealKey, sealKeyOf } from './seals.js';

/** One thing that is not as it has to be: where, and what. */
export interface Finding {
  readonly place: string;
  readonly finding: string;
}

/** What one check looked at, how many findings there were, and the first of them. */
export interface Check {
  readonly check: 'guards' | 'rows' | 'entries' | 'derived' | 'files' | 'seals' | 'kept seals';
  readonly count: number;
  readonly findings: readonly Finding[];
}

export interface Verified {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

const SHOWN = 50;

/** Asks the database whether everything in it is what its history, its definitions and its seals say (records.md 6). */
@Injectable()
export class Verify {
  constructor(private readonly reader: Reader) {}

  /**
   * Runs every check; findings beyond the first fifty of a check are counted only, so that memory stays small whatever was found.
   * @param against a file of seals kept outside: each line must equal the seal in the database
   */
  async run(against?: string): Promise<Verified> {
    const checks: Check[] = [];
    for await (const check of this.checks(against)) checks.push(check);
    return { ok: checks.every((check) => check.count === 0), checks };
  }

  /** The same, each check as it is done: over a large registry they take their time. */
  async *checks(against?: string): AsyncGenerator<Check> {
    yield await this.ask('guards', sql`select g.of_table as place, g.finding from history.missing_guards() g`);
    const tables = await this.reader.rows<{ name: string }>(
      sql`/* verify.tables */ select table_name as name from history.watched order by table_name`,
    );
    for (const { name } of tables)
      yield await this.ask('rows', sql`select ${`${name} `} || d.row_id as place, d.finding from history.differing_rows(${name}) d`);
    yield await this.ask(
      'entries',
      sql`select b.table_name || ' ' || b.row_id || ' ' || b.row_version as place, b.finding from history.broken_entries() b`,
    );
    yield await this.ask(
      'derived',
      sql`select d.of_table || ' ' || d.row_id as place, 'differs from its definition' as finding from derived_differences() d`,
    );
    yield await this.ask(
      'files',
      sql`select 'file ' || f.id as place, 'differs from its hash' as finding from files f where f.erased_at is null
        and sha256((select string_agg(p.data, '' order by p.place) from file_pieces p where p.file_id = f.id)) is distinct from f.sha256`,
    );
    yield await this.ask('seals', sql`select 'seal ' || s.id as place, s.finding from history.broken_seals() s`);
    if (against !== undefined) yield await this.compare(against);
  }

  private async ask(check: Check['check'], question: Sql): Promise<Check> {
    const name = raw(`/* verify.${check} */`);
    const rows = await this.reader.rows<Finding & { count: number }>(
      sql`${name} select f.place, f.finding, count(*) over () as count from (${question}) f limit ${SHOWN}`,
    );
    return { check, count: rows[0]?.count ?? 0, findings: rows.map(({ place, finding }) => ({ place, finding })) };
  }

  /** Line by line, a thousand seals at a time. */
  private async compare(file: string): Promise<Check> {
    const findings: Finding[] = [];
    let count = 0;
    const found = (place: string, finding: string): void => {
      if (++count <= SHOWN) findings.push({ place, finding });
    };
    let lines: SealKey[] = [];
    const look = async (): Promise<void> => {
      const rows = await this.reader.rows<SealKey>(
        sql`/* verify.kept-seals */ select id, encode(hash, 'hex') as hash from history.seals where id = any(${lines.map(({ id }) => id)})`,
      );
      const known = new Map(rows.map(({ id, hash }) => [id, hash]));
      for (const { id, hash } of lines) {
        if (!known.has(id)) found(`seal ${id}`, 'removed');
        else if (known.get(id) !== hash) found(`seal ${id}`, 'not the one kept outside');
      }
      lines = [];
    };
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const key = sealKeyOf(line);
      if (key) lines.push(key);
      else found(`line ${number}`, 'is no seal');
      if (lines.length === 1000) await look();
    }
    if (lines.length) await look();
    return { check: 'kept seals', count, findings };
  }
}
