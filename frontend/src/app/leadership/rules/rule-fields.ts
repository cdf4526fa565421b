import type { RuleFacts } from '../../api/leadership-rules';
import type { FieldDescription } from '../../ui/field-rules';
import type { Typed } from './facts-dialog';
import type { RuleWords } from './rule-words';
import type { Fact } from './rules-in-force';

/** The boxes of a rule, empty. */
export const EMPTY_RULE: Typed = {
  typeId: '',
  from: '',
  years: '',
  leadMonths: '',
  longestPostponementMonths: '',
  postponementsAtMost: '',
  toBeFiled: '',
  filingDays: '',
};

interface Asked {
  readonly words: RuleWords;
  /** In force today, for what is left empty. */
  readonly now: RuleFacts;
  /** Types that it may be for; none: it is for an organization, or its type is settled. */
  readonly types: readonly { readonly code: string; readonly label: string }[];
}

/** What is asked of a rule; what stays empty is as the wider rule has it. */
export function ruleFields({ words, now, types }: Asked): FieldDescription[] {
  const field = (code: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
    code,
    type,
    label: words.say(`rules.fields.${code}`),
    ...more,
  });
  const fact = (code: Fact, type: 'number' | 'boolean', help = ''): FieldDescription =>
    field(code, type, { hint: words.say('rules.nowIs', { value: words.fact(code, now) }) + (help && words.say(help)) });
  return [
    ...(types.length ? [field('typeId', 'option', { options: types, empty: words.say('rules.wholeKind') })] : []),
    field('from', 'date', { hint: words.say('rules.help.from') }),
    fact('years', 'number'),
    fact('leadMonths', 'number'),
    fact('longestPostponementMonths', 'number', 'rules.help.marked'),
    fact('postponementsAtMost', 'number', 'rules.help.marked'),
    fact('toBeFiled', 'boolean'),
    fact('filingDays', 'number'),
  ];
}
