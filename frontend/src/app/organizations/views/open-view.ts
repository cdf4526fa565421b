import { computed, inject, Injectable, linkedSignal, resource, signal } from '@angular/core';
import type { SavedView } from '../../api/list-types';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { OrganizationWords } from '../organization-words';
import { SavedViews } from './saved-views';
import { openable } from './view-content';

/** Columns in their order with their widths. */
export interface Layout {
  readonly columns: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

/** The 常用视图 that the list was opened by. Provided by the list, whose life it shares. */
@Injectable()
export class OpenView {
  private readonly views = inject(SavedViews);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(OrganizationWords);

  /** Which one, by the address; empty: none. */
  readonly id = signal('');
  private readonly answer = resource({ params: () => this.id() || undefined, loader: ({ params }) => this.views.one(params) });
  readonly view = computed<SavedView | undefined>(() => (this.id() && this.answer.hasValue() ? this.answer.value() : undefined));
  private readonly today = computed(() => {
    const view = this.view();
    return view && this.kinds.loaded() ? openable(view, this.kinds.all(), (thing) => this.language.nameOf(thing)) : undefined;
  });

  /** Its columns as they stand on the screen, drawn or chosen anew since; null: as the account likes its list. */
  readonly layout = linkedSignal<Layout | null>(() => this.ownLayout());

  /** What has to be said of it: that it is not there any more, or what of it was left out. */
  readonly notice = computed(() => {
    this.language.now();
    if (this.id() && this.answer.error()) return this.words.say('views.gone');
    const gone = this.today()?.gone ?? [];
    return gone.length
      ? this.words.say('views.leftOut', { what: this.words.list(gone.map(({ sort, word }) => this.words.say(`views.${sort}`, { word }))) })
      : '';
  });

  /** The day of its rule, in words. */
  rule(asOf: string): string {
    return /^\d/.test(asOf) ? this.words.say('views.rules.day', { day: asOf }) : this.words.say(`views.rules.${asOf}`);
  }

  lay(change: Partial<Layout>): void {
    this.layout.update((layout) => (layout ? { ...layout, ...change } : layout));
  }

  resetLayout(): void {
    this.layout.set(this.ownLayout());
  }

  /** After it was renamed or replaced. */
  changed(view: SavedView): void {
    this.answer.set(view);
  }

  private ownLayout(): Layout | null {
    const columns = this.today()?.columns ?? [];
    if (!columns.length) return null;
    return {
      columns: columns.map(({ key }) => key),
      widths: Object.fromEntries(columns.flatMap(({ key, width }) => (width === undefined ? [] : [[key, width] as const]))),
    };
  }
}
