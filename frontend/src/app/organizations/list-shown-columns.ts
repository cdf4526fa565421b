import { computed, inject, Injectable, type Signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { AsOf } from '../shell/as-of';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import type { QueryColumn } from '../ui/query-table/query-table';
import { chosenColumns, columnsFor, sized, type ListColumn } from './list-columns';
import { ListPreferences } from './list-preferences';
import { OrganizationWords } from './organization-words';

interface Shown {
  /** Those with values, in their order. */
  readonly data: Signal<readonly ListColumn[]>;
  /** The same as the table takes them, with their words and, where something may be done to a row, the column of acts. */
  readonly table: Signal<readonly QueryColumn[]>;
  /** 列设置: asks which are to be shown and keeps the answer. */
  choose(): Promise<void>;
}

/** Which columns the list shows: of the kind, as the account likes them, in words of the day and the language. */
@Injectable()
export class ShownColumns {
  private readonly asOf = inject(AsOf);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(OrganizationWords);
  private readonly preferences = inject(ListPreferences);
  private readonly dialog = inject(MatDialog);

  of(kind: Signal<string>, byAnotherName: Signal<boolean>): Shown {
    const all = computed(() => columnsFor(this.kinds.kind(kind()), (field) => this.language.nameOf(field)));
    const data = computed(() => chosenColumns(all(), this.preferences.columns(kind()), byAnotherName()));
    const table = computed<QueryColumn[]>(() => {
      const [past, language] = [this.asOf.elsewhere(), this.language.now()];
      const own = data().map((column) => sized({ ...column, label: this.label(column, past) }, this.preferences.widths(), language));
      const acts = { key: 'actions', label: this.words.say('columns.actions'), width: language === 'en' ? 88 : 66, pinned: 'end' as const };
      return past ? own : [...own, acts];
    });
    return { data, table, choose: () => this.choose(kind(), all(), data()) };
  }

  /** The word of a column; name and status are said to be of the day where that isn't today. */
  label({ key, label, word }: Pick<ListColumn, 'key' | 'label' | 'word'>, past = false): string {
    const ofDay = past && (key === 'name' || key === 'status') ? 'OfDay' : '';
    return label ?? this.words.say(`columns.${word ?? ''}${ofDay}`);
  }

  private async choose(kind: string, all: readonly ListColumn[], data: readonly ListColumn[]): Promise<void> {
    const { ColumnSettings } = await import('../ui/column-settings');
    const shown = data.filter((c) => !c.withQuery);
    const hidden = all.filter((c) => !c.withQuery && !data.includes(c));
    const choice = await ColumnSettings.ask(
      this.dialog,
      [...shown, ...hidden].map((c) => ({ key: c.key, label: this.label(c), shown: shown.includes(c), fixed: c.key === 'name' })),
    );
    if (choice) this.preferences.keepColumns(kind, choice === 'reset' ? null : choice);
    if (choice === 'reset') this.preferences.keepWidths(Object.fromEntries(all.map((c) => [c.key, null])));
  }
}
