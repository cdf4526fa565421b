import { empty, raw, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';
import { lastConfirmed } from './confirmations/confirmed.js';
import { type Asked, namedInReach, type OrganizationFilter } from './filter.js';
import { inOfficeOf, type InOffice } from './offices/in-office.js';
import type { TermState } from './offices/office-words.js';
import { DUE_ON, TERM_STATE, termOfRow } from './offices/terms-in-lists.js';
import { asksForRecognition, heldBy, MAY_HOLD } from './recognitions/held.js';
import { responsibleOn } from './responsibilities/responsible.js';

/** What a row of the list tells only where it is asked for: a look-up more of each row, or a text that is long. */
export const FURTHER = [
  'parent',
  'approvedOn',
  'summary',
  'remarks',
  'counts',
  'recognitions',
  'chair',
  'secretaryGeneral',
  'dueOn',
  'termState',
] as const;
export type FurtherColumn = (typeof FURTHER)[number];

/** A count with its own day: the last on or before the day asked. */
export type DatedCount = readonly [value: number, onDay: Day];

/** What is told of a row where it is asked for. */
export interface FurtherCells {
  /** 上级组织 as it is called on the day; null also where it lies outside the reach. */
  readonly parent: { readonly id: string; readonly name: string } | null;
  readonly approvedOn: string | null;
  readonly summary: string | null;
  readonly remarks: string | null;
  /** by measure */
  readonly counts: Readonly<Record<string, DatedCount>> | null;
  /** Whoever is 会长, 主席, 主任委员 … on the day, or does the work. */
  readonly chair: readonly InOffice[] | null;
  readonly secretaryGeneral: readonly InOffice[] | null;
  /** 届满日期, by length or as postponed. */
  readonly dueOn: Day | null;
  readonly termState: TermState | null;
}

/** The last count of each measure of the organization `id` on or before a day, as json by measure; null where there is none. */
const countsOf = (id: Sql, day: Day): Sql => sql`(select json_object_agg(b.measure, json_build_array(b.value, b.on_day)) from (
    select distinct on (b.measure) b.measure, b.value, b.on_day from organization_observations b
    where b.organization_id = ${id} and b.on_day <= ${day} order by b.measure, b.on_day desc) b)`;

/** The 上级组织 of profile `p`, as far as the account sees it. */
export const parentOfRow = (asked: Asked): Sql => namedInReach(sql`p.parent_id`, asked);

/** 同意筹建 of the organization `o`. */
export const approvedOfRow = sql`date_text(o.approved_earliest, o.approved_latest)`;

/** 称号 of the organization of segment `s`; a question about them finds only those that may hold one. */
function heldOfRow({ asOf }: Asked, filter: OrganizationFilter, further: readonly FurtherColumn[]): Sql {
  const held = heldBy(sql`s.organization_id`, asOf);
  if (asksForRecognition(filter)) return held;
  return further.includes('recognitions') ? sql`case when s.status = any(${MAY_HOLD}) then ${held} end` : sql`null::json`;
}

/**
 * Who looks after each row of a page, when it was looked at last, and what else is asked for: a look-up of each a row. An export gathers them
 * once (organizations.export).
 */
export function pageColumns(asked: Asked, filter: OrganizationFilter, further: readonly FurtherColumn[]): Sql {
  const id = sql`s.organization_id`;
  const { asOf } = asked;
  const values: Readonly<Record<Exclude<FurtherColumn, 'recognitions'>, () => Sql>> = {
    parent: () => parentOfRow(asked),
    approvedOn: () => approvedOfRow,
    summary: () => sql`p.summary`,
    remarks: () => sql`p.remarks`,
    counts: () => countsOf(id, asOf),
    chair: () => inOfficeOf('chair', asked),
    secretaryGeneral: () => inOfficeOf('secretaryGeneral', asked),
    dueOn: () => DUE_ON,
    termState: () => TERM_STATE,
  };
  const more = Object.entries(values)
    .filter(([name]) => (further as readonly string[]).includes(name))
    .reduce((sum, [name, value]) => sql`${sum} ${value()} as ${raw(`"${name}"`)},`, empty);
  return sql`${lastConfirmed(id, asOf)} as "lastConfirmed", ${responsibleOn(id, asOf)} as responsible, ${heldOfRow(asked, filter, further)} as held,${more}`;
}

/** What these need beside the tables of the list. */
export const pageJoins = ({ asOf }: Asked, further: readonly FurtherColumn[]): Sql =>
  further.includes('dueOn') || further.includes('termState') ? termOfRow(asOf) : empty;
