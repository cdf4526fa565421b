import type { Kind } from '../../api/kinds';
import type { QueryColumn, Widths } from '../../ui/query-table/query-table';

/** What a list may be asked for beside its columns: a text that stands in another name than the one shown, 称号. */
export type Question = 'otherName' | 'recognition';

/** A column of the list: the ones every organization has, and those that the description of the chosen kind brings. */
export interface ListColumn extends Omit<QueryColumn, 'label'> {
  /** Word of the column, or null where the kind's description names it. */
  readonly word: string | null;
  readonly label?: string;
  /** Where the words of English need more room. */
  readonly widthInEnglish?: number;
  readonly usual: boolean;
  /** Shown wherever the question is of this sort, and then beside the name. */
  readonly answers?: Question;
  /** Nothing is told in it without such a question: nobody chooses it. */
  readonly only?: boolean;
  /** What the server is asked for its sake; most of a row comes anyway. */
  readonly more?: string;
}

// The usual ones fit a screen of 1366 points, also magnified to 125 %; with the one of what was hit the plain screen.
const common: readonly ListColumn[] = [
  { key: 'name', word: 'name', width: 208, grows: true, sort: 'name', pinned: 'start', usual: true },
  { key: 'matched', word: 'matched', width: 164, usual: false, answers: 'otherName', only: true },
  { key: 'recognitions', word: 'held', width: 188, usual: false, answers: 'recognition', more: 'recognitions' },
  { key: 'type', word: 'type', width: 124, widthInEnglish: 196, sort: 'type', usual: true },
  { key: 'areaName', word: 'area', width: 88, widthInEnglish: 112, sort: 'area', usual: true },
  { key: 'seatAreaName', word: 'seat', width: 116, usual: true },
  { key: 'foundedOn', word: 'founded', width: 190, sort: 'foundedOn', usual: true },
  { key: 'status', word: 'status', width: 100, sort: 'status', usual: true },
  { key: 'approvedOn', word: 'approved', width: 120, usual: false, more: 'approvedOn' },
  { key: 'dissolvedOn', word: 'dissolved', width: 184, usual: false },
  { key: 'kind', word: 'kind', width: 120, widthInEnglish: 196, sort: 'kind', usual: false },
  { key: 'shortName', word: 'shortName', width: 120, usual: false },
  { key: 'level', word: 'level', width: 90, usual: false },
  { key: 'parent', word: 'parent', width: 180, usual: false, more: 'parent' },
  { key: 'supervisor', word: 'supervisor', width: 180, usual: false },
  { key: 'address', word: 'address', width: 200, usual: false },
  { key: 'section', word: 'section', width: 120, usual: false },
  { key: 'handler', word: 'handler', width: 96, usual: false },
  { key: 'lastConfirmed', word: 'lastConfirmed', width: 160, usual: false },
  { key: 'creditCode', word: 'creditCode', width: 180, usual: false },
  { key: 'chair', word: 'chair', width: 140, sort: 'chair', usual: false, more: 'chair' },
  { key: 'secretaryGeneral', word: 'secretaryGeneral', width: 120, usual: false, more: 'secretaryGeneral' },
  { key: 'dueOn', word: 'dueOn', width: 120, sort: 'dueOn', usual: false, more: 'dueOn' },
  { key: 'termState', word: 'termState', width: 120, widthInEnglish: 160, sort: 'termState', usual: false, more: 'termState' },
  { key: 'summary', word: 'summary', width: 260, usual: false, more: 'summary' },
  { key: 'remarks', word: 'remarks', width: 200, usual: false, more: 'remarks' },
];

/** Fields of kinds by which the server sorts. */
const SORTED: readonly string[] = ['party', 'orderNumber'];

/** Every column that may be shown, in the usual order; a field added to a kind is among them without a line here. */
export function columnsFor(kind: Kind | undefined, nameOf: (field: { name: string; nameEn: string | null }) => string): ListColumn[] {
  const own = (kind?.fields ?? [])
    .filter((field) => !field.retired)
    .map((field): ListColumn => ({
      key: `fields.${field.code}`,
      word: null,
      label: nameOf(field),
      width: field.type === 'text' ? 160 : 120,
      numeric: field.type === 'number',
      ...(field.type === 'count' && { more: 'counts', width: 180 }),
      ...(SORTED.includes(field.code) && { sort: field.code }),
      usual: false,
    }));
  return [...common, ...own];
}

/** A column as wide as it was made; one that was given a width grows no more. */
export function sized<C extends QueryColumn & Pick<ListColumn, 'widthInEnglish'>>(
  column: C,
  widths: Readonly<Record<string, number>>,
  language: string,
): C {
  const width = widths[column.key];
  if (width !== undefined) return { ...column, width, grows: false };
  return language === 'en' && column.widthInEnglish ? { ...column, width: column.widthInEnglish } : column;
}

/** The columns in the order chosen; without a choice the usual ones. The name is always first. */
export function chosenColumns(all: readonly ListColumn[], chosen: readonly string[] | null, asked: readonly Question[]): ListColumn[] {
  const answers = (c: ListColumn) => c.answers !== undefined && asked.includes(c.answers);
  const possible = all.filter((c) => !c.only || answers(c));
  if (!chosen) return possible.filter((c) => c.usual || answers(c));
  const picked = chosen.flatMap((key) => possible.filter((c) => c.key === key));
  // What was asked for is always answered.
  const hit = possible.filter((c) => answers(c) && !picked.includes(c));
  const [name, ...others] = picked.some((c) => c.key === 'name') ? picked : [...possible.filter((c) => c.key === 'name'), ...picked];
  return name ? [name, ...hit, ...others] : [...hit, ...others];
}

/** What the server is asked beside the usual for the sake of these columns. */
export const moreFor = (columns: readonly ListColumn[]): string => [...new Set(columns.flatMap(({ more }) => more ?? []))].sort().join(',');

/** Widths after some were drawn, or given back their usual ones. */
export function changedWidths(widths: Readonly<Record<string, number>>, changed: Widths): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries({ ...widths, ...changed }).filter((entry): entry is [string, number] => entry[1] !== null));
}
