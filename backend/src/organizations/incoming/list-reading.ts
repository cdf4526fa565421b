import { nameCore } from '../../platform/chinese/name-core.js';
import { normaliseName } from '../../platform/chinese/names.js';
import type { Day } from '../../platform/time/day.js';
import type { AreaBook } from '../../areas/index.js';
import {
  compact,
  dateOfText,
  type Entry,
  type Grid,
  letterOf,
  type ListRecord,
  type PlacedCell,
  readNumber,
  sectionSubject,
  type SkipReason,
  type Sum,
  understand,
  type UnderstoodList,
  unitOf,
} from '../../spreadsheets/index.js';
import { INCOMING_COLUMNS } from './incoming-columns.js';
import { isKindWord, kindNamed } from './kinds-in-lists.js';
import { LIST_ERRORS, type ListError, placeOf } from './list-errors.js';
import type { ListedOrganization } from './listed-organization.js';
import { type ListFrame, RecordReading } from './record-reading.js';

/** A sheet as it was read: every row is of the head, of a record, or skipped with its reason. */
export interface ReadList {
  readonly headerRow: number;
  readonly headerRows: readonly number[];
  /** Its columns from the left, as they are headed. */
  readonly heads: readonly { readonly column: number; readonly head: string }[];
  /** Field → letters of its columns. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly unmappedColumns: readonly { readonly column: string; readonly header: string }[];
  /** What is kept of nobody (民族, 身份证号 …): not read. */
  readonly leftOutColumns: readonly { readonly column: string; readonly header: string }[];
  /** Cells beside the list, in columns without a head, and what stands a second time in further rows of a record: not read. */
  readonly unreadCells: readonly string[];
  readonly records: readonly ListedOrganization[];
  readonly errors: readonly ListError[];
  readonly skippedRows: readonly { readonly row: number; readonly reason: SkipReason }[];
}

/** Reads a sheet as a list of organizations; undefined where it has no head that names their columns. `today` as the office reckons. */
export function readOrganizations(grid: Grid, areas: AreaBook, today: Day): ReadList | undefined {
  const list = understand(grid, INCOMING_COLUMNS, beginsSection(areas));
  return list && new ListReading(grid, list, areas, today).read();
}

/** Tells what may stand alone in a row as the beginning of a section: an area, a kind. */
export const beginsSection =
  (areas: AreaBook) =>
  (text: string): boolean =>
    areas.read(sectionSubject(text)) !== undefined || isKindWord(sectionSubject(text));

const LONGEST_TITLE = 200;

class ListReading {
  private readonly frame: ListFrame;
  private readonly errors: ListError[] = [];
  private readonly titles: readonly PlacedCell[];
  /** Titles and sections are asked again for each of their records. */
  private readonly known = new Map<string, { readonly area: string | undefined; readonly kind: string | undefined }>();

  constructor(
    private readonly grid: Grid,
    private readonly list: UnderstoodList,
    areas: AreaBook,
    today: Day,
  ) {
    this.titles = list.above.filter(({ row }) => list.skipped.some((one) => one.row === row && one.reason === 'title'));
    const texts = list.above.map(({ cell }) => compact(cell.text.normalize('NFKC')));
    this.frame = { areas, until: dayOf(texts) ?? today, unit: texts.some((text) => /单位[:：]万/.test(text)) ? 10_000 : 1 };
  }

  read(): ReadList {
    const { list } = this;
    const readings = list.records.map((record) => this.record(record));
    this.sameAgain(readings);
    for (const sum of list.sums) this.sum(sum, readings);
    const told = (columns: readonly { column: number; head: string }[]): { column: string; header: string }[] =>
      columns.map(({ column, head }) => ({ column: letterOf(column), header: head }));
    return {
      headerRow: list.head.rows[0] ?? 1,
      headerRows: list.head.rows,
      heads: list.head.columns.map(({ column, head }) => ({ column, head })),
      columns: this.columns(),
      unmappedColumns: told(list.unmatched),
      leftOutColumns: told(list.leftOut),
      unreadCells: [...list.strays, ...readings.flatMap(({ unread }) => unread)].map(placeOf),
      records: readings.map(({ organization }) => organization),
      errors: [...readings.flatMap(({ errors }) => errors), ...this.errors].toSorted((a, b) => a.row - b.row),
      skippedRows: list.skipped,
    };
  }

  private record(record: ListRecord): RecordReading {
    const reading = new RecordReading(record, this.frame).read();
    const { organization } = reading;
    const has = (code: string): boolean => record.entries.some(({ of }) => of.incoming?.code === code);
    const name = this.list.matched.find(({ incoming }) => incoming?.sort === 'name');
    if (name && !has('name')) reading.fail({ row: record.row, column: name.column, cell: { sort: 'text', text: '' } }, 'NAME_MISSING');
    if (!has('areaName')) this.inherit(reading, 'areaName', this.areaAround(record));
    if (!has('kind')) this.inherit(reading, 'kind', this.kindAround(record, organization));
    return reading;
  }

  private inherit(reading: RecordReading, field: 'areaName' | 'kind', found: readonly [value: string, at: string] | undefined): void {
    if (found) reading.keep(field, found[0], found[1]);
  }

  /** From the section, else the tab, else the title. */
  private areaAround({ sections }: ListRecord): [string, string] | undefined {
    for (const section of sections.toReversed()) {
      const { area } = this.named(section.cell.text);
      if (area !== undefined) return [area, placeOf(section)];
    }
    const { areas } = this.frame;
    const tab = this.grid.sheet === null ? undefined : (areas.readHome(this.grid.sheet) ?? areas.within(this.grid.sheet));
    if (tab !== undefined) return [tab, 'sheet'];
    for (const title of this.titles) {
      const area = areas.within(title.cell.text);
      if (area !== undefined) return [area, placeOf(title)];
    }
    return undefined;
  }

  /** From the section, else the title, else the tab, else the name itself. */
  private kindAround({ sections }: ListRecord, { name, cells }: ListedOrganization): [string, string] | undefined {
    for (const placed of [...sections.toReversed(), ...this.titles]) {
      const { kind } = this.named(placed.cell.text);
      if (kind !== undefined) return [kind, placeOf(placed)];
    }
    const tab = this.grid.sheet === null ? undefined : kindNamed(this.grid.sheet);
    if (tab !== undefined) return [tab, 'sheet'];
    const own = name === undefined ? undefined : kindNamed(name);
    return own === undefined ? undefined : [own, String(cells['name'])];
  }

  private named(text: string): { readonly area: string | undefined; readonly kind: string | undefined } {
    const known = this.known.get(text);
    if (known) return known;
    const { areas } = this.frame;
    const found = { area: areas.read(sectionSubject(text)) ?? areas.within(text), kind: kindNamed(text) };
    this.known.set(text, found);
    return found;
  }

  /** Names and credit codes that stand in an earlier row. */
  private sameAgain(readings: readonly RecordReading[]): void {
    const names = new Map<string, number>();
    const cores = new Map<string, number>();
    const codes = new Map<string, { row: number; core: string }>();
    readings.forEach((reading, at) => {
      const { row, name, creditCode } = reading.organization;
      const entries = this.list.records[at]?.entries ?? [];
      const entryOf = (code: string): Entry | undefined => entries.find(({ of }) => of.incoming?.code === code);
      const core = name === undefined ? `row ${row}` : this.coreOf(name);
      const [nameEntry, codeEntry] = [entryOf('name'), entryOf('creditCode')];
      if (name !== undefined && nameEntry) {
        const same = names.get(name);
        const alike = cores.get(core);
        if (same !== undefined) reading.fail(nameEntry, 'DUP_IN_FILE', same);
        else if (alike !== undefined) reading.fail(nameEntry, 'DUP_VARIANT', alike);
        names.set(name, same ?? row);
        cores.set(core, alike ?? row);
      }
      if (creditCode === undefined || !codeEntry) return;
      const known = codes.get(creditCode);
      if (known && known.core !== core) reading.fail(codeEntry, 'CREDIT_CODE_DUP', known.row);
      codes.set(creditCode, known ?? { row, core });
    });
  }

  /** A name without signs, blanks and the units over its county: those differ in how one writes it. */
  private coreOf(name: string): string {
    return nameCore(normaliseName(this.frame.areas.withoutOver(name)));
  }

  /** A figure of 小计 or 合计 against its rows; a total may also be that of the typed subtotals. */
  private sum({ row, sort, entries, records }: Sum, readings: readonly RecordReading[]): void {
    for (const entry of entries.filter((one) => one.row === row && one.of.incoming?.code === 'members')) {
      const unit = unitOf(entry.of.head) ?? this.frame.unit;
      const typed = readNumber(entry.cell, unit);
      const rows = new Set(records.map((record) => record.row));
      const added = readings.reduce((sum, { organization }) => sum + (rows.has(organization.row) ? (organization.members ?? 0) : 0), 0);
      const subtotals = sort === 'total' ? this.subtotals(entry, unit) : undefined;
      if (typed === undefined || typed === added || typed === subtotals) continue;
      this.errors.push({
        row,
        column: letterOf(entry.column),
        code: 'SUBTOTAL_MISMATCH',
        why: `${LIST_ERRORS.SUBTOTAL_MISMATCH.zh}（各行相加为 ${added / unit}）`,
        raw: entry.cell.text,
      });
    }
  }

  private subtotals({ row, column }: Entry, unit: number): number {
    const above = this.list.sums.filter((sum) => sum.sort === 'subtotal' && sum.row < row);
    const figures = above.flatMap(({ entries }) => entries.filter((entry) => entry.column === column));
    return figures.reduce((sum, { cell }) => sum + (readNumber(cell, unit) ?? 0), 0);
  }

  private columns(): Record<string, string[]> {
    const columns: Record<string, string[]> = {};
    for (const { incoming, column } of this.list.matched) (columns[incoming?.code ?? 'flags'] ??= []).push(letterOf(column));
    return columns;
  }
}

const WRITTEN = /(?<!\d)(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?)/g;
const WHOLE = /日$|^\d+[.\-/]\d+[.\-/]\d+$/;
/** 2016年以来成立的商会 tells nothing of the day of the list; （2019年） and 截至2019年5月 do. */
const BEFORE_ITS_DAY = /(\(|截至|截止|日期|时间)[:(]?$/;

/** The last day of the latest date that a list gives itself: until then what it tells may have been. */
function dayOf(texts: readonly string[]): Day | undefined {
  const days = texts.flatMap((text) =>
    [...text.slice(0, LONGEST_TITLE).matchAll(WRITTEN)].flatMap((match) => {
      const [written] = match;
      if (!WHOLE.test(written) && !BEFORE_ITS_DAY.test(text.slice(0, match.index))) return [];
      const read = dateOfText(written);
      return 'date' in read ? [read.date.latest] : [];
    }),
  );
  return days.toSorted().at(-1);
}
