import { inject, Injectable } from '@angular/core';
import { asked, Client } from '../api/client';
import type { Organization, OrganizationPage } from '../api/types';
import type { Choice } from '../ui/area-lookup';
import { OrganizationWords } from './organization-words';

/** Finds organizations for a picker: by any part of any name, pinyin or initials; the county stands beside the name. */
@Injectable({ providedIn: 'root' })
export class OrganizationLookup {
  private readonly client = inject(Client);
  private readonly words = inject(OrganizationWords);
  private readonly known = new Map<string, string>();

  readonly find = async (text: string): Promise<readonly Choice[]> => {
    const page = await this.client.get<OrganizationPage>(
      '/api/organizations',
      asked({ q: text.trim(), status: 'active,preparing,suspended', limit: 12 }),
    );
    return page.items.map((row) => {
      this.known.set(row.id, row.name);
      return { id: row.id, name: row.name, detail: `${row.areaName}　${this.words.type(row)}` };
    });
  };

  readonly name = async (id: string): Promise<string> => {
    const before = this.known.get(id);
    if (before !== undefined) return before;
    const record = await this.client.get<Organization>(`/api/organizations/${id}`);
    this.known.set(id, record.name);
    return record.name;
  };
}
