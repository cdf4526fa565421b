import { Injectable } from '@nestjs/common';
import { reachesToday, type Viewer } from '../../accounts/index.js';
import { ChangesQueries } from '../../history/index.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { readBody } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, Problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type ActOptions, OrganizationActs } from '../acts.js';
import { type Change, planOf } from '../bulk/bulk.plan.js';
import { patchOf } from '../changing.js';
import { CitedDocuments } from '../documents/cited-documents.js';
import { careProblems } from '../kind-fields.js';
import { fieldOf } from '../kinds/index.js';
import { firstProfile, livesOf, writeTimelines } from '../life.js';
import { OrganizationObservation } from '../organization-details.entity.js';
import { OrganizationProfile } from '../organization-profile.entity.js';
import { Organization } from '../organization.entity.js';
import { ChangeBody, FoundBody } from '../organizations.dto.js';
import { identityPatchOf, newOrganization } from '../organizations.service.js';
import type { Sentence } from '../sentences.js';
import { type Allowance, type Held, holdOrganizations, raiseVersions } from '../take.js';
import { typeFieldProblems } from '../type-fields.js';
import type { ImportAnswer, ImportBody, ImportedRow, ImportRow } from './imports.dto.js';

/** A type of the office. */
interface OfficeType {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly retired: boolean;
}

interface Founding {
  readonly at: number;
  readonly row: ImportRow;
  readonly organization: Organization;
  readonly profile: OrganizationProfile;
}

interface Changing {
  readonly row: ImportRow;
  readonly input: ChangeBody;
  readonly change: Change;
}

const MEASURE = 'members';

/**
 * 导入: the rows of a list, founded and changed as one change set, by the rules of the single acts, in one statement for each table. All of them
 * or nothing: what is wrong is told row by row (`/rows/3/fields/foundedOn`).
 */
@Injectable()
export class ImportsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly changes: ChangesQueries,
    private readonly documents: CitedDocuments,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 422 with everything that is wrong; 409 where a rule of the data stands against it */
  import(viewer: Viewer, body: ImportBody, options: ActOptions): Promise<ImportAnswer> {
    return this.acts.begin(viewer, 'organizations.import', body, options, async (tx) => {
      const wrong: FieldProblem[] = await this.documents.faults(tx, viewer, body.documentIds);
      const types = await typesOf(tx);
      const foundings = await this.foundings(tx, viewer, body.rows, types, wrong);
      const changings = await this.changings(tx, viewer, body.rows, types, wrong);
      if (wrong.length) throw invalid(wrong);
      await this.found(tx, foundings);
      const changed = await this.change(tx, changings);
      await this.count(tx, foundings, changings, body.membersOn ?? this.clock.today());
      const done = [...foundings.map(({ organization }) => organization.id), ...changed.map(({ taken }) => taken.organization.id)];
      await this.documents.lay(tx, done, body.documentIds);
      const told = await this.told(tx, viewer, body.rows, foundings, changings);
      const sum = (outcome: ImportedRow['outcome']): number => told.filter((one) => one.outcome === outcome).length;
      const [founded, altered] = [sum('founded'), sum('changed')];
      if (founded + altered) tx.say({ key: 'imported', founded, changed: altered } satisfies Sentence);
      const changeSet = founded + altered && !options.dryRun ? tx.changeSet : null;
      return { changeSet, founded, changed: altered, unchanged: sum('unchanged'), rows: told };
    });
  }

  /** New organizations, as far as they are right; what is wrong with the others goes to `wrong`. */
  private async foundings(
    tx: Tx,
    viewer: Viewer,
    rows: readonly ImportRow[],
    types: readonly OfficeType[],
    wrong: FieldProblem[],
  ): Promise<Founding[]> {
    const news = rows.flatMap((row, at) => (row.id === undefined ? [{ row, at }] : []));
    if (!news.length) return [];
    const { allowed } = await this.acts.allowance(viewer, 'organizations.found');
    const areas = await areasAmong(
      tx,
      news.flatMap(({ row }) => [row.fields['areaId'], row.fields['seatAreaId']]),
    );
    return news.flatMap(({ row, at }): Founding[] => {
      const input = readRow(FoundBody, row, at, wrong);
      if (!input) return [];
      const type = types.find(({ kind, code, name }) => kind === input.kind && (code === input.type || name === input.type));
      const problems = [
        ...(type ? [] : [fieldProblem('/type', fault('unknown_reference'))]),
        ...(type?.retired ? [fieldProblem('/type', fault('type_retired'))] : []),
        ...(areas.has(input.areaId) ? [] : [fieldProblem('/areaId', fault('unknown_reference'))]),
        ...(input.seatAreaId && !areas.has(input.seatAreaId) ? [fieldProblem('/seatAreaId', fault('unknown_reference'))] : []),
        ...(input.foundedOn || input.approvedOn ? [] : [fieldProblem('/foundedOn', fault('founding_or_approval'))]),
        ...careProblems(input.kind, { address: input.address }),
        ...(type ? typeFieldProblems(input.kind, type.code, input.fields) : []),
        ...countProblems(input.kind, row),
      ];
      if (!reachesToday(allowed, input.kind, input.areaId)) problems.push(fieldProblem('/areaId', fault('row_foreign')));
      if (problems.length) {
        wrong.push(...problems.map((one) => placed(one, at)));
        return [];
      }
      const organization = newOrganization(tx.identifiers.next(), input);
      const profile = firstProfile(tx.identifiers.next(), organization.id, patchOf(input, type?.id));
      return [{ at, row, organization, profile }];
    });
  }

  /** What changes of those that are there, by the rules of the single change. */
  private async changings(
    tx: Tx,
    viewer: Viewer,
    rows: readonly ImportRow[],
    types: readonly OfficeType[],
    wrong: FieldProblem[],
  ): Promise<Changing[]> {
    const named = rows.flatMap((row, at) => (row.id === undefined ? [] : [{ id: row.id, version: row.version, row, at }]));
    if (!named.length) return [];
    const allowance = await this.acts.allowance(viewer, 'organizations.change');
    const held = await holdOrganizations(tx, named, allowance, this.clock.today());
    const lives = await livesOf(
      tx,
      held.flatMap(({ id, taken }) => (taken ? id : [])),
    );
    const seen = new Set<string>();
    return named.flatMap(({ id, row, at }, index): Changing[] => {
      const one = held[index];
      const input = readRow(ChangeBody, row, at, wrong);
      if (!one || !input) return [];
      if (seen.has(id)) wrong.push(placed(fieldProblem('/id', fault('row_twice')), at));
      seen.add(id);
      const kind = one.taken?.organization.kind ?? '';
      wrong.push(...countProblems(kind, row).map((problem) => placed(problem, at)));
      const change = this.judged(one, input, { at, types, lives, allowance, wrong });
      return change ? [{ row, input, change }] : [];
    });
  }

  private judged(held: Held, input: ChangeBody, { at, types, lives, allowance, wrong }: Judging): Change | undefined {
    const type = types.filter(({ code, name }) => code === input.type || name === input.type);
    const plan = planOf([held], lives, {
      input,
      typeIds: new Map(type.map(({ kind, id }) => [kind, id])),
      types: new Map(types.filter(({ kind }) => kind === held.taken?.organization.kind).map(({ id, code }) => [id, code])),
      allowance,
      today: this.clock.today(),
    });
    const refusal = plan.refused.get(held.id);
    if (!refusal) return plan.changes.get(held.id);
    const { errors = [] } = refusal.options;
    if (errors.length) wrong.push(...errors.map((problem) => placed(problem, at)));
    else wrong.push(fieldProblem(`/rows/${at}`, fault(rowFault(refusal.code))));
    return undefined;
  }

  private async found(tx: Tx, foundings: readonly Founding[]): Promise<void> {
    tx.take(foundings.map(({ organization }) => organization.id));
    await tx.insert(
      Organization,
      foundings.map(({ organization }) => organization),
    );
    await tx.insert(
      OrganizationProfile,
      foundings.map(({ profile }) => profile),
    );
  }

  /** Those that really change, or whose count does. */
  private async change(tx: Tx, changings: readonly Changing[]): Promise<Change[]> {
    const patched = changings.map((one) => ({ ...one, patch: identityPatchOf(one.input) }));
    const left = patched.filter(
      ({ change, patch, row }) => change.differences.length || Object.keys(patch).length || row.members !== undefined,
    );
    await raiseVersions(
      tx,
      left.map(({ change }) => change.taken),
    );
    // In one statement for each set of columns: most rows of a list change the same ones.
    for (const [keys, group] of Map.groupBy(left, ({ patch }) => Object.keys(patch).sort().join(' '))) {
      if (!keys) continue;
      const organizations = group.map(({ change, patch }) => Object.assign(change.taken.organization, patch));
      await tx.update(Organization, organizations, keys.split(' ') as (keyof Organization)[]);
    }
    await writeTimelines(
      tx,
      left.map(({ change }) => ({ organizationId: change.taken.organization.id, old: change.old, next: change.next })),
    );
    return left.map(({ change }) => change);
  }

  /** The counts, each with its day; one of that day is corrected. */
  private async count(tx: Tx, foundings: readonly Founding[], changings: readonly Changing[], onDay: Day): Promise<void> {
    const counts = [
      ...foundings.map(({ row, organization }) => ({ row, id: organization.id })),
      ...changings.map(({ row, change }) => ({ row, id: change.taken.organization.id })),
    ].filter(({ row }) => row.members !== undefined);
    if (!counts.length) return;
    const there = await tx.rows<{ id: string; organizationId: string; value: number }>(sql`/* imports.counts */
      select id, organization_id as "organizationId", value from organization_observations
      where organization_id = any(${counts.map(({ id }) => id)}::uuid[]) and measure = ${MEASURE} and on_day = ${onDay}`);
    const known = new Map(there.map((one) => [one.organizationId, one]));
    const rows = counts.map(({ row, id }) => {
      const one = { id: known.get(id)?.id ?? tx.identifiers.next(), organizationId: id, measure: MEASURE, onDay, value: row.members ?? 0 };
      return Object.assign(new OrganizationObservation(), { ...one, documentId: null });
    });
    await tx.insert(
      OrganizationObservation,
      rows.filter(({ organizationId }) => !known.has(organizationId)),
    );
    await tx.update(
      OrganizationObservation,
      rows.filter(({ organizationId, value }) => known.has(organizationId) && known.get(organizationId)?.value !== value),
      ['value'],
    );
  }

  private async told(
    tx: Tx,
    viewer: Viewer,
    rows: readonly ImportRow[],
    foundings: readonly Founding[],
    changings: readonly Changing[],
  ): Promise<ImportedRow[]> {
    const differences = await this.changes.differencesByRecord(tx, viewer);
    const founded = new Map(foundings.map(({ row, organization }) => [row, organization.id]));
    const changed = new Map(changings.map(({ row, change }) => [row, change.taken.organization.id]));
    return rows.flatMap((row): ImportedRow[] => {
      const id = founded.get(row) ?? changed.get(row);
      if (id === undefined) return [];
      const fields = [...(differences.get(id) ?? [])];
      return [{ row: row.row, id, outcome: founded.has(row) ? 'founded' : fields.length ? 'changed' : 'unchanged', fields }];
    });
  }
}

interface Judging {
  readonly at: number;
  readonly types: readonly OfficeType[];
  readonly lives: Parameters<typeof planOf>[1];
  readonly allowance: Allowance;
  readonly wrong: FieldProblem[];
}

/** The row as the body of its act; what is wrong with it stands at its place in the list. */
function readRow<T extends object>(shape: new () => T, { fields }: ImportRow, at: number, wrong: FieldProblem[]): T | undefined {
  try {
    return readBody(shape, fields);
  } catch (error) {
    const errors = error instanceof Problem ? (error.options.errors ?? []) : [];
    if (!errors.length) throw error;
    wrong.push(...errors.map((problem) => placed(problem, at)));
    return undefined;
  }
}

const placed = (problem: FieldProblem, at: number): FieldProblem => ({ ...problem, pointer: `/rows/${at}/fields${problem.pointer}` });

/** A kind that has no such count takes none. */
const countProblems = (kind: string, { members }: ImportRow): FieldProblem[] =>
  members !== undefined && fieldOf(kind, MEASURE)?.type !== 'count' ? [fieldProblem('/members', fault('no_counts_for_kind'))] : [];

/** Why a record may not be changed, as what is wrong with its row; what is out of reach is as what is not there. */
function rowFault(code: Problem['code']): 'unknown_reference' | 'row_stale' | 'row_foreign' | 'row_ended' {
  if (code === 'stale_version') return 'row_stale';
  if (code === 'forbidden') return 'row_foreign';
  return code === 'ended' ? 'row_ended' : 'unknown_reference';
}

const typesOf = (tx: Tx): Promise<OfficeType[]> =>
  tx.rows(sql`/* imports.types */ select id, kind, code, name, retired_at is not null as retired from organization_types`);

async function areasAmong(tx: Tx, ids: readonly unknown[]): Promise<Set<string>> {
  const texts = ids.filter((id) => typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id));
  const rows = await tx.rows<{ id: string }>(sql`/* imports.areas */ select id from areas where id = any(${texts}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}
