import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import { Frame } from './shell/frame';
import { RegistryInfo } from './shell/registry';
import { Session } from './shell/session';

const signedIn: CanActivateFn = (_route, state) => {
  const router = inject(Router);
  if (inject(Session).account()) return inject(RegistryInfo).info()?.begun === false ? router.parseUrl('/begin') : true;
  return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { returnTo: state.url } });
};

const notYetSignedIn: CanActivateFn = () => !inject(Session).account() || inject(Router).parseUrl('/');

/** The choice between sample and own is there for whoever is signed in, while it is open; who may go live finds it from the sample too. */
const choosing: CanActivateFn = () => {
  const [session, registry] = [inject(Session), inject(RegistryInfo).info()];
  const open = registry?.begun === false || (registry?.sample === true && session.may('registry.begin'));
  return (session.account() !== null && open) || inject(Router).parseUrl('/');
};

export const routes: Routes = [
  { path: 'sign-in', canActivate: [notYetSignedIn], loadComponent: () => import('./shell/sign-in').then((m) => m.SignIn) },
  { path: 'begin', canActivate: [choosing], loadComponent: () => import('./shell/begin').then((m) => m.Begin) },
  {
    path: '',
    component: Frame,
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'home' },
      { path: 'home', loadChildren: () => import('./organizations/work/work.routes').then((m) => m.workbenchRoutes) },
      { path: 'organizations', loadChildren: () => import('./organizations/organizations.routes').then((m) => m.organizationRoutes) },
      { path: 'leadership', loadChildren: () => import('./leadership/leadership.routes').then((m) => m.leadershipRoutes) },
      { path: 'people', loadChildren: () => import('./people/people.routes').then((m) => m.peopleRoutes) },
      { path: 'tables', loadChildren: () => import('./organizations/tables/tables.routes').then((m) => m.tableRoutes) },
      { path: 'operations', loadChildren: () => import('./organizations/work/work.routes').then((m) => m.operationRoutes) },
      { path: 'jobs', loadChildren: () => import('./jobs/jobs.routes').then((m) => m.jobRoutes) },
      { path: 'areas', loadChildren: () => import('./areas/areas.routes').then((m) => m.areaRoutes) },
      { path: 'sections', loadChildren: () => import('./sections/sections.routes').then((m) => m.sectionRoutes) },
      { path: 'documents', loadChildren: () => import('./documents/documents.routes').then((m) => m.documentRoutes) },
      { path: 'types', loadChildren: () => import('./types/types.routes').then((m) => m.typeRoutes) },
      { path: 'settings', loadChildren: () => import('./office/office.routes').then((m) => m.settingsRoutes) },
      { path: 'accounts', loadChildren: () => import('./office/office.routes').then((m) => m.accountRoutes) },
      {
        path: 'setup',
        loadChildren: () =>
          import('./office/office.routes').then((m) =>
            m.setupRoutes([
              { path: 'sections', loadChildren: () => import('./sections/sections.routes').then((s) => s.sectionRoutes) },
              { path: 'types', loadChildren: () => import('./types/types.routes').then((s) => s.typeRoutes) },
            ]),
          ),
      },
      { path: '**', loadComponent: () => import('./shell/not-found').then((m) => m.NotFound) },
    ],
  },
];
