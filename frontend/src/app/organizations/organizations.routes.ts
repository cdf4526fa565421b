import type { Routes } from '@angular/router';
import { leaveGuard } from '../ui/leave-guard';
import { comparisonWords, formWords, importWords, organizationWords, recordWords } from './organization-scope';

export const organizationRoutes: Routes = [
  {
    path: '',
    providers: [organizationWords],
    children: [
      { path: '', loadComponent: () => import('./list/organizations-list').then((m) => m.OrganizationsList) },
      { path: 'views/:id', loadComponent: () => import('./views/view-opening').then((m) => m.ViewOpening) },
      {
        path: 'compare',
        providers: [comparisonWords],
        loadComponent: () => import('./compare/names-compared').then((m) => m.NamesCompared),
      },
      {
        path: 'import',
        canDeactivate: [leaveGuard],
        providers: [importWords],
        loadComponent: () => import('./import/import-list').then((m) => m.ImportList),
      },
      { path: 'walk', providers: [recordWords], loadComponent: () => import('./walk/walk').then((m) => m.Walk) },
      {
        path: 'new',
        providers: [formWords],
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./form/organization-form').then((m) => m.OrganizationForm),
      },
      {
        path: 'bulk',
        providers: [formWords],
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./bulk/bulk-edit').then((m) => m.BulkEdit),
      },
      {
        path: ':id/edit',
        providers: [formWords],
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./form/organization-form').then((m) => m.OrganizationForm),
      },
      {
        path: ':id/sheet',
        providers: [recordWords],
        loadComponent: () => import('./sheet/organization-sheet').then((m) => m.OrganizationSheet),
      },
      {
        path: ':id',
        providers: [recordWords],
        loadComponent: () => import('./page/organization-page').then((m) => m.OrganizationPage),
        children: [
          { path: '', loadComponent: () => import('./page/organization-overview').then((m) => m.OrganizationOverview) },
          { path: 'team', loadComponent: () => import('./page/team/organization-team').then((m) => m.OrganizationTeam) },
          { path: 'terms', loadComponent: () => import('./page/terms/organization-terms').then((m) => m.OrganizationTerms) },
          { path: 'life', loadComponent: () => import('./page/organization-life').then((m) => m.OrganizationLife) },
          {
            path: 'recognitions',
            loadComponent: () => import('./page/organization-recognitions').then((m) => m.OrganizationRecognitions),
          },
          { path: 'relations', loadComponent: () => import('./page/organization-relations').then((m) => m.OrganizationRelations) },
          { path: 'documents', loadComponent: () => import('./page/organization-documents').then((m) => m.OrganizationDocuments) },
          { path: 'changes', loadComponent: () => import('./page/organization-changes').then((m) => m.OrganizationChanges) },
        ],
      },
    ],
  },
];
