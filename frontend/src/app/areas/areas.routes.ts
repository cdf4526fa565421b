import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const areaRoutes: Routes = [
  {
    path: '',
    providers: [
      provideTranslocoScope({
        scope: 'areas',
        loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
      }),
    ],
    loadComponent: () => import('./areas-browser').then((m) => m.AreasBrowser),
    children: [
      { path: '', loadComponent: () => import('./area-page').then((m) => m.AreaPage) },
      { path: ':id', loadComponent: () => import('./area-page').then((m) => m.AreaPage) },
    ],
  },
];
