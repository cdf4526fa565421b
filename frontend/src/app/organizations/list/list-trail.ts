import { inject, Injectable, signal } from '@angular/core';
import { Client } from '../../api/client';
import type { OrganizationPage } from '../../api/types';

interface Trail {
  readonly params: Readonly<Record<string, string>>;
  readonly ids: readonly string[];
  /** How many rows of the list lie before the first of `ids`; null where that isn't known. */
  readonly before: number | null;
  readonly next: string | null;
  readonly previous: string | null;
  readonly address: Readonly<Record<string, string>>;
}

/** The list that a page was opened from: so that the page has a record before and after it, and a way back. */
@Injectable({ providedIn: 'root' })
export class ListTrail {
  private readonly client = inject(Client);
  private readonly trail = signal<Trail | null>(null);
  readonly total = signal<number | null>(null);
  /** How far down the list was scrolled when it was last left, and of which question. */
  left: { readonly address: string; readonly top: number } | null = null;

  remember(
    page: OrganizationPage,
    params: Readonly<Record<string, string>>,
    address: Readonly<Record<string, string>>,
    before: number | null,
  ): void {
    this.trail.set({ params, address, before, ids: page.items.map((row) => row.id), next: page.next, previous: page.previous });
  }

  /** The address parameters of the list, for the way back. */
  address(): Readonly<Record<string, string>> {
    return this.trail()?.address ?? {};
  }

  place(id: string): { readonly number: number | null; readonly hasPrevious: boolean; readonly hasNext: boolean } | null {
    const trail = this.trail();
    const at = trail?.ids.indexOf(id) ?? -1;
    if (!trail || at < 0) return null;
    return {
      number: trail.before === null ? null : trail.before + at + 1,
      hasPrevious: at > 0 || trail.previous !== null,
      hasNext: at < trail.ids.length - 1 || trail.next !== null,
    };
  }

  /** The record after (or before) this one in the list; asks for the next page at the edge. */
  async neighbour(id: string, step: 1 | -1): Promise<string | null> {
    const trail = this.trail();
    const at = trail?.ids.indexOf(id) ?? -1;
    if (!trail || at < 0) return null;
    const beside = trail.ids[at + step];
    if (beside) return beside;
    const cursor = step === 1 ? trail.next : trail.previous;
    if (!cursor) return null;
    const params = Object.fromEntries(Object.entries(trail.params).filter(([name]) => name !== 'after' && name !== 'before'));
    const page = await this.client.get<OrganizationPage>('/api/organizations', { ...params, [step === 1 ? 'after' : 'before']: cursor });
    const before = trail.before === null ? null : step === 1 ? trail.before + trail.ids.length : trail.before - page.items.length;
    this.remember(page, trail.params, trail.address, before);
    return (step === 1 ? page.items[0] : page.items.at(-1))?.id ?? null;
  }
}
