import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const typeRoutes: Routes = [
  {
    path: '',
    providers: [
      provideTranslocoScope({
        scope: 'types',
        loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
      }),
    ],
    loadComponent: () => import('./types-page').then((m) => m.TypesPage),
  },
];
