import { effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../shell/language';

/** The name of a page in the browser's tab, in the language on the screen. Call it in an injection context. */
export function pageTitle(key: string): void {
  const [title, words, language] = [inject(Title), inject(TranslocoService), inject(Language)];
  effect(() => {
    language.now();
    const [page, product]: string[] = [words.translate(`office.${key}`), words.translate('frame.name')];
    title.setTitle(`${page} · ${product}`);
  });
}
