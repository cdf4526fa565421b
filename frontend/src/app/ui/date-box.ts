import { Directive, ElementRef, inject, model, output } from '@angular/core';
import { transformedValue, type FormValueControl } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';
import { parsePartialDate, showDate } from './partial-date';

/**
 * A text box for dates: `<input matInput txDateBox [formField]="f.foundedOn" />`. Takes what parsePartialDate takes,
 * holds the contract's text, shows it as people write it once the box is left. A directive, so that label, focus and red state stay Material's.
 */
@Directive({
  selector: 'input[txDateBox]',
  exportAs: 'txDateBox',
  host: {
    '[value]': 'text()',
    '(input)': 'typed($event)',
    '(compositionend)': 'typed($event)',
    '(blur)': 'leave()',
    autocomplete: 'off',
    spellcheck: 'false',
  },
})
export class DateBox implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  private readonly words = inject(TranslocoService);
  private readonly element = inject<ElementRef<HTMLInputElement>>(ElementRef);

  protected readonly text = transformedValue(this.value, {
    format: (date) => this.shown(date),
    parse: (raw: string) => {
      if (!raw.trim()) return { value: '' };
      const date = parsePartialDate(raw);
      return date ? { value: date } : { error: { kind: 'date', message: this.words.translate('ui.date.wrong', { typed: raw }) } };
    },
  });

  focus(): void {
    this.element.nativeElement.focus();
  }

  /** Takes a day that was chosen instead of typed. */
  fill(day: string): void {
    this.text.set(day);
  }

  protected typed(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    this.text.set((event.target as HTMLInputElement).value);
  }

  protected leave(): void {
    this.touch.emit();
    if (!this.text.parseErrors().length) this.text.set(this.shown(this.value()));
  }

  private shown(date: string): string {
    return date ? showDate(date, this.words.getActiveLang()) : '';
  }
}
