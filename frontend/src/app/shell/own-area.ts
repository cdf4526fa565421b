import { inject, Injectable } from '@angular/core';
import { Client } from '../api/client';
import type { Area } from '../api/areas';
import type { Grant } from '../api/session';
import { Session } from './session';

// docs/rights.md, organizations.found. The server has the last word; here it only saves choosing.
const FOUND: readonly Grant['role'][] = ['supervisor', 'officer'];
const ONE_PLACE: readonly string[] = ['county', 'functional', 'township'];

/** The area in which the account founds organizations, where its grants leave no choice. */
@Injectable({ providedIn: 'root' })
export class OwnArea {
  private readonly session = inject(Session);
  private readonly client = inject(Client);

  /** Its id today, when all the grants lie in one county (or one unit below); else empty. */
  async find(): Promise<string> {
    const ids = new Set(this.session.grants().flatMap((grant) => (FOUND.includes(grant.role) ? [grant.areaId] : [])));
    if (!ids.size || ids.has(null)) return '';
    try {
      const areas = await Promise.all([...ids].map((id) => this.client.get<Area>(`/api/areas/${id ?? ''}`)));
      const lies = (area: Area, under: Area) => today(area) === today(under) || area.path.some((unit) => unit.id === today(under));
      const whole = areas.find((under) => areas.every((area) => lies(area, under)));
      return whole && ONE_PLACE.includes(whole.level) ? today(whole) : '';
    } catch {
      return '';
    }
  }
}

/** A grant goes where its area went. */
const today = (area: Area): string => area.now?.id ?? area.id;
