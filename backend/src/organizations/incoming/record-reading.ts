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
import { DATE_CODES, LIST_ERRORS, type ListError, type ListErrorCode, PHONE_CODES, placeOf } from './list-errors.js';
import { HoldersReading } from './holders-reading.js';
import type { ListedOrganization, Told } from './listed-organization.js';

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

/** Reads the cells of one record, and what is wrong with them. */
export class RecordReading {
  readonly errors: ListError[] = [];
  organization: ListedOrganization;
  /** Cells of further rows that say again what the first row says. */
  readonly unread: Entry[] = [];
  private readonly told: Told = {};
  readonly holders = new HoldersReading((entry, code, other) => this.fail(entry, code, other));

  constructor(
    private readonly record: ListRecord,
    private readonly frame: ListFrame,
  ) {
    const { row, lastRow, hidden } = record;
    this.organization = { row, ...(lastRow > row ? { lastRow } : {}), ...(hidden ? { hidden: true as const } : {}), cells: {} };
  }

  read(): this {
    for (const entry of this.record.entries) this.take(entry);
    this.holders.rows(this.record);
    for (const entry of this.record.further.flat()) this.takeFurther(entry);
    const { officers, places } = this.holders;
    if (officers.length) this.keep('officers', officers, places);
    this.holders.chairs();
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
    if (!readCreditCode(cell.text).ok && containsIdentityNumber(cell.text)) {
      this.fail(entry, 'IDENTITY_NUMBER');
      return;
    }
    if (!of.incoming) {
      this.flag(entry);
      return;
    }
    if (of.incoming.code !== 'remark' && NOTHING.test(compact(cell.text))) return;
    READERS[of.incoming.code]?.(this, entry);
  }

  /** In a further row stand persons, and what the first row left open; what is there a second time is told as unread. */
  private takeFurther(entry: Entry): void {
    const { incoming } = entry.of;
    if (entry.cell.sort !== 'error' && incoming?.further) return;
    const taken = this.record.entries.some(({ of }) => of === entry.of);
    if (entry.cell.sort === 'error' || incoming?.sort === 'people' || !taken) this.take(entry);
    else this.unread.push(entry);
  }

  private flag(entry: Entry): void {
    const value = readYesNo(entry.cell.text);
    if (value === undefined) {
      this.fail(entry, 'YES_NO_UNREADABLE');
      return;
    }
    const name = entry.of.lowest;
    this.keep('flags', { ...this.organization.flags, [name]: value }, [
      ...((this.organization.cells['flags'] ?? []) as string[]),
      placeOf(entry),
    ]);
  }

  text(field: 'name' | 'address' | 'remark', entry: Entry): void {
    this.keep(field, compact(entry.cell.text), placeOf(entry));
  }

  formerNames(entry: Entry): void {
    const names = entry.cell.text
      .split(/[；;\n]/)
      .map(compact)
      .filter(Boolean);
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
    if ('fault' in read) {
      this.fail(entry, DATE_CODES[read.fault]);
      return;
    }
    if (field !== 'termEndsOn' && read.date.earliest > this.frame.until) {
      this.fail(entry, 'DATE_FUTURE');
      return;
    }
    this.told[field] = read.date;
    if (field !== 'termEndsOn') this.keep(field, read.date.toString(), placeOf(entry));
  }

  span(entry: Entry): void {
    const read = readSpan(entry.cell);
    if ('fault' in read) {
      this.fail(entry, DATE_CODES[read.fault]);
      return;
    }
    const { from, to } = read;
    if (PartialDate.compare(to, from) < 0) {
      this.fail(entry, 'END_BEFORE_START');
      return;
    }
    if (from.earliest > this.frame.until) {
      this.fail(entry, 'DATE_FUTURE');
      return;
    }
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
    if (number === undefined) {
      this.fail(entry, 'NUMBER_INVALID');
      return;
    }
    if (!Number.isInteger(number) || number < (field === 'termNumber' ? 1 : 0) || number > MOST_TERMS) {
      this.fail(entry, 'NUMBER_RANGE');
      return;
    }
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
    else this.fail(entry, PHONE_CODES[read.fault]);
  }

  creditCode(entry: Entry): void {
    const read = readCreditCode(entry.cell.text);
    if (read.ok) this.keep('creditCode', read.code, placeOf(entry));
    else this.fail(entry, 'CREDIT_CODE_INVALID');
  }

  private compare(): void {
    const { foundedOn, termStartedOn, termEndsOn, previousTerm } = this.told;
    if (termStartedOn && foundedOn && termStartedOn.isCertainlyBefore(foundedOn))
      this.takeBack('termStartedOn', ['termStartedOn', 'termSpan'], 'TERM_START_BEFORE_FOUNDED');
    const end = this.entryOf(['termEndsOn']);
    if (end && termStartedOn && termEndsOn) {
      if (termEndsOn.isCertainlyBefore(termStartedOn)) this.fail(end, 'END_BEFORE_START');
      else if (this.organization.termYears === undefined) this.years(yearsBetween(termStartedOn, termEndsOn), end);
    }
    const { termNumber } = this.organization;
    if (termNumber !== undefined && previousTerm !== undefined && termNumber <= previousTerm)
      this.takeBack('termNumber', ['termNumber'], 'TERM_NUMBER_BACKWARDS');
  }

  /** A value that others contradict is not kept. */
  private takeBack(field: 'termStartedOn' | 'termNumber', codes: readonly string[], code: ListErrorCode): void {
    const entry = this.entryOf(codes);
    if (entry) this.fail(entry, code);
    const { [field]: _, ...cells } = this.organization.cells;
    const { [field]: __, ...rest } = this.organization;
    this.organization = { ...rest, cells };
  }

  private entryOf(codes: readonly string[]): Entry | undefined {
    return this.record.entries.find(({ of }) => of.incoming && codes.includes(of.incoming.code));
  }
}

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
  officers: (reading, entry) => reading.holders.people(entry),
};
