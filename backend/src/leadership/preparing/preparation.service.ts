import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, type After, type Allowance, HandlersQueries, OrganizationActs, type Taken } from '../../organizations/index.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { Sentence } from '../sentences.js';
import type {
  PreparationBody,
  PreparationCheckBody,
  PreparationsBody,
  PreparationsDone,
  PreparationStepsBody,
  PreparationStepsDone,
} from './preparation.dto.js';
import { Preparation, PreparationCheck, PreparationStep } from './preparation.entity.js';
import { PreparationReading } from './preparation.reading.js';
import { stepsOf, templates } from './steps.js';

/** So many names a refusal tells. */
const MOST_NAMES = 5;
const CHANGED = { key: 'preparationChanged' } as const satisfies Sentence;

/** 筹备换届: who prepares the congress after the present term, on which day it is to be, and what of the check-list is done. */
@Injectable()
export class PreparationService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly handlers: HandlersQueries,
    private readonly reading: PreparationReading,
    private readonly clock: OfficeClock,
  ) {}

  /** Only what is given changes; the first time the check-list is laid down. @throws Problem 404, 403, 428, 412, 422 */
  prepare<R>(viewer: Viewer, id: string, read: Read<PreparationBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = {
      act: 'leadership.prepare',
      right: 'leadership.change',
      read,
      judge: (tx: Tx, taken: Taken, right: Partial<PreparationBody>, allowance: Allowance) => this.faults(tx, [taken], right, allowance),
    } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, taken, input): Promise<Sentence> => {
      await change(tx, await this.begun(tx, [taken]), input);
      return CHANGED;
    });
  }

  /** A step done or not done after all. @throws Problem 404, 403, 428, 412; 422 where the list has no such place */
  check<R>(viewer: Viewer, id: string, read: Read<PreparationCheckBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'leadership.prepare', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, taken, { place, done, on }): Promise<Sentence> => {
      const [preparation] = await this.begun(tx, [taken]);
      const [row] = await tx.load(PreparationCheck, { organizationId: id, preparationId: preparation?.id ?? '', place });
      if (!row) throw invalid([fieldProblem('/place', fault('unknown_reference'))]);
      Object.assign(row, { doneOn: done ? (on ?? this.clock.today()) : null, doneBy: done ? viewer.accountId : null });
      await tx.update(PreparationCheck, [row], ['doneOn', 'doneBy']);
      return CHANGED;
    });
  }

  /** Many at once, as one act with one undo. @throws Problem 404, 403 for an organization; 422 */
  prepareAll(viewer: Viewer, input: PreparationsBody, options: ActOptions = {}): Promise<PreparationsDone> {
    const act = { act: 'leadership.prepare', right: 'leadership.change' } as const;
    return this.acts.onAll(viewer, [...new Set(input.organizationIds)], act, input, options, async (tx, taken) => {
      const faults = await this.faults(tx, taken, input, await this.acts.allowance(viewer, 'leadership.change'));
      if (faults.length) throw invalid(faults);
      await change(tx, await this.begun(tx, taken), input);
      tx.say(CHANGED);
      return { count: taken.length, changeSet: tx.changeSet };
    });
  }

  /** The template of a kind or of all, in place of the one before; what is being prepared keeps its list. @throws Problem 422 */
  setSteps(viewer: Viewer, input: PreparationStepsBody, options: ActOptions = {}): Promise<PreparationStepsDone> {
    return this.acts.begin(viewer, 'leadership.steps', input, options, async (tx) => {
      await tx.rows(sql`/* leadership.lock-steps */ select pg_advisory_xact_lock(hashtext('preparation_steps'))`);
      const kind = input.kind ?? null;
      const before = await tx.load(PreparationStep, {});
      await tx.remove(
        PreparationStep,
        before.filter((step) => step.kind === kind),
      );
      await tx.insert(
        PreparationStep,
        input.steps.map(({ words, daysBefore }, place) =>
          Object.assign(new PreparationStep(), { id: tx.identifiers.next(), kind, place: place + 1, words, daysBefore }),
        ),
      );
      tx.say({ key: 'preparationStepsSet' } satisfies Sentence);
      return { items: (await this.reading.steps(tx)).items, changeSet: tx.changeSet };
    });
  }

  /** The preparations that follow on the terms of today; those that are not there yet begin with the steps of their kinds. */
  private async begun(tx: Tx, taken: readonly Taken[]): Promise<Preparation[]> {
    const ids = taken.map(({ organization }) => organization.id);
    const today = this.clock.today();
    const terms = await tx.rows<{
      id: string;
      termId: string;
    }>(sql`/* leadership.present-terms */ select g.organization_id as id, g.term_id as "termId" from term_segments g
      where g.organization_id = any(${ids}) and g.from_day <= ${today} and ${today} < g.until_day`);
    const termOf = new Map(terms.map(({ id, termId }) => [id, termId]));
    const known = await tx.load(
      Preparation,
      ids.map((organizationId) => ({ organizationId })),
    );
    const standing = known.filter(({ organizationId, termId }) => termId === (termOf.get(organizationId) ?? null));
    const there = new Set(standing.map(({ organizationId }) => organizationId));
    const missing = taken.filter(({ organization }) => !there.has(organization.id));
    if (!missing.length) return standing;
    const template = await templates(tx);
    const begun = missing.map(({ organization: { id, kind } }) => ({
      kind,
      row: Object.assign(new Preparation(), {
        id: tx.identifiers.next(),
        organizationId: id,
        termId: termOf.get(id) ?? null,
        plannedOn: null,
        handlerId: null,
      }),
    }));
    await tx.insert(
      Preparation,
      begun.map(({ row }) => row),
    );
    await tx.insert(
      PreparationCheck,
      begun.flatMap(({ kind, row }) =>
        stepsOf(template, kind).map(({ words, daysBefore }, place) =>
          Object.assign(new PreparationCheck(), {
            id: tx.identifiers.next(),
            organizationId: row.organizationId,
            preparationId: row.id,
            place: place + 1,
            words,
            daysBefore,
            doneOn: null,
            doneBy: null,
          }),
        ),
      ),
    );
    return [...standing, ...begun.map(({ row }) => row)];
  }

  /** Whether the handler may be chosen: nobody prepares what he does not see. */
  private async faults(
    tx: Tx,
    taken: readonly Taken[],
    { handlerId }: Partial<PreparationBody>,
    { seen }: Allowance,
  ): Promise<FieldProblem[]> {
    if (!handlerId) return [];
    const wrong = (...[code, values]: Parameters<typeof fault>): FieldProblem[] => [fieldProblem('/handlerId', fault(code, values))];
    const handler = await this.handlers.one(tx, handlerId, seen);
    if (!handler || handler.disabled) return wrong(handler ? 'account_disabled' : 'no_handler');
    const beyond = await this.handlers.beyond(
      tx,
      handlerId,
      seen,
      taken.map(({ organization }) => organization.id),
    );
    return beyond.length ? wrong('handler_elsewhere', { names: some(beyond) }) : [];
  }
}

/** So many names that a message stays one: the first of them, and how many there are. */
const some = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join('、')}…（${names.length}）` : names.join('、');

function change(tx: Tx, rows: readonly Preparation[], { plannedOn, handlerId }: PreparationBody): Promise<void> {
  const patch = { ...(plannedOn !== undefined && { plannedOn }), ...(handlerId !== undefined && { handlerId }) };
  return tx.update(
    Preparation,
    rows.map((row) => Object.assign(row, patch)),
    Object.keys(patch) as (keyof Preparation)[],
  );
}
