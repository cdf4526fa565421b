import { addMonths, compareDays, type Day } from '../../platform/time/day.js';
import type { RuleOfTerms } from './term-rules.js';

export type Beyond = 'tooLong' | 'tooOften';

/** What of a postponement lies beyond the rule: it is marked, not refused. `last` is the last day by length, `place` how many came before it. */
export function beyondOf(
  to: Day,
  last: Day | null,
  place: number,
  rule: Pick<RuleOfTerms, 'longestPostponementMonths' | 'postponementsAtMost'>,
): Beyond[] {
  const { longestPostponementMonths: longest, postponementsAtMost: most } = rule;
  return [
    ...(longest !== null && last !== null && compareDays(to, addMonths(last, longest)) > 0 ? (['tooLong'] as const) : []),
    ...(most !== null && place >= most ? (['tooOften'] as const) : []),
  ];
}
