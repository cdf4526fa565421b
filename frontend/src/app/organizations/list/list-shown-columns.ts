import { computed, inject, Injectable, type Signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { ViewColumn } from '../../api/list-types';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import type { QueryColumn, Widths } from '../../ui/query-table/query-table';
import { changedWidths, chosenColumns, columnsFor, moreFor, sized, type ListColumn, type Question } from './list-columns';
import { ListPreferences } from './list-preferences';
import { OrganizationWords } from '../organization-words';
import { OpenView } from '../views/open-view';

interface Shown {
  /** Those with values, in their order. */
  readonly data: Signal<readonly ListColumn[]>;
  /** The same as the table takes them, with their words and, where something may be done to a row, the column of acts. */
  readonly table: Signal<readonly QueryColumn[]>;
  /** The same as a view keeps them. */
  readonly kept: Signal<readonly ViewColumn[]>;
  /** What the rows have to tell beside the usual: of the chosen columns, whatever the answer brings. */
  readonly more: Signal<string>;
  /** Takes widths that were drawn. */
  widen(widths: Widths): void;
  /** 列设置: asks which are to be shown and keeps the answer. */
  choose(): Promise<void>;
}

/** Which columns the list shows: of the kind, as the open view has them or the account likes them, in words of the day and the language. */
@Injectable()
export class ShownColumns {
  private readonly asOf = inject(AsOf);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly words = inject(OrganizationWords);
  private readonly preferences = inject(ListPreferences);
  private readonly view = inject(OpenView);
  private readonly dialog = inject(MatDialog);

  of(kind: Signal<string>, asked: Signal<readonly Question[]>): Shown {
    const all = computed(() => columnsFor(this.kinds.kind(kind()), (field) => this.language.nameOf(field)));
    const chosen = computed(() => this.view.layout()?.columns ?? this.preferences.columns(kind()));
    const data = computed(() => chosenColumns(all(), chosen(), asked()));
    // Those that stand there for the question's sake alone are left out.
    const own = computed(() => chosenColumns(all(), chosen(), []));
    const more = computed(() => moreFor(own()));
    const widths = computed(() => this.view.layout()?.widths ?? this.preferences.widths());
    const kept = computed(() =>
      own().map(({ key }): ViewColumn => ({ key, ...(widths()[key] === undefined ? {} : { width: widths()[key] }) })),
    );
    const table = computed<QueryColumn[]>(() => {
      const [past, language] = [this.asOf.elsewhere(), this.language.now()];
      const shown = data().map((column) => sized({ ...column, label: this.label(column, past) }, widths(), language));
      const acts = { key: 'actions', label: this.words.say('columns.actions'), width: language === 'en' ? 88 : 66, pinned: 'end' as const };
      return past ? shown : [...shown, acts];
    });
    return { data, table, kept, more, widen: (changed) => this.widen(changed), choose: () => this.choose(kind(), all(), own()) };
  }

  /** The word of a column; name and status are said to be of the day where that isn't today. */
  label({ key, label, word }: Pick<ListColumn, 'key' | 'label' | 'word'>, past = false): string {
    const ofDay = past && (key === 'name' || key === 'status') ? 'OfDay' : '';
    return label ?? this.words.say(`columns.${word ?? ''}${ofDay}`);
  }

  private async choose(kind: string, all: readonly ListColumn[], shown: readonly ListColumn[]): Promise<void> {
    const { ColumnSettings } = await import('../../ui/column-settings');
    const hidden = all.filter((c) => !c.only && !shown.includes(c));
    const choice = await ColumnSettings.ask(
      this.dialog,
      [...shown, ...hidden].map((c) => ({ key: c.key, label: this.label(c), shown: shown.includes(c), fixed: c.key === 'name' })),
    );
    if (!choice) return;
    if (this.view.layout()) {
      if (choice === 'reset') this.view.resetLayout();
      else this.view.lay({ columns: choice });
      return;
    }
    const usual = Object.fromEntries(all.map((c) => [c.key, null]));
    this.preferences.keepColumns(kind, choice === 'reset' ? null : choice, choice === 'reset' ? usual : {});
  }

  /** With a view open its own columns are moved; they are the view's for good once it is saved anew. */
  private widen(changed: Widths): void {
    const layout = this.view.layout();
    if (layout) this.view.lay({ widths: changedWidths(layout.widths, changed) });
    else this.preferences.keepWidths(changed);
  }
}
