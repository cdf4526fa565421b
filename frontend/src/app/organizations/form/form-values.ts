import type { Kind } from '../../api/kinds';
import type { Organization } from '../../api/types';
import { typedOf, valueOf, type FieldDescription } from '../../ui/field-rules';
import { dayAfter } from '../../ui/partial-date';
import type { Input } from '../organizations.api';

/** What the form holds while it is typed: texts and ids, empty where nothing is given. */
export interface FormValues {
  readonly kind: string;
  readonly type: string;
  readonly name: string;
  readonly shortName: string;
  readonly areaId: string;
  readonly seatAreaId: string;
  readonly address: string;
  readonly parentId: string;
  readonly supervisor: string;
  readonly level: string;
  readonly summary: string;
  readonly remarks: string;
  readonly approvedOn: string;
  readonly foundedOn: string;
  readonly creditCode: string;
  readonly creditCodeAbsent: string;
  readonly fields: Record<string, string>;
  /** 从某一天起 or 更正. */
  readonly way: '' | 'from' | 'correction';
  readonly effectiveOn: string;
  /** 到哪一天止: the last day on which it holds. */
  readonly effectiveUntil: string;
  readonly reason: string;
  /** 依据文件: ids between commas. */
  readonly documentIds: string;
}

export type Own = Exclude<keyof FormValues, 'fields' | 'way' | 'effectiveOn' | 'effectiveUntil' | 'reason' | 'documentIds'>;
export const OWN: readonly Own[] = [
  'kind',
  'type',
  'name',
  'shortName',
  'areaId',
  'seatAreaId',
  'address',
  'parentId',
  'supervisor',
  'level',
  'summary',
  'remarks',
  'approvedOn',
  'foundedOn',
  'creditCode',
  'creditCodeAbsent',
];

/** What is counted or named: for these the form asks from which day (office.md 2). The seat is counted too, by countries and provinces. */
export const ASKED: readonly Own[] = ['name', 'type', 'areaId', 'seatAreaId', 'parentId', 'supervisor'];

/** The form of a record, or of a new one. It has a place for every field of every kind, so that the kind may still be chosen. */
export function startValues(record: Organization | null, kinds: readonly Kind[], start: Partial<FormValues> = {}): FormValues {
  const codes = kinds.flatMap((kind) => kind.fields.filter((f) => f.type !== 'count').map((f) => f.code));
  return {
    kind: record?.kind ?? '',
    type: record?.typeCode ?? '',
    name: record?.name ?? '',
    shortName: record?.shortName ?? '',
    areaId: record?.areaId ?? '',
    seatAreaId: record?.seatAreaId ?? '',
    address: record?.address ?? '',
    parentId: record?.parent?.id ?? '',
    supervisor: record?.supervisor ?? '',
    level: record?.level ?? '',
    summary: record?.summary ?? '',
    remarks: record?.remarks ?? '',
    approvedOn: record?.approvedOn ?? '',
    foundedOn: record?.foundedOn ?? '',
    creditCode: record?.creditCode ?? '',
    creditCodeAbsent: record?.creditCodeAbsent ?? '',
    fields: Object.fromEntries(codes.map((code) => [code, typedOf(record?.fields[code])])),
    way: '',
    effectiveOn: '',
    effectiveUntil: '',
    reason: '',
    documentIds: '',
    ...start,
  };
}

/** Names of what differs: `name`, `fields.postcode`. */
export function changedFields(base: FormValues, now: FormValues): string[] {
  const own = OWN.filter((field) => base[field].trim() !== now[field].trim());
  const ofKind = Object.keys(now.fields).filter((code) => (base.fields[code] ?? '').trim() !== (now.fields[code] ?? '').trim());
  return [...own, ...ofKind.map((code) => `fields.${code}`)];
}

export const isAsked = (changed: readonly string[]): boolean => changed.some((field) => (ASKED as readonly string[]).includes(field));

export function valueAt(values: FormValues, field: string): string {
  return field.startsWith('fields.') ? (values.fields[field.slice(7)] ?? '') : values[field as Own];
}

export function withValue(values: FormValues, field: string, value: string): FormValues {
  return field.startsWith('fields.') ? { ...values, fields: { ...values.fields, [field.slice(7)]: value } } : { ...values, [field]: value };
}

function body(values: FormValues, fields: readonly string[], descriptions: readonly FieldDescription[]): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const ofKind: Record<string, unknown> = {};
  for (const field of fields) {
    const description = descriptions.find((d) => `fields.${d.code}` === field);
    if (description) ofKind[description.code] = valueOf(description, valueAt(values, field));
    // With a code there is no reason why there is none, whatever its hidden box held.
    else if (field === 'creditCodeAbsent' && values.creditCode.trim()) continue;
    else if (!field.startsWith('fields.')) input[field] = valueAt(values, field).trim() || null;
  }
  if (Object.keys(ofKind).length) input['fields'] = ofKind;
  return input;
}

/** The body of a change: only what differs, the day it is from where that is asked, the reason where one is given. */
export function changeInput(base: FormValues, now: FormValues, descriptions: readonly FieldDescription[]): Input {
  const changed = changedFields(base, now);
  return {
    ...body(now, changed, descriptions),
    ...(now.way === 'from' && isAsked(changed) && now.effectiveOn ? { effectiveOn: now.effectiveOn } : {}),
    ...(now.way === 'from' && isAsked(changed) && now.effectiveUntil ? { effectiveUntil: dayAfter(now.effectiveUntil) } : {}),
    ...because(now),
  };
}

/** The body of a founding: what is given. */
export function foundingInput(now: FormValues, descriptions: readonly FieldDescription[]): Input {
  const given = [...OWN, ...descriptions.map((d) => `fields.${d.code}`)].filter((field) => valueAt(now, field).trim() !== '');
  return { ...body(now, given, descriptions), ...because(now) };
}

/** Why, and by which documents. */
function because({ reason, documentIds }: FormValues): Input {
  return { ...(reason.trim() ? { reason: reason.trim() } : {}), ...(documentIds ? { documentIds: documentIds.split(',') } : {}) };
}
