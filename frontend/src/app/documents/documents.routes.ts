import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const documentRoutes: Routes = [
  {
    path: '',
    providers: [
      provideTranslocoScope({
        scope: 'documents',
        loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
      }),
    ],
    children: [
      { path: '', loadComponent: () => import('./documents-list').then((m) => m.DocumentsList) },
      { path: ':id', loadComponent: () => import('./document-page').then((m) => m.DocumentPage) },
    ],
  },
];
