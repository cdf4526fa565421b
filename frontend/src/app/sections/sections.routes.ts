import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const sectionRoutes: Routes = [
  {
    path: '',
    providers: [
      provideTranslocoScope({
        scope: 'sections',
        loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
      }),
    ],
    loadComponent: () => import('./sections-page').then((m) => m.SectionsPage),
  },
];
