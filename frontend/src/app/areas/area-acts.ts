import { inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Client, newKey } from '../api/client';
import { problemOf } from '../api/problem';
import type { Area, AreaAct, AreaOne, LoadedTownships } from '../api/areas';
import type { UndoAnswer } from '../api/types';
import { AreaWords } from './area-words';
import { OpenArea } from './open-area';

/** The administrator's acts on areas: each tells that it is done, with 撤销. */
@Injectable()
export class AreaActs {
  private readonly client = inject(Client);
  private readonly dialog = inject(MatDialog);
  private readonly snack = inject(MatSnackBar);
  private readonly words = inject(AreaWords);
  private readonly open = inject(OpenArea);

  /** Something is under way that takes a moment. */
  readonly busy = signal(false);

  /** The office's own order of what lies under an area. */
  async order(area: AreaOne, children: readonly Area[]): Promise<void> {
    const { OrderDialog } = await import('./order-dialog');
    const done = await OrderDialog.ask(this.dialog, {
      areas: children,
      save: (areaIds) => this.client.put<AreaAct>(`/api/areas/${area.id}/order`, { areaIds }, { version: area.version, key: newKey() }),
    });
    if (done) this.tell(done, this.words.say('order.done'));
  }

  /** A unit that the lists do not have: 开发区, a township. */
  async add(area: Area): Promise<void> {
    const { UnitDialog } = await import('./unit-dialog');
    const done = await UnitDialog.ask(this.dialog, {
      parent: area,
      save: (body, key) => this.client.post<AreaAct>('/api/areas', { ...body, parentId: area.id }, { key }),
    });
    if (done) this.tell(done, this.words.say('add.done'));
  }

  async townships(area: Area): Promise<void> {
    this.busy.set(true);
    try {
      const done = await this.client.post<LoadedTownships>('/api/areas/townships', { cityId: area.id }, { key: newKey() });
      if (done.added) this.tell(done, this.words.say('townships.done', { count: done.added }));
      else this.snack.open(this.words.say('townships.there', { count: done.there }));
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.say('page.failed'));
    } finally {
      this.busy.set(false);
    }
  }

  /** @throws the problem, with what stands in the way */
  async undo(changeSet: string, reason: string): Promise<void> {
    await this.client.post<UndoAnswer>(`/api/changes/${changeSet}/undo`, { reason });
    this.snack.open(this.words.say('changes.taken'));
    this.open.again();
  }

  private tell({ changeSet }: AreaAct, message: string): void {
    this.open.again();
    this.snack
      .open(message, this.words.say('changes.undo'))
      .onAction()
      .subscribe(() => {
        this.undo(changeSet, this.words.say('changes.atOnce')).catch((error: unknown) =>
          this.snack.open(problemOf(error)?.detail ?? this.words.say('page.failed')),
        );
      });
  }
}
