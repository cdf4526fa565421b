import { inject, Injectable } from '@angular/core';
import { asked, Client } from '../api/client';
import type { Area, AreaList } from '../api/areas';
import { AreaLookup, type Choice } from '../ui/area-lookup';
import { showDate, lastDay } from '../ui/partial-date';
import { TranslocoService } from '@jsverse/transloco';
import { AsOf } from './as-of';

/** Areas of the day on the screen, from the server. */
@Injectable({ providedIn: 'root' })
export class ServerAreas extends AreaLookup {
  private readonly client = inject(Client);
  private readonly asOf = inject(AsOf);
  private readonly words = inject(TranslocoService);
  private readonly known = new Map<string, string>();

  override async find(text: string): Promise<readonly Choice[]> {
    const answer = await this.client.get<AreaList>('/api/areas', asked({ q: text.trim(), limit: 30, ...this.asOf.params() }));
    return answer.items.map((area) => this.choice(area));
  }

  override async name(id: string): Promise<string> {
    const before = this.known.get(id);
    if (before !== undefined) return before;
    const area = await this.client.get<Area>(`/api/areas/${id}`);
    this.known.set(id, area.name);
    return area.name;
  }

  private choice(area: Area): Choice {
    this.known.set(area.id, area.name);
    const path = [...area.path]
      .reverse()
      .map((unit) => unit.name)
      .join(' · ');
    return {
      id: area.id,
      name: area.name,
      detail: [area.code, path].filter(Boolean).join('　'),
      note: this.note(area),
      past: area.now !== null && area.now.id !== area.id,
    };
  }

  private note(area: Area): string {
    const language = this.words.getActiveLang();
    if (area.city) return this.words.translate('ui.area.city', { city: area.city });
    if (area.to && area.now && area.now.id !== area.id) {
      return this.words.translate('ui.area.became', { day: showDate(lastDay(area.to), language), now: area.now.name });
    }
    if (area.to) return this.words.translate('ui.area.until', { day: showDate(lastDay(area.to), language) });
    const former = area.formerNames.map((unit) => unit.name).join('、');
    return former ? this.words.translate('ui.area.formerly', { names: former }) : '';
  }
}
