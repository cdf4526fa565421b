import { CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { isDay, presetDay, type Preset } from '../ui/days';
import { DropSheet } from '../ui/drop-sheet';
import { MonthGrid } from '../ui/month-grid';
import { dayRange, parsePartialDate } from '../ui/partial-date';
import { AsOf } from './as-of';

/** The control in the top bar: the day of everything on the screen, with the days an office asks for most. */
@Component({
  selector: 'tx-as-of-control',
  imports: [CdkOverlayOrigin, DropSheet, MatButton, MatFormFieldModule, MatIcon, MatInput, MonthGrid, TranslocoDirective],
  templateUrl: './as-of-control.html',
  styleUrl: './as-of-control.scss',
})
export class AsOfControl {
  protected readonly asOf = inject(AsOf);
  protected readonly open = signal(false);
  protected readonly typed = linkedSignal(() => this.asOf.day());
  protected readonly wrong = signal(false);
  protected readonly presets = computed(() =>
    (['today', 'lastMonth', 'lastQuarter', 'lastYear'] as Preset[]).map((name) => ({ name, day: presetDay(name, this.asOf.today()) })),
  );

  protected toggle(): void {
    this.typed.set(this.asOf.day());
    this.wrong.set(false);
    this.open.update((was) => !was);
  }

  protected async choose(day: string): Promise<void> {
    this.open.set(false);
    await this.asOf.set(day);
  }

  /** A month or a year stands for its last day: 截至2019年 is 2019-12-31. */
  protected async take(): Promise<void> {
    const text = parsePartialDate(this.typed());
    const day = text ? dayRange(text)?.latest : undefined;
    if (day && isDay(day)) await this.choose(day);
    else this.wrong.set(true);
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }
}
