import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Client } from '../../api/client';
import type { ChangeList } from '../../api/changes';
import { ChangeEntry } from './change-entry';
import { ListTrail } from '../list/list-trail';
import { OpenRecord } from '../open-record';
import { OrganizationWords } from '../organization-words';
import { changesRequest } from '../organizations.api';
import { Saved } from '../saved';

/** 变更记录: who, when and why as sentences by change set, old → new beneath; each can be taken back. */
@Component({
  selector: 'tx-organization-changes',
  imports: [ChangeEntry, MatButton, TranslocoDirective],
  templateUrl: './organization-changes.html',
  styleUrl: './organization-changes.scss',
})
export class OrganizationChanges {
  protected readonly open = inject(OpenRecord);
  protected readonly words = inject(OrganizationWords);
  private readonly client = inject(Client);
  private readonly router = inject(Router);
  private readonly trail = inject(ListTrail);
  private readonly saved = inject(Saved);

  /** The change set whose 撤销 is open beneath its row. */
  protected readonly undoing = signal<string | null>(null);
  protected readonly loadingMore = signal(false);
  private readonly first = computed(() => (this.open.changes.hasValue() ? this.open.changes.value() : undefined));
  protected readonly list = linkedSignal<ChangeList | undefined, ChangeList | undefined>({
    source: () => this.first(),
    computation: (now, before) => now ?? before?.value,
  });

  protected async more(): Promise<void> {
    const list = this.list();
    if (!list?.next) return;
    this.loadingMore.set(true);
    try {
      const request = changesRequest(this.open.id(), list.next);
      const next = await this.client.get<ChangeList>(request.url, request.params);
      this.list.set({ items: [...list.items, ...next.items], next: next.next });
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** Of a record that is gone there is no page any more: back to the list, where the message brings it back. */
  protected async undone(gone: string | null): Promise<void> {
    this.undoing.set(null);
    const record = this.open.record();
    if (gone === null || !record) {
      this.open.changed();
      return;
    }
    await this.router.navigate(['/organizations'], { queryParams: this.trail.address() });
    this.saved.tellGone(record.name, gone, () => this.router.navigate(['/organizations', record.id]));
  }
}
