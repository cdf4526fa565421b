import { computed, inject, Injectable, signal } from '@angular/core';
import { Client } from '../../api/client';
import type { Organization, OrganizationCount, OrganizationPage } from '../../api/types';
import { AccountStorage } from '../../shell/account-storage';
import { OrganizationActs } from '../organizations.api';

/** A walk as it is kept: which records, how far, and where the list goes on. Ids alone: no name stays on the machine. */
interface Kept {
  /** The conditions and the order that the records were asked by. */
  readonly question: string;
  readonly ids: readonly string[];
  readonly next: string | null;
  readonly at: number;
  readonly total: number | null;
}

type Params = Readonly<Record<string, string>>;

const NAME = 'walks';
const MOST_WALKS = 5;
const ROWS = '200';

/**
 * The records of a walk in the order of the list, as they were when it began: what is confirmed on the way may leave the filter, and
 * stays in the walk. The place is kept for the account; a reload, or coming back another day, goes on there.
 */
@Injectable()
export class WalkQueue {
  private readonly client = inject(Client);
  private readonly acts = inject(OrganizationActs);
  private readonly storage = inject(AccountStorage);

  private readonly walk = signal<Kept | null>(null);
  private params: Params = {};
  private fetched = new Map<string, Promise<Organization>>();

  readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  /** Goes on from an earlier time; said once. */
  readonly resumed = signal(false);
  readonly at = computed(() => this.walk()?.at ?? 0);
  readonly total = computed(() => this.walk()?.total ?? null);
  readonly id = computed(() => this.walk()?.ids[this.at()]);
  readonly empty = computed(() => this.walk()?.ids.length === 0);

  /** Takes up the walk along this question where it stopped, or begins one. */
  async open(params: Params, anew = false): Promise<void> {
    this.params = params;
    this.state.set('loading');
    const question = JSON.stringify(params);
    const kept = anew ? undefined : this.kept().find((one) => one.question === question);
    const begun = kept !== undefined && kept.at > 0 && kept.at < kept.ids.length;
    this.resumed.set(begun);
    try {
      this.walk.set(begun ? kept : await this.begin(question));
      this.state.set('ready');
      this.keep();
    } catch {
      this.state.set('failed');
    }
  }

  /** One further, or back; behind the last record there is the end. */
  async step(by: 1 | -1): Promise<void> {
    const walk = this.walk();
    if (!walk) return;
    this.resumed.set(false);
    const at = Math.max(0, Math.min(walk.at + by, walk.ids.length));
    if (at === walk.ids.length && walk.next !== null) await this.more(walk, walk.next);
    this.walk.update((now) => now && { ...now, at });
    this.keep();
  }

  /** Back to a record of the walk. */
  turnTo(id: string): void {
    const at = this.walk()?.ids.indexOf(id) ?? -1;
    if (at < 0) return;
    this.walk.update((now) => now && { ...now, at });
    this.keep();
  }

  /** The record, fetched ahead where it could be; the one behind it is on its way then, so that no key waits. */
  async record(id: string): Promise<Organization> {
    const ids = this.walk()?.ids ?? [];
    const behind = ids[ids.indexOf(id) + 1];
    const record = await this.fetch(id);
    if (behind) this.fetch(behind).catch(() => this.fetched.delete(behind));
    return record;
  }

  /** It was changed: what was fetched of it is old. */
  forget(id: string): void {
    this.fetched.delete(id);
  }

  private fetch(id: string): Promise<Organization> {
    const known = this.fetched.get(id) ?? this.acts.one(id);
    // Few are at hand: the one on the screen, its neighbours, and those that were just left.
    this.fetched = new Map([...this.fetched, [id, known] as const].slice(-6));
    return known;
  }

  private async begin(question: string): Promise<Kept> {
    const [page, count] = await Promise.all([
      this.client.get<OrganizationPage>('/api/organizations', { ...this.params, limit: ROWS }),
      this.client.get<OrganizationCount>('/api/organizations/count', without(this.params, 'sort')),
    ]);
    return { question, ids: page.items.map((row) => row.id), next: page.next, at: 0, total: count.count + count.possible };
  }

  private async more(walk: Kept, after: string): Promise<void> {
    const page = await this.client.get<OrganizationPage>('/api/organizations', { ...this.params, limit: ROWS, after });
    this.walk.set({ ...walk, ids: [...walk.ids, ...page.items.map((row) => row.id)], next: page.next });
  }

  private kept(): readonly Kept[] {
    const kept = this.storage.read(NAME);
    return Array.isArray(kept) ? (kept as Kept[]) : [];
  }

  private keep(): void {
    const walk = this.walk();
    if (!walk) return;
    const others = this.kept().filter((one) => one.question !== walk.question);
    this.storage.keep(NAME, [walk, ...others].slice(0, MOST_WALKS));
  }
}

const without = (params: Params, name: string): Params => Object.fromEntries(Object.entries(params).filter(([key]) => key !== name));
