import { BEGINNING, type Day, daysInMonth, isDay, partsOf } from './day.js';

export type { Day } from './day.js';

/** Languages in which dates are shown to people. */
export type DateLocale = 'zh' | 'en';

/** Why a text is no date: not of an accepted form, a day that does not exist, a range whose end lies before its beginning. */
export type NotADateReason = 'form' | 'noSuchDay' | 'reversed';

/** The text (or range) says no date. `text` is what was given, `reason` why it was refused. */
export class NotADate extends Error {
  constructor(
    readonly text: string,
    readonly reason: NotADateReason,
  ) {
    super(`not a date (${reason}): ${text}`);
    this.name = 'NotADate';
  }
}

const YEAR = /^([1-9]\d{3})$/;
const MONTH = /^([1-9]\d{3})-(\d{2})$/;
const DAY = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const RANGE = /^\[([1-9]\d{3}-\d{2}-\d{2})?\.\.([1-9]\d{3}-\d{2}-\d{2})\]$/;

/**
 * What is known of a date: the closed range of days on which it may have been, `earliest` to `latest` (records.md 1). `earliest` is
 * `-infinity` where nothing bounds it ("not later than"); `latest` is always a day. Immutable; compare with `equals`.
 */
export class PartialDate {
  private constructor(
    readonly earliest: Day,
    readonly latest: Day,
  ) {}

  /**
   * Reads the forms of the contracts (ISO 8601-2), and nothing else: `2019`, `2019-05`, `2019-05-18`, `[..2019-05-18]`,
   * `[2018-03-01..2019-05-31]`; years 1000 to 9999. @throws NotADate
   */
  static parse(text: string): PartialDate {
    if (DAY.test(text)) return PartialDate.on(text);
    const year = YEAR.exec(text)?.[1];
    if (year !== undefined) return new PartialDate(`${year}-01-01`, `${year}-12-31`);
    const month = MONTH.exec(text);
    if (month) return PartialDate.wholeMonth(text, Number(month[1]), Number(month[2]));
    const range = RANGE.exec(text);
    if (!range) throw new NotADate(text, 'form');
    return PartialDate.between(text, range[1] ?? BEGINNING, range[2] ?? '');
  }

  /** Like `parse`, but undefined where the text is no date. */
  static tryParse(text: unknown): PartialDate | undefined {
    if (typeof text !== 'string') return undefined;
    try {
      return PartialDate.parse(text);
    } catch (error) {
      if (error instanceof NotADate) return undefined;
      throw error;
    }
  }

  /** The range from its two ends, as the columns hold them: `earliest` a day or `-infinity`, `latest` a day. @throws NotADate */
  static of(earliest: Day, latest: Day): PartialDate {
    return PartialDate.between(earliest === latest ? earliest : `[${earliest}..${latest}]`, earliest, latest);
  }

  /** A date known to the day. @throws NotADate */
  static on(day: Day): PartialDate {
    return PartialDate.between(day, day, day);
  }

  /** The shortest text that `parse` reads as this same range: a whole month as `2019-05`, a whole year as `2019`, one day as the day. */
  toString(): string {
    switch (this.precision) {
      case 'day':
        return this.latest;
      case 'month':
        return this.latest.slice(0, 7);
      case 'year':
        return this.latest.slice(0, 4);
      case 'notLaterThan':
        return `[..${this.latest}]`;
      case 'between':
        return `[${this.earliest}..${this.latest}]`;
    }
  }

  /** In answers a date is its text. */
  toJSON(): string {
    return this.toString();
  }

  /** How much is known. */
  get precision(): 'day' | 'month' | 'year' | 'notLaterThan' | 'between' {
    if (this.earliest === this.latest) return 'day';
    if (this.earliest === BEGINNING) return 'notLaterThan';
    if (!this.earliest.endsWith('-01')) return 'between';
    const first = partsOf(this.earliest);
    const last = partsOf(this.latest);
    if (first.year !== last.year || last.day !== daysInMonth(last.year, last.month)) return 'between';
    if (first.month === last.month) return 'month';
    return first.month === 1 && last.month === 12 ? 'year' : 'between';
  }

  /** Known to the day. */
  get isExact(): boolean {
    return this.earliest === this.latest;
  }

  /** The same range of days (the same knowledge, not merely the same nominal day). */
  equals(other: PartialDate | null | undefined): boolean {
    return this.earliest === other?.earliest && this.latest === other.latest;
  }

  /** Whether it may have been on the day. */
  mayBe(day: Day): boolean {
    return this.earliest <= day && day <= this.latest;
  }

  /** Whether some day is possible for both. */
  overlaps(other: PartialDate): boolean {
    return this.earliest <= other.latest && other.earliest <= this.latest;
  }

  /** Whether it was before the other whichever of their possible days they were. */
  isCertainlyBefore(other: PartialDate): boolean {
    return this.latest < other.earliest;
  }

  /** For sorting: by earliest, then by latest day; -1, 0 or 1. */
  static compare(a: PartialDate, b: PartialDate): number {
    if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
    if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
    return 0;
  }

  /**
   * For people, as it was given: 2019年5月18日, 2019年5月, 2019年, 不详，不晚于2019年5月18日 (不晚于1998年 where that year's last day is given), 2018-03-01至2019-05-31之间;
   * in English 18 May 2019, May 2019, 2019, unknown, by 18 May 2019, between 1 March 2018 and 31 May 2019.
   */
  shown(locale: DateLocale): string {
    return locale === 'zh' ? this.shownInChinese() : this.shownInEnglish();
  }

  /** Of what was not later than the end of a year or a month: that year or month, as it is said; else the last day. */
  private get lastPoint(): PartialDate {
    const { year, month, day } = partsOf(this.latest);
    if (day !== daysInMonth(year, month)) return PartialDate.parse(this.latest);
    return PartialDate.parse(this.latest.slice(0, month === 12 ? 4 : 7));
  }

  private shownInChinese(): string {
    const { year, month } = partsOf(this.latest);
    switch (this.precision) {
      case 'day':
        return chineseDay(this.latest);
      case 'month':
        return `${year}年${month}月`;
      case 'year':
        return `${year}年`;
      case 'notLaterThan':
        return `不详，不晚于${this.lastPoint.shownInChinese()}`;
      case 'between':
        return `${this.earliest}至${this.latest}之间`;
    }
  }

  private shownInEnglish(): string {
    const { year, month } = partsOf(this.latest);
    switch (this.precision) {
      case 'day':
        return englishDay(this.latest);
      case 'month':
        return `${MONTHS[month - 1]} ${year}`;
      case 'year':
        return `${year}`;
      case 'notLaterThan':
        return `unknown, by ${this.lastPoint.shownInEnglish()}`;
      case 'between':
        return `between ${englishDay(this.earliest)} and ${englishDay(this.latest)}`;
    }
  }

  private static wholeMonth(text: string, year: number, month: number): PartialDate {
    if (month < 1 || month > 12) throw new NotADate(text, 'noSuchDay');
    return new PartialDate(`${text}-01`, `${text}-${daysInMonth(year, month)}`);
  }

  private static between(text: string, earliest: Day, latest: Day): PartialDate {
    for (const end of [earliest, latest]) {
      if (end === BEGINNING && end === earliest && end !== latest) continue;
      if (!isDay(end)) throw new NotADate(text, DAY.test(end) ? 'noSuchDay' : 'form');
    }
    if (earliest > latest) throw new NotADate(text, 'reversed');
    return new PartialDate(earliest, latest);
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function chineseDay(day: Day): string {
  const parts = partsOf(day);
  return `${parts.year}年${parts.month}月${parts.day}日`;
}

function englishDay(day: Day): string {
  const parts = partsOf(day);
  return `${parts.day} ${MONTHS[parts.month - 1]} ${parts.year}`;
}
