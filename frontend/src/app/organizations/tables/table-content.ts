import type { Kind } from '../../api/kinds';
import { SIGNATURES, type Dimension, type RegisterColumn, type TableDefinition } from '../../api/tables';

/** What a table begins as where nobody has set it yet. */
export function begunWith(columns: readonly string[], title: string, unit: string): TableDefinition {
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
  /** The rule for its day. */
  readonly asOf: string;
  readonly definition: Omit<TableDefinition, 'title' | 'unit'>;
}

const register = (groupBy: Dimension | null, columns: readonly RegisterColumn[]): Omit<TableDefinition, 'title' | 'unit'> => ({
  total: true,
  signatures: [...SIGNATURES],
  register: { groupBy, subtotals: groupBy !== null, headings: false, numbering: 'through', order: 'office', columns },
});
const columns = (...keys: string[]): RegisterColumn[] => keys.map((key) => ({ key }));

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
    definition: register(null, columns('areaName', 'name', 'type', 'fields.grade', 'fields.certificateUntil', 'recognitions')),
  },
];

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
