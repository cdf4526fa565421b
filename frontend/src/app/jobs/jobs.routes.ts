import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const jobRoutes: Routes = [
  {
    path: '',
    providers: [
      provideTranslocoScope({
        scope: 'jobs',
        loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
      }),
    ],
    loadComponent: () => import('./jobs-page').then((m) => m.JobsPage),
  },
];
