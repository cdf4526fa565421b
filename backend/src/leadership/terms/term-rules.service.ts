import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, type After, OrganizationActs } from '../../organizations/index.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../../platform/http/problem.js';
import type { Sentence } from '../sentences.js';
import { TermRule } from './term-rule.entity.js';
import type { TermRuleBody, TermRulesDone, WideTermRuleBody } from './term-rules.dto.js';
import { TermRulesReading } from './term-rules.reading.js';

const SET = { key: 'termRuleSet' } as const satisfies Sentence;
const FACTS = ['years', 'leadMonths', 'longestPostponementMonths', 'postponementsAtMost', 'toBeFiled', 'filingDays'] as const;

/** Length, lead, postponement and filing of terms, where they differ from the kind's description: from a day on. */
@Injectable()
export class TermRulesService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly reading: TermRulesReading,
  ) {}

  /** For one organization. @throws Problem 404, 403, 428, 412, 422; 409 where there is a rule from this day already */
  setFor<R>(viewer: Viewer, id: string, read: Read<TermRuleBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'leadership.setRule', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input) => {
      await set(tx, input, { organizationId: id });
      return SET;
    });
  }

  /** @throws Problem as `setFor`; 404 where the organization has no such rule of its own */
  removeFrom<R>(viewer: Viewer, id: string, ruleId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'leadership.setRule', right: 'leadership.change', read: () => ({}) } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx) => {
      const rows = await tx.load(TermRule, { id: ruleId, organizationId: id });
      if (!rows.length) throw problem('not_found');
      await tx.remove(TermRule, rows);
      return SET;
    });
  }

  /** For a kind or a type. @throws Problem 422; 409 where there is a rule from this day already */
  set(viewer: Viewer, input: WideTermRuleBody, options: ActOptions = {}): Promise<TermRulesDone> {
    const { kind = null, typeId = null } = input;
    if ((kind === null) === (typeId === null)) throw invalid([fieldProblem('/kind', fault('required'))]);
    return this.acts.begin(viewer, 'leadership.setRule', input, options, async (tx) => {
      await set(tx, input, { kind, typeId });
      tx.say(SET);
      const { usual, items } = await this.reading.list(tx);
      return { usual, items, changeSet: tx.changeSet };
    });
  }

  /** @throws Problem 404 */
  remove(viewer: Viewer, ruleId: string, options: ActOptions = {}): Promise<TermRulesDone> {
    return this.acts.begin(viewer, 'leadership.setRule', {}, options, async (tx) => {
      const rows = (await tx.load(TermRule, { id: ruleId })).filter(({ organizationId }) => organizationId === null);
      if (!rows.length) throw problem('not_found');
      await tx.remove(TermRule, rows);
      tx.say(SET);
      const { usual, items } = await this.reading.list(tx);
      return { usual, items, changeSet: tx.changeSet };
    });
  }
}

async function set(tx: Tx, input: TermRuleBody, of: Partial<TermRule>): Promise<void> {
  if (FACTS.every((fact) => input[fact] === undefined)) throw invalid([fieldProblem('/years', fault('required'))]);
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, input[fact] ?? null]));
  const id = tx.identifiers.next();
  const none = { kind: null, typeId: null, organizationId: null };
  await tx.insert(TermRule, [Object.assign(new TermRule(), none, of, { id, fromDay: input.from ?? '-infinity' }, facts)]);
}
