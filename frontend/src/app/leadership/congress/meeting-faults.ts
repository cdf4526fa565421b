import type { Term } from '../../api/leadership';
import { type FieldDescription, valueOf } from '../../ui/field-rules';
import { dayRange } from '../../ui/partial-date';

export type MeetingFault =
  | 'whole'
  | 'numberRange'
  | 'yearsRange'
  | 'countRange'
  | 'noBeginning'
  | 'sameDay'
  | 'sameNumber'
  | 'backwards'
  | 'filedBefore'
  | 'tooMany';

/** What numbers may be, and how it is told where one is not. */
const RANGES: Readonly<Record<string, readonly [least: number, most: number, fault: MeetingFault]>> = {
  number: [1, 99, 'numberRange'],
  years: [1, 20, 'yearsRange'],
  expected: [0, 100000, 'countRange'],
  present: [0, 100000, 'countRange'],
};

/**
 * What the server would refuse of the meeting and the screen can know: told at the box while it is typed, and not first at the comparison.
 * `terms`: those that are recorded.
 */
export function meetingFaults(
  fields: readonly FieldDescription[],
  typed: Readonly<Record<string, string>>,
  terms: readonly Pick<Term, 'number' | 'congressOn'>[],
): readonly { readonly code: string; readonly fault: MeetingFault }[] {
  const values = new Map(fields.map((field) => [field.code, valueOf(field, typed[field.code] ?? '')]));
  const number = (code: string): number | null => {
    const value = values.get(code);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  const day = (code: string) => dayRange(String(values.get(code) ?? ''));
  const [on, filed] = [day('on'), day('filedOn')];
  const [own, expected, present] = [number('number'), number('expected'), number('present')];
  const others = on ? terms.map((term) => ({ number: term.number, day: dayRange(term.congressOn) })) : [];
  const faults: (readonly [code: string, fault: MeetingFault | false])[] = [
    ...Object.entries(RANGES).map(([code, [least, most, fault]]) => {
      const value = number(code);
      if (value === null) return [code, false] as const;
      if (!Number.isInteger(value)) return [code, 'whole'] as const;
      return [code, (value < least || value > most) && fault] as const;
    }),
    ['on', on !== null && on.earliest === null && 'noBeginning'],
    ['on', others.some((other) => other.day?.earliest === on?.earliest && other.day?.latest === on?.latest) && 'sameDay'],
    ['number', own !== null && terms.some((term) => term.number === own) && 'sameNumber'],
    [
      'number',
      own !== null &&
        others.some((other) => {
          if (other.number === null || other.number === own || !other.day || !on) return false;
          return other.number < own ? other.day.latest > on.latest : other.day.latest < on.latest;
        }) &&
        'backwards',
    ],
    ['present', expected !== null && present !== null && present > expected && 'tooMany'],
    ['filedOn', on?.earliest != null && filed !== null && filed.latest < on.earliest && 'filedBefore'],
  ];
  return faults.flatMap(([code, fault]) => (fault ? { code, fault } : []));
}
