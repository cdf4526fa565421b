import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../shell/as-of';
import { inAll, Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { AreaActs } from './area-acts';
import { AreaChanges } from './area-changes';
import { AreaWords } from './area-words';
import { OpenArea } from './open-area';

/** Of these one may hold units that the lists do not have. */
const HOLDS_MORE: readonly string[] = ['city', 'county', 'functional'];
const MUNICIPALITIES: readonly string[] = ['11', '12', '31', '50'];

/** An area: what it is on the day, its organizations, what lies under it, what it came from and became, and what was done to it here. */
@Component({
  selector: 'tx-area-page',
  imports: [AreaChanges, MatButton, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './area-page.html',
  styleUrl: './area-page.scss',
})
export class AreaPage {
  readonly id = input<string>();
  protected readonly open = inject(OpenArea);
  protected readonly acts = inject(AreaActs);
  protected readonly words = inject(AreaWords);
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);

  protected readonly path = computed(() => [...(this.open.area()?.path ?? [])].reverse());
  protected readonly period = computed(() => {
    const area = this.open.area();
    if (!area) return '';
    if (!area.from) {
      const until = area.to ? this.words.say('search.until', { day: this.words.last(area.to) }) : '';
      return [this.words.say('page.fromUnknown'), until].filter(Boolean).join('　');
    }
    const from = this.words.day(area.from);
    return area.to ? this.words.say('page.fromTo', { from, to: this.words.last(area.to) }) : this.words.say('page.since', { from });
  });
  /** What has to be known before anything else is read. */
  protected readonly notice = computed(() => {
    const [area, day] = [this.open.area(), this.asOf.day()];
    if (!area) return null;
    if (area.from && area.from > day) return { key: 'page.notYet', params: { day: this.words.day(area.from) } };
    if (area.to && area.to <= day) return { key: area.now ? 'page.became' : 'page.gone', params: { day: this.words.last(area.to) } };
    if (area.historyFrom && area.historyFrom > day) return { key: 'page.noHistory', params: { day: this.words.day(area.historyFrom) } };
    return null;
  });
  protected readonly counts = computed(() => {
    const answer = this.open.organizations;
    const kinds = answer.hasValue() ? answer.value().kinds : [];
    return { kinds, ...inAll(kinds) };
  });
  protected readonly rows = computed(() => {
    const answer = this.open.organizations;
    const counts = new Map((answer.hasValue() ? answer.value().units : []).map((unit) => [unit.areaId, unit]));
    return this.open
      .children()
      .map((area) => ({ area, count: counts.get(area.id)?.count ?? 0, possible: counts.get(area.id)?.possible ?? 0 }));
  });
  /** Those of the area itself, under none of its units. */
  protected readonly itself = computed(() => {
    const answer = this.open.organizations;
    return answer.hasValue() ? answer.value().units.find(({ areaId }) => areaId === this.open.area()?.id) : undefined;
  });
  /** What an account with areas sees is no count of all. */
  protected readonly partly = computed(() => !this.session.grants().some(({ areaId, kinds }) => areaId === null && kinds === null));
  protected readonly mayAdd = computed(() => this.open.mayChange() && this.lives() && HOLDS_MORE.includes(this.open.area()?.level ?? ''));
  protected readonly mayLoad = computed(() => {
    const area = this.open.area();
    return this.open.mayChange() && this.lives() && (area?.level === 'city' || MUNICIPALITIES.includes(area?.code ?? ''));
  });

  constructor() {
    effect(() => this.open.asked.set(this.id() ?? null));
  }

  protected list(areaId: string, kind: string | null = null): Readonly<Record<string, string>> {
    return { areaId, ...(kind && { kind }), ...this.asOf.params() };
  }

  private lives(): boolean {
    return this.open.area()?.to === null;
  }
}
