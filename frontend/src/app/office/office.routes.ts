import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

const words = provideTranslocoScope({
  scope: 'office',
  loader: { zh: () => import('./i18n/zh.json').then((m) => m.default), en: () => import('./i18n/en.json').then((m) => m.default) },
});

export const settingsRoutes: Routes = [
  { path: '', providers: [words], loadComponent: () => import('./settings-page').then((m) => m.SettingsPage) },
];

export const accountRoutes: Routes = [
  { path: '', providers: [words], loadComponent: () => import('./accounts-page').then((m) => m.AccountsPage) },
];

/** The guide before the first record: around the very screens on which the office goes on keeping these things. `others` are those of other features. */
export const setupRoutes = (others: Routes): Routes => [
  {
    path: '',
    providers: [words],
    loadComponent: () => import('./setup-page').then((m) => m.SetupPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'settings' },
      { path: 'settings', loadComponent: () => import('./settings-page').then((m) => m.SettingsPage) },
      { path: 'counties', loadComponent: () => import('./counties-page').then((m) => m.CountiesPage) },
      ...others,
      { path: 'accounts', loadComponent: () => import('./accounts-page').then((m) => m.AccountsPage) },
    ],
  },
];
