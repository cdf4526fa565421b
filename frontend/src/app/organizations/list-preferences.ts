import { inject, Injectable, linkedSignal } from '@angular/core';
import { Session } from '../shell/session';
import type { Widths } from '../ui/query-table/query-table';

interface Kept {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly widths: Readonly<Record<string, number>>;
  readonly compact: boolean;
  readonly limit: string;
}
const NOTHING: Kept = { columns: {}, widths: {}, compact: false, limit: '50' };

/** How an account likes its list: columns by kind, their widths, density, rows a page. Kept on this machine, apart for each account. */
@Injectable({ providedIn: 'root' })
export class ListPreferences {
  private readonly session = inject(Session);
  private readonly kept = linkedSignal<Kept>(() => read(this.name()));

  columns(kind: string): readonly string[] | null {
    return this.kept().columns[kind || '*'] ?? null;
  }

  /** Widths by column, of those that were given another than the usual one. */
  widths(): Readonly<Record<string, number>> {
    return this.kept().widths;
  }

  compact(): boolean {
    return this.kept().compact;
  }

  keepColumns(kind: string, columns: readonly string[] | null): void {
    const others = Object.fromEntries(Object.entries(this.kept().columns).filter(([name]) => name !== (kind || '*')));
    this.keep({ ...this.kept(), columns: columns ? { ...others, [kind || '*']: columns } : others });
  }

  keepWidths(changed: Widths): void {
    const widths = Object.entries({ ...this.kept().widths, ...changed }).filter((entry): entry is [string, number] => entry[1] !== null);
    this.keep({ ...this.kept(), widths: Object.fromEntries(widths) });
  }

  keepCompact(compact: boolean): void {
    this.keep({ ...this.kept(), compact });
  }

  private keep(next: Kept): void {
    this.kept.set(next);
    const name = this.name();
    if (name) localStorage.setItem(name, JSON.stringify(next));
  }

  private name(): string | null {
    const account = this.session.account();
    return account ? `tongxin.list.${account.id}` : null;
  }
}

function read(name: string | null): Kept {
  try {
    const text = name ? localStorage.getItem(name) : null;
    return text ? { ...NOTHING, ...(JSON.parse(text) as Partial<Kept>) } : NOTHING;
  } catch {
    return NOTHING;
  }
}
