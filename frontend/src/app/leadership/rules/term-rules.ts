import { Component, computed, inject, input, output } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TermRule, TermRuleList } from '../../api/leadership-rules';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { OfficeActs } from '../../shell/office-acts';
import { ReasonDialog } from '../../ui/reason-dialog';
import { FactsDialog, given } from './facts-dialog';
import { EMPTY_RULE, ruleFields } from './rule-fields';
import { RuleWords } from './rule-words';
import { FACTS, inForce, type Ruled, stateOf } from './rules-in-force';
import { RulesActs } from './rules.api';

/** 届次规则 of kinds and types: what holds on the day, what was set for it, and setting more. */
@Component({
  selector: 'tx-term-rules',
  imports: [TranslocoDirective],
  templateUrl: './term-rules.html',
  styleUrl: './term-rules.scss',
})
export class TermRules {
  readonly rules = input.required<TermRuleList>();
  readonly mayChange = input.required<boolean>();
  /** The rules as an act left them; nothing: to be read anew. */
  readonly changed = output<TermRuleList | undefined>();
  protected readonly asOf = inject(AsOf);
  protected readonly kinds = inject(Kinds);
  protected readonly words = inject(RuleWords);
  private readonly language = inject(Language);
  private readonly acts = inject(RulesActs);
  private readonly office = inject(OfficeActs);
  private readonly dialog = inject(MatDialog);

  protected readonly facts = FACTS;
  protected readonly rows = computed(() => inForce(this.rules(), this.asOf.day(), (id) => this.kindOf(id)));
  protected readonly items = computed(() =>
    this.rules().items.map((rule) => ({
      rule,
      whose: this.nameOf(rule.kind, rule.type),
      state: stateOf(rule, this.rules().items, this.asOf.day()),
    })),
  );

  protected nameOf(kind: string | null, type: TermRule['type']): string {
    if (!type) return this.kinds.kindName(kind ?? '');
    return this.kinds.typeName(kind ?? this.kindOf(type.id) ?? '', type.id, type.name);
  }

  protected async set(row: Ruled): Promise<void> {
    const name = this.nameOf(row.kind, row.type);
    const types = row.type ? [] : (this.kinds.kind(row.kind)?.types ?? []).filter(({ retired }) => !retired);
    const options = types.map((type) => ({ code: type.id, label: this.language.nameOf(type) }));
    const done = await FactsDialog.ask(this.dialog, {
      title: this.words.say('rules.setOf', { name }),
      effect: this.words.say('rules.setEffect'),
      submit: this.words.say('rules.save'),
      start: EMPTY_RULE,
      aside: { about: ({ typeId }) => row.type?.id ?? typeId ?? '', ask: (typeId) => this.reach(row.kind, typeId) },
      fields: () => ruleFields({ words: this.words, now: row.facts, types: options }),
      send: ({ typeId, ...values }, key) => {
        const of = row.type?.id ?? typeId;
        return this.acts.set({ ...given(values), ...(of ? { typeId: of } : { kind: row.kind }) }, key);
      },
    });
    if (done) this.office.done(done, { told: this.words.say('rules.saved'), after: this.take });
  }

  protected async remove(rule: TermRule, whose: string): Promise<void> {
    const effect = this.words.say('rules.removeEffect', { name: whose, rule: this.words.told(rule) });
    const asked = { title: this.words.say('rules.removeTitle'), effect, submit: this.words.say('rules.remove'), reason: false };
    if ((await ReasonDialog.ask(this.dialog, asked)) === undefined) return;
    await this.office.run({ work: () => this.acts.remove(rule.id), told: this.words.say('rules.removed'), after: this.take });
  }

  /** How many there are for whom it would be. */
  private async reach(kind: string, typeId: string): Promise<string> {
    const type = this.kinds.kind(kind)?.types.find(({ id }) => id === typeId);
    const { count } = await this.acts.count({ kind, ...(type && { type: type.code }) });
    return this.words.say('rules.appliesTo', { count });
  }

  private kindOf(typeId: string): string | undefined {
    return this.kinds.all().find(({ types }) => types.some(({ id }) => id === typeId))?.code;
  }

  private readonly take = (done?: TermRuleList): void => this.changed.emit(done);
}
