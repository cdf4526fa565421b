import type { RuleFacts, TermRule, TermRuleList } from '../../api/leadership-rules';

export const FACTS = ['years', 'leadMonths', 'longestPostponementMonths', 'postponementsAtMost', 'toBeFiled', 'filingDays'] as const;
export type Fact = (typeof FACTS)[number];

/** A kind, or a type of it whose rules differ. */
export interface Ruled {
  readonly kind: string;
  readonly type: { readonly id: string; readonly name: string } | null;
  readonly facts: RuleFacts;
  /** As the system describes the kind. */
  readonly usual: RuleFacts;
}

const begun = ({ from }: TermRule, day: string): boolean => from === null || from <= day;
const newestFirst = (a: TermRule, b: TermRule): number => (b.from ?? '').localeCompare(a.from ?? '');

/** What holds on a day: for every kind with terms, and beneath it for each of its types that has a rule by then. `kindOf` says whose a type is. */
export function inForce({ usual, items }: TermRuleList, day: string, kindOf: (typeId: string) => string | undefined): Ruled[] {
  return usual.flatMap(({ kind, years, leadMonths, filingDays }) => {
    const described = {
      years,
      leadMonths,
      longestPostponementMonths: null,
      postponementsAtMost: null,
      toBeFiled: filingDays !== null,
      filingDays,
    };
    const ofKind = items.filter((rule) => rule.kind === kind);
    const types = new Map(
      items.flatMap((rule) => (rule.type && kindOf(rule.type.id) === kind && begun(rule, day) ? [[rule.type.id, rule.type] as const] : [])),
    );
    const row = (type: Ruled['type'], nearest: readonly (readonly TermRule[])[]): Ruled => ({
      kind,
      type,
      facts: resolved(nearest, day, described),
      usual: described,
    });
    return [
      row(null, [ofKind]),
      ...[...types.values()].map((type) => row(type, [items.filter((rule) => rule.type?.id === type.id), ofKind])),
    ];
  });
}

/** Each fact by itself, as the nearest and newest rule that has begun says it. */
function resolved(nearest: readonly (readonly TermRule[])[], day: string, described: RuleFacts): RuleFacts {
  const facts = FACTS.map((fact) => {
    const said = nearest.flatMap((rules) => rules.filter((rule) => rule[fact] !== null && begun(rule, day)).sort(newestFirst));
    return [fact, said[0]?.[fact] ?? described[fact]] as const;
  });
  return Object.fromEntries(facts) as unknown as RuleFacts;
}

export type RuleState = 'now' | 'coming' | 'replaced';

/** Whether a rule holds on a day; `replaced`: newer ones of the same kind, type or organization say all that it says. */
export function stateOf(rule: TermRule, items: readonly TermRule[], day: string): RuleState {
  if (!begun(rule, day)) return 'coming';
  const newer = items.filter(
    (one) => one.kind === rule.kind && one.type?.id === rule.type?.id && begun(one, day) && newestFirst(one, rule) < 0,
  );
  return FACTS.every((fact) => rule[fact] === null || newer.some((one) => one[fact] !== null)) ? 'replaced' : 'now';
}
