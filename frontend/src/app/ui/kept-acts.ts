import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** One of a list that the office keeps for itself: sections, types. */
export interface Kept {
  readonly id: string;
  readonly name: string;
  readonly retired: boolean;
}

/** What is done with one row of such a list: up, down, rename, retire or take up again; what more there is stands behind them. */
@Component({
  selector: 'tx-kept-acts',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.kept'">
      <button
        type="button"
        class="tx-link"
        [attr.data-move]="'up ' + one().id"
        [disabled]="place() === 0"
        [attr.aria-label]="t('upOf', { name: one().name })"
        (click)="move.emit(-1)"
      >
        {{ t('up') }}
      </button>
      <button
        type="button"
        class="tx-link"
        [attr.data-move]="'down ' + one().id"
        [disabled]="place() === of() - 1"
        [attr.aria-label]="t('downOf', { name: one().name })"
        (click)="move.emit(1)"
      >
        {{ t('down') }}
      </button>
      <button
        type="button"
        class="tx-link"
        [attr.data-rename]="one().id"
        [attr.aria-label]="t('renameOf', { name: one().name })"
        (click)="rename.emit()"
      >
        {{ t('rename') }}
      </button>
      <button
        type="button"
        class="tx-link"
        [attr.aria-label]="t(one().retired ? 'takeUpOf' : 'retireOf', { name: one().name })"
        (click)="retire.emit()"
      >
        {{ t(one().retired ? 'takeUp' : 'retire') }}
      </button>
      <ng-content />
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      gap: 10px;
      white-space: nowrap;
    }
  `,
})
export class KeptActs {
  readonly one = input.required<Kept>();
  /** Its place in the list, from 0, and how many there are. */
  readonly place = input.required<number>();
  readonly of = input.required<number>();
  readonly move = output<1 | -1>();
  readonly rename = output();
  readonly retire = output();
}

/** Puts the focus back on 改名 of a row whose box is closed again. */
export function focusOnRenamed(host: HTMLElement, id: string): void {
  host.querySelector<HTMLElement>(`[data-rename="${id}"]`)?.focus();
}
