import { addDays, dayText, daysInMonth, isDay } from './days';

// What people type and read of a date, and the text of the contract (ISO 8601-2) between.

/** The possible days, both included; `earliest` is null where nothing bounds it. */
export interface DayRange {
  readonly earliest: string | null;
  readonly latest: string;
}

interface Part {
  readonly text: string;
  readonly range: { readonly earliest: string; readonly latest: string };
}

const point = (raw: string): Part | null => {
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(raw) ??
    /^(\d{4})(\d{2})$/.exec(raw) ??
    /^(\d{4})(?:[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2}))?)?[日月年号]?$/.exec(raw);
  if (!found) return null;
  const year = Number(found[1]);
  if (year < 1) return null;
  const yearText = String(year).padStart(4, '0');
  if (found[2] === undefined) return { text: yearText, range: { earliest: dayText(year, 1, 1), latest: dayText(year, 12, 31) } };
  const month = Number(found[2]);
  if (month < 1 || month > 12) return null;
  const last = daysInMonth(year, month);
  if (found[3] === undefined) {
    return {
      text: `${yearText}-${String(month).padStart(2, '0')}`,
      range: { earliest: dayText(year, month, 1), latest: dayText(year, month, last) },
    };
  }
  const day = Number(found[3]);
  if (day < 1 || day > last) return null;
  const text = dayText(year, month, day);
  return { text, range: { earliest: text, latest: text } };
};

/**
 * The contract's text of what someone typed, or null when it is no date:
 * 20190501, 2019.5.1, 2019-5, 2019年5月, 不详，2019年5月前已有, 不详（不晚于1998）, 不晚于2019-05-18, 2018年3月至2019年5月间, and the contract's own forms.
 */
export function parsePartialDate(typed: string): string | null {
  const raw = typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^不详\((.+)\)$/, '$1')
    .replace(/^不详[,，、]?/, '');
  const plain = point(raw);
  if (plain) return plain.text;

  const notLater = /^(?:\[\.\.(.+)\]|(?:不晚于|至迟)(.+)|(.+?)(?:已有|为止|以前已有))$/.exec(raw.replace(/(以?前)(已有)?$/, '前'));
  const before = /^(.+?)前$/.exec(raw.replace(/(以?前)(已有)?$/, '前'));
  if (before?.[1] !== undefined) {
    const part = point(before[1]);
    if (!part) return null;
    // “2019年5月前” leaves May out; “2019-05-18前已有” is how a day on which it was seen is spoken of.
    const latest = part.range.earliest === part.range.latest ? part.range.latest : addDays(part.range.earliest, -1);
    return `[..${latest}]`;
  }
  if (notLater) {
    const part = point(notLater[1] ?? notLater[2] ?? notLater[3] ?? '');
    return part ? `[..${part.range.latest}]` : null;
  }

  const between = /^\[(.+)\.\.(.+)\]$/.exec(raw) ?? /^(.+?)(?:至|到|~|—)(.+?)(?:之间|间)?$/.exec(raw);
  if (between) {
    const [first, second] = [point(between[1] ?? ''), point(between[2] ?? '')];
    if (!first || !second || first.range.earliest > second.range.latest) return null;
    return `[${first.range.earliest}..${second.range.latest}]`;
  }
  return null;
}

/** The possible days of a contract text; null when the text is none. */
export function dayRange(text: string): DayRange | null {
  const open = /^\[\.\.(\d{4}-\d{2}-\d{2})\]$/.exec(text);
  if (open?.[1]) return { earliest: null, latest: open[1] };
  const between = /^\[(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})\]$/.exec(text);
  if (between?.[1] && between[2]) return { earliest: between[1], latest: between[2] };
  return point(text)?.range ?? null;
}

export type Precision = 'day' | 'month' | 'year' | 'range' | 'before';

export function precisionOf(text: string): Precision {
  if (isDay(text)) return 'day';
  if (/^\d{4}-\d{2}$/.test(text)) return 'month';
  if (/^\d{4}$/.test(text)) return 'year';
  return text.startsWith('[..') ? 'before' : 'range';
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function pointShown(text: string, language: string): string {
  if (isDay(text)) return text;
  const [year = '', month] = text.split('-');
  if (language === 'en') return month ? `${months[Number(month) - 1] ?? month} ${year}` : year;
  return month ? `${String(Number(year))}年${String(Number(month))}月` : `${String(Number(year))}年`;
}

/** The shortest point that begins (or ends) on this day: 2019-11-01 begins 2019-11, 2020-02-29 ends 2020-02. */
function rounded(day: string, end: boolean): string {
  const [year, month, of] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  if (end ? month === 12 && of === 31 : month === 1 && of === 1) return day.slice(0, 4);
  if (end ? of === daysInMonth(year, month) : of === 1) return day.slice(0, 7);
  return day;
}

/** A date as precisely as it was given: 2019-05-18, 2019年5月, 2019年, 不详，不晚于1998年, 2019年11月至2020年2月间. */
export function showDate(text: string | null | undefined, language = 'zh'): string {
  if (!text) return '--';
  const range = text.startsWith('[') ? dayRange(text) : null;
  if (!range) return pointShown(text, language);
  const english = language === 'en';
  if (range.earliest === null) {
    const end = rounded(range.latest, true);
    return english ? `unknown, by ${pointShown(end, language)}` : `不详，不晚于${pointShown(end, language)}`;
  }
  let [first, last] = [rounded(range.earliest, false), rounded(range.latest, true)];
  if (isDay(first) || isDay(last)) [first, last] = [range.earliest, range.latest];
  else if (first.length !== last.length) [first, last] = [range.earliest.slice(0, 7), range.latest.slice(0, 7)];
  return english
    ? `${pointShown(first, language)} to ${pointShown(last, language)}`
    : `${pointShown(first, language)}至${pointShown(last, language)}间`;
}

/** The last day on which something holds, from the first on which it no longer does (`to` of the contract). */
export function lastDay(to: string): string {
  return isDay(to) ? addDays(to, -1) : to;
}

/** The `to` of the contract, from the last day on which something holds: what lastDay reads. */
export function dayAfter(last: string): string {
  return isDay(last) ? addDays(last, 1) : last;
}

/** “（至2020-07-02）”, “（2021-03-01起）”, “（2017-04-01至2019-02-28）”; empty when both ends are open. */
export function showPeriod(from: string | null | undefined, to: string | null | undefined, language = 'zh'): string {
  const begin = from ? showDate(from, language) : '';
  const end = to ? showDate(lastDay(to), language) : '';
  if (language === 'en') {
    if (begin && end) return `${begin} to ${end}`;
    return begin ? `since ${begin}` : end ? `until ${end}` : '';
  }
  if (begin && end) return `${begin}至${end}`;
  return begin ? `${begin}起` : end ? `至${end}` : '';
}
