import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import {
  askedBy,
  columnsOf,
  COUNT,
  type ExportRow,
  MovementsQueries,
  OrganizationFigures,
  type OrganizationFilter,
  type OrganizationOrderQuery,
  OrganizationRows,
} from '../organizations/index.js';
import { OfficersReading } from '../leadership/index.js';
import { Problem, problem } from '../platform/http/problem.js';
import { addDays, addMonths, type Day } from '../platform/time/day.js';
import type { Locale } from '../spreadsheets/index.js';
import type {
  MovementsDefinition,
  OfficersDefinition,
  RegisterDefinition,
  Span,
  StatisticDefinition,
  TableDefinition,
} from './definition.js';
import { framed, type Surroundings } from './frame.js';
import type { PrintedBody, PrintedTable } from './printed.js';
import { groupName } from './group-name.js';
import { type ReportingOffice, ReportingOffices } from './reporting-office.js';
import { membersOf, registerBehind } from './shape/members.js';
import { movementsOf } from './shape/movements.js';
import { officersOf } from './shape/officers.js';
import { registerOf, type RegisterRow } from './shape/register.js';
import { statisticOf } from './shape/statistic.js';
import { tableWords } from './words.js';

type Office = Surroundings & ReportingOffice;

/** Rows of a table to hand up, at most: what is more is no table for a desk but an export 数据表. */
const MOST_LINES = 20_000;

/** Sets the answer to a question as a table to hand up. */
@Injectable()
export class Printing {
  constructor(
    private readonly rows: OrganizationRows,
    private readonly figures: OrganizationFigures,
    private readonly movements: MovementsQueries,
    private readonly offices: ReportingOffices,
    private readonly officers: OfficersReading,
  ) {}

  /** What the viewer may export of it. @throws Problem 422 where it has more lines than a table can hold */
  async table(viewer: Viewer, definition: TableDefinition, query: OrganizationOrderQuery, locale: Locale): Promise<PrintedTable> {
    const around = await this.around(viewer, query.asOf, locale);
    return framed(definition, await this.body(viewer, definition, query, around), around);
  }

  /** The same with the organizations behind its figures, so that it can be told later whose they were. @throws Problem as `table` */
  async whole(viewer: Viewer, definition: TableDefinition, query: OrganizationOrderQuery, locale: Locale): Promise<PrintedTable> {
    const table = await this.table(viewer, definition, query, locale);
    const { statistic } = definition;
    return statistic ? { ...table, members: await this.members(viewer, statistic, query, locale) } : table;
  }

  private async members(
    viewer: Viewer,
    statistic: StatisticDefinition,
    query: OrganizationOrderQuery,
    locale: Locale,
  ): Promise<PrintedBody | undefined> {
    const plain = { title: [], total: false, signatures: [] };
    try {
      const body = await this.register(viewer, registerBehind(statistic), plain, query, await this.around(viewer, query.asOf, locale));
      return membersOf(body, statistic, locale);
    } catch (error) {
      if (error instanceof Problem && error.code === 'too_many_lines') return undefined;
      throw error;
    }
  }

  private async body(viewer: Viewer, definition: TableDefinition, query: OrganizationOrderQuery, around: Office): Promise<PrintedBody> {
    const { register, statistic, movements, officers } = definition;
    if (officers) return this.led(viewer, officers, query, definition, around);
    if (register) return this.register(viewer, register, definition, query, around);
    if (statistic) return this.statistic(viewer, statistic, definition, query, around);
    return this.moved(viewer, movements ?? { span: 'year', hows: [] }, definition, query, around);
  }

  private async moved(
    viewer: Viewer,
    { span, hows }: MovementsDefinition,
    { total, unit }: TableDefinition,
    { asOf, sort: _sort, ...rest }: OrganizationOrderQuery,
    { locale }: Office,
  ): Promise<PrintedBody> {
    const asked = { filter: askedBy(rest, viewer.accountId), since: beginningOf(span, asOf), asOf };
    const movements = (await this.movements.between(viewer, asked)).filter(({ how }) => hows.includes(how));
    if (movements.length > MOST_LINES) throw problem('too_many_lines');
    return movementsOf(movements, { locale, total, unit: behindNumber(unit, locale) });
  }

  private async register(
    viewer: Viewer,
    register: RegisterDefinition,
    { total, unit }: TableDefinition,
    query: OrganizationOrderQuery,
    { locale, cityId }: Office,
  ): Promise<PrintedBody> {
    const { asOf, sort: sorted, ...rest } = query;
    const filter: OrganizationFilter = askedBy(rest, viewer.accountId);
    const columns = columnsOf(
      filter,
      register.columns.map(({ key }) => key),
    );
    const sort = sortOf(register, sorted);
    const wanted = filter.certainty ?? 'certain';
    const shown = register.order === 'expiry' ? [...columns, { code: 'runsOutOn' }] : columns;
    const read = async (day: string): Promise<RegisterRow[]> => {
      const asked = { filter, sort, asOf: day, locale };
      const rows = register.groupBy
        ? await this.rows.grouped(viewer, asked, shown, register.groupBy)
        : await this.rows.of(viewer, asked, shown);
      return taken<RegisterRow>(rows(new AbortController().signal));
    };
    const compared = register.columns.some(({ compare }) => compare?.length);
    const [all, then] = [await read(asOf), compared ? await read(yearBefore(asOf)) : []];
    const now = inOrder(
      register,
      all.filter(({ certainty }) => certainty === wanted),
    );
    return registerOf(
      register,
      new Map(columns.map((column) => [column.code, column])),
      {
        now,
        then: new Map(then.map((row): [string, ExportRow] => [row.id, row])),
        doubtful: filter.certainty ? 0 : all.length - now.length,
      },
      {
        locale,
        total,
        unit: behindNumber(unit, locale),
        nameOf: (group) => groupName(group, register.groupBy ?? 'area', { locale, cityId }),
      },
    );
  }

  /** A row for each officer, of one kind: no list of persons goes across kinds (office.md 7). @throws Problem 422 */
  private async led(
    viewer: Viewer,
    officers: OfficersDefinition,
    query: OrganizationOrderQuery,
    { total, unit }: TableDefinition,
    { locale }: Office,
  ): Promise<PrintedBody> {
    const { asOf, sort, ...rest } = query;
    const filter: OrganizationFilter = askedBy(rest, viewer.accountId);
    if (filter.kind?.length !== 1) throw problem('officers_of_one_kind');
    const columns = columnsOf(
      filter,
      officers.columns.map(({ key }) => key),
    );
    const asked = await this.rows.of(viewer, { filter, sort, asOf, locale }, columns);
    const all = await taken(asked(new AbortController().signal));
    const now = all.filter(({ certainty }) => certainty === (filter.certainty ?? 'certain'));
    const ids = now.map(({ id }) => id);
    const teams = await this.officers.of(viewer, ids, asOf, officers.span, locale);
    const body = officersOf(officers, new Map(columns.map((column) => [column.code, column])), now, teams, {
      locale,
      total,
      unit: behindNumber(unit, locale),
    });
    if (body.lines.length > MOST_LINES) throw problem('too_many_lines');
    return { ...body, doubtful: filter.certainty ? 0 : all.length - now.length };
  }

  private async statistic(
    viewer: Viewer,
    statistic: StatisticDefinition,
    { total }: TableDefinition,
    query: OrganizationOrderQuery,
    { locale, cityId }: Office,
  ): Promise<PrintedBody> {
    const { asOf, sort: _sort, ...rest } = query;
    const filter: OrganizationFilter = askedBy(rest, viewer.accountId);
    const { rows, across = null, measure } = statistic;
    const asked = { filter, rows, across, measure, mapDay: asOf };
    const now = await this.figures.of(viewer, { ...asked, asOf });
    const then = statistic.compare.length ? await this.figures.of(viewer, { ...asked, asOf: yearBefore(asOf) }) : [];
    const always = rows === 'area' ? await this.figures.counties(viewer, filter, asOf) : [];
    return statisticOf(
      statistic,
      { now, then, always },
      {
        locale,
        total,
        measure: measureWord(measure, filter, locale),
        nameOf: (group, of) => groupName(group, of === 'rows' ? rows : (across ?? rows), { locale, cityId }),
      },
    );
  }

  private async around(viewer: Viewer, asOf: string, locale: Locale): Promise<Office> {
    return { ...(await this.offices.of(viewer)), asOf, locale };
  }
}

async function taken<Row>(pieces: AsyncGenerator<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const piece of pieces) {
    rows.push(...piece);
    if (rows.length > MOST_LINES) throw problem('too_many_lines');
  }
  return rows;
}

/** The last day before the year, quarter or month of a day. */
function beginningOf(span: Span, day: Day): Day {
  const [year = '', month = ''] = day.split('-');
  const first = { year: 1, quarter: Math.floor((Number(month) - 1) / 3) * 3 + 1, month: Number(month) }[span];
  return addDays(`${year}-${String(first).padStart(2, '0')}-01`, -1);
}

/** A unit as it stands behind a number: 57个, 57 units. */
function behindNumber(unit: string | null | undefined, locale: Locale): string {
  const own = unit ?? { zh: '个', en: '' }[locale];
  return /^[A-Za-z]/.test(own) ? ` ${own}` : own;
}

/** 上年同期. */
const yearBefore = (day: Day): Day => addMonths(day, -12);

type SortKeys = OrganizationOrderQuery['sort'];
const upwards = (...fields: SortKeys[number]['field'][]): SortKeys => fields.map((field) => ({ field, descending: false }));

const sortOf = ({ order }: RegisterDefinition, sorted: SortKeys): SortKeys => {
  if (order === 'view') return sorted;
  return order === 'office' ? upwards('area', 'type', 'name') : upwards('name');
};

/**
 * Orders that the database does not have. 按姓氏笔画: by the strokes of the first character, as the Unicode collation has them; by the day on which
 * the first of the papers runs out, those with none last.
 */
function inOrder<Row extends RegisterRow>({ order }: RegisterDefinition, rows: readonly Row[]): readonly Row[] {
  if (order === 'expiry') return rows.toSorted((a, b) => (runsOutOn(a) < runsOutOn(b) ? -1 : runsOutOn(a) > runsOutOn(b) ? 1 : 0));
  if (order !== 'stroke') return rows;
  const { compare } = new Intl.Collator('zh-u-co-stroke');
  return rows.toSorted((a, b) => compare(a.name, b.name));
}

const runsOutOn = ({ papers }: RegisterRow): string => papers?.[0]?.until ?? '~';

const measureWord = (measure: string, filter: OrganizationFilter, locale: Locale): string =>
  measure === COUNT
    ? tableWords.organizations[locale]
    : (columnsOf(filter, [measure]).find(({ code }) => code === measure)?.words[locale] ?? measure);
