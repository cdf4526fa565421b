import { normaliseName } from '../../platform/chinese/names.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { isUuid } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import type { Timeline } from '../../platform/timeline/index.js';
import { keptCode } from '../identity.js';
import { kindOf } from '../kinds/index.js';
import { livesOf } from '../life.js';
import { askedCores } from '../spellings.js';
import { type Allowance, type Held, holdOrganizations } from '../take.js';
import type { TypeCodes } from '../type-fields.js';
import { AreaNames, type NamedArea } from './import-cells.js';
import { type KnownPost, type KnownTeam, postsOfTypes, teamsOf } from '../offices/known-teams.js';
import { isOfficerField } from './import-officers.js';
import { detailsOf, isDetail, type KnownDetails } from './import-details.js';
import type { Meanwhile } from './import-meanwhile.js';
import type { KeptImport, StagedRow } from './imports.store.js';

/** A type of a kind, as a cell may name it. */
export interface NamedType {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly retired: boolean;
}

/** A type with everything that calls it, normalised once. */
export interface CalledType extends NamedType {
  readonly calls: ReadonlySet<string>;
}

/** Everything that the rows of a list are judged by, asked of the database once for all of them. */
export interface World {
  readonly asked: KeptImport;
  readonly today: Day;
  readonly founding: Allowance;
  readonly changing: Allowance;
  readonly areas: AreaNames;
  /** The office's own city: what sits abroad is on its list. */
  readonly cityId: string | undefined;
  /** What it is called. */
  readonly city: string | undefined;
  readonly types: readonly CalledType[];
  readonly typeCodes: TypeCodes;
  /** Records that rows may mean, with those outside the reach as ones that are not there. */
  readonly held: ReadonlyMap<string, Held>;
  readonly lives: ReadonlyMap<string, Timeline>;
  /** Counts and further names of records, where the list speaks of any. */
  readonly details: ReadonlyMap<string, KnownDetails>;
  /** Posts and their holders, where the list speaks of any. */
  readonly teams: ReadonlyMap<string, KnownTeam>;
  /** Posts of new organizations by the id of their type, where the list speaks of any. */
  readonly posts: ReadonlyMap<string, readonly KnownPost[]>;
  /** Of records whose row comes from an older export: what the registry changed since. */
  readonly meanwhile: Meanwhile;
  /** Who holds a credit code, whoever may see that. */
  readonly byCode: ReadonlyMap<string, readonly string[]>;
  /** Whose names, of whatever time, have a core. */
  readonly byCore: ReadonlyMap<string, readonly string[]>;
}

/** A row with the texts of its cells by field; empty cells say nothing. */
export interface ReadRow {
  readonly staged: StagedRow;
  readonly texts: ReadonlyMap<string, string>;
}

/** The rows as the columns read them. */
export const readRows = ({ columns }: KeptImport, rows: readonly StagedRow[]): ReadRow[] =>
  rows.map((staged) => ({
    staged,
    texts: new Map(
      columns.flatMap(({ field }, at) => (field && staged.cells[at]?.trim() ? [[field, staged.cells[at].trim()] as const] : [])),
    ),
  }));

/** What the account may do, and how to ask what changed since an export. */
interface Given extends Pick<World, 'founding' | 'changing' | 'today'> {
  readonly meanwhile: (held: World['held']) => Promise<Meanwhile>;
}

/** Asks for all that the rows name: a handful of statements, whatever their number. Where they are to be written, the records are locked. */
export async function worldOf(
  tx: Tx,
  asked: KeptImport,
  rows: readonly ReadRow[],
  { founding, changing, today, meanwhile }: Given,
  how: 'locked' | 'looked at',
): Promise<World> {
  const live = rows.filter(({ staged }) => !staged.skipped);
  const given = (field: string): string[] => live.flatMap(({ texts }) => texts.get(field) ?? []);
  const [areas, types] = [await namedAreas(tx, today), await namedTypes(tx)];
  const registry = await tx.one<{ id: string; city: string }>(
    sql`/* imports.city */ select r.city_area_id as id, a.name as city from registry r join areas a on a.id = r.city_area_id`,
  );
  const byCode = await grouped(tx, codesStatement(given('creditCode').flatMap((text) => keptCode(text) ?? [])));
  const byCore = await grouped(tx, coresStatement([...new Set(given('name').flatMap((name) => askedCores(name, registry?.city)))]));
  const meant = [...given('id'), ...live.flatMap(({ staged }) => staged.matched ?? [])].filter(isUuid).map((id) => id.toLowerCase());
  const ids = [...new Set([...meant, ...[...byCode.values(), ...byCore.values()].flat()])];
  const named = await holdOrganizations(
    tx,
    ids.map((id) => ({ id })),
    changing,
    today,
    how,
  );
  // Into what a record went is told by its name, where it is seen; nobody writes it.
  const known = new Set(ids);
  const into = named.flatMap(({ taken }) => taken?.organization.mergedIntoId ?? []).filter((id) => !known.has(id));
  const survivors = into.length
    ? await holdOrganizations(
        tx,
        [...new Set(into)].map((id) => ({ id })),
        changing,
        today,
        'looked at',
      )
    : [];
  const held = [...named, ...survivors];
  const byId = new Map(held.map((one) => [one.id, one]));
  const there = held.flatMap(({ id, taken }) => (taken ? id : []));
  const namesOfficers = asked.columns.some(({ field }) => field !== null && isOfficerField(field));
  return {
    asked,
    cityId: registry?.id,
    city: registry?.city,
    today,
    founding,
    changing,
    areas: new AreaNames(areas),
    types: types.map((type) => ({ ...type, calls: new Set(calledBy(type).map(normaliseName)) })),
    typeCodes: new Map(types.map(({ id, code }) => [id, code])),
    held: byId,
    meanwhile: await meanwhile(byId),
    lives: await livesOf(tx, there),
    details: asked.columns.some(({ field }) => field !== null && isDetail(field)) ? await detailsOf(tx, there) : new Map(),
    teams: namesOfficers ? await teamsOf(tx, there, today) : new Map(),
    posts: namesOfficers ? await postsOfTypes(tx, today) : new Map(),
    byCode,
    byCore,
  };
}

/** Many a list calls a type that has the city in its name without it: 异地商会. */
function calledBy({ kind, code, name, nameEn }: NamedType): string[] {
  const declared = kindOf(kind)?.types.find((type) => type.code === code)?.words.zh ?? name;
  return [code, name, nameEn ?? name, declared.replace('{city}', '')];
}

/** A unit that is no more stands for the one that it became. */
const namedAreas = (tx: Tx, today: Day): Promise<NamedArea[]> =>
  tx.rows<NamedArea>(sql`/* imports.areas */ select a.id, s.unit_id as "unitId", a.code, a.name, a.name_en as "nameEn",
      coalesce((select r.city_area_id = any(s.path) from registry r), false) as home,
      array(select u.name from unnest(s.path) with ordinality p(id, n) join areas u on u.id = p.id order by p.n desc) as path
    from areas a join area_spans s on s.area_id = a.id and s.from_day <= ${today} and ${today} < s.until_day
    order by a.code`);

const namedTypes = (tx: Tx): Promise<NamedType[]> =>
  tx.rows<NamedType>(sql`/* imports.types */ select t.id, t.kind, t.code, t.name, t.name_en as "nameEn", t.retired_at is not null as retired
    from organization_types t order by t.kind, t.sort_order`);

const codesStatement = (codes: readonly string[]) => sql`/* imports.codes */ select o.credit_code as key, o.id from organizations o
  where o.credit_code = any(${codes}) and o.voided_at is null`;

/** Core by core along their index, as a comparison of names asks (decision 0031). */
const coresStatement = (cores: readonly string[]) => sql`/* imports.cores */ select k.core as key, n.organization_id as id
  from unnest(${cores}::text[]) k(core) join organization_search n on name_cores(n.texts) @> array[k.core]`;

async function grouped(tx: Tx, statement: ReturnType<typeof sql>): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ key: string; id: string }>(statement);
  return new Map([...Map.groupBy(rows, ({ key }) => key)].map(([key, own]) => [key, own.map(({ id }) => id)]));
}
