import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { leaveGuard } from '../ui/leave-guard';

const shared = {
  scope: 'leadership',
  loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
};

/** With those of 换届规则, which 换届 itself does without. All of them stand under `leadership`. */
const ruleWords = provideTranslocoScope(shared, {
  scope: 'rules',
  alias: 'leadership',
  loader: {
    zh: () => import('./rules/i18n/zh.json').then((m) => m.default),
    en: () => import('./rules/i18n/en.json').then((m) => m.default),
  },
});

export const leadershipRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope(shared)],
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
      {
        path: 'rules',
        providers: [ruleWords],
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./rules/rules-page').then((m) => m.RulesPage),
      },
      {
        path: 'posts/:id',
        providers: [ruleWords],
        loadComponent: () => import('./charter/type-posts-page').then((m) => m.TypePostsPage),
      },
      {
        path: 'charter/:id',
        providers: [ruleWords],
        loadComponent: () => import('./charter/charter-page').then((m) => m.CharterPage),
      },
    ],
  },
];
