import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Calendar, STATE_MARKS } from '../../api/leadership';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { showDate } from '../../ui/partial-date';
import { StateMark } from '../../ui/state-mark';
import { cellName, lanesOf, monthTitle } from './calendar-lanes';

type CalendarCell = Calendar['rows'][number]['cells'][number];

/** 换届日历: which bodies are due in which month, by kind, with the windows of arrangements below. */
@Component({
  selector: 'tx-due-calendar',
  imports: [RouterLink, StateMark, TranslocoDirective],
  templateUrl: './due-calendar.html',
  styleUrl: './due-calendar.scss',
})
export class DueCalendar {
  readonly calendar = input.required<Calendar>();
  readonly kindChosen = output<string>();

  protected readonly asOf = inject(AsOf);
  protected readonly kinds = inject(Kinds);
  private readonly language = inject(Language);

  /** So many names a cell shows before it is opened; the list below has them all. */
  protected readonly shown = 5;
  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly marks = STATE_MARKS;
  protected readonly cellName = cellName;
  /** The past, and the months after it. */
  protected readonly columns = computed<readonly (string | null)[]>(() => [null, ...this.calendar().months]);

  protected date(text: string): string {
    return showDate(text, this.language.now());
  }

  protected month(month: string, place: number): string {
    return monthTitle(month, place, this.language.now() === 'en');
  }

  protected cell(row: Calendar['rows'][number], month: string | null): CalendarCell | undefined {
    return row.cells.find((cell) => cell.month === month);
  }

  protected total(month: string | null): number {
    return this.calendar().rows.reduce((sum, row) => sum + (this.cell(row, month)?.count ?? 0), 0);
  }

  protected ofKind({ cells }: Calendar['rows'][number]): number {
    return cells.reduce((sum, { count }) => sum + count, 0);
  }

  protected place({ kind }: Calendar['rows'][number], month: string | null): string {
    return `${kind} ${month ?? ''}`;
  }

  protected toggle(place: string): void {
    this.opened.update((opened) => new Set(opened.has(place) ? [...opened].filter((one) => one !== place) : [...opened, place]));
  }

  protected lanes(kind: string): ReturnType<typeof lanesOf> {
    return lanesOf(this.calendar(), kind);
  }
}
