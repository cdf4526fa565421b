import { PartialDate } from '../../platform/time/partial-date.js';
import type { Locale } from '../../platform/http/problem.js';
import type { ListedOrganization } from '../incoming/listed-organization.js';
import { INCOMING_COLUMNS } from '../incoming/incoming-columns.js';
import { dateShown } from '../period-words.js';
import type { Then } from './since-export.js';

/** What a row says of an organization, in the words of the bodies that found and change one. */
export interface RowFacts {
  readonly name: string;
  readonly kind: string | null;
  /** Code or name of a type; null: the row names none, and none was chosen for its kind. */
  readonly type: string | null;
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly seatAreaId: string | null;
  readonly foundedOn: string | null;
  readonly address: string | null;
  readonly creditCode: string | null;
  readonly remarks: string | null;
  readonly members: number | null;
}

/** The same of one that is there, as far as a list may tell it. */
export interface RegistryFacts {
  readonly foundedOn: string | null;
  readonly areaId: string;
  readonly areaName: string;
  readonly address: string | null;
  readonly creditCode: string | null;
  readonly remarks: string | null;
  readonly members: number | null;
}

export interface PlannedCell {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  readonly changed: boolean;
  /** What it was when the sheet was exported, where sheet and registry both changed it since. */
  readonly then: string | null;
}

type Fact = 'foundedOn' | 'areaName' | 'address' | 'creditCode' | 'remarks' | 'members';
const FACTS: readonly Fact[] = ['areaName', 'foundedOn', 'creditCode', 'address', 'members', 'remarks'];
const COLUMN: Readonly<Partial<Record<Fact, string>>> = { remarks: 'remark' };

/** What a list calls a field. */
export const labelOfField = (field: string, locale: Locale): string =>
  INCOMING_COLUMNS.find(({ code }) => code === (COLUMN[field as Fact] ?? field))?.words[locale] ?? field;

/** What is read of a list and has no place in the registry yet. */
const UNKEPT = ['formerNames', 'phone', 'officers', 'termNumber', 'termStartedOn', 'termYears', 'flags'] as const;

/**
 * Cell by cell what the row says, beside what the registry has of the one that it is. An empty cell says nothing. `since` is what the registry had
 * when the sheet was exported, of the fields that changed there since: a cell that says the same was not edited and changes nothing; one that
 * says another thing was changed on both sides.
 */
export function cellsOf(row: RowFacts, there: RegistryFacts | undefined, since: Then, locale: Locale): PlannedCell[] {
  return FACTS.flatMap((field): PlannedCell[] => {
    const value = row[field];
    if (value === null) return [];
    const before = there ? there[field] : null;
    const told = there ? differs(field, row, there, since) : undefined;
    const then = since[VALUE[field] ?? field];
    return [
      {
        field,
        label: labelOfField(field, locale),
        before: before === null ? null : shown(field, before, locale),
        after: shown(field, value, locale),
        changed: told !== undefined,
        then: told !== 'both' ? null : field === 'areaName' || then === null || then === undefined ? '' : shown(field, then, locale),
      },
    ];
  });
}

/** The change that a row asks for, as the body of a change: a correction. A count is none of its fields. */
export function changeOf(row: RowFacts, there: RegistryFacts, since: Then): Record<string, unknown> {
  const change = (field: Fact, name: string, value: unknown): Record<string, unknown> =>
    row[field] !== null && differs(field, row, there, since) ? { [name]: value } : {};
  return {
    ...change('areaName', 'areaId', row.areaId),
    ...change('foundedOn', 'foundedOn', row.foundedOn),
    ...change('creditCode', 'creditCode', row.creditCode),
    ...change('address', 'address', row.address),
    ...change('remarks', 'remarks', row.remarks),
  };
}

/** An area is compared by itself, not by its name. */
const VALUE: Readonly<Partial<Record<Fact, keyof RegistryFacts>>> = { areaName: 'areaId' };

/** Does the row change the field, and did the registry change it too since the sheet was exported? */
function differs(field: Fact, row: RowFacts, there: RegistryFacts, since: Then): 'sheet' | 'both' | undefined {
  const own = VALUE[field] ?? field;
  if (same(field, row[own], there[own])) return undefined;
  if (!(own in since)) return 'sheet';
  return same(field, row[own], since[own] ?? null) ? undefined : 'both';
}

/** Does the row say what is known? A date that is less precise than what is known, and agrees with it, says nothing new. */
function same(field: Fact, said: string | number | null, known: string | number | null): boolean {
  if (field !== 'foundedOn' || typeof said !== 'string' || typeof known !== 'string') return said === known;
  const [vague, exact] = [PartialDate.tryParse(said), PartialDate.tryParse(known)];
  return vague !== undefined && exact !== undefined && vague.earliest <= exact.earliest && exact.latest <= vague.latest;
}

/** What founds it, as far as the row tells it. */
export function foundingOf({
  name,
  kind,
  type,
  areaId,
  seatAreaId,
  foundedOn,
  address,
  creditCode,
  remarks,
}: RowFacts): Record<string, unknown> {
  const all = { name, kind, type, areaId, seatAreaId, foundedOn, address, creditCode, remarks };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** What was read and is not written yet, in the words of its columns. */
export const unkeptOf = (listed: ListedOrganization, locale: Locale): string[] =>
  UNKEPT.filter((field) => listed[field] !== undefined).map((field) => labelOfField(field, locale));

function shown(field: Fact, value: string | number, locale: Locale): string {
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return field === 'foundedOn' ? dateShown(value, locale, 'lists') : value;
}
