import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { type AreaBook, AreasReading } from '../../areas/index.js';
import { ChangesQueries } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import type { Spooled } from '../../platform/files/spooled.js';
import { type Locale, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type Grid, NOTICES, REFUSALS, type SkipReason, WorkbookReader } from '../../spreadsheets/index.js';
import type { ComparedMatch } from '../comparison/comparison.dto.js';
import { ComparisonReading } from '../comparison/comparison.reading.js';
import { LIST_ERRORS } from '../incoming/list-errors.js';
import { type ListPreview, previewOf } from '../incoming/list-preview.js';
import type { ListedOrganization } from '../incoming/listed-organization.js';
import type { ExportRow } from '../organizations.columns.js';
import { OrganizationRows } from '../organizations.rows.js';
import { type ExportedRow, exportedRows } from './exported-rows.js';
import { type Then, thenOf } from './since-export.js';
import { cellsOf, changeOf, foundingOf, labelOfField, type RegistryFacts, type RowFacts, unkeptOf } from './import-plan.js';
import { type ImportFacts, type ImportOutcome, type ImportPreviewAnswer, MOST_ROWS, type PreviewedSheet } from './imports.dto.js';

/** What the office has, by which a list is understood. */
interface Office {
  readonly areas: AreaBook;
  readonly areaIds: ReadonlyMap<string, { readonly id: string; readonly abroad: boolean }>;
  readonly cityId: string | null;
  readonly types: readonly { readonly kind: string; readonly name: string }[];
  /** By kind, of rows that name no type. */
  readonly chosen: Readonly<Record<string, string>>;
}

type There = RegistryFacts & { readonly version: number };
type Row = PreviewedSheet['rows'][number];
type Match = Row['matches'][number];
/** An organization that a row may be. */
type Meant = Pick<ComparedMatch, 'id' | 'version' | 'name' | 'kind' | 'areaName'> & { readonly why: Match['why'] };

/** 预检: what a file would change, row by row and cell by cell. Nothing is written, and nothing of it is kept. */
@Injectable()
export class ImportsReading {
  constructor(
    private readonly workbooks: WorkbookReader,
    private readonly areas: AreasReading,
    private readonly comparison: ComparisonReading,
    private readonly rows: OrganizationRows,
    private readonly changes: ChangesQueries,
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 422 with the sentence of a file that is not read */
  async preview(viewer: Viewer, file: Spooled, name: string, { types = {} }: ImportFacts, locale: Locale): Promise<ImportPreviewAnswer> {
    const read = await this.workbooks.read(file);
    if ('refused' in read) throw problem('workbook_refused', { detail: REFUSALS[read.refused], members: { refusal: read.refused } });
    const office = await this.office(types);
    const sheets: PreviewedSheet[] = [];
    for (const grid of read.grids)
      sheets.push(await this.sheet(viewer, previewOf(name, grid, office.areas, this.clock.today()), grid, office, locale));
    return {
      notices: read.notices.map((notice) => NOTICES[notice][locale]),
      sheets: sheets.filter(({ unread }) => unread !== UNREAD.blank[locale]),
    };
  }

  private async sheet(viewer: Viewer, list: ListPreview, grid: Grid, office: Office, locale: Locale): Promise<PreviewedSheet> {
    const told = list.records.slice(0, MOST_ROWS);
    const facts = told.map((record) => factsOf(record, grid, office));
    const exported = exportedRows(grid, list.headerRows);
    const own = told.map(({ row }) => exported.get(row));
    const matches = await this.matches(viewer, facts, own);
    const there = await this.there(viewer, [...new Set(matches.flat().map(({ id }) => id))]);
    const since = await this.since(viewer, own, there);
    const faults = Map.groupBy(list.errors, ({ row }) => row);
    const rows = told.map((record, at) => {
      const [row, meant, sent] = [facts[at], matches[at] ?? [], own[at]];
      const wrong: Row['faults'] = faultsOf(record, faults).map(({ row: line, column, code, why, raw }) => ({
        place: `${column}${line}`,
        code,
        why: locale === 'zh' ? why : LIST_ERRORS[code].en,
        ...(raw === undefined ? {} : { raw }),
      }));
      // Of another registry, or out of reach: told as what is not there.
      if (sent && !meant.length) wrong.push({ place: String(record.row), code: 'ID_UNKNOWN', why: MISSING.ID_UNKNOWN[locale] });
      return row ? rowOf(record, row, meant, { there, since: since.get(sent?.id ?? '') ?? {} }, wrong, locale) : [];
    });
    return {
      sheet: list.sheet,
      unread: list.unread ? UNREAD[list.unread][locale] : null,
      columns: Object.entries(list.columns).flatMap(([code, letters]) =>
        letters.map((column) => ({ column, field: code === 'flags' ? FLAGS[locale] : labelOfField(code, locale) })),
      ),
      unmatched: list.unmappedColumns.map(({ column, header }) => ({ column, head: header })),
      leftOut: list.leftOutColumns.map(({ column, header }) => ({ column, head: header })),
      rows: rows.flat(),
      skipped: list.skippedRows.map(({ row, reason }) => ({ row, reason: SKIPPED[reason][locale] })),
      more: list.records.length - told.length,
    };
  }

  /** Who each row may be: by the id of an export, else by its credit code, else by its name and what is near it. */
  private async matches(viewer: Viewer, facts: readonly RowFacts[], exported: readonly (ExportedRow | undefined)[]): Promise<Meant[][]> {
    const names = facts.map(({ name }) => name || '—');
    if (!names.length) return [];
    const { items } = await this.comparison.compare(viewer, names, { asOf: this.clock.today() });
    const coded = await this.withCodes(
      viewer,
      facts.flatMap(({ creditCode }) => creditCode ?? []),
    );
    const known = await this.all(
      viewer,
      exported.flatMap((one) => one?.id ?? []),
    );
    const byId = new Map(
      known.map(({ id, version, name, kind, areaName }) => [id, { id, version, name, kind, areaName, why: 'id' as const }]),
    );
    return facts.map(({ creditCode, kind }, at) => {
      const sent = exported[at];
      if (sent) return [byId.get(sent.id)].filter((one) => one !== undefined);
      const byCode = creditCode === null ? undefined : coded.get(creditCode);
      if (byCode) return [byCode];
      return (items[at]?.matches ?? []).filter((match) => kind === null || match.kind === kind);
    });
  }

  private async withCodes(viewer: Viewer, codes: readonly string[]): Promise<Map<string, Meant>> {
    if (!codes.length) return new Map();
    const holders = await this.reader.rows<{ id: string }>(
      sql`/* imports.codes */ select o.id from organizations o where o.credit_code = any(${[...codes]}) and o.voided_at is null`,
    );
    const rows = await this.all(
      viewer,
      holders.map(({ id }) => id),
    );
    return new Map(
      rows.map(({ creditCode, id, version, name, kind, areaName }) => [
        creditCode ?? '',
        { id, version, name, kind, areaName, why: 'creditCode' as const },
      ]),
    );
  }

  private async there(viewer: Viewer, ids: readonly string[]): Promise<Map<string, There>> {
    const rows = await this.all(viewer, ids);
    return new Map(
      rows.map(({ id, foundedOn, areaId, areaName, address, creditCode, remarks, counts, version }) => [
        id,
        { foundedOn, areaId, areaName, address, creditCode, remarks, members: counts?.['members']?.[0] ?? null, version },
      ]),
    );
  }

  /** What the registry had of each exported record when it went out, of the fields that have changed since: the three sides of a comparison. */
  private async since(
    viewer: Viewer,
    exported: readonly (ExportedRow | undefined)[],
    there: ReadonlyMap<string, There>,
  ): Promise<Map<string, Then>> {
    const stale = exported.filter((one) => one && one.version !== null && (there.get(one.id)?.version ?? one.version) !== one.version);
    const exportIds = [...new Set(stale.flatMap((one) => one?.exportId ?? []))];
    if (!exportIds.length) return new Map();
    const times = await this.reader.rows<{ id: string; at: Date }>(sql`/* imports.exports */ select l.subject_id as id, min(l.at) as at
      from access_log l where l.act = 'organizations.export' and l.subject_id = any(${exportIds}::uuid[]) group by 1`);
    const then = new Map<string, Then>();
    for (const { id, at } of times) {
      const records = stale.flatMap((one) => (one?.exportId === id ? one.id : []));
      for (const [record, changes] of await this.changes.since(viewer, records, new Date(at))) then.set(record, thenOf(changes));
    }
    return then;
  }

  /** The records as they stand today, those of them that the viewer sees: one statement. */
  private async all(viewer: Viewer, ids: readonly string[]): Promise<ExportRow[]> {
    if (!ids.length) return [];
    const asked = { filter: { ids }, sort: [{ field: 'name' as const, descending: false }], asOf: this.clock.today() };
    const pieces = await this.rows.of(viewer, asked, [{ code: 'fields.members.onDay' }], 'organizations.read');
    const rows: ExportRow[] = [];
    for await (const piece of pieces(new AbortController().signal)) rows.push(...piece);
    return rows;
  }

  private async office(chosen: Readonly<Record<string, string>>): Promise<Office> {
    const today = this.clock.today();
    const [areas, ids, registry, types] = await Promise.all([
      this.areas.book(),
      // A unit that is no more stands for the one that it became.
      this.reader.rows<{ name: string; id: string; abroad: boolean }>(sql`/* imports.area-names */
        select a.name, coalesce(s.unit_id, a.id) as id, a.level = 'country' as abroad from areas a
        left join area_spans s on s.area_id = a.id and s.from_day <= ${today} and ${today} < s.until_day
        where a.level in ('province', 'city', 'county', 'functional', 'country') order by s.state = 'living', a.code`),
      this.reader.one<{ id: string }>(sql`/* imports.city */ select city_area_id as id from registry`),
      this.reader.rows<{ kind: string; name: string }>(
        sql`/* imports.type-names */ select kind, name from organization_types where retired_at is null order by sort_order, code`,
      ),
    ]);
    return { areas, areaIds: new Map(ids.map(({ name, ...area }) => [name, area])), cityId: registry?.id ?? null, types, chosen };
  }
}

/** What a row says in the words of the registry. */
function factsOf(record: ListedOrganization, grid: Grid, { areaIds, cityId, types, chosen }: Office): RowFacts {
  const { name = '', kind, areaName, foundedOn, address, creditCode, remark, members } = record;
  const area = areaName === undefined ? undefined : areaIds.get(areaName);
  // What sits abroad is on the list of the city.
  const abroad = area?.abroad ?? kind === 'overseasGroup';
  const own = types.filter((type) => type.kind === kind);
  const written = textAt(grid, record.cells['kind']);
  const type =
    own.find((one) => one.name === written)?.name ??
    (kind === undefined ? undefined : chosen[kind]) ??
    (own.length === 1 ? own[0]?.name : undefined);
  return {
    name,
    kind: kind ?? null,
    type: type ?? null,
    areaId: (abroad ? cityId : area?.id) ?? null,
    areaName: abroad ? null : (areaName ?? null),
    seatAreaId: abroad ? (area?.id ?? null) : null,
    foundedOn: foundedOn ?? null,
    address: address ?? null,
    creditCode: creditCode ?? null,
    remarks: remark ?? null,
    members: members ?? null,
  };
}

/** The text of the cell at a place such as C5. */
function textAt(grid: Grid, place: string | string[] | undefined): string | undefined {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(typeof place === 'string' ? place : '') ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return grid.rows.find((one) => one.row === Number(row))?.cells[column - 1]?.text.trim();
}

function faultsOf<T extends { readonly row: number }>(
  { row, lastRow = row }: ListedOrganization,
  faults: ReadonlyMap<number, readonly T[]>,
): T[] {
  const own: T[] = [];
  for (let line = row; line <= lastRow; line++) own.push(...(faults.get(line) ?? []));
  return own;
}

function rowOf(
  record: ListedOrganization,
  facts: RowFacts,
  matches: readonly Meant[],
  { there, since }: { readonly there: ReadonlyMap<string, There>; readonly since: Then },
  faults: Row['faults'],
  locale: Locale,
): Row[] {
  const [first] = matches;
  const sure =
    matches.length === 1 && first && (first.why === null || first.why === 'creditCode' || first.why === 'id') ? first : undefined;
  const known = sure && there.get(sure.id);
  const cells = cellsOf(facts, known, since, locale);
  const missing = sure ? [] : missingOf(facts, record, faults, locale);
  const outcome = ((): ImportOutcome => {
    if (faults.length || (!matches.length && missing.length)) return 'wrong';
    if (cells.some(({ then }) => then !== null)) return 'asked';
    if (known) return cells.some(({ changed }) => changed) ? 'changed' : 'unchanged';
    return matches.length ? 'doubtful' : 'new';
  })();
  return [
    {
      row: record.row,
      hidden: record.hidden ?? false,
      outcome,
      name: facts.name,
      kind: facts.kind,
      matches: matches.map(({ id, version, name, areaName, why }) => {
        const one = there.get(id);
        return { id, version: one?.version ?? version, name, areaName, why, change: one ? changeOf(facts, one, since) : {} };
      }),
      cells,
      founding: foundingOf(facts),
      members: facts.members,
      faults: [...faults, ...missing],
      unkept: unkeptOf(record, locale),
    },
  ];
}

/** What a new organization cannot do without, where it is not told already what is wrong with it. */
function missingOf(facts: RowFacts, { row }: ListedOrganization, faults: Row['faults'], locale: Locale): Row['faults'] {
  const { name, kind, type, areaId, foundedOn } = facts;
  const told = (codes: RegExp): boolean => faults.some(({ code }) => codes.test(code));
  const missing: Exclude<keyof typeof MISSING, 'ID_UNKNOWN'>[] = [
    ...(name || told(/^NAME/) ? [] : (['NAME_MISSING'] as const)),
    ...(kind || told(/^KIND/) ? [] : (['KIND_MISSING'] as const)),
    ...(kind && !type ? (['TYPE_MISSING'] as const) : []),
    ...(areaId || told(/^AREA/) ? [] : (['AREA_MISSING'] as const)),
    ...(foundedOn || told(/^DATE/) ? [] : (['FOUNDING_MISSING'] as const)),
  ];
  return missing.map((code) => ({ place: String(row), code, why: MISSING[code][locale] }));
}

const MISSING = {
  ID_UNKNOWN: {
    zh: '行末的编号不在本登记库，或不在自己的权限内；若是新的组织，请删去编号',
    en: 'The id of the row is not of this registry, or out of reach; of a new organization leave it out',
  },
  NAME_MISSING: LIST_ERRORS.NAME_MISSING,
  KIND_MISSING: { zh: '看不出类别，请加“类别”一列', en: 'No kind is told; add a column “类别”' },
  TYPE_MISSING: { zh: '没有写类型，请在上方为这一类选一个', en: 'No type is told; choose one for the kind above' },
  AREA_MISSING: { zh: '没有写属地，请加“县（市、区）”一列', en: 'No county is told; add a column “县（市、区）”' },
  FOUNDING_MISSING: {
    zh: '没有成立日期；只知道大概的也可以，如 2019年、2019年前',
    en: 'No founding is told; one that is known roughly will do',
  },
} as const;

const UNREAD = {
  blank: { zh: '空表', en: 'Empty' },
  hidden: { zh: '隐藏的工作表，不读', en: 'A hidden sheet: not read' },
  noHead: { zh: '没有找到写着列名的一行，没有读', en: 'No row names columns: not read' },
} as const;

const FLAGS = { zh: '是否', en: 'Yes or no' } as const;

const SKIPPED: Readonly<Record<SkipReason, { zh: string; en: string }>> = {
  title: { zh: '标题', en: 'title' },
  unitLine: { zh: '填报单位一行', en: 'line of the office' },
  columnNumbers: { zh: '列号', en: 'numbers of columns' },
  example: { zh: '示例', en: 'example' },
  section: { zh: '分组', en: 'section' },
  subtotal: { zh: '小计', en: 'subtotal' },
  total: { zh: '合计', en: 'total' },
  repeatedHeader: { zh: '重复的表头', en: 'head again' },
  note: { zh: '表注', en: 'note' },
  blank: { zh: '空行', en: 'blank' },
};
