import type { Routes } from '@angular/router';
import { workWords } from '../organization-scope';

/** The page that one lands on. */
export const workbenchRoutes: Routes = [
  { path: '', providers: [workWords], loadComponent: () => import('./workbench').then((m) => m.Workbench) },
];

/** What one did oneself, with an address of its own. */
export const operationRoutes: Routes = [
  { path: '', providers: [workWords], loadComponent: () => import('./my-operations').then((m) => m.MyOperations) },
];
