import { inject, Injectable } from '@angular/core';
import { newKey } from '../../api/client';
import type { SavedView } from '../../api/list-types';
import type { DefinedTable, TableDefinition } from '../../api/tables';
import { AsOf } from '../../shell/as-of';
import type { ListState } from '../list/list-query';
import { SavedViews } from '../views/saved-views';
import { differs, questionOf, ruleFor } from '../views/view-content';
import { TablesApi } from './tables.api';

/** What a new table is a table of. */
export interface TableQuestion {
  readonly question: ListState;
  /** The view that was open over the list; empty: none. */
  readonly view: string;
  /** The rule for its day, where the table brings one. */
  readonly rule: string | undefined;
}

/** Saves tables, each over a saved view. */
@Injectable({ providedIn: 'root' })
export class TableSaving {
  private readonly api = inject(TablesApi);
  private readonly views = inject(SavedViews);
  private readonly asOf = inject(AsOf);

  /** One’s own table that has the name already; of the one that is open it is no other. @throws the problem */
  async holderOf(name: string, open: DefinedTable | null): Promise<DefinedTable | undefined> {
    if (open?.own && open.name === name) return undefined;
    return (await this.api.all()).find((table) => table.own && table.name === name && table.id !== open?.id);
  }

  /** One’s own is changed, a new one added, or put in the place of `taken`; another’s becomes one of one’s own. @throws the problem */
  async save(
    saved: DefinedTable | null,
    set: { readonly name: string; readonly definition: TableDefinition },
    of: TableQuestion,
    taken?: DefinedTable,
  ): Promise<DefinedTable> {
    if (saved?.own) return this.api.change(saved, set, newKey());
    const table = { ...set, viewId: saved?.view.id ?? (await this.viewFor(set.name, of)) };
    return taken ? this.api.change(taken, table, newKey()) : this.api.add(table, newKey());
  }

  /** @throws the problem */
  async remove(saved: DefinedTable): Promise<void> {
    await this.api.remove(saved, newKey());
  }

  /** Brings a removed one back. @throws the problem */
  async restore({ id }: DefinedTable): Promise<void> {
    await this.api.restore(id);
  }

  /**
   * The view that was open over the list, where nothing was altered since; else its question is kept as one under the name of the table, or, where
   * another question has that name, under the next that is free.
   */
  private async viewFor(name: string, { question, view, rule }: TableQuestion): Promise<string> {
    const open = view ? await this.views.one(view) : undefined;
    const asOf = ruleFor(this.asOf.day(), this.asOf.today(), open?.asOf ?? rule);
    const content = { query: questionOf(question), columns: [], asOf };
    const same = (other: SavedView): boolean => !differs(other, { ...content, columns: other.columns }, this.asOf.today());
    if (open && same(open)) return open.id;
    const own = (await this.views.all()).filter((other) => other.own);
    const known = own.find((other) => other.name === name && same(other));
    if (known) return known.id;
    const naming = { name: freeName(name, own), sharedWith: 'nobody', areaId: null, sectionId: null } as const;
    return (await this.views.save({ ...content, ...naming }, newKey())).id;
  }
}

/** As long as a view may be called. */
const LONGEST = 60;

/** 商会、商会 2、商会 3 … */
function freeName(name: string, views: readonly SavedView[]): string {
  const taken = new Set(views.map((view) => view.name));
  let [free, number] = [name, 1];
  while (taken.has(free)) {
    number += 1;
    free = `${name.slice(0, LONGEST - 4)} ${number}`;
  }
  return free;
}
