import { provideTranslocoScope } from '@jsverse/transloco';

/** The words of the organizations' screens, loaded with the first of them. */
export const organizationWords = provideTranslocoScope({
  scope: 'organizations',
  loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
});
