import { Injectable, isDevMode } from '@angular/core';
import type { Translation, TranslocoLoader, TranslocoOptions } from '@jsverse/transloco';

// The words of the frame and of the parts in ui/ come with the application; each feature brings its own scope.
const shell: Record<string, () => Promise<Translation>> = {
  zh: async () => ({ ...(await import('./i18n/zh.json')).default, ui: (await import('../ui/i18n/zh.json')).default }),
  en: async () => ({ ...(await import('./i18n/en.json')).default, ui: (await import('../ui/i18n/en.json')).default }),
};

@Injectable({ providedIn: 'root' })
export class ShellWords implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return shell[language]?.() ?? Promise.resolve({});
  }
}

export const translocoOptions: TranslocoOptions = {
  loader: ShellWords,
  config: { availableLangs: ['zh', 'en'], defaultLang: 'zh', fallbackLang: 'zh', reRenderOnLangChange: true, prodMode: !isDevMode() },
};
