import { newKey } from '../../api/client';
import type { Step } from '../../api/leadership-rules';

/** A step as it is typed: its days as text, before or after the congress. */
export interface TypedStep {
  readonly key: string;
  words: string;
  days: string;
  side: 'before' | 'after';
}

export const typedStep = ({ words, daysBefore }: Step): TypedStep => ({
  key: newKey(),
  words,
  days: String(Math.abs(daysBefore)),
  side: daysBefore < 0 ? 'after' : 'before',
});

export const emptyStep = (): TypedStep => ({ key: newKey(), words: '', days: '', side: 'before' });

const MOST = { before: 730, after: 365 } as const;
const number = (days: string): number => (/^\d{1,4}$/.test(days.trim().normalize('NFKC')) ? Number(days.trim().normalize('NFKC')) : NaN);

/** Whether the days are a number that the contract takes. */
export const daysFit = ({ days, side }: TypedStep): boolean => number(days) <= MOST[side];

export const stepOf = ({ words, days, side }: TypedStep): Step => ({
  words: words.trim(),
  daysBefore: side === 'after' ? 0 - number(days) : number(days),
});

export const sameSteps = (a: readonly Step[], b: readonly Step[]): boolean =>
  a.length === b.length && a.every((step, at) => step.words === b[at]?.words && step.daysBefore === b[at].daysBefore);

/** The one with a key at another place, none beyond the ends. */
export function moved(steps: readonly TypedStep[], key: string, to: number): TypedStep[] {
  const rest = steps.filter((step) => step.key !== key);
  const step = steps.find((one) => one.key === key);
  if (step) rest.splice(Math.max(0, Math.min(rest.length, to)), 0, step);
  return rest;
}

/** What comes first before what comes later; what is of one day keeps its order. */
export const byDays = (steps: readonly TypedStep[]): TypedStep[] =>
  [...steps].sort((a, b) => (stepOf(b).daysBefore || 0) - (stepOf(a).daysBefore || 0));
