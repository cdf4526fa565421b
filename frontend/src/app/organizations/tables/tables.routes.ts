import type { Routes } from '@angular/router';
import { leaveGuard } from '../../ui/leave-guard';
import { organizationWords, tableWords } from '../organization-scope';

export const tableRoutes: Routes = [
  {
    path: '',
    providers: [organizationWords, tableWords],
    children: [
      { path: '', loadComponent: () => import('./tables-page').then((m) => m.TablesPage) },
      { path: 'new', canDeactivate: [leaveGuard], loadComponent: () => import('./table-page').then((m) => m.TablePage) },
      { path: 'kept/:id', loadComponent: () => import('./kept-page').then((m) => m.KeptPage) },
      { path: ':id', canDeactivate: [leaveGuard], loadComponent: () => import('./table-page').then((m) => m.TablePage) },
    ],
  },
];
