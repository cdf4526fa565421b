import { inject, Injectable } from '@angular/core';
import { asked, Client } from '../api/client';
import type { FoundPerson, PeopleFound } from '../api/people';
import type { Choice } from '../ui/area-lookup';

const MOST = 12;

/** Finds persons for a picker, by characters, pinyin or initials; county, organization and post tell them from their namesakes. */
@Injectable({ providedIn: 'root' })
export class PeopleLookup {
  private readonly client = inject(Client);
  private readonly known = new Map<string, string>();

  /** Persons but one. */
  but(id: string): { readonly find: (text: string) => Promise<readonly Choice[]>; readonly name: (id: string) => Promise<string> } {
    const find = async (text: string): Promise<readonly Choice[]> => {
      const q = text.trim();
      if (!q) return [];
      const { items } = await this.client.get<PeopleFound>('/api/people', asked({ q, limit: MOST }));
      return items.filter((one) => one.id !== id).map((one) => this.choice(one));
    };
    return { find, name: (of) => Promise.resolve(this.known.get(of) ?? '') };
  }

  private choice({ id, name, employer, title, offices }: FoundPerson): Choice {
    this.known.set(id, name);
    const known = offices.map(({ areaName, organization, post }) => `${areaName}　${organization.name}　${post.name}`);
    return { id, name, detail: [`${employer ?? ''}${title ?? ''}`, ...known.slice(0, 1)].filter(Boolean).join('　') };
  }
}
