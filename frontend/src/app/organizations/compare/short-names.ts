import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { newKey } from '../../api/client';
import type { Organization } from '../../api/types';
import { OrganizationLookup } from '../organization-lookup';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs, type SeenRecord } from '../organizations.api';
import { Saved } from '../saved';
import { nearestTo } from './nearest-lookup';

type Undone = () => Promise<unknown>;

/** A name of the list as a further 简称: of the record that it is near to, or of one that is looked for; told with 撤销. */
@Injectable({ providedIn: 'root' })
export class ShortNames {
  private readonly acts = inject(OrganizationActs);
  private readonly dialog = inject(MatDialog);
  private readonly lookup = inject(OrganizationLookup);
  private readonly saved = inject(Saved);
  private readonly words = inject(OrganizationWords);

  /** @throws what the server refuses */
  async add(name: string, record: SeenRecord, undone: Undone): Promise<void> {
    await this.tell(name, await this.keep(name, record, newKey()), undone);
  }

  /** Asks whose short name it is; whether one was chosen. */
  async ask(name: string, undone: Undone): Promise<boolean> {
    const say = (key: string) => this.words.say(`compare.short.${key}`, { name });
    const { ActDialog } = await import('../acts/act-dialog');
    const record = await ActDialog.ask(this.dialog, {
      title: say('title'),
      effect: say('effect'),
      roomy: true,
      fields: [{ code: 'of', label: say('of'), type: 'record', required: true, lookup: nearestTo(name, this.lookup) }],
      submit: say('submit'),
      mends: { one_name_of_a_sort: { field: 'of', message: say('there') } },
      act: async ({ of }, key) => this.keep(name, await this.acts.one(String(of)), key),
    });
    if (record) await this.tell(name, record, undone);
    return record !== undefined;
  }

  private keep(name: string, record: SeenRecord, key: string): Promise<Organization> {
    return this.acts.act(record, 'names', { name, sort: 'short' }, key);
  }

  private tell(name: string, record: Organization, undone: Undone): Promise<void> {
    return this.saved.tell(record, this.words.say('compare.named', { name, of: record.name }), undone);
  }
}
