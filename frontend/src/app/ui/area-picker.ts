import { Component, inject, input, model, output, viewChild } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { AreaLookup } from './area-lookup';
import { Picker } from './picker';

/** Finds an area by Chinese, pinyin, initials, code or a former name; one whose day is over says so: 港闸区（至2020-07-02，现属崇川区）. */
@Component({
  selector: 'tx-area-picker',
  imports: [Picker, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.area'">
      <tx-picker
        [label]="label()"
        [placeholder]="t('placeholder')"
        [hint]="hint()"
        [nothing]="t('nothing')"
        [required]="required()"
        [disabled]="disabled()"
        [touched]="touched()"
        [errors]="errors()"
        [find]="find"
        [nameOf]="nameOf"
        [(value)]="value"
        (touch)="touch.emit()"
      />
    </ng-container>
  `,
  host: { style: 'display: block; min-width: 0' },
})
export class AreaPicker implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly required = input(false);
  readonly disabled = input(false);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  private readonly areas = inject(AreaLookup);
  private readonly picker = viewChild(Picker);

  protected readonly find = (text: string) => this.areas.find(text);
  protected readonly nameOf = (id: string) => this.areas.name(id);

  focus(): void {
    this.picker()?.focus();
  }
}
