import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import { filter } from 'rxjs';
import type { Locale } from '../api/session';

const KEPT = 'tongxin.language';

/** Chinese first, English at one click; before anyone is signed in the choice is kept on this machine. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly words = inject(TranslocoService);
  private readonly chosen = toSignal(this.words.langChanges$, { initialValue: this.words.getActiveLang() });
  private readonly loaded = toSignal(this.words.events$.pipe(filter((event) => event.type === 'translationLoadSuccess')));

  /** The language on the screen. Speaks up again when its words have come, so that what was said by key before is said anew. */
  readonly now = computed(
    () => {
      this.loaded();
      return this.chosen();
    },
    { equal: () => false },
  );

  /** The choice kept on this machine, or null. */
  kept(): Locale | null {
    const kept = localStorage.getItem(KEPT);
    return kept === 'zh' || kept === 'en' ? kept : null;
  }

  use(locale: Locale): void {
    localStorage.setItem(KEPT, locale);
    this.words.setActiveLang(locale);
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }

  other(): Locale {
    return this.now() === 'zh' ? 'en' : 'zh';
  }

  /** The name of something that has one in both languages; Chinese where the other is missing. */
  nameOf(thing: { readonly name: string; readonly nameEn?: string | null }): string {
    return this.now() === 'en' && thing.nameEn ? thing.nameEn : thing.name;
  }
}
