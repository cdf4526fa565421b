import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RuleFacts } from '../../api/leadership-rules';
import { Language } from '../../shell/language';
import { showDate } from '../../ui/partial-date';
import { FACTS, type Fact, type RuleState } from './rules-in-force';

/** Rules in the words of the office. */
@Injectable({ providedIn: 'root' })
export class RuleWords {
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);

  say(key: string, values: Readonly<Record<string, unknown>> = {}): string {
    this.language.now();
    return this.words.translate(`leadership.${key}`, values);
  }

  date(text: string | null | undefined): string {
    return showDate(text, this.language.now());
  }

  list(parts: readonly string[]): string {
    return parts.join(this.language.now() === 'en' ? ', ' : '、');
  }

  head(fact: Fact): string {
    return this.say(`rules.fields.${fact}`);
  }

  state(state: RuleState): string {
    return this.say(`rules.states.${state}`);
  }

  /** One fact by itself, as in a cell: 4 年, 12 个月, 不限. */
  fact(fact: Fact, facts: RuleFacts): string {
    const value = facts[fact];
    if (fact === 'toBeFiled') return this.say(value === true ? 'rules.filed' : 'rules.notFiled');
    if (fact === 'filingDays' && facts.toBeFiled === false) return '--';
    return value === null
      ? this.say(fact === 'filingDays' ? 'rules.noLimit' : 'rules.free')
      : this.say(`rules.values.${fact}`, { n: value });
  }

  /** What a rule says: 每届 4 年、延期最多 1 次. */
  told(facts: RuleFacts): string {
    const said = FACTS.filter((fact) => facts[fact] !== null && (fact !== 'filingDays' || facts.toBeFiled !== false));
    return this.list(
      said.map((fact) => (fact === 'toBeFiled' ? this.fact(fact, facts) : this.say(`rules.told.${fact}`, { n: facts[fact] }))),
    );
  }
}
