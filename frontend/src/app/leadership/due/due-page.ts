import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Component, computed, effect, ElementRef, inject, linkedSignal, signal, type WritableSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { HandlerList } from '../../api/care';
import { asked, newKey } from '../../api/client';
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
/** Ready-made tables that tell of what is due. */
const TABLES = ['elections', 'due'] as const;
/** Bodies whose term ends in the time that is shown, or has ended; whoever has no term, or a new one to be filed, ends none. */
const ENDING = TERM_STATES.filter((state) => state !== 'awaiting_filing' && state !== 'none');
type Choice = 'within' | 'state' | 'areaId' | 'kind' | 'handler';

/** 换届: what is due, late, arranged or to be filed; the calendar answers before the list. */
@Component({
  selector: 'tx-due-page',
  imports: [DueCalendar, MatButton, MatMenuModule, MatProgressBar, RouterLink, StateMark, TranslocoDirective],
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly office = inject(OfficeActs);

  protected readonly ranges = RANGES;
  protected readonly marks = STATE_MARKS;
  protected readonly states = TERM_STATES;
  protected readonly tables = TABLES;
  /** Nothing chosen: a table of all that the filter shows. */
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly state = listState({ within: 'half', state: '', areaId: '', kind: '', handler: '', after: '', before: '' });
  /** Kind and handler, which narrow every part of the page. */
  private readonly narrowing = computed(() => {
    const { kind, handler } = this.state.query();
    return { ...this.asOf.params(), ...asked({ kind, handlerId: handler }) };
  });

  protected readonly pageAnswer = httpResource<Page>(() => {
    const { within, areaId, state, after, before } = this.state.query();
    const place = after ? { after } : asked({ before });
    return { url: '/api/leadership/due', params: { ...this.narrowing(), within, ...asked({ areaId, state }), limit: '50', ...place } };
  });
  private readonly countsAnswer = httpResource<DueCounts>(() => {
    const { within, areaId } = this.state.query();
    return { url: '/api/leadership/due/counts', params: { ...this.narrowing(), within, ...asked({ areaId }) } };
  });
  /** Of the counties all are counted, whichever is chosen. */
  private readonly countiesAnswer = httpResource<DueCounts>(() => ({
    url: '/api/leadership/due/counts',
    params: { ...this.narrowing(), within: this.state.query().within },
  }));
  private readonly calendarAnswer = httpResource<Calendar>(() => {
    const until = this.page()?.until;
    const { areaId } = this.state.query();
    return until === undefined
      ? undefined
      : { url: '/api/leadership/calendar', params: { ...this.narrowing(), until, ...asked({ areaId }) } };
  });
  protected readonly page = kept(this.pageAnswer);
  protected readonly counts = kept(this.countsAnswer);
  protected readonly counties = kept(this.countiesAnswer);
  protected readonly overdue = computed(() => (this.counties()?.areas ?? []).reduce((sum, one) => sum + one.overdue, 0));
  protected readonly calendar = kept(this.calendarAnswer);
  /** Bodies of one arrangement are one line that opens; all of them where they alone are asked for. */
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() => this.folded(this.page()?.items ?? []));

  /** What is selected is of the day on the screen; it is read on every day, so that none outlasts another. */
  protected readonly chosen = linkedSignal<string, ReadonlySet<string>>({ source: () => this.asOf.day(), computation: () => new Set() });
  private readonly handlersAnswer = httpResource<HandlerList>(() => ({ url: '/api/handlers', params: this.asOf.params() }));
  private readonly answers = [this.pageAnswer, this.countsAnswer, this.countiesAnswer, this.calendarAnswer, this.handlersAnswer];
  protected readonly failure = computed(() => {
    const error = this.answers.map((answer) => answer.error()).find(Boolean);
    return error ? (problemOf(error)?.detail ?? this.say('failed')) : '';
  });
  protected readonly handlers = computed(() => (this.handlersAnswer.hasValue() ? this.handlersAnswer.value().items : []));
  protected readonly mayHandle = computed(() => this.handlers().filter(({ mayHandle }) => mayHandle));
  /** The choice that charges nobody any more. */
  protected readonly nobody = 'none';
  /** Who is to be the handler; no choice where the selection begins anew. */
  protected readonly handler = linkedSignal<boolean, string>({ source: () => this.chosen().size > 0, computation: () => '' });
  /** Why the one who was chosen cannot be the handler, until something else is chosen. */
  protected readonly refused = linkedSignal<unknown, string>({ source: () => [this.handler(), this.chosen()], computation: () => '' });
  protected readonly mayChange = computed(() => this.session.may('leadership.change') && !this.asOf.elsewhere());
  protected readonly mayExport = computed(() => this.session.may('organizations.export'));
  /** Rows are chosen to be assigned, arranged or handed up; of another day nothing is. */
  protected readonly maySelect = computed(() => this.mayChange() || (this.mayExport() && !this.asOf.elsewhere()));
  protected readonly kindsWithTerms = computed(() => this.kinds.all().filter(({ termYears }) => !!termYears));
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

  protected choose(next: Partial<Record<Choice, string>>): void {
    // What is selected is what stands on the screen.
    this.chosen.set(new Set());
    void this.state.change({ ...next, after: '', before: '' });
  }

  protected go(next: { after?: string | null; before?: string | null }): void {
    this.clear();
    void this.state.change({ after: next.after ?? '', before: next.before ?? '' });
  }

  /** The address of a table to hand up: of what is chosen, else of all that the filter shows. */
  protected tableOf(ready: string, ids: ReadonlySet<string>): Record<string, string> {
    const { state, areaId, kind, handler } = this.state.query();
    const until = state ? '' : (this.page()?.until ?? '');
    const states = state || (ready === 'due' ? ENDING.join(',') : '');
    const due = ready === 'vacant' ? {} : { preparedBy: handler, termState: states, dueTo: until };
    const filter = { areaId, kind, ...due, status: 'active,suspended' };
    return { ready, ...this.asOf.params(), ...asked(ids.size ? { ids: [...ids].join(',') } : filter) };
  }

  protected toggle(id: string): void {
    this.opened.update((opened) => (opened.has(id) ? new Set([...opened].filter((one) => one !== id)) : new Set([...opened, id])));
  }

  protected select(id: string, on: boolean): void {
    this.chosen.update((chosen) => new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  }

  /** What is chosen is given up; the key that did it does not fall to nothing. */
  protected clear(): void {
    this.chosen.set(new Set());
    this.toList();
  }

  /** Beginning of the list: what was pressed may be gone, the state that is shown is not. */
  protected toList(): void {
    this.host.nativeElement.querySelector<HTMLElement>('.tabs [aria-pressed="true"]')?.focus();
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
    const chosen = this.handler();
    if (!chosen) return;
    const handler = chosen === this.nobody ? null : chosen;
    this.refused.set('');
    const done = await this.office.attempt(async () => {
      try {
        return await this.acts.assign([...this.chosen()], handler, newKey());
      } catch (error) {
        const told = problemOf(error)?.errors?.find(({ pointer }) => pointer === '/handlerId');
        if (!told) throw error;
        this.refused.set(told.message);
        return null;
      }
    });
    if (done) this.tell(done, this.say(handler ? 'assigned' : 'released', { count: done.count }));
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
    const windows = new Map((this.counts()?.windows ?? []).map((window) => [window.id, window]));
    const told = new Set<string>();
    return items.flatMap((due): Row[] => {
      const id = windowOf(due);
      const here = id ? items.filter((one) => windowOf(one) === id) : [];
      // Others of it may stand on other pages.
      const { count, kinds } = windows.get(id) ?? { count: here.length, kinds: here.map(({ kind }) => kind) };
      if (!id || count < 2) return [{ due }];
      const open = this.opened().has(id);
      const [kind, ...others] = [...new Set(kinds)];
      const { title = '', lastOn = '' } = due.window ?? {};
      const head: Row[] = told.has(id)
        ? []
        : [{ group: { id, title, lastOn, count, here: here.length, open, kind: others.length ? '' : (kind ?? '') } }];
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
    /** All of it that the filter shows, and those on this page. */
    readonly count: number;
    readonly here: number;
    readonly open: boolean;
    readonly lastOn: string;
    /** Empty: of several kinds. */
    readonly kind: string;
  };
}

/** What was answered stays until the next answer is there: nothing vanishes under the focus. */
function kept<T>(answer: HttpResourceRef<T | undefined>): WritableSignal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (answer.hasValue() ? answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
}
