import { ACTING_WORDS, type ExportRow } from '../../organizations/index.js';
import { LEFT_WORDS, MARK_WORDS, type Officer, WAY_IN_WORDS, WAY_OUT_WORDS } from '../../leadership/index.js';
import { type Column, type Locale, serialOf, shownDate } from '../../spreadsheets/index.js';
import { addDays, isDay } from '../../platform/time/day.js';
import type { OfficerColumn, OfficersDefinition } from '../definition.js';
import type { LineRange, PrintedBody, PrintedCell, PrintedLine } from '../printed.js';
import { OFFICER_WORDS, tableWords } from '../words.js';
import { EMPTY, headOf, type HeadedColumn, placeCell, plain } from './numbers.js';
import { cellOf } from './register.js';

interface OfficersWords {
  readonly locale: Locale;
  readonly total: boolean;
  /** Behind the number of organizations in 合计. */
  readonly unit: string;
}

/** A line before it is set: the organization, and of one officer what the columns say. */
interface OfficerLine {
  readonly row: ExportRow;
  readonly part: string;
  readonly whose: string;
  readonly name: string;
  readonly cells: readonly PrintedCell[];
}

const DATES: readonly OfficerColumn[] = ['since', 'from', 'to'];
const WIDTHS: Readonly<Partial<Record<OfficerColumn, number>>> = { post: 18, employer: 26, title: 16, term: 10, name: 14 };

/**
 * A row for each officer, by rank within his organization, which is merged down over them; or 按姓氏笔画 over all. A line is an office or a person
 * with all that he holds in it; the head says which. 合计 counts organizations and, beneath the names, persons or offices.
 */
export function officersOf(
  definition: OfficersDefinition,
  columns: ReadonlyMap<string, Column<ExportRow>>,
  rows: readonly ExportRow[],
  teams: ReadonlyMap<string, readonly Officer[]>,
  words: OfficersWords,
): PrintedBody {
  const { locale } = words;
  const own = definition.columns.flatMap((asked) => {
    const column = columns.get(asked.key);
    return column ? [{ asked, column }] : [];
  });
  const lines = inOrder(
    definition,
    rows.flatMap((row) => linesOf(definition, row, teams.get(row.id) ?? [], locale)),
  );
  const over = tableWords[definition.per === 'person' ? 'perPerson' : 'perOffice'][locale];
  const headed: HeadedColumn[] = [
    { key: 'number', format: 'text', width: 6, over: '', head: tableWords.number[locale] },
    ...own.map(({ asked, column }): HeadedColumn => ({
      key: column.code,
      format: column.sort === 'date' ? 'day' : column.sort,
      width: asked.width ?? column.width,
      over: asked.over ?? '',
      head: asked.head ?? column.words[locale],
    })),
    ...definition.officer.map((key): HeadedColumn => ({
      key: `officer.${key}`,
      format: DATES.includes(key) ? 'day' : 'text',
      width: WIDTHS[key] ?? 14,
      over,
      head: OFFICER_WORDS[key][locale],
    })),
  ];
  const printed = merged(lines, (row) => own.map(({ column }) => cellOf(column.value(row, locale), column, locale)));
  if (words.total && lines.length)
    printed.push(
      totalOf(
        definition,
        own.findIndex(({ column }) => column.code === 'name'),
        lines,
        headed.length,
        words,
      ),
    );
  const led = new Set(lines.map(({ row }) => row.id));
  const without = rows.filter(({ id }) => !led.has(id)).length;
  const further = without ? [tableWords.noOfficer[locale].replace('{n}', String(without))] : [];
  return { columns: headed.map(plain), head: headOf(headed), lines: printed, doubtful: 0, further };
}

/** The lines of one organization. */
function linesOf(definition: OfficersDefinition, row: ExportRow, team: readonly Officer[], locale: Locale): OfficerLine[] {
  const told = team.filter(
    ({ responsible, honorary }) => definition.among === 'all' || (definition.among === 'working' ? !honorary : responsible),
  );
  const groups =
    definition.per === 'person'
      ? [...Map.groupBy(told, ({ whose, term }) => (definition.span === 'terms' ? `${whose} ${term ?? ''}` : whose)).values()]
      : told.map((one) => [one]);
  const inTerms = definition.span === 'terms' ? groups.toSorted(([a], [b]) => (b?.term ?? 0) - (a?.term ?? 0)) : groups;
  return inTerms.flatMap((offices): OfficerLine[] => {
    const [first] = offices;
    if (!first) return [];
    const part = [first.whose, definition.per === 'office' ? first.post : '', definition.span === 'terms' ? first.from : ''].join(' ');
    return [{ row, part, whose: first.whose, name: first.name, cells: definition.officer.map((key) => officerCell(key, offices, locale)) }];
  });
}

/** 按姓氏笔画: by the strokes of the name, as the Unicode collation has them. */
function inOrder({ order }: OfficersDefinition, lines: readonly OfficerLine[]): readonly OfficerLine[] {
  if (order === 'rank') return lines;
  const { compare } = new Intl.Collator('zh-u-co-stroke');
  return lines.toSorted((a, b) => compare(a.name, b.name));
}

/** Neighbouring lines of one organization have its cells, and its number, together. */
function merged(lines: readonly OfficerLine[], cellsOf: (row: ExportRow) => PrintedCell[]): PrintedLine[] {
  const all: PrintedLine[] = [];
  let number = 0;
  for (let at = 0; at < lines.length;) {
    const { row } = lines[at] as OfficerLine;
    let to = at + 1;
    while (lines[to]?.row.id === row.id) to++;
    const own = [placeCell(++number), ...cellsOf(row)];
    for (const [place, line] of lines.slice(at, to).entries()) {
      const shared = to - at > 1 ? own.map((cell): PrintedCell => ({ ...cell, down: place ? 0 : to - at })) : own;
      all.push({ sort: 'row', id: row.id, part: line.part, cells: [...shared, ...line.cells] });
    }
    at = to;
  }
  return all;
}

/** 合计: how many organizations, and how many persons or offices. */
function totalOf(
  definition: OfficersDefinition,
  names: number,
  lines: readonly OfficerLine[],
  width: number,
  { locale, unit }: OfficersWords,
): PrintedLine {
  const cells: PrintedCell[] = Array.from({ length: width }, () => EMPTY);
  const ranges: LineRange[] = [[0, lines.length - 1]];
  const organizations = new Set(lines.map(({ row }) => row.id)).size;
  cells[0] = { text: tableWords.total[locale] };
  // Merged down, each is counted once; put apart by strokes an organization may stand in several places.
  if (names >= 0)
    cells[names + 1] = { text: `${organizations}${unit}`, ...(definition.order === 'rank' && { formula: { names: ranges, unit } }) };
  const persons = width - definition.officer.length + definition.officer.indexOf('name');
  if (definition.officer.includes('name')) {
    const word = tableWords[definition.per === 'person' ? 'persons' : 'offices'][locale];
    const count = definition.per === 'person' ? new Set(lines.map(({ whose }) => whose)).size : lines.length;
    cells[persons] = { text: `${count}${word}`, ...(count === lines.length && { formula: { names: ranges, unit: word } }) };
  }
  return { sort: 'total', cells };
}

/** What a column says of the offices of a line. */
function officerCell(key: OfficerColumn, offices: readonly Officer[], locale: Locale): PrintedCell {
  const [first] = offices;
  if (!first) return EMPTY;
  const noted = (text: string, notes: readonly string[]): string =>
    notes.length ? { zh: `${text}（${notes.join('，')}）`, en: `${text} (${notes.join(', ')})` }[locale] : text;
  const each = (text: (of: Officer) => string | null): PrintedCell => ({
    text: [...new Set(offices.flatMap((of) => text(of) ?? []))].join(locale === 'zh' ? '、' : ', '),
  });
  switch (key) {
    case 'post':
      return each(({ post, acting, certain }) =>
        noted(post, [...(acting ? [ACTING_WORDS[acting][locale]] : []), ...(certain ? [] : [tableWords.possible[locale]])]),
      );
    case 'name':
      return { text: noted(first.name, first.mark ? [MARK_WORDS[first.mark][locale]] : []) };
    case 'term':
      return each(({ term }) => (term === null ? null : tableWords.termNumber[locale].replace('{n}', String(term))));
    case 'wayIn':
      return each(({ wayIn }) => wayIn && WAY_IN_WORDS[wayIn][locale]);
    case 'wayOut':
      return each(({ wayOut }) => wayOut && (wayOut === 'left' ? LEFT_WORDS : WAY_OUT_WORDS[wayOut])[locale]);
    case 'employer':
    case 'title':
      return each((of) => of[key]);
    case 'since':
    case 'from':
      return dateCell(first[key], locale);
    case 'to':
      return dateCell(first.to !== null && isDay(first.to) ? addDays(first.to, -1) : first.to, locale);
  }
}

const dateCell = (date: string | null, locale: Locale): PrintedCell =>
  date ? { text: shownDate(date, locale), ...(serialOf(date) !== undefined && { day: date }) } : EMPTY;
