import { Injectable } from '@nestjs/common';
import { AccountsQueries, type Viewer } from '../../accounts/index.js';
import { ChangesQueries } from '../../history/index.js';
import { containsIdentityNumber } from '../../platform/chinese/identity-number.js';
import { Transactions } from '../../platform/database/transaction.js';
import type { Tx } from '../../platform/database/tx.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { type JobRun, Jobs, type ShownJob } from '../../platform/jobs/jobs.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { canonicalJson } from '../../platform/timeline/index.js';
import { OrganizationActs } from '../acts.js';
import { outsideTheirLives } from '../bulk/bulk.service.js';
import { type FoundOfficers, OfficersPort } from '../offices/officers.port.js';
import type { Held } from '../take.js';
import { columnsFrom } from './import-columns.js';
import { ImportFence } from './import-fence.js';
import { judgeRows, type PlannedRow } from './import-judge.js';
import { meanwhileOf } from './import-meanwhile.js';
import { readRows, worldOf } from './import-world.js';
import { founded, rewritten } from './import-writing.js';
import type { GivenList } from './import-sources.js';
import type { ImportPatch, ImportRowPatch } from './imports.dto.js';
import {
  countsOf,
  forgetImport,
  importOf,
  judgedRow,
  type JudgedRow,
  judgedRows,
  keepImport,
  keepOutcomes,
  keepRows,
  type KeptImport,
  markApplied,
  rememberColumns,
  rememberedColumns,
  reviseImport,
  reviseRow,
  rowsBeside,
  type StagedRow,
} from './imports.store.js';

export const IMPORT_JOB = 'organizations.import';

/** 导入: brings a list in, judges each of its rows, and applies what is right as one act. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsQueries,
    private readonly jobs: Jobs,
    private readonly changes: ChangesQueries,
    private readonly fence: ImportFence,
    private readonly clock: OfficeClock,
    private readonly officers: OfficersPort,
  ) {}

  /** Keeps the rows and judges them as they look at first. What is private is left out before it is kept. Gives the id of the import. */
  begin(viewer: Viewer, { block, source }: GivenList): Promise<string> {
    return this.transactions.run(viewer, { act: 'imports.begin' }, async (tx) => {
      const heads = block.columns.map(({ head }) => head);
      const remembered = await rememberedColumns(tx, viewer.accountId, heads);
      const columns = columnsFrom(block.columns, (at) => block.rows.map(({ cells }) => cells[at] ?? ''), remembered);
      const undecided = { skipped: false, matched: null };
      const staged = block.rows.map(({ row, cells, faults }) => ({ row, faults, ...withoutPrivate(cells, columns), ...undecided }));
      const kept = await keepImport(tx, viewer.accountId, { columns, source });
      await keepRows(tx, kept.id, await this.judged(tx, viewer, kept, staged));
      return kept.id;
    });
  }

  /** Reads the list otherwise, and remembers for the account what its heads mean. @throws Problem 404, 409 once it is applied, 422 */
  revise(viewer: Viewer, id: string, patch: ImportPatch): Promise<void> {
    return this.open(viewer, id, async (tx, kept) => {
      const columns = patch.fields ? readInto(kept, patch.fields) : kept.columns;
      const revised: KeptImport = {
        ...kept,
        columns,
        kind: patch.kind === undefined ? kept.kind : patch.kind,
        types: patch.types ?? kept.types,
        effectiveOn: patch.effectiveOn === undefined ? kept.effectiveOn : (patch.effectiveOn?.toString() ?? null),
      };
      await reviseImport(tx, revised);
      if (patch.fields) await rememberColumns(tx, viewer.accountId, columns);
      await this.judge(tx, viewer, revised, await judgedRows(tx, id));
    });
  }

  /** Mends a row, skips it, or says whom it means; those that speak of the same are judged anew with it. @throws Problem 404, 409 */
  decide(viewer: Viewer, id: string, row: number, { cells, skipped, matched }: ImportRowPatch): Promise<void> {
    return this.open(viewer, id, async (tx, kept) => {
      const before = await judgedRow(tx, id, row);
      const mended = cells ? withoutPrivate(cells, kept.columns) : { cells: before.cells, withheld: before.withheld };
      await reviseRow(tx, id, {
        row,
        ...mended,
        faults: before.faults.filter(({ at }) => mended.cells[at] === before.cells[at]),
        skipped: skipped ?? before.skipped,
        matched: matched === undefined ? before.matched : matched,
      });
      await this.judge(tx, viewer, kept, [await judgedRow(tx, id, row)]);
      // What these become hangs on the rows that share something with them.
      const touched = await rowsBeside(tx, id, [before, await judgedRow(tx, id, row)]);
      const beside = await rowsBeside(tx, id, touched);
      if (beside.some((one) => one.row !== row)) await this.judge(tx, viewer, kept, beside, new Set(touched.map((one) => one.row)));
    });
  }

  /** Gives the list up. @throws Problem 404 */
  forget(viewer: Viewer, id: string): Promise<void> {
    return this.transactions.run(viewer, { act: 'imports.forget' }, async (tx) => {
      await importOf(tx, viewer.accountId, id, 'locked');
      await forgetImport(tx, id);
    });
  }

  /** Asks for what is right to be written, as a job. The same one is given where it is under way. @throws Problem 404, 409 */
  apply(viewer: Viewer, id: string, reason: string | null): Promise<ShownJob> {
    const allowed = async (tx: Tx): Promise<void> => {
      await unapplied(tx, viewer, id);
      const { new: anew, changed } = await countsOf(tx, id);
      if (anew + changed === 0) throw refused('没有要新增或更新的行，无须导入', 'There is no row to be written');
    };
    return this.jobs.beginOnce(IMPORT_JOB, viewer.accountId, { importId: id }, { rest: { reason }, allowed });
  }

  /**
   * Writes the rows that the preview showed as new and changed, in one transaction that also ends the job: all of them, or nothing.
   * @throws Problem 409 where a row would become another than was seen
   */
  async run(run: JobRun): Promise<undefined> {
    const viewer = run.accountId === null ? undefined : await this.accounts.viewerOfAccount(run.accountId, this.clock.today());
    if (!viewer) throw problem('forbidden');
    const id = String(run.input['importId']);
    const reason = typeof run.input['reason'] === 'string' ? run.input['reason'] : null;
    await run.progress(0.05, 'judge');
    await this.acts.begin(viewer, 'organizations.import', { reason }, {}, async (tx) => {
      const kept = await unapplied(tx, viewer, id);
      const seen = await judgedRows(tx, id);
      const planned = await this.planned(tx, viewer, kept, seen, 'locked');
      if (!planned.every(({ judged }, at) => sameOutcome(judged, seen[at])))
        throw refused(
          '预检以后名录又有改动，没有导入；请重新预检，看过再导入',
          'The registry has changed since the preview and nothing was imported: check once more',
        );
      const told = (part: number): Promise<void> => run.progress(0.1 + 0.85 * part, 'write');
      const record = (teams: readonly FoundOfficers[]): Promise<void> => this.officers.record(tx, viewer, teams, this.clock.today());
      const counts = { founded: await founded(tx, planned, told, record), changed: await rewritten(tx, planned, told, record) };
      tx.say({ key: 'imported', ...counts });
      await markApplied(tx, id);
      await run.done(tx, { importId: id, changeSet: tx.changeSet, ...counts });
    });
    return undefined;
  }

  private open<T>(viewer: Viewer, id: string, work: (tx: Tx, kept: KeptImport) => Promise<T>): Promise<T> {
    return this.transactions.run(viewer, { act: 'imports.revise' }, async (tx) => work(tx, await unapplied(tx, viewer, id)));
  }

  /** Judges rows by one another, and keeps what becomes of them, or of some of them. */
  private async judge(tx: Tx, viewer: Viewer, kept: KeptImport, rows: readonly JudgedRow[], some?: ReadonlySet<number>): Promise<void> {
    const judged = await this.judged(tx, viewer, kept, rows);
    const wanted = judged.filter(({ row }) => some?.has(row) ?? true);
    await keepOutcomes(tx, kept.id, wanted);
  }

  /** What becomes of rows, judged by one another; what that tells of records beyond the reach is written down. */
  private async judged(tx: Tx, viewer: Viewer, kept: KeptImport, rows: readonly (StagedRow | JudgedRow)[]): Promise<JudgedRow[]> {
    const judged = (await this.planned(tx, viewer, kept, rows, 'looked at')).map((row) => row.judged);
    await this.fence.log(tx, viewer, readRows(kept, rows), rows, judged);
    return judged;
  }

  /** The rows as they are judged now; whether a change lies within the life of its record is asked of the database, once for all. */
  private async planned(
    tx: Tx,
    viewer: Viewer,
    kept: KeptImport,
    staged: readonly StagedRow[],
    how: 'locked' | 'looked at',
  ): Promise<PlannedRow[]> {
    const rows = readRows(kept, staged);
    const asked = {
      founding: await this.acts.allowance(viewer, 'organizations.found'),
      changing: await this.acts.allowance(viewer, 'organizations.change'),
      today: this.clock.today(),
      meanwhile: (held: ReadonlyMap<string, Held>) => meanwhileOf(this.changes, viewer, rows, held),
    };
    const planned = await judgeRows(rows, await worldOf(tx, kept, rows, asked, how));
    const lives = new Map(
      planned.flatMap(({ write }) => (write?.sort === 'change' ? [[write.taken.organization.id, write] as const] : [])),
    );
    const outside = await outsideTheirLives(tx, lives);
    return planned.map((one) => {
      const refusal = one.write?.sort === 'change' ? outside.get(one.write.taken.organization.id) : undefined;
      const words = refusal?.options.detail;
      if (!words) return one;
      const found = { field: null, code: 'change_within_life', words };
      return { judged: { ...one.judged, outcome: 'wrong', result: { ...one.judged.result, problems: [found] } }, write: null };
    });
  }
}

const refused = (zh: string, en: string): ReturnType<typeof problem> => problem('rule_broken', { detail: { zh, en } });

/** The import, held against others who would change it. @throws Problem 404, 409 once it is applied */
async function unapplied(tx: Tx, viewer: Viewer, id: string): Promise<KeptImport> {
  const kept = await importOf(tx, viewer.accountId, id, 'locked');
  if (kept.changeSet !== null) throw refused('这份表格已经导入', 'This list has been imported already');
  return kept;
}

const sameOutcome = (now: JudgedRow, seen: JudgedRow | undefined): boolean =>
  now.outcome === seen?.outcome && canonicalJson(now.result) === canonicalJson(seen.result);

/** The cells without those of columns that are not kept; an identity number that stands elsewhere leaves an empty cell and its place. */
function withoutPrivate(cells: readonly string[], columns: KeptImport['columns']): Pick<StagedRow, 'cells' | 'withheld'> {
  const withheld = cells.flatMap((cell, at) => (columns[at]?.notice !== 'privacy' && containsIdentityNumber(cell) ? [at] : []));
  return { cells: cells.map((cell, at) => (columns[at]?.notice === 'privacy' || withheld.includes(at) ? '' : cell)), withheld };
}

/**
 * Beyond its columns further ones are added, empty and without a head, so that each row may say what the sheet has no column for.
 * @throws Problem 422 where a field is asked for twice, or what is private is asked for
 */
function readInto({ columns }: KeptImport, fields: readonly (string | null)[]): KeptImport['columns'] {
  const errors = fields.flatMap((field, at) => {
    if (field === null) return [];
    if (columns[at]?.notice === 'privacy') return [fieldProblem(`/fields/${at}`, fault('unknown_field'))];
    return fields.indexOf(field) < at ? [fieldProblem(`/fields/${at}`, fault('repeated'))] : [];
  });
  if (errors.length) throw invalid(errors);
  const added = fields.slice(columns.length).flatMap((field) => (field === null ? [] : { head: '', field, notice: null }));
  return [...columns.map((column, at) => ({ ...column, field: fields[at] ?? null })), ...added];
}
