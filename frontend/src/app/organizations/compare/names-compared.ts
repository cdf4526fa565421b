import { HttpClient } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSelectModule } from '@angular/material/select';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';
import type { Comparison } from '../../api/comparison';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { AreaPicker } from '../../ui/area-picker';
import { listState } from '../../ui/list-state';
import { type Chip, ListChips } from '../list/list-chips';
import { OfficeHands } from '../list/office-hands';
import { OrganizationWords } from '../organization-words';
import { filterParams, type ListQuery } from '../organizations.api';
import { ComparedPiles } from './compared-piles';
import { NO_FILTER } from '../list/list-query';
import { KeptComparison } from './kept-comparison';
import { NamesFileSource } from './names-file-source';
import { namesOf, pastedOf } from './pasted-names';

/** As many as the server compares at once, and as long as a name may be. */
const MOST_NAMES = 10_000;
const LONGEST = 200;

/** 名单比对: a pasted column or a file of names; which of them are registered, near, or not, and whom the list leaves out. */
@Component({
  selector: 'tx-names-compared',
  imports: [
    AreaPicker,
    ComparedPiles,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    MatProgressBar,
    MatSelectModule,
    NamesFileSource,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [ListChips, OfficeHands],
  templateUrl: './names-compared.html',
  styleUrls: ['./names-compared.scss', '../list/list-chips.scss'],
})
export class NamesCompared {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly words = inject(OrganizationWords);
  protected readonly kept = inject(KeptComparison);
  private readonly http = inject(HttpClient);
  private readonly chipping = inject(ListChips);
  protected readonly most = MOST_NAMES;

  private readonly state = listState({ ...NO_FILTER });
  /** 系统另有 is asked within this; it comes by the address and goes there when it is compared. */
  protected readonly filter = linkedSignal<ListQuery>(() => this.state.query());
  protected readonly kindOrType = computed(() => {
    const { kind, type } = this.filter();
    return type ? `${this.chipping.kindOfType(kind, type)}/${type}` : kind;
  });
  private readonly chips = this.chipping.of(this.filter);
  /** Conditions that came with the list and have no box of their own here. */
  protected readonly further = computed(() => this.chips().filter(({ off }) => !('kind' in off || 'type' in off || 'areaId' in off)));

  protected readonly pasted = computed(() => {
    const read = this.kept.file();
    if (read) return { rows: [...read.before, ...read.answer.names].map((name) => [name]), column: 0, first: 0 };
    const pasted = pastedOf(this.kept.text());
    return { ...pasted, column: this.kept.column() ?? pasted.column };
  });
  protected readonly names = computed(() => namesOf(this.pasted()));
  /** The columns to choose from, each by its head or its first cell. */
  protected readonly columns = computed(() => {
    const { rows, first } = this.pasted();
    const named = rows.slice(Math.max(0, first - 1));
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    return Array.from({ length: width }, (_, at) => ({
      at,
      word: `${String(at + 1)}　${named.find((row) => row[at])?.[at]?.slice(0, 20) ?? ''}`,
    }));
  });
  /** Why this list cannot be compared as it is. */
  protected readonly fault = computed(() => {
    const names = this.names();
    const read = this.kept.file();
    const count = read ? read.before.length + read.answer.count : names.length;
    if (count > MOST_NAMES)
      return this.words.say('compare.tooMany', { most: MOST_NAMES.toLocaleString('en-US'), count: count.toLocaleString('en-US') });
    const long = names.findIndex((name) => [...name].length > LONGEST);
    return long < 0 ? '' : this.words.say('compare.tooLong', { at: long + 1, most: LONGEST });
  });
  private readonly running = signal<Subscription | null>(null);
  protected readonly busy = computed(() => this.running() !== null);
  protected readonly failure = signal('');
  protected readonly over = signal(false);
  /** The list or what it is asked within is another one than that of the outcome. */
  protected readonly changed = computed(() => {
    const outcome = this.kept.outcome();
    if (!outcome || !this.names().length) return false;
    const same = outcome.names.length === this.names().length && outcome.names.every((name, at) => name === this.names()[at]);
    return !same || JSON.stringify(outcome.filter) !== JSON.stringify(this.filter());
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('compare.title')} · ${this.words.say('product')}`);
    });
    // Back by the menu: what the outcome was asked within stands in the boxes again.
    const before = this.kept.outcome()?.filter;
    if (before && JSON.stringify(this.filter()) === JSON.stringify(NO_FILTER)) this.filter.set(before);
    // Another day is another question.
    effect(() => {
      const day = this.asOf.day();
      untracked(() => {
        if (this.kept.outcome() && this.kept.outcome()?.answer.asOf !== day) this.compare();
      });
    });
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  protected choose(change: Partial<ListQuery>): void {
    this.filter.update((now) => ({ ...now, ...change }));
  }

  protected chooseKind(kindOrType: string): void {
    const [kind = '', type = ''] = kindOrType.split('/');
    this.choose({ kind, type });
  }

  protected dropChip({ off }: Chip<ListQuery>): void {
    this.choose(off);
  }

  protected compare(): void {
    const [names, filter] = [this.names(), this.filter()];
    if (!names.length || this.fault()) return;
    this.cancel();
    this.failure.set('');
    const params = filterParams(filter, this.asOf.params());
    void this.state.change({ ...filter });
    this.running.set(
      this.http.post<Comparison>('/api/organizations/comparison', { names }, { params }).subscribe({
        next: (answer) => {
          this.running.set(null);
          this.kept.outcome.set({ names, filter, params, answer });
        },
        error: (error: unknown) => {
          this.running.set(null);
          this.failure.set(this.said(error, names));
        },
      }),
    );
  }

  /** The same question once more, when something was written. */
  protected readonly again = (): Promise<void> => {
    this.compare();
    return Promise.resolve();
  };

  protected cancel(): void {
    this.running()?.unsubscribe();
    this.running.set(null);
  }

  protected clear(): void {
    this.kept.clear();
    this.failure.set('');
  }

  /** What the server finds wrong with the list, at the name that it speaks of. */
  private said(error: unknown, names: readonly string[]): string {
    const problem = problemOf(error);
    const [fault] = problem?.errors ?? [];
    const at = /^\/names\/(\d+)$/.exec(fault?.pointer ?? '')?.[1];
    if (fault && at !== undefined)
      return this.words.say('compare.wrongName', { at: Number(at) + 1, name: names[Number(at)]?.slice(0, 20), why: fault.message });
    return fault?.message ?? problem?.detail ?? this.words.say('compare.failed');
  }
}
