import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../api/problem';
import type { Area, AreaAct } from '../api/areas';
import { OrderList } from '../ui/order-list';
import { AreaWords } from './area-words';

interface OrderData {
  readonly areas: readonly Area[];
  readonly save: (areaIds: readonly string[]) => Promise<AreaAct>;
}

/** The office's own order: each unit one place up or down among those of its level; levels stand together in every list. */
@Component({
  selector: 'tx-order-dialog',
  imports: [MatButton, MatDialogModule, OrderList, TranslocoDirective],
  providers: [AreaWords],
  template: `
    <ng-container *transloco="let t; prefix: 'areas.order'">
      <h2 matDialogTitle>{{ t('title') }}</h2>
      <mat-dialog-content>
        <p class="effect">{{ t('effect') }}</p>
        <tx-order-list [items]="units()" (moved)="order($event)" />
        @if (refusal()) {
          <p class="tx-notice red" role="alert">{{ refusal() }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" matDialogClose [disabled]="saving()">{{ t('cancel') }}</button>
        <button matButton="filled" type="button" [disabled]="saving() || !moved()" (click)="save()">{{ t('save') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    .effect {
      margin: 0 0 8px;
    }
    .tx-notice {
      margin: 12px 0 0;
    }
  `,
})
export class OrderDialog {
  private readonly data = inject<OrderData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<OrderDialog, AreaAct>>(MatDialogRef);
  private readonly words = inject(AreaWords);
  protected readonly areas = signal(this.data.areas);
  protected readonly units = computed(() => this.areas().map(({ id, name, level }) => ({ id, name, group: level })));
  protected readonly saving = signal(false);
  protected readonly refusal = signal('');
  protected readonly moved = computed(() => this.areas().some((area, i) => area.id !== this.data.areas[i]?.id));

  protected order(ids: readonly string[]): void {
    this.areas.set(ids.flatMap((id) => this.areas().find((area) => area.id === id) ?? []));
  }

  protected async save(): Promise<void> {
    this.saving.set(true);
    this.refusal.set('');
    try {
      this.dialog.close(await this.data.save(this.areas().map(({ id }) => id)));
    } catch (error) {
      const problem = problemOf(error);
      this.refusal.set(problem?.status === 412 ? this.words.say('order.stale') : (problem?.detail ?? this.words.say('page.failed')));
    } finally {
      this.saving.set(false);
    }
  }

  static ask(dialog: MatDialog, data: OrderData): Promise<AreaAct | undefined> {
    return firstValueFrom(dialog.open<OrderDialog, OrderData, AreaAct>(OrderDialog, { data, width: '460px' }).afterClosed());
  }
}
