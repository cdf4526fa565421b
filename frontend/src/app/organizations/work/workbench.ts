import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RunningOut, Workbench as Answer } from '../../api/work-types';
import { AsOf } from '../../shell/as-of';
import { Keys } from '../../shell/keys';
import { inAll, Kinds } from '../../shell/kinds';
import { Session } from '../../shell/session';
import { daysBetween } from '../../ui/days';
import { LIST_DEFAULTS } from '../list/list-query';
import { OrganizationWords } from '../organization-words';
import { DraftsCard } from './drafts-card';
import { LeadershipCard } from './leadership-card';
import { OthersCard } from './others-card';

/** 工作台: what one finds on the desk in the morning. Figures are of the day on the screen and open their lists; drafts and changes are of today. */
@Component({
  selector: 'tx-workbench',
  imports: [DraftsCard, LeadershipCard, MatButton, MatIcon, OthersCard, RouterLink, TranslocoDirective],
  templateUrl: './workbench.html',
  styleUrl: './workbench.scss',
})
export class Workbench {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly kinds = inject(Kinds);
  protected readonly words = inject(OrganizationWords);
  private readonly router = inject(Router);

  protected readonly reads = computed(() => this.session.may('organizations.read'));
  protected readonly answer = httpResource<Answer>(() =>
    this.reads() ? { url: '/api/workbench', params: this.asOf.params() } : undefined,
  );
  protected readonly shown = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly mayFound = computed(() => this.session.may('organizations.found') && !this.asOf.elsewhere());
  /** Nothing at all is recorded: how to begin is what matters then. */
  protected readonly empty = computed(
    () => !this.asOf.elsewhere() && (this.shown()?.kinds.every(({ count, possible }) => count + possible === 0) ?? false),
  );
  protected readonly inAll = computed(() => inAll(this.shown()?.kinds ?? []));
  protected readonly mine = computed(() => ({ handler: 'me', ...this.asOf.params() }));
  protected readonly toConfirm = computed(() => ({ ...this.mine(), notConfirmedMonths: this.shown()?.confirm.months }));

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('workbench.title')} · ${this.words.say('product')}`);
    });
    inject(Keys).bind([
      { key: 'w', word: 'organizations.workbench.walkKey', act: () => void this.walk() },
      { key: 'n', word: 'organizations.workbench.newKey', act: () => void this.create() },
    ]);
  }

  /** The list that a figure has counted: of a kind, or of all. */
  protected ofKind(kind?: string): Record<string, string> {
    const status = (kind === undefined ? undefined : this.kinds.kind(kind)?.activeIn.join()) ?? LIST_DEFAULTS.status;
    return { ...(kind !== undefined && { kind }), ...(status !== LIST_DEFAULTS.status && { status }), ...this.asOf.params() };
  }

  protected within(days: number): Record<string, string> {
    return { expiresWithin: String(days), ...this.asOf.params() };
  }

  protected paper({ title, level }: RunningOut): string {
    return title === null ? this.words.say('workbench.expiring.certificate') : this.words.recognition({ title, level });
  }

  protected left({ until }: RunningOut): string {
    const days = daysBetween(this.asOf.day(), until);
    return days === 0 ? this.words.say('workbench.expiring.today') : this.words.say('workbench.expiring.left', { days });
  }

  protected mayWalk(): boolean {
    return this.session.may('organizations.change') && !this.asOf.elsewhere() && (this.shown()?.confirm.count ?? 0) > 0;
  }

  private async walk(): Promise<void> {
    if (this.mayWalk()) await this.router.navigate(['/organizations/walk'], { queryParams: this.toConfirm() });
  }

  private async create(): Promise<void> {
    if (this.mayFound()) await this.router.navigate(['/organizations/new']);
  }
}
