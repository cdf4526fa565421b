import { inject, Injectable, signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Client } from '../api/client';
import { problemOf } from '../api/problem';
import type { ChangeList } from '../api/changes';
import type { Organization } from '../api/types';
import { OrganizationWords } from './organization-words';
import { changesRequest, OrganizationActs } from './organizations.api';

const GONE_STAYS = 60_000;

/** After saving: a short message with 撤销, which takes back exactly the change set that was just written. */
@Injectable({ providedIn: 'root' })
export class Saved {
  private readonly snack = inject(MatSnackBar);
  private readonly client = inject(Client);
  private readonly acts = inject(OrganizationActs);
  private readonly words = inject(OrganizationWords);

  /** Counts what was taken back from a message, so that an open page reads its record again. */
  readonly takenBack = signal(0);

  async tell(record: Organization, message: string, undone: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    this.offer(message, await this.latest(record.id), undone);
  }

  /** The same of an act that has told its change set; where it changed nothing, the message alone. */
  offer(message: string, changeSet: string | null, undone: () => Promise<unknown> = () => Promise.resolve()): void {
    const bar = this.snack.open(message, changeSet ? this.words.say('undo.short') : undefined);
    if (!changeSet) return;
    bar.onAction().subscribe(() => {
      void this.undo(changeSet, undone);
    });
  }

  /** After an undo that took the record away, page and history with it: this message is the one place from where it comes back. */
  tellGone(name: string, changeSet: string, back: () => Promise<unknown>): void {
    const bar = this.snack.open(this.words.say('undo.goneDone', { name }), this.words.say('changes.redo'), { duration: GONE_STAYS });
    bar.onAction().subscribe(() => {
      void this.undo(changeSet, back, 'undo.redo.');
    });
  }

  private async undo(changeSet: string, undone: () => Promise<unknown>, words: 'undo.' | 'undo.redo.' = 'undo.'): Promise<void> {
    try {
      await this.acts.undo(changeSet, { reason: this.words.say(`${words}atOnce`) });
      this.snack.open(this.words.say(`${words}done`));
      // First away from a page whose record is no more, or it would be asked for once again.
      await undone();
      this.takenBack.update((n) => n + 1);
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.say(`${words}failed`));
    }
  }

  private async latest(id: string): Promise<string | null> {
    try {
      const request = changesRequest(id);
      const list = await this.client.get<ChangeList>(request.url, { ...request.params, limit: '1' });
      return list.items[0]?.changeSet ?? null;
    } catch {
      return null;
    }
  }
}
