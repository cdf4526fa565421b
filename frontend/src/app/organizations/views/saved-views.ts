import { inject, Injectable } from '@angular/core';
import { Client } from '../../api/client';
import type { SavedView, SavedViewList, ViewContent } from '../../api/list-types';

const ROOT = '/api/views';
const LIST = 'organizations';

/** What its owner gives a view beside what it asks. */
export interface ViewName {
  readonly name: string;
  readonly sharedWith: SavedView['sharedWith'];
  readonly areaId: string | null;
  readonly sectionId: string | null;
}

/** 常用视图 on the server: reading and the acts, each one request. */
@Injectable({ providedIn: 'root' })
export class SavedViews {
  private readonly client = inject(Client);
  // The one that was opened last: the list that it leads to does not ask again.
  private opened: SavedView | null = null;

  async all(): Promise<readonly SavedView[]> {
    return (await this.client.get<SavedViewList>(ROOT, { list: LIST })).items;
  }

  /** @throws the problem: 404 where it was removed or is no longer shared */
  async open(id: string): Promise<SavedView> {
    return this.remember(await this.client.get<SavedView>(`${ROOT}/${encodeURIComponent(id)}`));
  }

  async one(id: string): Promise<SavedView> {
    return this.opened?.id === id ? this.opened : this.open(id);
  }

  async save(input: ViewName & ViewContent, key: string): Promise<SavedView> {
    return this.remember(await this.client.post<SavedView>(ROOT, { list: LIST, ...input }, { key }));
  }

  async change(view: SavedView, input: Partial<ViewName & ViewContent>, key: string): Promise<SavedView> {
    return this.remember(await this.client.patch<SavedView>(`${ROOT}/${view.id}`, input, { version: view.version, key }));
  }

  async remove(view: SavedView, key: string): Promise<void> {
    await this.client.remove(`${ROOT}/${view.id}`, { version: view.version, key });
    this.opened = null;
  }

  async restore(id: string): Promise<SavedView> {
    return this.remember(await this.client.post<SavedView>(`${ROOT}/${id}/restore`, undefined));
  }

  private remember(view: SavedView): SavedView {
    this.opened = view;
    return view;
  }
}
