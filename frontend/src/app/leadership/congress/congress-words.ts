import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../../shell/language';
import { numeral } from '../../ui/numeral';
import { showDate } from '../../ui/partial-date';

/** How a congress is spoken of, in the language on the screen: whoever reads this is told when it changes. */
@Injectable({ providedIn: 'root' })
export class CongressWords {
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);

  say(key: string, values: Record<string, unknown> = {}): string {
    this.language.now();
    return this.words.translate(`leadership.${key}`, values);
  }

  date(text: string | null | undefined): string {
    return showDate(text, this.language.now());
  }

  /** 第三届 in words, as offices write it. */
  numbered(number: number | string | null | undefined): string {
    return this.language.now() === 'en' ? String(number ?? '') : numeral(Number(number ?? 0));
  }
}
