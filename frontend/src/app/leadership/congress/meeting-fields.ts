import type { FieldDescription } from '../../ui/field-rules';

/** The boxes of the meeting, empty. */
export const EMPTY: Record<string, string> = {
  sort: 'congress',
  on: '',
  number: '',
  years: '',
  meeting: '',
  expected: '',
  present: '',
  toBeFiled: '',
  filedOn: '',
  filingNumber: '',
  reason: '',
};

/** What is asked of the meeting; `say` words a key. A preparatory committee has no number, length or filing. */
export function meetingFields(typed: Readonly<Record<string, string>>, say: (key: string) => string): FieldDescription[] {
  const field = (code: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
    code,
    type,
    label: say(`fields.${code}`),
    ...more,
  });
  const congress = typed['sort'] !== 'preparatory';
  const filed = congress && typed['toBeFiled'] === 'true';
  const sorts = ['congress', 'preparatory'].map((code) => ({ code, label: say(`sorts.${code}`) }));
  return [
    field('sort', 'option', { options: sorts, required: true }),
    field('on', 'date', { required: true, hint: say('help.on') }),
    ...(congress ? [field('number', 'number', { required: true }), field('years', 'number', { hint: say('help.years') })] : []),
    field('meeting', 'text', { max: 120, wide: true }),
    field('expected', 'number'),
    field('present', 'number'),
    ...(congress ? [field('toBeFiled', 'boolean')] : []),
    ...(filed ? [field('filedOn', 'date', { hint: say('help.filedOn') })] : []),
    ...(filed && typed['filedOn'] ? [field('filingNumber', 'text', { max: 60 })] : []),
  ];
}

/** The team that a congress meets is that of the evening before. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
