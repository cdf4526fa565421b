import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const peopleRoutes: Routes = [
  {
    path: ':id',
    providers: [
      provideTranslocoScope({
        scope: 'people',
        loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
      }),
    ],
    loadComponent: () => import('./person-page').then((m) => m.PersonPage),
  },
];
