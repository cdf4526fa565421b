import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Client, newKey } from '../api/client';
import type { Area, AreaAct, AreaOne, LoadedTownships } from '../api/areas';
import { OfficeActs } from '../shell/office-acts';
import { AreaWords } from './area-words';
import { OpenArea } from './open-area';

/** The administrator's acts on areas: each tells that it is done, with 撤销. */
@Injectable()
export class AreaActs {
  private readonly client = inject(Client);
  private readonly acts = inject(OfficeActs);
  private readonly dialog = inject(MatDialog);
  private readonly snack = inject(MatSnackBar);
  private readonly words = inject(AreaWords);
  private readonly open = inject(OpenArea);

  /** Something is under way that takes a moment. */
  readonly busy = this.acts.busy.asReadonly();

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

  /** The townships of a city from the lists of the country; where all are there already, that is what is told. */
  async townships(area: Area): Promise<void> {
    const loaded = await this.acts.attempt(() =>
      this.client.post<LoadedTownships>('/api/areas/townships', { cityId: area.id }, { key: newKey() }),
    );
    if (loaded?.added) this.tell(loaded, this.words.say('townships.done', { count: loaded.added }));
    else if (loaded) this.snack.open(this.words.say('townships.there', { count: loaded.there }));
  }

  private tell(done: AreaAct, told: string): void {
    this.acts.done(done, { told, after: () => this.open.again() });
  }
}
