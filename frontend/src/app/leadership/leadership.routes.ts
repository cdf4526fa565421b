import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { leaveGuard } from '../ui/leave-guard';

export const leadershipRoutes: Routes = [
  {
    path: '',
    providers: [
      provideTranslocoScope({
        scope: 'leadership',
        loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
      }),
    ],
    children: [
      { path: '', loadComponent: () => import('./due/due-page').then((m) => m.DuePage) },
      { path: 'vacancies', loadComponent: () => import('./due/vacancies-page').then((m) => m.VacanciesPage) },
      {
        path: 'found',
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./found/found-page').then((m) => m.FoundPage),
      },
      {
        path: 'congress/:id',
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./congress/congress-page').then((m) => m.CongressPage),
      },
    ],
  },
];
