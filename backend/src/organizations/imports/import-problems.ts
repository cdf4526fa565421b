import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import type { RowProblem } from './imports.store.js';

/** The column of a list whose cell a pointer into the body of a form speaks of. */
export const FIELD_AT: Readonly<Record<string, string>> = {
  areaId: 'areaName',
  seatAreaId: 'seatAreaName',
  creditCodeAbsent: 'creditCode',
};

/** A sentence in both languages. */
export const say = (zh: string, en: string): Words => ({ zh, en });
/** What is wrong with a field of a row; null: with the row. */
export const wrong = (field: string | null, code: string, words: Words): RowProblem => ({ field, code, words });

/** What a form would say of a field, at the cell that holds it. */
export const told = ({ pointer, code, words }: FieldProblem): RowProblem => {
  const [head = '', ...rest] = pointer.slice(1).split('/');
  return wrong(head === '' ? null : head === 'fields' ? `fields.${rest.join('/')}` : (FIELD_AT[head] ?? head), code, words);
};

/** What a thrown refusal says of a row. */
export function refusalOf(error: unknown, field: string | null = null): RowProblem[] {
  if (!(error instanceof Problem)) throw error;
  const { errors, detail } = error.options;
  if (errors?.length) return errors.map(told);
  const words = (locale: 'zh' | 'en'): string => String(error.bodyIn(locale)['detail']);
  return [wrong(field, error.code, detail ?? say(words('zh'), words('en')))];
}
