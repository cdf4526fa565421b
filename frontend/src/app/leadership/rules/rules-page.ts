import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { StepTemplates, TermRuleList } from '../../api/leadership-rules';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { ReadingState } from './reading-state';
import { RuleWords } from './rule-words';
import { RULES, STEPS } from './rules.api';
import { StepLists } from './step-lists';
import { TermRules } from './term-rules';

/** 换届规则: what the office lays down of terms, of the preparation of a congress and of the posts of its types. */
@Component({
  selector: 'tx-rules-page',
  imports: [ReadingState, RouterLink, StepLists, TermRules, TranslocoDirective],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.scss',
})
export class RulesPage implements MayHoldTyping {
  readonly undrafted = true;
  protected readonly session = inject(Session);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(RuleWords);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly stepLists = viewChild(StepLists);

  protected readonly mayRead = computed(() => this.session.may('leadership.rules'));
  protected readonly mayChange = computed(() => this.session.may('leadership.settings') && !this.asOf.elsewhere());
  private readonly rulesAnswer = httpResource<TermRuleList>(() => (this.mayRead() ? RULES : undefined));
  private readonly stepsAnswer = httpResource<StepTemplates>(() => (this.mayRead() ? STEPS : undefined));
  /** As the last act left them; while they are read anew, what was there stays on the screen. */
  protected readonly rules = linkedSignal<TermRuleList | undefined, TermRuleList | undefined>({
    source: () => (this.rulesAnswer.hasValue() ? this.rulesAnswer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly steps = linkedSignal<StepTemplates | undefined, StepTemplates | undefined>({
    source: () => (this.stepsAnswer.hasValue() ? this.stepsAnswer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly failure = computed(() => {
    const error = this.rulesAnswer.error() ?? this.stepsAnswer.error();
    return error ? (problemOf(error)?.detail ?? this.words.say('rules.failed')) : '';
  });
  /** Types by kinds, each with its posts. */
  protected readonly types = computed(() =>
    this.kinds.all().map((kind) => ({
      code: kind.code,
      name: this.language.nameOf(kind),
      types: kind.types.filter(({ retired }) => !retired).map((type) => ({ id: type.id, name: this.language.nameOf(type) })),
    })),
  );

  constructor() {
    const [title, words] = [inject(Title), inject(TranslocoService)];
    effect(() => title.setTitle(`${this.words.say('rules.title')} · ${words.translate('frame.name')}`));
  }

  protected take(rules?: TermRuleList): void {
    if (rules) this.rules.set(rules);
    else this.rulesAnswer.reload();
  }

  protected takeSteps(steps?: StepTemplates): void {
    if (steps) this.steps.set(steps);
    else this.stepsAnswer.reload();
  }

  protected read(): void {
    this.rulesAnswer.reload();
    this.stepsAnswer.reload();
  }

  unsaved(): boolean {
    return this.stepLists()?.typed() ?? false;
  }

  forget(): void {
    this.stepLists()?.forget();
  }
}
