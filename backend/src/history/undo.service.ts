import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { ConstraintViolated } from '../platform/database/violation.js';
import type { Read } from '../platform/http/body.js';
import { fault } from '../platform/http/faults.js';
import { justOnce, type Once } from '../platform/http/idempotency.js';
import { Gatekeeper } from '../platform/http/may.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { type ChangeSetRow, changeSetsOf, undoneBy, undosOf } from './change-sets.js';
import { ChangesQueries } from './changes.queries.js';
import type { UndoBody } from './changes.dto.js';
import { Declared, type UndoneSentence } from './declared.js';
import type { Difference } from './differences.js';
import { recordsNamed } from './naming.js';
import { placesOf } from './places.js';
import { entriesOf, type Story, tell } from './story.js';
import { newestFirst, planWith, type Wanted } from './undo-blocking.js';
import { type Course, UndoObstacles } from './undo-obstacles.js';
import type { ErasedValue, UndoPlan, UndoScope } from './undo-plan.js';
import { writeUndo } from './undo-writes.js';

export interface UndoOptions {
  readonly dryRun?: boolean | undefined;
  readonly once?: Once;
}

export interface Undone {
  readonly changeSet: string;
  readonly diff: readonly Difference[];
  /** Of a set over several records: each with what changes. */
  readonly records?: readonly { readonly id: string; readonly name: string | null; readonly diff: readonly Difference[] }[];
}

/** What a change set is about: its records and their tables. */
interface About {
  readonly records: readonly string[];
  readonly tables: readonly string[];
}

/** More records than this are undone record by record: as many as one import takes. */
const MOST_RECORDS = 20_000;
/** Of more records than this the differences are told record by record alone. */
const TOLD_TOGETHER = 20;
const FOREIGN_KEY = '23503';

/** Takes back what a change set did, as a change set of its own (records.md 7). */
@Injectable()
export class UndoService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: Reader,
    private readonly changes: ChangesQueries,
    private readonly declared: Declared,
    private readonly gatekeeper: Gatekeeper,
    private readonly obstacles: UndoObstacles,
  ) {}

  /**
   * Undoes a change set: whole, by fields, by records, or with later ones that stand in its way. Undo of an undo is redo.
   * @throws Problem 404 where there is no such set or its records are not seen, 403, 422; 409 `undo_in_the_way` with what is in the way
   *   and the ways out, `already_undone`, `nothing_to_undo`, `value_erased`, `indivisible`, `not_undoable`
   */
  async undo(viewer: Viewer, id: string, read: Read<UndoBody>, options: UndoOptions = {}): Promise<Undone> {
    const [target] = await changeSetsOf(this.reader, [id]);
    if (!target) throw problem('not_found');
    if (this.declared.isFinal(target.act)) throw problem('not_undoable');
    const tried = readable(read);
    const along = [...new Set(tried?.with ?? [])].filter((other) => other !== id);
    const note = { act: 'history.undo', reason: tried?.reason ?? null, undoes: id };
    const undone = this.transactions.run(
      viewer,
      note,
      (tx) =>
        (options.once ?? justOnce).run(tx, async () => {
          const about = await this.take(tx, viewer, id, along, tried);
          const input = read();
          if (!options.dryRun && !input.reason) throw invalid([fieldProblem('/reason', fault('required'))]);
          const course = await this.course(tx, viewer, target, about, along, input);
          return this.doneIn(tx, course);
        }),
      { dryRun: options.dryRun ?? false },
    );
    return undone.catch((error: unknown) => {
      throw referredTo(error);
    });
  }

  private async doneIn(tx: Tx, course: Course): Promise<Undone> {
    const { viewer, target, wanted, along, story, scopeOf } = course;
    await this.refuseUndone(tx, target, wanted);
    const plan = planWith(story, wanted, along, this.declared, scopeOf);
    if (plan.blocked.length) throw await this.obstacles.inTheWay(tx, course, plan);
    if (!plan.changes) throw problem(plan.erased.length ? 'value_erased' : 'nothing_to_undo');
    await writeUndo(tx, story, plan, this.declared);
    const said: UndoneSentence = {
      key: 'undone',
      act: target.act,
      sentence: target.sentence,
      with: newestFirst(story, along),
      fields: wanted.scope.fields ?? [],
      records: course.except.length ? [] : (wanted.scope.records ?? []),
      except: course.except,
    };
    tx.say(said);
    return { changeSet: tx.changeSet, ...(await this.told(tx, viewer, plan)) };
  }

  private async told(tx: Tx, viewer: Viewer, plan: UndoPlan): Promise<Pick<Undone, 'diff' | 'records'>> {
    const differences = await this.changes.differencesByRecord(tx, viewer);
    const together = differences.size > TOLD_TOGETHER ? [] : [...differences.values()].flat();
    const diff = [...together, ...plan.erased.map((one) => this.toldErased(one, viewer))];
    if (differences.size < 2) return { diff };
    const names = await recordsNamed(tx, this.declared, viewer, [...differences.keys()]);
    return { diff, records: [...differences].map(([id, own]) => ({ id, name: names.get(id) ?? null, diff: own })) };
  }

  /** Locks every record that the undo may write and checks what the viewer may do there; the rooms do it. */
  private async take(tx: Tx, viewer: Viewer, id: string, along: readonly string[], tried: UndoBody | undefined): Promise<About> {
    const about = await this.aboutSets(tx, [id]);
    const [only, except] = [tried?.records && new Set(tried.records), new Set(tried?.except)];
    const own = about.records.filter((record) => (!only || only.has(record)) && !except.has(record));
    const mine = new Set(own);
    if (!own.length) throw problem('not_found');
    if (own.length > MOST_RECORDS)
      throw problem('indivisible', {
        detail: { zh: `涉及 ${own.length} 条记录，请逐条撤销。`, en: `It is about ${own.length} records: undo it record by record.` },
      });
    const later = await changeSetsOf(tx, along);
    const whole = later.filter(({ act }) => this.declared.isIndivisible(act)).map((set) => set.id);
    const places = await placesOf(tx, [id, ...along]);
    const more = whole.length ? await placesOf(tx, whole) : [];
    const rooms = new Map<string, Set<string>>();
    // Of a later set over many records only what touches these goes along, unless it is undone whole or not at all.
    for (const { table, record } of [...places.filter((place) => mine.has(place.record)), ...more]) {
      const room = this.declared.table(table)?.room ?? '';
      if (!this.declared.port(room)?.take) throw problem('not_undoable');
      rooms.set(room, (rooms.get(room) ?? new Set()).add(record));
    }
    for (const room of rooms.keys()) {
      const right = this.declared.undoRight(room);
      if (right !== undefined && !this.gatekeeper.holds(viewer, right)) throw problem('forbidden');
    }
    for (const [room, ids] of rooms) await this.declared.port(room)?.take?.(tx, viewer, [...ids]);
    return { ...about, records: own };
  }

  private async course(
    tx: Tx,
    viewer: Viewer,
    target: ChangeSetRow,
    about: About,
    along: readonly string[],
    input: UndoBody,
  ): Promise<Course> {
    const some = input.records ?? input.except;
    if ((input.fields ?? some) && this.declared.isIndivisible(target.act)) throw problem('indivisible');
    const story = await this.storyOf(tx, about.records);
    const infos = new Map((await changeSetsOf(tx, [...story.sets.keys()])).map((row) => [row.id, row]));
    const unknown = along.filter((one) => (story.sets.get(one)?.first ?? 0) <= (story.sets.get(target.id)?.last ?? 0));
    if (unknown.length) throw invalid([fieldProblem('/with', fault('unknown_reference'))]);
    const scopeOf = (id: string): UndoScope => (this.declared.isIndivisible(infos.get(id)?.act ?? '') ? {} : { records: about.records });
    const scope: UndoScope = { ...(input.fields?.length && { fields: input.fields }), ...(some && { records: about.records }) };
    return { viewer, target, wanted: { id: target.id, scope }, except: input.except ?? [], along, story, infos, scopeOf };
  }

  /** The story of these records and of all that their rows are about besides. */
  private async storyOf(reads: Reads, records: readonly string[]): Promise<Story> {
    let known = new Set(records);
    for (;;) {
      const entries = await entriesOf(reads, [...known]);
      const all = new Set([...known, ...entries.flatMap(({ subjects }) => subjects)]);
      if (all.size === known.size || all.size > MOST_RECORDS) return tell(entries, this.declared.isTiled);
      known = all;
    }
  }

  private async refuseUndone(tx: Tx, target: ChangeSetRow, wanted: Wanted): Promise<void> {
    const undone = undoneBy(await undosOf(tx, [target.id])).get(target.id);
    if (undone === undefined) return;
    const [by] = await changeSetsOf(tx, [undone]);
    const who = { zh: `这次修改已由${by?.account ?? '系统'}撤销。`, en: `This change set was undone by ${by?.account ?? 'the system'}.` };
    throw problem('already_undone', {
      detail: who,
      members: { by: by && { changeSet: by.id, at: by.at, account: by.account }, fields: wanted.scope.fields },
    });
  }

  private toldErased({ table, key }: ErasedValue, { locale }: Viewer): Difference {
    const words = { zh: '（已擦除，无法恢复）', en: '(erased; cannot come back)' }[locale];
    return {
      table,
      field: this.declared.field(table, key),
      label: this.declared.label(table, key, locale),
      from: null,
      to: null,
      before: null,
      after: words,
      erased: true,
    };
  }

  private async aboutSets(reads: Reads, ids: readonly string[]): Promise<About> {
    const places = await placesOf(reads, ids);
    return { records: [...new Set(places.map(({ record }) => record))], tables: [...new Set(places.map(({ table }) => table))] };
  }
}

/** What would go away is referred to by a record that the history of these records does not tell of: an area by an organization in it. */
function referredTo(error: unknown): unknown {
  if (!(error instanceof ConstraintViolated) || error.code !== FOREIGN_KEY) return error;
  const detail = {
    zh: '后来的记录引用了这次登记的内容，不能撤销。',
    en: 'Later records refer to what this change set recorded; it cannot be undone.',
  };
  return problem('undo_in_the_way', { detail, members: { rule: error.constraint, blocking: [], offers: [] }, cause: error });
}

/** The body where it can be read; its faults are told later, in the order of the contracts. */
function readable<T>(read: Read<T>): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
