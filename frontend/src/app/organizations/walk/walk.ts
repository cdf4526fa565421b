import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { isCutOff, problemOf } from '../../api/problem';
import { newKey } from '../../api/client';
import type { ConfirmationSource } from '../../api/care';
import { AsOf } from '../../shell/as-of';
import { Keys } from '../../shell/keys';
import { Session } from '../../shell/session';
import { listState } from '../../ui/list-state';
import { StatusDot } from '../../ui/status-dot';
import { Confirming } from '../acts/confirming';
import { ListChips } from '../list/list-chips';
import { LIST_DEFAULTS, orderOf, walkAddress } from '../list/list-query';
import { OfficeHands } from '../list/office-hands';
import { OpenRecord } from '../open-record';
import { OrganizationOverview } from '../page/organization-overview';
import { OrganizationWords, SOURCES } from '../organization-words';
import { filterParams, OrganizationActs } from '../organizations.api';
import { RecordActs } from '../acts/record-acts';
import { WalkQueue } from './walk-queue';

/** What was confirmed last, to be taken back. */
interface Last {
  readonly id: string;
  readonly name: string;
  readonly changeSet: string;
}

/** 快速核对: the records of a list one after the other, by keys. The address says along which list; the place is kept for the account. */
@Component({
  selector: 'tx-walk',
  imports: [MatButton, MatIcon, MatProgressBar, OrganizationOverview, StatusDot, TranslocoDirective],
  providers: [ListChips, OfficeHands, OpenRecord, RecordActs, WalkQueue],
  templateUrl: './walk.html',
  styleUrl: './walk.scss',
})
export class Walk {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly open = inject(OpenRecord);
  protected readonly queue = inject(WalkQueue);
  protected readonly words = inject(OrganizationWords);
  protected readonly confirming = inject(Confirming);
  private readonly acts = inject(OrganizationActs);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  private readonly state = listState(LIST_DEFAULTS);
  private readonly params = computed(() => {
    const sort = orderOf(this.state.query());
    return { ...filterParams(this.state.query(), {}), ...(sort ? { sort } : {}) };
  });
  private readonly chips = inject(ListChips).of(this.state.query);
  protected readonly conditions = computed(() => this.chips().map((chip) => `${chip.label} ${chip.value}`));
  protected readonly sources = SOURCES;

  /** Why there is nothing to walk, where that is so. */
  protected readonly closed = computed(() => {
    if (!this.session.may('organizations.change')) return 'noRight';
    return this.asOf.elsewhere() ? 'past' : null;
  });
  protected readonly ended = computed(() => this.queue.state() === 'ready' && !this.queue.empty() && this.queue.id() === undefined);
  protected readonly place = computed(() => ({ at: this.queue.at() + (this.ended() ? 0 : 1), total: this.queue.total() ?? '…' }));
  protected readonly today = computed(() => this.open.record()?.lastConfirmed?.on === this.asOf.today());
  /** What went wrong with the record on the screen; it goes with the record, or the next try. */
  protected readonly refusal = signal('');
  /** What was just done, to be read and heard. */
  protected readonly told = signal('');
  protected readonly last = signal<Last | null>(null);
  protected readonly busy = signal(false);
  /** Of the confirmation on the way: the same while it was cut off, so that sent again it counts once. */
  private key = newKey();

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('toWalk.title')} · ${this.words.say('product')}`);
    });
    effect(() => {
      const params = this.params();
      if (this.closed() === null) untracked(() => void this.queue.open(params));
    });
    effect(() => {
      const id = this.queue.id();
      untracked(() => void this.show(id));
    });
    inject(Keys).bind([
      { key: ' ', word: 'organizations.care.noChange', act: () => void this.confirm(), once: true },
      { key: 'e', word: 'organizations.walk.edit', act: () => void this.edit(), once: true },
      { key: 'ArrowDown', word: 'organizations.walk.next', act: () => void this.go(1) },
      { key: 'ArrowUp', word: 'organizations.walk.previous', act: () => void this.go(-1) },
      { key: 'z', word: 'organizations.walk.undo', act: () => void this.undo(), once: true },
      { key: 'Escape', word: 'organizations.walk.leave', act: () => void this.leave(), once: true },
      ...SOURCES.map((source, index) => ({
        key: String(index + 1),
        word: `organizations.care.sources.${source}`,
        act: () => {
          this.choose(source);
        },
      })),
    ]);
  }

  protected choose(source: ConfirmationSource): void {
    this.confirming.choose(source);
    this.refusal.set('');
    this.toRecord();
  }

  /** 无变化, and on to the next. What is refused keeps the record where it is. */
  protected async confirm(): Promise<void> {
    const record = this.open.record();
    if (!record || this.busy() || this.closed() !== null || this.ended()) return;
    const source = this.confirming.source();
    if (!this.open.mayChange()) {
      this.refuse(this.words.say('walk.mayNot'));
      return;
    }
    if (source === null) {
      this.refuse(this.words.say('walk.chooseFirst'));
      return;
    }
    this.busy.set(true);
    try {
      const { changeSet } = await this.acts.confirm(record, source, this.key);
      this.key = newKey();
      if (changeSet) this.last.set({ id: record.id, name: record.name, changeSet });
      this.queue.forget(record.id);
      this.told.set(this.words.say('walk.last', { name: record.name }));
      await this.queue.step(1);
    } catch (error) {
      // Cut off, the same request is sent again; an answer that refuses ends it.
      if (!isCutOff(error)) this.key = newKey();
      const current = problemOf(error)?.current;
      if (current) this.open.changed(current);
      this.queue.forget(record.id);
      this.refuse(this.words.refusedConfirmation(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async go(by: 1 | -1): Promise<void> {
    if (this.busy() || this.queue.state() !== 'ready') return;
    this.told.set('');
    try {
      await this.queue.step(by);
    } catch {
      this.refuse(this.words.say('walk.failed'));
    }
  }

  protected async edit(): Promise<void> {
    const record = this.open.record();
    if (!record || this.ended() || this.closed() !== null) return;
    if (!this.open.mayChange()) {
      this.refuse(this.words.say('walk.mayNot'));
      return;
    }
    await this.router.navigate(['/organizations', record.id, 'edit']);
  }

  /** Takes the last confirmation back and turns to its record. */
  protected async undo(): Promise<void> {
    const last = this.last();
    if (!last || this.busy()) return;
    this.busy.set(true);
    try {
      await this.acts.undo(last.changeSet, { reason: this.words.say('undo.atOnce') });
      this.last.set(null);
      this.queue.forget(last.id);
      this.told.set(this.words.say('walk.undone', { name: last.name }));
      if (this.queue.id() === last.id) this.open.changed();
      else this.queue.turnTo(last.id);
    } catch (error) {
      this.refuse(problemOf(error)?.detail ?? this.words.say('walk.undoFailed'));
    } finally {
      this.busy.set(false);
    }
  }

  protected async leave(): Promise<void> {
    await this.router.navigate(['/organizations'], { queryParams: walkAddress(this.state.query()) });
  }

  protected anew(): void {
    this.told.set('');
    void this.queue.open(this.params(), true);
  }

  private async show(id: string | undefined): Promise<void> {
    this.refusal.set('');
    if (id === undefined) {
      this.open.show('');
      return;
    }
    try {
      const record = await this.queue.record(id);
      if (this.queue.id() !== id) return;
      this.open.show(id, record);
    } catch {
      // What can't be had is asked for by the page itself, which says why.
      this.queue.forget(id);
      if (this.queue.id() === id) this.open.show(id);
    }
    this.toRecord();
  }

  private refuse(why: string): void {
    this.refusal.set(why);
  }

  /** The focus goes to the record: its name is read out, and the space bar means it and not the button that was pressed last. */
  private toRecord(): void {
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }
}
