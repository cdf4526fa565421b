import { readCreditCode } from '../../platform/chinese/credit-code.js';
import { containsIdentityNumber } from '../../platform/chinese/identity-number.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import {
  compact,
  type Entry,
  letterOf,
  type ListRecord,
  readDate,
  readNumber,
  readPhone,
  readSpan,
  readTermNumber,
  readYesNo,
  unitOf,
  yearsBetween,
} from '../../spreadsheets/index.js';
import type { AreaBook } from '../../areas/index.js';
import { kindNamed } from './kinds-in-lists.js';
import { LIST_ERRORS, type ListError, type ListErrorCode } from './list-errors.js';
import type { ListedOrganization, Told } from './listed-organization.js';
import { officersOf, type Officer } from './officers.js';

/** What the list says for all its records. */
export interface ListFrame {
  readonly areas: AreaBook;
  /** The last day on which what it tells may have been. */
  readonly until: string;
  /** Of numbers whose head names none. */
  readonly unit: number;
}

const NOTHING = /^(无|暂无|没有)$/;
const [MOST_YEARS, MOST_TERMS] = [10, 60];
const CHAIRS = /^(现任|本届)?(会长|主委|主任委员|理事长|主席|负责人)$/;
const AROUND_POSTS = /^(现任|本届)|(姓名|名单|及职务|\(.*\))$/g;
const DATE_CODES = { impossible: 'DATE_IMPOSSIBLE', unreadable: 'DATE_UNREADABLE', ambiguous: 'DATE_AMBIGUOUS' } as const;

/** Reads the cells of one record, and what is wrong with them. */
export class RecordReading {
  readonly errors: ListError[] = [];
  readonly organization: ListedOrganization;
  private readonly told: Told = {};
  private readonly officers: (Officer & { at: Entry })[] = [];
  /** Cells that stand for officers. */
  private readonly officersAt: string[] = [];

  constructor(
    private readonly record: ListRecord,
    private readonly frame: ListFrame,
  ) {
    const { row, lastRow, hidden } = record;
    this.organization = { row, ...(lastRow > row ? { lastRow } : {}), ...(hidden ? { hidden: true as const } : {}), cells: {} };
  }

  read(): this {
    for (const entry of this.record.entries) this.take(entry);
    for (const entries of [this.record.entries, ...this.record.further]) this.holder(entries);
    if (this.officers.length) this.keep('officers', this.officers.map(({ at: _, ...officer }) => officer), this.officersAt);
    this.compare();
    return this;
  }

  fail(entry: Pick<Entry, 'row' | 'column' | 'cell'>, code: ListErrorCode, other?: number): void {
    const { row, column, cell } = entry;
    this.errors.push({
      row,
      column: letterOf(column),
      code,
      why: LIST_ERRORS[code].zh,
      ...(code === 'IDENTITY_NUMBER' ? {} : { raw: cell.text }),
      ...(other === undefined ? {} : { with: other }),
    });
  }

  keep<K extends keyof ListedOrganization>(field: K, value: ListedOrganization[K], at: string | string[]): void {
    this.organization[field] = value;
    this.organization.cells[field] = at;
  }

  private take(entry: Entry): void {
    const { of, cell } = entry;
    if (cell.sort === 'error' || /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(cell.text)) {
      this.fail(entry, cell.text === '#FORMULA' ? 'FORMULA_NO_VALUE' : 'CELL_ERROR');
      return;
    }
    if (!readCreditCode(cell.text).ok && containsIdentityNumber(cell.text)) return this.fail(entry, 'IDENTITY_NUMBER');
    if (!of.incoming) return this.flag(entry);
    if (of.incoming.code !== 'remark' && NOTHING.test(compact(cell.text))) return;
    READERS[of.incoming.code]?.(this, entry);
  }

  private flag(entry: Entry): void {
    const value = readYesNo(entry.cell.text);
    if (value === undefined) return this.fail(entry, 'YES_NO_UNREADABLE');
    const name = entry.of.lowest;
    this.keep('flags', { ...this.organization.flags, [name]: value }, [...((this.organization.cells['flags'] ?? []) as string[]), placeOf(entry)]);
  }

  text(field: 'name' | 'address' | 'remark', entry: Entry): void {
    this.keep(field, compact(entry.cell.text), placeOf(entry));
  }

  formerNames(entry: Entry): void {
    const names = entry.cell.text.split(/[；;\n]/).map(compact).filter(Boolean);
    this.keep('formerNames', names, placeOf(entry));
  }

  kind(entry: Entry): void {
    const kind = kindNamed(entry.cell.text);
    if (kind === undefined) this.fail(entry, 'KIND_UNKNOWN');
    else this.keep('kind', kind, placeOf(entry));
  }

  area(entry: Entry): void {
    const area = this.frame.areas.read(entry.cell.text);
    if (area === undefined) this.fail(entry, 'AREA_UNKNOWN');
    else this.keep('areaName', area, placeOf(entry));
  }

  date(field: 'foundedOn' | 'termStartedOn' | 'termEndsOn', entry: Entry): void {
    const read = readDate(entry.cell);
    if ('fault' in read) return this.fail(entry, DATE_CODES[read.fault]);
    if (field !== 'termEndsOn' && read.date.earliest > this.frame.until) return this.fail(entry, 'DATE_FUTURE');
    this.told[field] = read.date;
    if (field !== 'termEndsOn') this.keep(field, read.date.toString(), placeOf(entry));
  }

  span(entry: Entry): void {
    const read = readSpan(entry.cell);
    if ('fault' in read) return this.fail(entry, DATE_CODES[read.fault]);
    const { from, to } = read;
    if (PartialDate.compare(to, from) < 0) return this.fail(entry, 'END_BEFORE_START');
    if (from.earliest > this.frame.until) return this.fail(entry, 'DATE_FUTURE');
    this.told.termStartedOn = from;
    this.keep('termStartedOn', from.toString(), placeOf(entry));
    this.years(yearsBetween(from, to), entry);
  }

  /** How many years a term has; undefined: the dates tell no whole ones. */
  years(years: number | undefined, entry: Entry): void {
    if (years === undefined) return;
    if (!Number.isInteger(years) || years < 1 || years > MOST_YEARS) this.fail(entry, 'NUMBER_RANGE');
    else this.keep('termYears', years, placeOf(entry));
  }

  termYears(entry: Entry): void {
    const years = readNumber(entry.cell);
    if (years === undefined) this.fail(entry, 'NUMBER_INVALID');
    else this.years(years, entry);
  }

  termNumber(field: 'termNumber' | 'previousTerm', entry: Entry): void {
    const number = readTermNumber(entry.cell);
    if (number === undefined) return this.fail(entry, 'NUMBER_INVALID');
    if (!Number.isInteger(number) || number < (field === 'termNumber' ? 1 : 0) || number > MOST_TERMS) return this.fail(entry, 'NUMBER_RANGE');
    if (field === 'previousTerm') this.told.previousTerm = number;
    else this.keep('termNumber', number, placeOf(entry));
  }

  members(entry: Entry): void {
    const number = readNumber(entry.cell, unitOf(entry.of.head) ?? this.frame.unit);
    if (number === undefined) this.fail(entry, 'NUMBER_INVALID');
    else if (number < 0) this.fail(entry, 'NUMBER_RANGE');
    else if (!Number.isInteger(number)) this.fail(entry, 'NUMBER_INVALID');
    else this.keep('members', number, placeOf(entry));
  }

  phone(entry: Entry): void {
    const read = readPhone(entry.cell);
    if ('phone' in read) this.keep('phone', read.phone, placeOf(entry));
    else this.fail(entry, read.fault === 'lost' ? 'PHONE_PRECISION_LOST' : 'PHONE_INVALID');
  }

  creditCode(entry: Entry): void {
    const read = readCreditCode(entry.cell.text);
    if (read.ok) this.keep('creditCode', read.code, placeOf(entry));
    else this.fail(entry, 'CREDIT_CODE_INVALID');
  }

  people(entry: Entry): void {
    const post = entry.of.lowest.normalize('NFKC').replace(AROUND_POSTS, '');
    const found = officersOf(entry.cell.text, post);
    if (!found) return this.fail(entry, 'OFFICERS_UNREADABLE');
    this.officers.push(...found.map((officer) => ({ ...officer, at: entry })));
    this.officersAt.push(placeOf(entry));
  }

  /** One holder of an office, where a row has a column for the person and one for the post. */
  private holder(entries: readonly Entry[]): void {
    const of = (sort: string): Entry | undefined => entries.find((entry) => entry.of.incoming?.sort === sort && entry.cell.sort !== 'error');
    const [person, post] = [of('person'), of('post')];
    if (!person) return;
    const since = entries.find((entry) => entry.of.incoming?.code === 'since');
    const found = officersOf(person.cell.text, post ? compact(post.cell.text) : this.officers.at(-1)?.post ?? '');
    if (!found) return this.fail(person, 'OFFICERS_UNREADABLE');
    const read = since && readDate(since.cell);
    if (since && read && 'fault' in read) this.fail(since, DATE_CODES[read.fault]);
    const from = read && 'date' in read ? { from: read.date.toString() } : {};
    this.officers.push(...found.map((officer) => ({ ...officer, ...from, at: post ?? person })));
    this.officersAt.push(...[post, person, since].flatMap((entry) => (entry ? [placeOf(entry)] : [])));
    if (this.record.further.includes(entries as Entry[])) this.furtherPhone(entries);
  }

  /** A further row may have a phone, which is that of its person; it is only looked at. */
  private furtherPhone(entries: readonly Entry[]): void {
    const phone = entries.find((entry) => entry.of.incoming?.sort === 'phone');
    if (!phone || phone.cell.sort === 'error') return;
    const read = readPhone(phone.cell);
    if ('fault' in read) this.fail(phone, read.fault === 'lost' ? 'PHONE_PRECISION_LOST' : 'PHONE_INVALID');
  }

  private compare(): void {
    const { foundedOn, termStartedOn, termEndsOn, previousTerm } = this.told;
    if (termStartedOn && foundedOn && termStartedOn.isCertainlyBefore(foundedOn)) this.takeBack('termStartedOn', ['termStartedOn', 'termSpan'], 'TERM_START_BEFORE_FOUNDED');
    const end = this.entryOf(['termEndsOn']);
    if (end && termStartedOn && termEndsOn) {
      if (termEndsOn.isCertainlyBefore(termStartedOn)) this.fail(end, 'END_BEFORE_START');
      else if (this.organization.termYears === undefined) this.years(yearsBetween(termStartedOn, termEndsOn), end);
    }
    const { termNumber } = this.organization;
    if (termNumber !== undefined && previousTerm !== undefined && termNumber <= previousTerm)
      this.takeBack('termNumber', ['termNumber'], 'TERM_NUMBER_BACKWARDS');
    const chairs = this.officers.filter(({ post }) => CHAIRS.test(post));
    const second = chairs.find(({ post, person }, at) => at > 0 && post === chairs[0]?.post && person !== chairs[0]?.person);
    if (second) this.fail(second.at, 'TWO_CHAIRS', second.at.row === chairs[0]?.at.row ? undefined : chairs[0]?.at.row);
  }

  /** A value that others contradict is not kept. */
  private takeBack(field: 'termStartedOn' | 'termNumber', codes: readonly string[], code: ListErrorCode): void {
    const entry = this.entryOf(codes);
    if (entry) this.fail(entry, code);
    const { [field]: _, ...cells } = this.organization.cells;
    delete this.organization[field];
    this.organization.cells = cells;
  }

  private entryOf(codes: readonly string[]): Entry | undefined {
    return this.record.entries.find(({ of }) => of.incoming && codes.includes(of.incoming.code));
  }
}

export const placeOf = ({ row, column }: Pick<Entry, 'row' | 'column'>): string => `${letterOf(column)}${row}`;

/** Column code → how its cells are read. */
const READERS: Readonly<Record<string, (reading: RecordReading, entry: Entry) => void>> = {
  name: (reading, entry) => reading.text('name', entry),
  formerNames: (reading, entry) => reading.formerNames(entry),
  kind: (reading, entry) => reading.kind(entry),
  areaName: (reading, entry) => reading.area(entry),
  foundedOn: (reading, entry) => reading.date('foundedOn', entry),
  termStartedOn: (reading, entry) => reading.date('termStartedOn', entry),
  termEndsOn: (reading, entry) => reading.date('termEndsOn', entry),
  termSpan: (reading, entry) => reading.span(entry),
  termYears: (reading, entry) => reading.termYears(entry),
  termNumber: (reading, entry) => reading.termNumber('termNumber', entry),
  previousTerm: (reading, entry) => reading.termNumber('previousTerm', entry),
  members: (reading, entry) => reading.members(entry),
  creditCode: (reading, entry) => reading.creditCode(entry),
  phone: (reading, entry) => reading.phone(entry),
  address: (reading, entry) => reading.text('address', entry),
  remark: (reading, entry) => reading.text('remark', entry),
  officers: (reading, entry) => reading.people(entry),
};
