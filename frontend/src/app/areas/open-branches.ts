import { inject, Injectable, signal } from '@angular/core';
import type { Area } from '../api/areas';
import { OpenArea } from './open-area';

/** Which branches of the tree are open: the office's own city at first, and always the way to the area that is open. */
@Injectable()
export class OpenBranches {
  private readonly own = inject(OpenArea).ownCity();
  private readonly ids = signal<ReadonlySet<string>>(new Set(['own', 'provinces', 'apart', ...(this.own ? [this.own] : [])]));

  isOpen(id: string): boolean {
    return this.ids().has(id);
  }

  toggle(id: string): void {
    this.ids.update((ids) => (ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id])));
  }

  /** Opens the way to an area, where it is not open. */
  lead(area: Area | undefined): void {
    if (!area) return;
    // The office's own city, and what lies under it, is found at the top already.
    const whole = [area, ...area.path].map(({ id }) => id);
    const own = whole.indexOf(this.own ?? '');
    const way = [...whole.slice(1, own < 0 ? undefined : own + 1), ...(area.level === 'country' ? ['countries'] : [])];
    this.ids.update((ids) => (way.every((id) => ids.has(id)) ? ids : new Set([...ids, ...way])));
  }
}
