import type { Routes } from '@angular/router';
import { leaveGuard } from '../ui/leave-guard';
import { organizationWords } from './organization-scope';

export const organizationRoutes: Routes = [
  {
    path: '',
    providers: [organizationWords],
    children: [
      { path: '', loadComponent: () => import('./organizations-list').then((m) => m.OrganizationsList) },
      { path: 'views/:id', loadComponent: () => import('./views/view-opening').then((m) => m.ViewOpening) },
      { path: 'walk', loadComponent: () => import('./walk').then((m) => m.Walk) },
      { path: 'new', canDeactivate: [leaveGuard], loadComponent: () => import('./organization-form').then((m) => m.OrganizationForm) },
      { path: 'bulk', canDeactivate: [leaveGuard], loadComponent: () => import('./bulk-edit').then((m) => m.BulkEdit) },
      { path: ':id/edit', canDeactivate: [leaveGuard], loadComponent: () => import('./organization-form').then((m) => m.OrganizationForm) },
      { path: ':id/sheet', loadComponent: () => import('./organization-sheet').then((m) => m.OrganizationSheet) },
      {
        path: ':id',
        loadComponent: () => import('./organization-page').then((m) => m.OrganizationPage),
        children: [
          { path: '', loadComponent: () => import('./organization-overview').then((m) => m.OrganizationOverview) },
          { path: 'life', loadComponent: () => import('./organization-life').then((m) => m.OrganizationLife) },
          {
            path: 'recognitions',
            loadComponent: () => import('./organization-recognitions').then((m) => m.OrganizationRecognitions),
          },
          { path: 'relations', loadComponent: () => import('./organization-relations').then((m) => m.OrganizationRelations) },
          { path: 'documents', loadComponent: () => import('./organization-documents').then((m) => m.OrganizationDocuments) },
          { path: 'changes', loadComponent: () => import('./organization-changes').then((m) => m.OrganizationChanges) },
        ],
      },
    ],
  },
];
