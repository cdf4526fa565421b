import { nameForms, normaliseName } from '../../platform/chinese/names.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { fault, wordsOfFault } from '../../platform/http/faults.js';
import type { Day } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { fieldsOf, KINDS, kindOf } from '../kinds/index.js';
import { OrganizationName, OrganizationObservation } from '../organization-details.entity.js';
import { notOfKind, readDate } from './import-cells.js';
import { say, wrong } from './import-problems.js';
import type { RowProblem, RowResult } from './imports.store.js';

// What a list says of a record beside its profile: its counts, each with its day 截至, and its former names.

export const FORMER_NAMES = 'formerNames';
const OF_KINDS = [...new Set(KINDS.flatMap((kind) => fieldsOf(kind).filter(({ type }) => type === 'count')).map(({ code }) => code))];
const DAY = '.onDay';
/** Fields of lists that are written beside the profile. */
export const DETAIL_FIELDS: readonly string[] = [...OF_KINDS.flatMap((code) => [`fields.${code}`, `fields.${code}${DAY}`]), FORMER_NAMES];
const ARE_DETAILS: ReadonlySet<string> = new Set(DETAIL_FIELDS);
export const isDetail = (field: string): boolean => ARE_DETAILS.has(field);

const MOST = 1_000_000_000;

export interface Counted {
  readonly measure: string;
  readonly onDay: Day;
  readonly value: number;
}

/** What is there of a record. */
export interface KnownDetails {
  readonly counts: readonly (Counted & { readonly id: string })[];
  readonly names: readonly string[];
}

/** What is written of it. */
export interface Details {
  readonly counts: readonly Counted[];
  readonly formerNames: readonly string[];
}

export const NO_DETAILS: Details = { counts: [], formerNames: [] };
const NONE_KNOWN: KnownDetails = { counts: [], names: [] };

/** Counts and further names of records, by their ids, in one statement. */
export async function detailsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownDetails>> {
  const rows = await tx.rows<KnownDetails & { id: string }>(sql`/* imports.details */ select k.id,
      coalesce((select json_agg(json_build_object('id', x.id, 'measure', x.measure, 'onDay', x.on_day, 'value', x.value) order by x.on_day)
        from organization_observations x where x.organization_id = k.id), '[]') as counts,
      array(select n.name from organization_names n where n.organization_id = k.id) as names
    from unnest(${ids}::uuid[]) k(id)`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the cells of a row say, and what is wrong with each. A count without a day is of today. */
export function readDetails(
  texts: ReadonlyMap<string, string>,
  kind: string,
  today: Day,
): { readonly given: Details; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const own = new Set(fieldsOf(kindOf(kind)).flatMap(({ code, type }) => (type === 'count' ? [code] : [])));
  const counts = OF_KINDS.flatMap((measure): Counted[] => {
    const field = `fields.${measure}`;
    const text = texts.get(field);
    if (text === undefined) return [];
    if (!own.has(measure)) {
      problems.push(wrong(field, 'cell', notOfKind(kind)));
      return [];
    }
    const value = numberOf(text);
    if (value === undefined) problems.push(wrong(field, 'cell', wordsOfFault(fault('not_whole'))));
    const day = dayOf(texts.get(`${field}${DAY}`), today);
    if ('words' in day) problems.push(wrong(`${field}${DAY}`, 'cell', day.words));
    return value === undefined || 'words' in day ? [] : [{ measure, onDay: day.on, value }];
  });
  return { given: { counts, formerNames: namesOf(texts.get(FORMER_NAMES) ?? '') }, problems };
}

/** 1,200 and 1200人 are a number; 约1200 is none. */
function numberOf(text: string): number | undefined {
  const digits = /^(\d+)[人名家个位]?$/u.exec(text.normalize('NFKC').replaceAll(/[,\s]/gu, ''))?.[1];
  return digits !== undefined && Number(digits) <= MOST ? Number(digits) : undefined;
}

/** 截至2025年 is its last day, or today where that lies ahead. */
function dayOf(text: string | undefined, today: Day): { readonly on: Day } | { readonly words: RowProblem['words'] } {
  if (text === undefined) return { on: today };
  const read = readDate(text);
  if ('wrong' in read) return { words: read.wrong };
  const { earliest, latest } = PartialDate.parse(String(read.value));
  if (earliest > today) return { words: say('截至日期不能晚于今天', 'The day of a count cannot lie ahead') };
  return { on: latest > today ? today : latest };
}

const namesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、;；\n]/u)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

/** What of it the record does not have. `amends`: it has another number on the same day. */
export function newDetails(
  given: Details,
  known: KnownDetails = NONE_KNOWN,
  names: readonly string[] = [],
): { readonly wanted: Details; readonly amends: readonly string[] } {
  const called = new Set([...names, ...known.names].map(normaliseName));
  const counts = given.counts.filter(({ measure, onDay, value }) => {
    const own = known.counts.filter((one) => one.measure === measure);
    return (own.find((one) => one.onDay === onDay) ?? own.findLast((one) => one.onDay < onDay))?.value !== value;
  });
  const amends = counts.filter(({ measure, onDay }) => known.counts.some((one) => one.measure === measure && one.onDay === onDay));
  return {
    wanted: { counts, formerNames: given.formerNames.filter((name) => !called.has(normaliseName(name))) },
    amends: amends.map(({ measure }) => `fields.${measure}`),
  };
}

/** A count as it is shown, told in English. */
export const countInEnglish = (shown: string): string => shown.replace(/^(\d+)（截至(.+)）$/u, '$1 (as of $2)');

/** Old → new of each, as the preview shows it. */
export function shownDetails({ counts, formerNames }: Details, known: KnownDetails = NONE_KNOWN): RowResult['values'] {
  const shown = ({ value, onDay }: Counted): string => `${String(value)}（截至${onDay}）`;
  const before = ({ measure, onDay }: Counted): string => {
    const last = known.counts.findLast((one) => one.measure === measure && one.onDay <= onDay);
    return last ? shown(last) : '';
  };
  return [
    ...counts.map((count) => ({ field: `fields.${count.measure}`, before: before(count), after: shown(count) })),
    ...(formerNames.length ? [{ field: FORMER_NAMES, before: '', after: formerNames.join('、') }] : []),
  ];
}

/** Writes what is new of records that this act has taken: a number on the same day is corrected. One statement for each table and sort of writing. */
export async function writeDetails(
  tx: Tx,
  all: readonly { readonly organizationId: string; readonly details: Details; readonly known?: KnownDetails | undefined }[],
): Promise<void> {
  const counted = all.flatMap(({ organizationId, details, known }) =>
    details.counts.map((count) => {
      const there = known?.counts.find(({ measure, onDay }) => measure === count.measure && onDay === count.onDay);
      const row = { id: there?.id ?? tx.identifiers.next(), organizationId, ...count, documentId: null };
      return { there: there !== undefined, row: Object.assign(new OrganizationObservation(), row) };
    }),
  );
  const rows = (there: boolean): OrganizationObservation[] => counted.flatMap((one) => (one.there === there ? [one.row] : []));
  await tx.update(OrganizationObservation, rows(true), ['value']);
  await tx.insert(OrganizationObservation, rows(false));
  await tx.insert(
    OrganizationName,
    all.flatMap(({ organizationId, details }) =>
      details.formerNames.map((name) =>
        Object.assign(new OrganizationName(), {
          id: tx.identifiers.next(),
          organizationId,
          sort: 'former',
          language: null,
          name,
          forms: nameForms(name),
          from: KnownDate.of(null),
          until: KnownDate.of(null),
        }),
      ),
    ),
  );
}
