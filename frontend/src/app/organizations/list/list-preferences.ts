import { computed, inject, Injectable } from '@angular/core';
import type { ListSettings } from '../../api/list-types';
import { Session } from '../../shell/session';
import type { Widths } from '../../ui/query-table/query-table';
import { changedWidths } from './list-columns';

const LIST = 'organizations';
const USUAL: ListSettings = { columns: {}, widths: {}, compact: false };

/** How an account likes this list: columns by kind, their widths, density. Kept on the server, so it is the same at every machine. */
@Injectable({ providedIn: 'root' })
export class ListPreferences {
  private readonly session = inject(Session);
  private readonly kept = computed(() => this.session.listSettings(LIST) ?? USUAL);

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

  /** Columns of a kind, null for the usual ones, and with them the widths that change. */
  keepColumns(kind: string, columns: readonly string[] | null, widths: Widths): void {
    const others = Object.fromEntries(Object.entries(this.kept().columns).filter(([name]) => name !== (kind || '*')));
    this.keep({ columns: columns ? { ...others, [kind || '*']: columns } : others, widths: changedWidths(this.kept().widths, widths) });
  }

  keepWidths(changed: Widths): void {
    this.keep({ widths: changedWidths(this.kept().widths, changed) });
  }

  keepCompact(compact: boolean): void {
    this.keep({ compact });
  }

  private keep(change: Partial<ListSettings>): void {
    this.session.keepListSettings(LIST, { ...this.kept(), ...change });
  }
}
