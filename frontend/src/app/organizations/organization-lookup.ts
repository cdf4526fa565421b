import { inject, Injectable } from '@angular/core';
import { asked, Client } from '../api/client';
import type { Organization, OrganizationPage } from '../api/types';
import type { Choice } from '../ui/area-lookup';
import { OrganizationWords } from './organization-words';

const MOST = 12;

/** Finds organizations for a picker: by any part of any name, pinyin or initials; the county stands beside the name. */
@Injectable({ providedIn: 'root' })
export class OrganizationLookup {
  private readonly client = inject(Client);
  private readonly words = inject(OrganizationWords);
  private readonly known = new Map<string, string>();

  readonly find = async (text: string): Promise<readonly Choice[]> => this.choices(await this.rows(text));

  readonly name = async (id: string): Promise<string> => {
    const before = this.known.get(id);
    if (before !== undefined) return before;
    const record = await this.client.get<Organization>(`/api/organizations/${id}`);
    this.known.set(id, record.name);
    return record.name;
  };

  /** The same for what joins another record: those of its kind first, itself never. */
  joining({ id, kind }: Pick<Organization, 'id' | 'kind'>): Pick<OrganizationLookup, 'find' | 'name'> {
    const find = async (text: string): Promise<readonly Choice[]> => {
      const [same, all] = await Promise.all([this.rows(text, kind), this.rows(text)]);
      return this.choices([...same, ...all.filter((row) => row.kind !== kind)].filter((row) => row.id !== id).slice(0, MOST));
    };
    return { find, name: this.name };
  }

  private async rows(text: string, kind?: string): Promise<OrganizationPage['items']> {
    const query = { q: text.trim(), status: 'active,preparing,suspended', limit: MOST, ...(kind !== undefined && { kind }) };
    return (await this.client.get<OrganizationPage>('/api/organizations', asked(query))).items;
  }

  private choices(rows: OrganizationPage['items']): readonly Choice[] {
    return rows.map((row) => {
      this.known.set(row.id, row.name);
      return { id: row.id, name: row.name, detail: `${row.areaName}　${this.words.type(row)}` };
    });
  }
}
