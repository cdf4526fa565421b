import { Component, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DefinedTable } from '../../api/tables';

/** What a table is called, and beside it what is wrong with that. */
@Component({
  selector: 'tx-table-naming',
  imports: [MatFormFieldModule, MatInput, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.tables'">
      <mat-form-field>
        <mat-label>{{ t('name') }}</mat-label>
        <input
          #box
          matInput
          required
          maxlength="60"
          [value]="name()"
          [attr.aria-invalid]="fault() ? true : null"
          (input)="fault.set(null); renamed.emit(box.value)"
        />
        @if (!fault()) {
          <mat-hint>{{ t('nameHelp') }}</mat-hint>
        }
      </mat-form-field>
      @if (fault(); as fault) {
        <p class="tx-error" role="alert">
          {{ fault.said }}
          @if (fault.taken; as taken) {
            <button type="button" class="tx-link" [disabled]="busy()" (click)="replace.emit(taken)">{{ t('replace') }}</button>
          }
        </p>
      }
    </ng-container>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
    p {
      margin: 4px 0 0;
    }
  `,
})
export class TableNaming {
  readonly name = input.required<string>();
  readonly busy = input(false);
  readonly renamed = output<string>();
  /** The table of that name is to be replaced. */
  readonly replace = output<DefinedTable>();
  protected readonly fault = signal<{ readonly said: string; readonly taken?: DefinedTable } | null>(null);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');

  /** Says what is wrong where it is to be mended, and brings it before the eyes; `taken`: one's own table that may be replaced. */
  refuse(said: string, taken?: DefinedTable): void {
    this.fault.set({ said, ...(taken && { taken }) });
    const box = this.box()?.nativeElement;
    box?.scrollIntoView({ block: 'center' });
    box?.focus();
  }

  /** Nothing is wrong with it any more. */
  accept(): void {
    this.fault.set(null);
  }
}
