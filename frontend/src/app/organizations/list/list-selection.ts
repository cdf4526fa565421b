import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import type { OrganizationRow } from '../../api/types';
import { Session } from '../../shell/session';

/** What of a row is kept while it is selected. */
export type SelectedRow = Pick<OrganizationRow, 'id' | 'name' | 'kind' | 'version'>;

/** As many records as are confirmed in one go. */
export const MOST_CONFIRMED = 200;

/** As many records as one bulk edit, and one export of chosen rows, takes. */
export const MOST_AT_ONCE = 5000;

/** The rows selected in the list, over its pages, until they are let go or somebody else signs in. */
@Injectable({ providedIn: 'root' })
export class ListSelection {
  private readonly session = inject(Session);
  private readonly selected = linkedSignal<string | undefined, ReadonlyMap<string, SelectedRow>>({
    source: () => this.session.account()?.id,
    computation: () => new Map(),
  });
  readonly rows = computed(() => [...this.selected().values()]);
  readonly ids = computed<ReadonlySet<string>>(() => new Set(this.selected().keys()));

  /** What is selected on the page at hand becomes this; what was selected on others stays. */
  choose(ids: ReadonlySet<string>, page: readonly OrganizationRow[]): void {
    const known = new Map([
      ...this.selected(),
      ...page.map((row) => [row.id, { id: row.id, name: row.name, kind: row.kind, version: row.version }] as const),
    ]);
    this.selected.set(new Map([...ids].flatMap((id) => (known.has(id) ? [[id, known.get(id) as SelectedRow] as const] : []))));
  }

  clear(): void {
    this.selected.set(new Map());
  }
}
