import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { HandlerList } from '../../api/care';
import { newKey } from '../../api/client';
import { type Calendar, type Due, type DueCounts, type DuePage as Page, STATE_MARKS, TERM_STATES } from '../../api/leadership';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { OfficeActs } from '../../shell/office-acts';
import { Session } from '../../shell/session';
import { listState } from '../../ui/list-state';
import { showDate } from '../../ui/partial-date';
import { StateMark } from '../../ui/state-mark';
import { DueCalendar } from './due-calendar';
import { DueActs } from './due.api';

const RANGES = ['month', 'quarter', 'half', 'year'] as const;

/** 换届: what is due, late, arranged or to be filed; the calendar answers before the list. */
@Component({
  selector: 'tx-due-page',
  imports: [DueCalendar, MatButton, MatProgressBar, RouterLink, StateMark, TranslocoDirective],
  templateUrl: './due-page.html',
  styleUrl: './due-page.scss',
})
export class DuePage {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly acts = inject(DueActs);
  private readonly dialog = inject(MatDialog);
  protected readonly office = inject(OfficeActs);

  protected readonly ranges = RANGES;
  protected readonly marks = STATE_MARKS;
  protected readonly states = TERM_STATES;
  protected readonly state = listState({ within: 'half', state: '', areaId: '', kind: '', after: '', before: '' });
  private readonly filter = computed(() => {
    const { within, areaId, kind } = this.state.query();
    return { ...this.asOf.params(), within, ...(areaId && { areaId }), ...(kind && { kind }) };
  });

  protected readonly pageAnswer = httpResource<Page>(() => {
    const { state, after, before } = this.state.query();
    return {
      url: '/api/leadership/due',
      params: { ...this.filter(), limit: '50', ...(state && { state }), ...(after ? { after } : before ? { before } : {}) },
    };
  });
  private readonly countsAnswer = httpResource<DueCounts>(() => ({ url: '/api/leadership/due/counts', params: this.filter() }));
  /** Of the counties all are counted, whichever is chosen. */
  private readonly countiesAnswer = httpResource<DueCounts>(() => {
    const { within, kind } = this.state.query();
    return { url: '/api/leadership/due/counts', params: { ...this.asOf.params(), within, ...(kind && { kind }) } };
  });
  private readonly calendarAnswer = httpResource<Calendar>(() => {
    const { areaId, kind } = this.state.query();
    const until = this.page()?.until;
    return until === undefined
      ? undefined
      : { url: '/api/leadership/calendar', params: { ...this.asOf.params(), until, ...(areaId && { areaId }), ...(kind && { kind }) } };
  });
  protected readonly page = linkedSignal<Page | undefined, Page | undefined>({
    source: () => (this.pageAnswer.hasValue() ? this.pageAnswer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly counts = computed(() => (this.countsAnswer.hasValue() ? this.countsAnswer.value() : undefined));
  protected readonly counties = computed(() => (this.countiesAnswer.hasValue() ? this.countiesAnswer.value() : undefined));
  protected readonly overdue = computed(() => (this.counties()?.areas ?? []).reduce((sum, one) => sum + one.overdue, 0));
  protected readonly calendar = linkedSignal<Calendar | undefined, Calendar | undefined>({
    source: () => (this.calendarAnswer.hasValue() ? this.calendarAnswer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  /** Bodies of one arrangement are one line that opens; all of them where they alone are asked for. */
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() => this.folded(this.page()?.items ?? []));

  /** What is selected is of the day on the screen. */
  protected readonly chosen = linkedSignal<string, ReadonlySet<string>>({ source: () => this.asOf.day(), computation: () => new Set() });
  private readonly handlersAnswer = httpResource<HandlerList>(() => (this.chosen().size ? '/api/handlers' : undefined));
  private readonly answers = [this.pageAnswer, this.countsAnswer, this.countiesAnswer, this.calendarAnswer, this.handlersAnswer];
  protected readonly failure = computed(() => {
    const error = this.answers.map((answer) => answer.error()).find(Boolean);
    return error ? (problemOf(error)?.detail ?? this.say('failed')) : '';
  });
  protected readonly handlers = computed(() =>
    (this.handlersAnswer.hasValue() ? this.handlersAnswer.value().items : []).filter(({ mayHandle }) => mayHandle),
  );
  /** Who is to be the handler; nobody where the selection begins anew. */
  protected readonly handler = linkedSignal<boolean, string>({ source: () => this.chosen().size > 0, computation: () => '' });
  protected readonly mayChange = computed(() => this.session.may('leadership.change') && !this.asOf.elsewhere());
  protected readonly mayArrange = computed(() => this.session.may('leadership.arrange') && !this.asOf.elsewhere());

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.say('title')} · ${this.words.translate('frame.name')}`);
    });
  }

  protected date(text: string | null | undefined): string {
    return showDate(text, this.language.now());
  }

  protected choose(next: Partial<Record<'within' | 'state' | 'areaId' | 'kind', string>>): void {
    // What is selected is what stands on the screen.
    this.clear();
    void this.state.change({ ...next, after: '', before: '' });
  }

  protected go(next: { after?: string | null; before?: string | null }): void {
    this.clear();
    void this.state.change({ after: next.after ?? '', before: next.before ?? '' });
  }

  protected toggle(id: string): void {
    this.opened.update((opened) => (opened.has(id) ? new Set([...opened].filter((one) => one !== id)) : new Set([...opened, id])));
  }

  protected select(id: string, on: boolean): void {
    this.chosen.update((chosen) => new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  }

  protected clear(): void {
    this.chosen.set(new Set());
  }

  /** What is said of the days: left, over, or of the window. */
  protected left(due: Due): { readonly text: string; readonly late: boolean } {
    const { state, days } = due;
    if (state === 'scheduled' && due.window) return { text: this.say('windowLeft', { day: this.date(due.window.lastOn) }), late: false };
    if (state === 'awaiting_filing') return { text: this.say('fileBy', { day: this.date(due.fileBy) }), late: false };
    if (days === null) return { text: '--', late: false };
    return days < 0
      ? { text: this.say(state === 'postponed_overdue' ? 'overrun' : 'over', { days: -days }), late: true }
      : { text: this.say('days', { days }), late: false };
  }

  protected async arrange(): Promise<void> {
    const { ArrangementDialog } = await import('./arrangement-dialog');
    const done = await ArrangementDialog.ask(this.dialog, { organizationIds: [...this.chosen()] });
    if (done) this.tell(done, this.say('arranged', { title: done.title, count: done.organizations }));
  }

  protected async assign(): Promise<void> {
    if (!this.handler()) return;
    const done = await this.office.attempt(() => this.acts.assign([...this.chosen()], this.handler(), newKey()));
    if (done) this.tell(done, this.say('assigned', { count: done.count }));
  }

  protected async prepare(due: Due): Promise<void> {
    const { PreparationDialog } = await import('./preparation-dialog');
    if (await PreparationDialog.open(this.dialog, { id: due.id, name: due.name })) this.read();
  }

  private tell(done: { readonly changeSet: string | null }, told: string): void {
    this.clear();
    this.office.done(done, { told, after: () => this.read() });
  }

  protected read(): void {
    for (const answer of this.answers) answer.reload();
  }

  private folded(items: readonly Due[]): Row[] {
    const alone = this.state.query().state === 'scheduled';
    const windowOf = (due: Due): string => (due.state === 'scheduled' && !alone ? (due.window?.id ?? '') : '');
    const told = new Set<string>();
    return items.flatMap((due): Row[] => {
      const id = windowOf(due);
      const own = id ? items.filter((one) => windowOf(one) === id) : [];
      if (own.length < 2) return [{ due }];
      const open = this.opened().has(id);
      const group = { id, title: due.window?.title ?? '', count: own.length, open, lastOn: due.window?.lastOn ?? '', kind: due.kind };
      const head: Row[] = told.has(id) ? [] : [{ group }];
      told.add(id);
      return open ? [...head, { due }] : head;
    });
  }

  private say(key: string, values: Record<string, unknown> = {}): string {
    return this.words.translate(`leadership.due.${key}`, values);
  }

  /** So many the list has, all its pages together. */
  protected total(): number | undefined {
    const { state } = this.state.query();
    return state && this.counts() ? this.countOf(state) : this.counts()?.count;
  }

  protected countOf(state: string): number {
    return this.counts()?.states.find((one) => one.state === state)?.count ?? 0;
  }
}

/** A line of the list: a body, or the bodies of an arrangement as one. */
interface Row {
  readonly due?: Due;
  readonly group?: {
    readonly id: string;
    readonly title: string;
    readonly count: number;
    readonly open: boolean;
    readonly lastOn: string;
    readonly kind: string;
  };
}
