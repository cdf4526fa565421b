import type { Difference } from '../history/index.js';

/** A field of the history, `table.field`; `table.*` is all of them. */
type Fact = string;

const profile = (...fields: readonly string[]): Fact[] => fields.map((field) => `organization_profiles.${field}`);
/** By which it stands on a day, and in which status. */
const LIFE: readonly Fact[] = ['organizations.*', 'organization_suspensions.*'];
const NAMES: readonly Fact[] = [...profile('name', 'shortName'), 'organization_names.*'];
const RECOGNITIONS: readonly Fact[] = ['organization_recognitions.*'];
const CONFIRMATIONS: readonly Fact[] = ['organization_confirmations.*'];
const RESPONSIBLE: readonly Fact[] = ['organization_responsibilities.*'];

/** Who holds an office; what a term and its end follow from. */
const OFFICES: readonly Fact[] = ['office_holdings.*', 'holding_representatives.*', 'people.*'];
const TERMS: readonly Fact[] = ['terms.*', 'postponements.*', 'arrangements.*', 'arrangement_members.*', 'term_rules.*'];
const PREPARED: readonly Fact[] = ['preparations.*', ...TERMS];
const EXPIRING: readonly Fact[] = [...RECOGNITIONS, ...profile('fields.certificateUntil')];

/** Columns that are called otherwise than the field that they show, those of movements among them. */
const SHOWN: Readonly<Record<string, readonly Fact[]>> = {
  matched: NAMES,
  before: NAMES,
  kind: ['organizations.kind'],
  type: profile('typeId'),
  status: LIFE,
  certainty: LIFE,
  movement: LIFE,
  on: [...LIFE, ...profile('name', 'areaId')],
  area: profile('areaId'),
  areaName: profile('areaId'),
  seatAreaName: profile('seatAreaId'),
  parent: profile('parentId'),
  approvedOn: ['organizations.approvedOn'],
  foundedOn: ['organizations.foundedOn'],
  dissolvedOn: ['organizations.dissolvedOn', 'organizations.endWay'],
  creditCode: ['organizations.creditCode', 'organizations.creditCodeAbsent'],
  section: RESPONSIBLE,
  handler: RESPONSIBLE,
  lastConfirmed: CONFIRMATIONS,
  'lastConfirmed.how': CONFIRMATIONS,
  recognitions: [...RECOGNITIONS, ...LIFE],
  runsOut: [...EXPIRING, ...profile('fields.grade'), ...LIFE],
  runsOutOn: [...EXPIRING, ...LIFE],
  chair: [...OFFICES, ...LIFE],
  secretaryGeneral: [...OFFICES, ...LIFE],
  dueOn: [...TERMS, ...LIFE],
  termState: [...TERMS, ...LIFE],
  preparedBy: [...PREPARED, ...LIFE],
};

/** What a question looks at beside the life and the jurisdiction, by its words. */
const ASKED: Readonly<Record<string, readonly Fact[]>> = {
  q: NAMES,
  type: profile('typeId'),
  seatAreaId: profile('seatAreaId'),
  recognition: RECOGNITIONS,
  recognitionLevel: RECOGNITIONS,
  notConfirmedSince: CONFIRMATIONS,
  notConfirmedMonths: CONFIRMATIONS,
  expiresWithin: EXPIRING,
  termState: TERMS,
  dueFrom: TERMS,
  dueTo: TERMS,
  chairVacant: OFFICES,
  preparedBy: PREPARED,
  section: RESPONSIBLE,
  handler: RESPONSIBLE,
};

/** The facts that a column of a list shows. */
export function factsOfColumn(code: string): readonly Fact[] {
  const measure = /^fields\.([^.]+)/.exec(code)?.[1];
  if (measure !== undefined) return [...profile(`fields.${measure}`), `organization_observations.${measure}`];
  if (code.startsWith('officer.')) return OFFICES;
  return SHOWN[code] ?? profile(code);
}

/** The facts by which an organization belongs to the answer to a question. */
export const factsOfQuestion = (question: Readonly<Record<string, unknown>>): readonly Fact[] => [
  ...LIFE,
  ...profile('areaId'),
  ...Object.keys(question).flatMap((word) => (question[word] === undefined ? [] : (ASKED[word] ?? []))),
];

/** Is the difference one of these facts? A boundary of a profile that became known otherwise moves all that it holds. */
export const isOneOf = (facts: readonly Fact[], { table, field }: Pick<Difference, 'table' | 'field'>): boolean =>
  facts.includes(`${table}.${field}`) ||
  facts.includes(`${table}.*`) ||
  (table === 'organization_profiles' && field === 'from' && facts.some((fact) => fact.startsWith('organization_profiles.')));
