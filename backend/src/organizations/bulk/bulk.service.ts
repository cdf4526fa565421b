import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { ChangesQueries } from '../../history/index.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Read, readWith } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type Problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type ActOptions, OrganizationActs, readable } from '../acts.js';
import { problemsOfDays } from '../changing.js';
import { CitedDocuments } from '../documents/cited-documents.js';
import { livesOf, writeTimelines } from '../life.js';
import { brokenRule } from '../organizations.problems.js';
import { type NamedType, resolveReferences, typeCodes, typesNamed } from '../references.js';
import { sentenceOfChange } from '../sentences.js';
import { type Allowance, type Held, holdOrganizations, type NamedVersion, raiseVersions } from '../take.js';
import { asksForTypes } from '../type-fields.js';
import type { BulkChangeBody, BulkItemAnswer } from './bulk.dto.js';
import { type Change, type Plan, planOf, type Wanted } from './bulk.plan.js';
import { refusalIn } from './refusal.js';

/** What became of the records, in the order in which they were named. */
export interface BulkOutcome {
  readonly changeSet: string | null;
  readonly items: BulkItemAnswer[];
}

/** 批量修改: one change of many organizations, in one statement for each table, as one change set. */
@Injectable()
export class BulkService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly changes: ChangesQueries,
    private readonly documents: CitedDocuments,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Changes what is given in every record named that can be changed; the others are left as they are, each with its reason (decision 0023).
   * @throws Problem 422 where the change itself is wrong, whatever the record
   */
  change(viewer: Viewer, named: readonly NamedVersion[], read: Read<BulkChangeBody>, options: ActOptions = {}): Promise<BulkOutcome> {
    return this.acts.begin(viewer, 'organizations.changeMany', readable(read) ?? {}, options, async (tx) => {
      const allowance = await this.acts.allowance(viewer, 'organizations.change');
      const held = await holdOrganizations(tx, named, allowance, this.clock.today());
      const wanted = await this.wanted(tx, viewer, held, read, allowance);
      const plan = planOf(
        held,
        await livesOf(
          tx,
          held.flatMap(({ id, taken }) => (taken ? id : [])),
        ),
        wanted,
      );
      const changed = await written(tx, plan);
      await this.documents.lay(
        tx,
        changed.map(({ taken }) => taken.organization.id),
        wanted.input.documentIds,
      );
      const [first] = changed;
      if (first)
        tx.say(
          sentenceOfChange(
            wanted.input,
            changed.flatMap(({ differences }) => differences),
          ),
        );
      return { changeSet: first ? tx.changeSet : null, items: await this.told(tx, viewer, held, plan) };
    });
  }

  private async wanted(tx: Tx, viewer: Viewer, held: readonly Held[], read: Read<BulkChangeBody>, allowance: Allowance): Promise<Wanted> {
    const today = this.clock.today();
    const kinds = new Set(held.flatMap(({ taken, refusal }) => (taken && !refusal ? taken.organization.kind : [])));
    let types: readonly NamedType[] = [];
    const input = await readWith(read, async (right) => {
      const { problems } = await resolveReferences(tx, undefined, right, allowance.seen, today);
      types = right.type === undefined ? [] : await typesNamed(tx, [...kinds], right.type);
      const retired = types.some((type) => type.retired) ? [fieldProblem('/type', fault('type_retired'))] : [];
      return [...problems, ...retired, ...problemsOfDays(right), ...(await this.documents.faults(tx, viewer, right.documentIds))];
    });
    const codes = asksForTypes(kinds, input) ? await typeCodes(tx, [...kinds]) : new Map<string, string>();
    return { input, typeIds: new Map(types.map(({ kind, id }) => [kind, id])), types: codes, allowance, today };
  }

  private async told(tx: Tx, viewer: Viewer, held: readonly Held[], { changes, refused, names }: Plan): Promise<BulkItemAnswer[]> {
    const differences = await this.changes.differencesByRecord(tx, viewer);
    return held.map(({ id, taken }): BulkItemAnswer => {
      const refusal = refused.get(id);
      const outcome = refusal ? 'refused' : changes.get(id)?.differences.length ? 'changed' : 'unchanged';
      return {
        id,
        name: names.get(id) ?? null,
        kind: taken?.organization.kind ?? null,
        version: taken?.organization.version ?? null,
        outcome,
        fields: [...(differences.get(id) ?? [])],
        refusal: refusal ? refusalIn(viewer.locale, refusal) : null,
      };
    });
  }
}

/**
 * Writes what is to change, asks the database which records its rules refuse, and where there are such, writes the others anew. What the
 * constraints judge at the commit is what was asked here, so that nothing is left for them to find.
 */
async function written(tx: Tx, { changes, refused }: Plan): Promise<Change[]> {
  // The usual refusal, a body that has ended, is found before anything is written: a second writing costs as much as the first.
  for (const [id, problem] of await outsideTheirLives(tx, changes)) refused.set(id, problem);
  for (;;) {
    const left = [...changes].filter(([id, { differences }]) => !refused.has(id) && differences.length).map(([, change]) => change);
    if (!left.length) return left;
    const broken = await tx.trying(
      async () => {
        await raiseVersions(
          tx,
          left.map(({ taken }) => taken),
        );
        await writeTimelines(
          tx,
          left.map(({ taken, old, next }) => ({ organizationId: taken.organization.id, old, next })),
        );
        return brokenBy(
          tx,
          left.map(({ taken }) => taken.organization.id),
        );
      },
      (found) => found.size === 0,
    );
    if (!broken.size) return left;
    for (const [id, problem] of broken) refused.set(id, problem);
  }
}

/** Which of these records the rules of lives and parents refuse as they stand now, each with the first rule that does. */
async function brokenBy(tx: Tx, ids: readonly string[]): Promise<Map<string, Problem>> {
  const rows = await tx.rows<{ id: string; rule: string }>(sql`/* organizations.broken-rules */
    select f.organization_id as id, f.rule from life_findings(${ids}) f union all select f.organization_id, f.rule from parent_findings(${ids}) f`);
  return new Map(rows.toReversed().map(({ id, rule }) => [id, brokenRule(rule)]));
}

/** Which changes would begin outside the life of their record. */
export async function outsideTheirLives(tx: Tx, changes: ReadonlyMap<string, Pick<Change, 'next' | 'old'>>): Promise<Map<string, Problem>> {
  const boundaries = [...changes].flatMap(([id, { next, old }]) => {
    const there = new Set(old.map(({ from }) => from?.toString()));
    return next.flatMap(({ from }) => (from && !there.has(from.toString()) ? { id, earliest: from.earliest, latest: from.latest } : []));
  });
  if (!boundaries.length) return new Map();
  const rows = await tx.rows<{ id: string }>(sql`/* organizations.outside-lives */ select x.id
    from jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) as x(id uuid, earliest date, latest date) join organizations o on o.id = x.id
    where outside_life(x.earliest, x.latest, o.founded_earliest, o.ended_latest)`);
  return new Map(rows.map(({ id }) => [id, brokenRule('change_within_life')]));
}
