import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { OrganizationPosts, OrganizationTermRules, TermRule, TypePosts } from '../../api/leadership-rules';
import { problemOf } from '../../api/problem';
import type { Organization } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { OfficeActs } from '../../shell/office-acts';
import { Session } from '../../shell/session';
import { ReasonDialog } from '../../ui/reason-dialog';
import { FactsDialog, given } from '../rules/facts-dialog';
import { EMPTY_RULE, ruleFields } from '../rules/rule-fields';
import { ReadingState } from '../rules/reading-state';
import { RuleWords } from '../rules/rule-words';
import { FACTS, stateOf } from '../rules/rules-in-force';
import { CharterPosts } from './charter-posts';
import { CharterActs, organizationPosts, organizationRules, type PostActs } from './posts.api';

/** 章程与届次规则 of one organization: its posts as its charter has them, and what is set of its terms alone. */
@Component({
  selector: 'tx-charter-page',
  imports: [CharterPosts, MatButton, MatIcon, ReadingState, RouterLink, TranslocoDirective],
  templateUrl: './charter-page.html',
  styleUrl: './charter-page.scss',
})
export class CharterPage {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(RuleWords);
  private readonly charter = inject(CharterActs);
  private readonly office = inject(OfficeActs);
  private readonly dialog = inject(MatDialog);

  protected readonly facts = FACTS;
  protected readonly mayRead = computed(() => this.session.may('leadership.read'));
  private readonly recordAnswer = httpResource<Organization>(() => this.asked(`/api/organizations/${encodeURIComponent(this.id())}`));
  private readonly postsAnswer = httpResource<OrganizationPosts>(() => this.asked(organizationPosts(this.id())));
  private readonly rulesAnswer = httpResource<OrganizationTermRules>(() => this.asked(organizationRules(this.id())));
  private readonly answers = [this.recordAnswer, this.postsAnswer, this.rulesAnswer];
  protected readonly record = linkedSignal<Organization | undefined, Organization | undefined>({
    source: () => (this.recordAnswer.hasValue() ? this.recordAnswer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  /** As the last act left them; while they are read anew, what was there stays on the screen. */
  protected readonly posts = linkedSignal<OrganizationPosts | undefined, OrganizationPosts | undefined>({
    source: () => (this.postsAnswer.hasValue() ? this.postsAnswer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly rules = linkedSignal<OrganizationTermRules | undefined, OrganizationTermRules | undefined>({
    source: () => (this.rulesAnswer.hasValue() ? this.rulesAnswer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  /** Of the organization, as whatever was read last has it. */
  private readonly version = computed(() => Math.max(0, ...[this.record(), this.posts(), this.rules()].map((one) => one?.version ?? 0)));
  protected readonly mayChange = computed(
    () => this.session.may('leadership.change') && !this.asOf.elsewhere() && this.record()?.mayChange === true,
  );
  protected readonly failure = computed(() => {
    const error = this.answers.map((answer) => answer.error()).find(Boolean);
    return error ? (problemOf(error)?.detail ?? this.words.say('rules.failed')) : '';
  });
  /** Bodies of its kind have terms. */
  protected readonly hasTerms = computed(() => (this.rules()?.inForce.years ?? null) !== null);
  protected readonly items = computed(() => {
    const items = this.rules()?.items ?? [];
    return items.map((rule) => ({ rule, state: stateOf(rule, items, this.asOf.day()) }));
  });
  /** Decided on the record as it is then; where somebody was faster, it is read anew for the next try. */
  protected readonly acts = computed<PostActs>(() => {
    const acts = this.charter.of(this.id(), this.version);
    return {
      define: (body, key) => this.fresh(acts.define(body, key)),
      change: (post, body, key) => this.fresh(acts.change(post, body, key)),
      remove: (post) => this.fresh(acts.remove(post)),
    };
  });

  constructor() {
    const [title, words] = [inject(Title), inject(TranslocoService)];
    effect(() => title.setTitle(`${this.words.say('charter.title')} · ${this.record()?.name ?? ''} · ${words.translate('frame.name')}`));
  }

  protected take(posts?: TypePosts): void {
    if (posts) this.posts.set(posts as OrganizationPosts);
    else this.read();
  }

  protected read(): void {
    for (const answer of this.answers) answer.reload();
  }

  protected async set(): Promise<void> {
    const now = this.rules()?.inForce;
    if (!now) return;
    const done = await FactsDialog.ask<OrganizationTermRules>(this.dialog, {
      title: this.words.say('charter.setRule'),
      effect: this.words.say('charter.setEffect', { name: this.record()?.name }),
      submit: this.words.say('rules.save'),
      start: EMPTY_RULE,
      documents: true,
      fields: () => ruleFields({ words: this.words, now, types: [] }),
      send: (values, key) => this.fresh(this.charter.setRule(this.id(), this.version(), given(values), key)),
    });
    if (done) this.office.done(done, { told: this.words.say('rules.saved'), after: this.takeRules });
  }

  protected async remove(rule: TermRule): Promise<void> {
    const effect = this.words.say('rules.removeEffect', { name: this.record()?.name, rule: this.words.told(rule) });
    const asked = { title: this.words.say('rules.removeTitle'), effect, submit: this.words.say('rules.remove'), reason: false };
    if ((await ReasonDialog.ask(this.dialog, asked)) === undefined) return;
    await this.office.run({
      work: () => this.fresh(this.charter.removeRule(this.id(), this.version(), rule.id)),
      told: this.words.say('rules.removed'),
      after: this.takeRules,
    });
  }

  private readonly takeRules = (done?: OrganizationTermRules): void => {
    if (done) this.rules.set(done);
    else this.read();
  };

  private asked(url: string) {
    return this.mayRead() ? { url, params: this.asOf.params() } : undefined;
  }

  private async fresh<T>(act: Promise<T>): Promise<T> {
    try {
      return await act;
    } catch (error) {
      if (problemOf(error)?.type === 'stale_version') this.read();
      throw error;
    }
  }
}
