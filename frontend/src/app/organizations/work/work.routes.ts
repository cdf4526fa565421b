import type { Routes } from '@angular/router';
import { organizationWords } from '../organization-scope';

/** The page that one lands on. */
export const workbenchRoutes: Routes = [
  { path: '', providers: [organizationWords], loadComponent: () => import('./workbench').then((m) => m.Workbench) },
];

/** What one did oneself, with an address of its own. */
export const operationRoutes: Routes = [
  { path: '', providers: [organizationWords], loadComponent: () => import('./my-operations').then((m) => m.MyOperations) },
];
