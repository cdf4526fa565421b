import { Component, input, viewChildren } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioModule } from '@angular/material/radio';
import { TranslocoDirective } from '@jsverse/transloco';
import { DateBox } from '../../ui/date-box';
import { DayButton } from '../../ui/day-button';
import { oneFault, type WayValues } from './form-rules';

/** The part of a form that answers the question, in whatever form it stands. */
interface WayTree {
  (): { touched(): boolean };
  readonly way: FieldTree<WayValues['way']>;
  readonly effectiveOn: FieldTree<string>;
  readonly effectiveUntil: FieldTree<string>;
}

/** 从哪一天起？ A change from a day, until one where it is for a time, or a correction. */
@Component({
  selector: 'tx-way-choice',
  imports: [DateBox, DayButton, FormField, MatFormFieldModule, MatInput, MatRadioModule, TranslocoDirective],
  templateUrl: './way-choice.html',
  styleUrl: './way-choice.scss',
})
export class WayChoice {
  readonly tree = input.required<WayTree>();
  /** Whether something is changed that is counted or named. */
  readonly asked = input.required<boolean>();
  private readonly ways = viewChildren(MatRadioButton);
  protected readonly oneFault = oneFault;

  /** A group of choices has no focus of its own: its first one has. */
  focus(): void {
    this.ways()[0]?.focus();
  }
}
