import { Component, input, signal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { makePassword } from './made-password';

/** A box for a password: it can be looked at while it is typed, and a new one be made up. */
@Component({
  selector: 'tx-password-box',
  imports: [FormField, MatFormFieldModule, MatInput, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.password'">
      <mat-form-field>
        <mat-label>{{ label() }}</mat-label>
        <input
          matInput
          [type]="seen() ? 'text' : 'password'"
          [formField]="field()"
          [autocomplete]="known() ? 'current-password' : 'new-password'"
          spellcheck="false"
        />
        <span matSuffix class="ways">
          @if (makes()) {
            <button type="button" class="tx-link" [attr.aria-label]="t('makeOf', { label: label() })" (click)="make()">
              {{ t('make') }}
            </button>
          }
          <button
            type="button"
            class="tx-link"
            [attr.aria-label]="t(seen() ? 'hideOf' : 'showOf', { label: label() })"
            (click)="seen.set(!seen())"
          >
            {{ t(seen() ? 'hide' : 'show') }}
          </button>
        </span>
        @if (hint()) {
          <mat-hint>{{ hint() }}</mat-hint>
        }
        @for (e of field()().errors(); track e.kind) {
          <mat-error>{{ e.message }}</mat-error>
        }
      </mat-form-field>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    mat-form-field {
      width: 100%;
    }
    .ways {
      display: flex;
      gap: 12px;
      padding: 0 12px 0 8px;
      line-height: 20px;
    }
  `,
})
export class PasswordBox {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** It asks for the password that is in use. */
  readonly known = input(false);
  /** It offers to make one up. */
  readonly makes = input(false);
  protected readonly seen = signal(false);

  /** Shown at once: whoever has one made up has to pass it on. */
  protected make(): void {
    this.field()().value.set(makePassword());
    this.seen.set(true);
  }
}
