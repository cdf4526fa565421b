import { Component, input, signal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { DateBox } from './date-box';
import { DayButton } from './day-button';
import { Picker } from './picker';
import type { FieldDescription } from './field-rules';

/** The boxes for fields that only their description knows, bound to a record of texts. */
@Component({
  selector: 'tx-field-form',
  imports: [
    DateBox,
    DayButton,
    FormField,
    MatAutocompleteModule,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    Picker,
    TranslocoDirective,
  ],
  templateUrl: './field-form.html',
  styles: `
    :host {
      display: contents;
    }
    mat-form-field,
    tx-picker {
      width: 100%;
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class FieldForm {
  readonly fields = input.required<readonly FieldDescription[]>();
  readonly tree = input.required<FieldTree<Record<string, string>>>();

  protected at(code: string): FieldTree<string> | undefined {
    return (this.tree() as unknown as Record<string, FieldTree<string> | undefined>)[code];
  }

  // Offered once it is typed or clicked there: a dialog that opens with the focus in the box is still moving, and its list would hang beside it.
  protected readonly asking = signal('');

  protected suggested(field: FieldDescription, typed: string): readonly string[] {
    if (this.asking() !== field.code) return [];
    const text = typed.trim().toLowerCase();
    return (field.suggestions?.() ?? []).filter((one) => one !== typed && one.toLowerCase().includes(text));
  }
}
