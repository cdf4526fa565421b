import type { Kind } from '../../api/kinds';
import { columnsFor } from '../list/list-columns';
import { LIST_DEFAULTS, type ListState } from '../list/list-query';
import type { OrganizationWords } from '../organization-words';
import { openable } from '../views/view-content';
import {
  SIGNATURES,
  type DefinedTable,
  type Dimension,
  type OfficerColumn,
  type Officers,
  type Register,
  type RegisterColumn,
  type TableDefinition,
} from '../../api/tables';

/** What a table begins as where nobody has set it yet. */
function begunWith(columns: readonly string[], title: string, unit: string): TableDefinition {
  return {
    title: [title],
    unit,
    total: true,
    signatures: [...SIGNATURES],
    notes: null,
    register: {
      groupBy: 'area',
      subtotals: true,
      headings: false,
      numbering: 'through',
      order: 'office',
      columns: columns.map((key) => ({ key })),
    },
  };
}

/** A table that offices ask for (office.md 4), with the question that it answers in the words of the list's address. */
export interface ReadyMade {
  readonly code: string;
  readonly query: Readonly<Record<string, string>>;
  /** It asks for what ends by the last day of the year. */
  readonly thisYear?: true;
  /** Its organizations are counted as bodies, 家, as on the page 换届. */
  readonly ofBodies?: true;
  /** The rule for its day. */
  readonly asOf: string;
  readonly definition: Omit<TableDefinition, 'title' | 'unit'>;
}

const register = (
  groupBy: Dimension | null,
  columns: readonly RegisterColumn[],
  order: Register['order'] = 'office',
): Omit<TableDefinition, 'title' | 'unit'> => ({
  total: true,
  signatures: [...SIGNATURES],
  register: { groupBy, subtotals: groupBy !== null, headings: false, numbering: 'through', order, columns },
});
/** A day stands on one line. */
const columns = (...keys: string[]): RegisterColumn[] => keys.map((key) => (key === 'dueOn' ? { key, width: 18 } : { key }));

const led = (
  span: Officers['span'],
  own: readonly string[],
  officer: readonly OfficerColumn[],
): Omit<TableDefinition, 'title' | 'unit'> => ({
  total: true,
  signatures: [...SIGNATURES],
  officers: { per: 'office', order: 'rank', among: 'responsible', span, columns: columns(...own), officer },
});

/** In the order in which they are offered. Their titles are words: `tables.ready.<code>`. */
export const READY_MADE: readonly ReadyMade[] = [
  {
    code: 'directory',
    query: {},
    asOf: 'today',
    definition: register('area', columns('areaName', 'name', 'type', 'foundedOn', 'seatAreaName', 'supervisor', 'status')),
  },
  {
    code: 'base',
    query: {},
    asOf: 'lastYear',
    definition: {
      total: true,
      signatures: [...SIGNATURES],
      statistic: { rows: 'area', across: 'kind', measure: 'count', compare: ['previous', 'difference', 'growth'], share: false },
    },
  },
  {
    code: 'movements',
    query: {},
    asOf: 'today',
    definition: {
      total: true,
      signatures: [...SIGNATURES],
      movements: { span: 'year', hows: ['founded', 'dissolved', 'merged', 'renamed'] },
    },
  },
  {
    code: 'bases',
    query: { kind: 'practiceBase', status: 'all' },
    asOf: 'today',
    definition: register('area', columns('areaName', 'name', 'level', 'recognitions', 'foundedOn', 'dissolvedOn', 'status')),
  },
  {
    code: 'overseas',
    query: { kind: 'overseasGroup' },
    asOf: 'today',
    definition: {
      total: true,
      signatures: [...SIGNATURES],
      statistic: { rows: 'seat', across: 'type', measure: 'count', compare: ['previous', 'difference'], share: true },
    },
  },
  {
    code: 'expiring',
    query: { expiresWithin: '90' },
    asOf: 'today',
    definition: register(null, columns('areaName', 'name', 'type', 'runsOut', 'runsOutOn'), 'expiry'),
  },
  {
    code: 'elections',
    query: { sort: 'dueOn' },
    thisYear: true,
    ofBodies: true,
    asOf: 'today',
    definition: register(null, columns('areaName', 'name', 'type', 'chair', 'dueOn', 'termState'), 'view'),
  },
  {
    code: 'due',
    query: { termState: 'postponed_overdue,overdue,due_soon', sort: 'termState,dueOn' },
    ofBodies: true,
    asOf: 'today',
    definition: register(null, columns('termState', 'name', 'areaName', 'chair', 'dueOn', 'preparedBy'), 'view'),
  },
  {
    code: 'vacant',
    query: { chairVacant: 'true' },
    ofBodies: true,
    asOf: 'today',
    definition: register('area', columns('areaName', 'name', 'type', 'chair', 'secretaryGeneral', 'dueOn')),
  },
  {
    code: 'terms',
    query: { kind: 'chamberOfCommerce' },
    asOf: 'today',
    definition: led('terms', ['name'], ['term', 'post', 'name', 'from', 'to']),
  },
  {
    code: 'officers',
    query: { kind: 'chamberOfCommerce' },
    asOf: 'today',
    definition: led('now', ['name', 'areaName'], ['post', 'name', 'employer', 'title', 'since']),
  },
];

/**
 * What a ready-made table asks on a day, where a screen asks for something beside it: that wins, but a table of this year goes no further than
 * the year unless a state is asked for. Of organizations that were chosen it asks nothing but in which order they stand.
 */
export function questionOfReady(
  { query, thisYear }: ReadyMade,
  day: string,
  beside: Readonly<Record<string, string>> = {},
  chosen = false,
): Readonly<Record<string, string>> {
  if (chosen) return { status: 'all', ...(query['sort'] && { sort: query['sort'] }) };
  if (!thisYear || beside['termState']) return { ...query, ...beside };
  const last = `${day.slice(0, 4)}-12-31`;
  const { dueTo = last } = beside;
  return { ...query, ...beside, dueTo: dueTo < last ? dueTo : last };
}

const USUAL = ['areaName', 'name', 'type', 'foundedOn', 'seatAreaName', 'status'];

/** A table that nobody saved yet, in words of the language; nothing as long as those have not come, for what would go out is their keys. */
export function newTable(
  ready: ReadyMade | undefined,
  say: (key: string) => string,
): { readonly name: string; readonly definition: TableDefinition | undefined } {
  const key = ready?.ofBodies ? 'tables.unitOfBodies' : 'tables.usualUnit';
  const unit = say(key);
  if (unit.endsWith(key)) return { name: '', definition: undefined };
  if (!ready) return { name: '', definition: begunWith(USUAL, say('tables.usualTitle'), unit) };
  const title = [say(`tables.ready.${ready.code}.title`)];
  return { name: say(`tables.ready.${ready.code}.name`), definition: { ...ready.definition, title, unit } };
}

/** What a saved table asks, as the address of the list would say it today. */
export function questionOfTable({ view, own }: DefinedTable, kinds: readonly Kind[]): ListState {
  const whole = {
    ...view,
    columns: [],
    list: '',
    sharedWith: 'nobody',
    areaId: null,
    areaName: null,
    sectionId: null,
    sectionName: null,
  } as const;
  const { query } = openable({ ...whole, own, owner: '', version: 1 }, kinds, ({ name }) => name);
  return { ...LIST_DEFAULTS, ...query };
}

/** Numbers that organizations of a kind have, by their column; of all kinds where none is asked for. */
export function measuresOf(
  kind: Kind | undefined,
  kinds: readonly Kind[],
): readonly { readonly key: string; readonly name: string; readonly nameEn: string | null }[] {
  const fields = (kind ? [kind] : kinds)
    .flatMap((one) => one.fields)
    .filter(({ type, retired, code }) => (type === 'count' || type === 'number') && !retired && code !== 'orderNumber');
  return [
    ...new Map(fields.map((field) => [field.code, { key: `fields.${field.code}`, name: field.name, nameEn: field.nameEn }])).values(),
  ];
}

/** A column that a register may have. */
export interface TableColumn {
  readonly key: string;
  readonly label: string;
  readonly number: boolean;
}

/** What only tables and files show, by the words for it. */
const BESIDE_THE_LIST = {
  runsOut: 'runsOut',
  runsOutOn: 'runsOutOn',
  preparedBy: 'preparedBy',
  certainty: 'certainty',
  'lastConfirmed.how': 'confirmedHow',
  id: 'id',
  version: 'version',
} as const;

/** Every column of the list and of the fields of these kinds, each once, with its words; then those that only tables have. */
export function columnsOfTables(
  kinds: readonly Kind[],
  words: OrganizationWords,
  nameOf: (thing: { readonly name: string; readonly nameEn: string | null }) => string,
): readonly TableColumn[] {
  const fields = new Map(kinds.flatMap((kind) => kind.fields).map((field) => [`fields.${field.code}`, field]));
  const listed = [undefined, ...kinds]
    .flatMap((kind) => columnsFor(kind, nameOf))
    .filter(({ only }) => !only)
    .map(({ key, label, word }): TableColumn => {
      const type = fields.get(key)?.type;
      return { key, label: label ?? words.say(`columns.${word ?? ''}`), number: type === 'number' || type === 'count' };
    });
  const days = [...fields.entries()]
    .filter(([, { type }]) => type === 'count')
    .map(([key, field]) => ({ key: `${key}.onDay`, label: words.say('tables.editor.onDay', { field: nameOf(field) }), number: false }));
  const beside = Object.entries(BESIDE_THE_LIST).map(([key, word]) => ({
    key,
    label: words.say(`tables.editor.only.${word}`),
    number: false,
  }));
  return [...new Map([...listed, ...days, ...beside].map((column) => [column.key, column])).values()];
}
