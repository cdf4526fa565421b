import { httpResource } from '@angular/common/http';
import { afterNextRender, Component, computed, effect, inject, Injector, linkedSignal, signal, viewChildren } from '@angular/core';
import { form, FormField, FormRoot, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked, Client } from '../../api/client';
import type { MyChange, MyChanges } from '../../api/work-types';
import { AsOf } from '../../shell/as-of';
import { Keys } from '../../shell/keys';
import { Session } from '../../shell/session';
import { DateBox } from '../../ui/date-box';
import { DayButton } from '../../ui/day-button';
import { isDay } from '../../ui/days';
import { listState } from '../../ui/list-state';
import { ChangeEntry } from '../page/change-entry';
import { OrganizationWords } from '../organization-words';
import { RecordLinks } from './record-links';

const URL = '/api/changes/mine';

/** 我的操作: what one did in the last 30 days, the last first, each to be taken back from here. The address says which day and which act. */
@Component({
  selector: 'tx-my-operations',
  imports: [
    ChangeEntry,
    DateBox,
    DayButton,
    FormField,
    FormRoot,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    RecordLinks,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './my-operations.html',
  styleUrl: './my-operations.scss',
})
export class MyOperations {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly words = inject(OrganizationWords);
  private readonly client = inject(Client);
  private readonly injector = inject(Injector);
  private readonly snack = inject(MatSnackBar);
  private readonly entries = viewChildren(ChangeEntry);

  protected readonly state = listState({ day: '', act: '' });
  protected readonly answer = httpResource<MyChanges>(() => ({ url: URL, params: asked({ ...this.state.query(), limit: 50 }) }));
  private readonly first = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  /** As it was read, with the pages that were asked for behind it; stands until the next reading is there. */
  protected readonly list = linkedSignal<MyChanges | undefined, MyChanges | undefined>({
    source: () => this.first(),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly filtered = computed(() => this.state.query().day !== '' || this.state.query().act !== '');
  protected readonly undoing = signal<string | null>(null);
  protected readonly loadingMore = signal(false);

  /** The focus goes to the topmost entry then, or it would be lost with the panel. */
  private wasUndone = false;

  private readonly filters = linkedSignal(() => this.state.query());
  protected readonly filterForm = form(
    this.filters,
    (o) =>
      validate(o.day, ({ value }) =>
        value() === '' || isDay(value()) ? undefined : { kind: 'day', message: this.words.say('filters.needDay') },
      ),
    {
      submission: {
        action: async () => {
          await this.state.change(this.filters());
          return undefined;
        },
      },
    },
  );

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('operations.title')} · ${this.words.say('product')}`);
    });
    effect(() => {
      if (!this.first() || !this.wasUndone) return;
      this.wasUndone = false;
      afterNextRender(() => this.step(1, true), { injector: this.injector });
    });
    inject(Keys).bind([
      { key: 'ArrowDown', word: 'organizations.operations.nextKey', act: () => this.step(1) },
      { key: 'ArrowUp', word: 'organizations.operations.previousKey', act: () => this.step(-1) },
      { key: 'Escape', word: 'organizations.operations.closeKey', act: () => this.undoing.set(null) },
    ]);
  }

  /** What is out of reach can't be taken back, nor what was taken back already. */
  protected mayUndo(change: MyChange): boolean {
    return this.session.may('history.undo') && !this.asOf.elsewhere() && (change.count > 0 || change.sentence !== null);
  }

  protected outOfReach(change: MyChange): boolean {
    return change.count === 0 && change.sentence === null;
  }

  protected async more(): Promise<void> {
    const list = this.list();
    if (!list?.next) return;
    this.loadingMore.set(true);
    try {
      const next = await this.client.get<MyChanges>(URL, asked({ ...this.state.query(), limit: 50, after: list.next }));
      this.list.set({ ...list, items: [...list.items, ...next.items], next: next.next });
    } catch {
      this.snack.open(this.words.say('operations.failed'));
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** Read anew: the undo stands on top, and can be taken back in its turn; also of a record that it took away. */
  protected undone(gone: string | null): void {
    this.undoing.set(null);
    if (gone !== null) this.snack.open(this.words.say('undo.done'));
    this.wasUndone = true;
    this.answer.reload();
  }

  /** To the next 撤销 below or above the one that has the focus. */
  private step(by: 1 | -1, anew = false): void {
    const entries = this.entries();
    const at = anew ? -1 : entries.findIndex((entry) => entry.holds(document.activeElement));
    if (by === -1 && at < 0) return;
    for (let next = at + by; next >= 0 && next < entries.length; next += by) if (entries[next]?.focus()) return;
  }
}
