import type { Reads } from '../../platform/database/reads.js';
import { empty, limit, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { problem } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import type { ListErrorCode } from '../incoming/list-errors.js';
import { headKey, type ImportColumn } from './import-columns.js';
import type { ImportSource } from './import-sources.js';

export const ROW_OUTCOMES = ['new', 'changed', 'unchanged', 'wrong', 'doubtful', 'skipped'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** So many days a list that was brought in and not applied is kept. */
const KEPT_DAYS = 7;

/** A list that is being brought in. */
export interface KeptImport {
  readonly id: string;
  readonly columns: readonly ImportColumn[];
  readonly kind: string | null;
  /** Ids of types, at most one of each kind: of rows that say none. */
  readonly types: readonly string[];
  readonly effectiveOn: string | null;
  readonly source: ImportSource;
  readonly changeSet: string | null;
}

/** A row as it came, and what somebody decided of it. */
export interface StagedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly withheld: readonly number[];
  /** What was wrong with cells in their sheet, until somebody writes them anew. */
  readonly faults: readonly { readonly at: number; readonly code: ListErrorCode }[];
  readonly skipped: boolean;
  readonly matched: string | null;
}

/** What is wrong with a cell (or with the row), with its mend. */
export interface RowProblem {
  readonly field: string | null;
  readonly code: string;
  readonly words: Words;
}

/** A record that a row may mean. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly area: string;
}

/** What becomes of a row, as the preview shows it and as it is compared with when it is applied. */
export interface RowResult {
  readonly target: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly values: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
}

export interface JudgedRow extends StagedRow {
  /** What it would be written to: two rows that speak of the same cannot both be. */
  readonly speaksOf: readonly string[];
  readonly outcome: RowOutcome;
  readonly result: RowResult;
}

const IMPORT = sql`i.id, i.columns, i.kind, i.types, i.source, i.effective_on as "effectiveOn", i.change_set as "changeSet"`;
const ROW = sql`r.row, r.cells, r.withheld, r.faults, r.skipped, r.matched`;
const JUDGED = sql`r.outcome, r.result, r.speaks_of as "speaksOf"`;

/** The account's own import. @throws Problem 404, also for somebody else's */
export async function importOf(reads: Reads, accountId: string, id: string, how: 'read' | 'locked' = 'read'): Promise<KeptImport> {
  const found = await reads.one<KeptImport>(sql`/* imports.one */ select ${IMPORT} from imports i
    where i.id = ${id} and i.account_id = ${accountId} and i.begun_at > now() - make_interval(days => ${KEPT_DAYS}) ${how === 'locked' ? sql`for update` : empty}`);
  if (!found) throw problem('not_found');
  return found;
}

/** An import of one's own as it is found again. */
export interface FoundImport extends Pick<KeptImport, 'id' | 'changeSet'> {
  readonly file: string | null;
  readonly begunAt: string;
  readonly counts: Partial<Record<RowOutcome, number>>;
}

/** The account's own imports, the newest first: those that go on and those that were applied, with how many rows there are of each outcome. */
export const importsOf = (reads: Reads, accountId: string, most: number): Promise<FoundImport[]> =>
  reads.rows<FoundImport>(sql`/* imports.list */ select i.id, i.source->>'file' as file, i.begun_at as "begunAt", i.change_set as "changeSet", c.counts
    from imports i cross join lateral (select coalesce(jsonb_object_agg(x.outcome, x.count), '{}') as counts
      from (select r.outcome, count(*) from import_rows r where r.import_id = i.id and r.outcome is not null group by r.outcome) x) c
    where i.account_id = ${accountId} and i.begun_at > now() - make_interval(days => ${KEPT_DAYS})
    order by i.begun_at desc, i.id desc ${limit(most)}`);

/** Begins an import, and forgets those of everybody that are over their days. */
export async function keepImport(
  tx: Tx,
  accountId: string,
  { columns, source }: Pick<KeptImport, 'columns' | 'source'>,
): Promise<KeptImport> {
  const id = tx.identifiers.next();
  await tx.execute(sql`/* imports.forget */ delete from imports where begun_at < now() - make_interval(days => ${KEPT_DAYS})`);
  await tx.execute(sql`/* imports.begin */ insert into imports (id, account_id, columns, source)
    values (${id}, ${accountId}, ${JSON.stringify(columns)}::jsonb, ${JSON.stringify(source)}::jsonb)`);
  return importOf(tx, accountId, id);
}

/** Keeps the rows of an import with what becomes of them, in one statement. */
export async function keepRows(tx: Tx, id: string, rows: readonly JudgedRow[]): Promise<void> {
  const kept = rows.map(({ speaksOf, ...row }) => ({ ...row, speaks_of: speaksOf }));
  await tx.execute(sql`/* imports.keep-rows */ insert into import_rows (import_id, row, cells, withheld, faults, outcome, result, speaks_of)
    select ${id}, x.row, x.cells, x.withheld, x.faults, x.outcome, x.result, x.speaks_of
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      as x(row int, cells jsonb, withheld jsonb, faults jsonb, outcome text, result jsonb, speaks_of text[])`);
}

/** How the columns are read and the rows are put. */
export async function reviseImport(tx: Tx, { id, columns, kind, types, effectiveOn }: KeptImport): Promise<void> {
  await tx.execute(sql`/* imports.revise */ update imports set columns = ${JSON.stringify(columns)}::jsonb, kind = ${kind}, types = ${[...types]}::uuid[], effective_on = ${effectiveOn}
    where id = ${id}`);
}

export const judgedRows = (reads: Reads, id: string): Promise<JudgedRow[]> =>
  reads.rows<JudgedRow>(sql`/* imports.judged */ select ${ROW}, ${JUDGED} from import_rows r where r.import_id = ${id} order by r.row`);

/** @throws Problem 404 */
export async function judgedRow(reads: Reads, id: string, row: number): Promise<JudgedRow> {
  const found = await reads.one<JudgedRow>(
    sql`/* imports.row */ select ${ROW}, ${JUDGED} from import_rows r where r.import_id = ${id} and r.row = ${row}`,
  );
  if (!found) throw problem('not_found');
  return found;
}

/** The rows that share with these what they speak of, these among them. */
export const rowsBeside = (reads: Reads, id: string, rows: readonly Pick<JudgedRow, 'speaksOf'>[]): Promise<JudgedRow[]> =>
  reads.rows<JudgedRow>(sql`/* imports.rows-beside */ select ${ROW}, ${JUDGED} from import_rows r
    where r.import_id = ${id} and r.speaks_of && ${rows.flatMap(({ speaksOf }) => speaksOf)}::text[] order by r.row`);

/** A page of the rows after one, of one outcome or of all. */
export const pageOfRows = (reads: Reads, id: string, outcome: RowOutcome | undefined, after: number, most: number): Promise<JudgedRow[]> =>
  reads.rows<JudgedRow>(sql`/* imports.rows */ select ${ROW}, ${JUDGED} from import_rows r
    where r.import_id = ${id} and r.row > ${after} ${outcome ? sql`and r.outcome = ${outcome}` : empty} order by r.row ${limit(most)}`);

/** How many rows there are of each outcome. */
export async function countsOf(reads: Reads, id: string): Promise<Record<RowOutcome, number>> {
  const rows = await reads.rows<{ outcome: RowOutcome; count: number }>(
    sql`/* imports.counts */ select r.outcome, count(*)::int as count from import_rows r where r.import_id = ${id} group by r.outcome`,
  );
  return everyOutcome(Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])));
}

/** With those of which there is none. */
export const everyOutcome = (counts: Partial<Record<RowOutcome, number>>): Record<RowOutcome, number> =>
  Object.fromEntries(ROW_OUTCOMES.map((outcome) => [outcome, counts[outcome] ?? 0])) as Record<RowOutcome, number>;

/** Keeps what becomes of the rows, in one statement. */
export async function keepOutcomes(tx: Tx, id: string, rows: readonly JudgedRow[]): Promise<void> {
  const told = rows.map(({ row, outcome, result, speaksOf }) => ({ row, outcome, result, speaks_of: speaksOf }));
  await tx.execute(sql`/* imports.keep-outcomes */ update import_rows r set outcome = x.outcome, result = x.result, speaks_of = x.speaks_of
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as x(row int, outcome text, result jsonb, speaks_of text[])
    where r.import_id = ${id} and r.row = x.row and (r.outcome, r.result, r.speaks_of) is distinct from (x.outcome, x.result, x.speaks_of)`);
}

/** Changes a row as somebody decided. @throws Problem 404 */
export async function reviseRow(tx: Tx, id: string, { row, cells, withheld, faults, skipped, matched }: StagedRow): Promise<void> {
  await tx.execute(sql`/* imports.revise-row */ update import_rows set cells = ${JSON.stringify(cells)}::jsonb, withheld = ${JSON.stringify(withheld)}::jsonb,
    faults = ${JSON.stringify(faults)}::jsonb, skipped = ${skipped}, matched = ${matched} where import_id = ${id} and row = ${row}`);
}

/** The rows are done with: what they became stands in the records. */
export async function markApplied(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`/* imports.applied */ update imports set change_set = ${tx.changeSet}, applied_at = now() where id = ${id}`);
}

export async function forgetImport(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`/* imports.give-up */ delete from imports where id = ${id}`);
}

/** Which fields the account meant by heads. */
export async function rememberedColumns(reads: Reads, accountId: string, heads: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await reads.rows<{
    head: string;
    field: string | null;
  }>(sql`/* imports.remembered */ select c.head, c.field from import_columns c
    where c.account_id = ${accountId} and c.head = any(${heads.map(headKey)})`);
  return new Map(rows.map(({ head, field }) => [head, field]));
}

export async function rememberColumns(tx: Tx, accountId: string, columns: readonly ImportColumn[]): Promise<void> {
  const told = new Map(
    columns
      .filter(({ notice, head }) => !notice && headKey(head))
      .map(({ head, field }) => [headKey(head), { head: headKey(head), field }]),
  );
  await tx.execute(sql`/* imports.remember */ insert into import_columns (account_id, head, field)
    select ${accountId}, x.head, x.field from jsonb_to_recordset(${JSON.stringify([...told.values()])}::jsonb) as x(head text, field text)
    on conflict (account_id, head) do update set field = excluded.field`);
}
