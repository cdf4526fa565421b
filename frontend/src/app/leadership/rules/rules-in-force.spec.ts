import type { TermRule, TermRuleList } from '../../api/leadership-rules';
import { inForce, stateOf } from './rules-in-force';

const rule = (id: string, more: Partial<TermRule>): TermRule => ({
  id,
  kind: null,
  type: null,
  from: null,
  years: null,
  leadMonths: null,
  longestPostponementMonths: null,
  postponementsAtMost: null,
  toBeFiled: null,
  filingDays: null,
  ...more,
});
const trade = { id: 't2', name: '行业商会' };
const chamber = 'chamberOfCommerce';
const list = (...items: TermRule[]): TermRuleList => ({
  usual: [
    { kind: chamber, years: 5, leadMonths: 6, filingDays: 30 },
    { kind: 'practiceBase', years: 3, leadMonths: 6, filingDays: null },
  ],
  items,
});
const kindOf = (id: string): string | undefined => (id === 't2' ? chamber : undefined);

describe('what holds of terms on a day', () => {
  it('is the description of the kind, where nothing is set', () => {
    expect(inForce(list(), '2026-11-24', kindOf).map(({ kind, type, facts }) => [kind, type, facts])).toEqual([
      [
        chamber,
        null,
        { years: 5, leadMonths: 6, longestPostponementMonths: null, postponementsAtMost: null, toBeFiled: true, filingDays: 30 },
      ],
      [
        'practiceBase',
        null,
        { years: 3, leadMonths: 6, longestPostponementMonths: null, postponementsAtMost: null, toBeFiled: false, filingDays: null },
      ],
    ]);
  });

  it('takes each fact by itself from the nearest and newest rule that has begun; a type stands beneath its kind once it has one', () => {
    const rules = list(
      rule('a', { kind: chamber, years: 4, postponementsAtMost: 1 }),
      rule('b', { kind: chamber, from: '2025-01-01', years: 3 }),
      rule('c', { type: trade, from: '2026-01-01', years: 2 }),
      rule('d', { type: trade, from: '2027-01-01', years: 1 }),
    );
    const on = (day: string) => inForce(rules, day, kindOf).map(({ type, facts }) => [type?.name, facts.years, facts.postponementsAtMost]);
    expect(on('2024-12-31').slice(0, 2)).toEqual([
      [undefined, 4, 1],
      [undefined, 3, null],
    ]);
    expect(on('2026-11-24').slice(0, 2)).toEqual([
      [undefined, 3, 1],
      ['行业商会', 2, 1],
    ]);
  });

  it('says of a rule whether it holds, is to come, or is replaced by later ones', () => {
    const [old, newer, coming] = [
      rule('a', { kind: chamber, years: 4 }),
      rule('b', { kind: chamber, from: '2025-01-01', years: 3 }),
      rule('c', { kind: chamber, from: '2027-01-01', years: 2 }),
    ];
    const items = [old, newer, coming];
    expect(items.map((one) => stateOf(one, items, '2026-11-24'))).toEqual(['replaced', 'now', 'coming']);
    const more = { ...old, postponementsAtMost: 1 };
    expect(stateOf(more, [more, newer], '2026-11-24')).toBe('now');
  });
});
