import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import type { Tx } from '../platform/database/tx.js';
import { type Problem, problem } from '../platform/http/problem.js';
import type { ChangeSetRow } from './change-sets.js';
import { Declared } from './declared.js';
import { differencesOf } from './differences.js';
import { named, recordsNamed } from './naming.js';
import { placesOf } from './places.js';
import type { Story } from './story.js';
import { blockersOf, planWith, type Wanted, wayOut } from './undo-blocking.js';
import type { UndoPlan, UndoScope } from './undo-plan.js';

/** What an undo works on, once its records are taken. */
export interface Course {
  readonly viewer: Viewer;
  readonly target: ChangeSetRow;
  readonly wanted: Wanted;
  /** Records of the set that stay as they are. */
  readonly except: readonly string[];
  readonly along: readonly string[];
  readonly story: Story;
  readonly infos: ReadonlyMap<string, ChangeSetRow>;
  readonly scopeOf: (id: string) => UndoScope;
}

/** One of the ways out, with its words. */
interface Offer {
  readonly fields?: readonly string[];
  readonly with?: readonly string[];
  readonly except?: readonly string[];
  /** The records that stay as they are. */
  readonly left?: readonly { readonly id: string; readonly name: string | null }[];
  readonly label: string;
}

/** As many change sets go along as a request can name, and so many of those in the way are told. */
const MOST_ALONG = 100;
const MOST_TOLD = 20;

/** Tells what is in the way of an undo, and the ways out. */
@Injectable()
export class UndoObstacles {
  constructor(private readonly declared: Declared) {}

  /** What holds there now, who did it, and the ways out, each of which was tried. */
  async inTheWay(tx: Tx, course: Course, plan: UndoPlan): Promise<Problem> {
    const { story, wanted, along, infos, scopeOf, target, viewer } = course;
    const blocking = blockersOf(story, plan.blocked, new Set(along), infos, this.declared);
    const offers: Offer[] = [];
    const { locale } = viewer;
    const rest = await this.otherRecords(tx, course, plan);
    if (rest) offers.push(rest);
    const free = this.freeFields(course, plan);
    if (free.length) {
      const labels = free.map(({ label }) => label).join(locale === 'zh' ? '、' : ', ');
      offers.push({ fields: free.map(({ field }) => field), label: { zh: `只把${labels}改回`, en: `Only put back ${labels}` }[locale] });
    }
    const out = blocking.length > MOST_ALONG ? undefined : wayOut(story, wanted, infos, this.declared, scopeOf);
    if (out?.length && out.length <= MOST_ALONG && (await this.mayBeTaken(tx, course, out)))
      offers.push({ with: out, label: { zh: `连同其后 ${out.length} 项一并撤销`, en: `Undo it with the ${out.length} after it` }[locale] });
    const blockers = await Promise.all(blocking.slice(0, MOST_TOLD).map((id) => this.blocker(tx, course, id)));
    const first = blockers[0];
    const detail = first && {
      zh: `这次修改的内容后来由${first.account ?? '系统'}又改过。`,
      en: `What it did was changed again by ${first.account ?? 'the system'}.`,
    };
    return problem('undo_in_the_way', {
      ...(detail && { detail }),
      members: { changeSet: target.id, blocking: blockers, blockingCount: blocking.length, offers },
    });
  }

  private async blocker(
    tx: Tx,
    { story, infos, viewer, wanted, scopeOf }: Course,
    id: string,
  ): Promise<{ changeSet: string; account: string | null } & Record<string, unknown>> {
    const info = infos.get(id);
    const set = story.sets.get(id);
    const records = wanted.scope.records ?? scopeOf(id).records;
    const raws = set ? differencesOf(set, this.declared, viewer.locale).filter(({ record }) => !records || records.includes(record)) : [];
    return {
      changeSet: id,
      at: info?.at,
      account: info?.account ?? null,
      sentence: this.declared.sentence(info?.sentence, viewer.locale) ?? this.declared.act(info?.act ?? '', viewer.locale),
      fields: await named(tx, this.declared, viewer, raws, viewer.locale),
    };
  }

  /** Of a set over several records: all but those that something stands on, which are named. */
  private async otherRecords(
    tx: Tx,
    { target, story, wanted, along, scopeOf, viewer }: Course,
    plan: UndoPlan,
  ): Promise<Offer | undefined> {
    if (this.declared.isIndivisible(target.act)) return undefined;
    const set = story.sets.get(target.id);
    const own = wanted.scope.records ?? [...new Set([...(set?.rows ?? []), ...(set?.lives ?? [])].map(({ record }) => record))];
    const except = [...new Set(plan.blocked.map(({ record }) => record))];
    const blocked = new Set(except);
    const free = own.filter((record) => !blocked.has(record));
    if (!free.length || !except.length) return undefined;
    const tried = planWith(story, { ...wanted, scope: { ...wanted.scope, records: free } }, along, this.declared, scopeOf);
    if (!tried.changes || tried.blocked.length) return undefined;
    const names = await recordsNamed(tx, this.declared, viewer, except);
    const label = {
      zh: `除后来改过的 ${except.length} 条外，撤销其余 ${free.length} 条`,
      en: `Undo it for ${free.length}, leaving out the ${except.length} changed since`,
    }[viewer.locale];
    return { except, left: except.map((id) => ({ id, name: names.get(id) ?? null })), label };
  }

  /** Fields of the set that nothing stands in the way of; none where the act is undone whole or not at all. */
  private freeFields({ target, story, wanted, along, scopeOf, viewer }: Course, plan: UndoPlan): { field: string; label: string }[] {
    const set = story.sets.get(target.id);
    if (!set || this.declared.isIndivisible(target.act) || plan.blocked.some(({ key, set: of }) => key === null && of === target.id))
      return [];
    const all = new Map(differencesOf(set, this.declared, viewer.locale).map(({ field, label }) => [field, label]));
    return [...all].flatMap(([field, label]) => {
      if (wanted.scope.fields && !wanted.scope.fields.includes(field)) return [];
      const tried = planWith(story, { ...wanted, scope: { ...wanted.scope, fields: [field] } }, along, this.declared, scopeOf);
      return tried.changes && !tried.blocked.length ? [{ field, label }] : [];
    });
  }

  private async mayBeTaken(tx: Tx, { story, wanted, scopeOf }: Course, out: readonly string[]): Promise<boolean> {
    const known = new Set(wanted.scope.records ?? story.sets.get(wanted.id)?.rows.map(({ record }) => record));
    for (const { record } of story.sets.get(wanted.id)?.lives ?? []) known.add(record);
    const whole = out.filter((id) => !scopeOf(id).records);
    const places = whole.length ? await placesOf(tx, whole) : [];
    return places.every(
      ({ table, record }) => known.has(record) || this.declared.port(this.declared.table(table)?.room ?? '')?.take !== undefined,
    );
  }
}
