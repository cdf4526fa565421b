import { inject, Injectable } from '@angular/core';
import { newKey } from '../../api/client';
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

  /** One’s own is changed, a new one added; another’s becomes one of one’s own. @throws the problem */
  async save(
    saved: DefinedTable | null,
    set: { readonly name: string; readonly definition: TableDefinition },
    of: TableQuestion,
  ): Promise<DefinedTable> {
    if (saved?.own) return this.api.change(saved, set, newKey());
    return this.api.add({ ...set, viewId: saved?.view.id ?? (await this.viewFor(set.name, of)) }, newKey());
  }

  /** @throws the problem */
  async remove(saved: DefinedTable): Promise<void> {
    await this.api.remove(saved, newKey());
  }

  /** Brings a removed one back. @throws the problem */
  async restore({ id }: DefinedTable): Promise<void> {
    await this.api.restore(id);
  }

  /** The view that was open over the list, where nothing was altered since; else its question is kept as one under the name of the table. */
  private async viewFor(name: string, { question, view, rule }: TableQuestion): Promise<string> {
    const open = view ? await this.views.one(view) : undefined;
    const asOf = ruleFor(this.asOf.day(), this.asOf.today(), open?.asOf ?? rule);
    const content = { query: questionOf(question), columns: [], asOf };
    if (open && !differs(open, { ...content, columns: open.columns }, this.asOf.today())) return open.id;
    const naming = { name, sharedWith: 'nobody', areaId: null, sectionId: null } as const;
    return (await this.views.save({ ...content, ...naming }, newKey())).id;
  }
}
