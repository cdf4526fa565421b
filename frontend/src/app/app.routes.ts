import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import { Frame } from './shell/frame';
import { RegistryInfo } from './shell/registry';
import { Session } from './shell/session';

const signedIn: CanActivateFn = (_route, state) => {
  if (inject(Session).account()) return true;
  const router = inject(Router);
  if (inject(RegistryInfo).info()?.empty) return router.parseUrl('/begin');
  return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { returnTo: state.url } });
};

const notYetSignedIn: CanActivateFn = () => !inject(Session).account() || inject(Router).parseUrl('/');

export const routes: Routes = [
  { path: 'sign-in', canActivate: [notYetSignedIn], loadComponent: () => import('./shell/sign-in').then((m) => m.SignIn) },
  { path: 'begin', loadComponent: () => import('./shell/begin').then((m) => m.Begin) },
  {
    path: '',
    component: Frame,
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'organizations' },
      { path: 'organizations', loadChildren: () => import('./organizations/organizations.routes').then((m) => m.organizationRoutes) },
      { path: '**', loadComponent: () => import('./shell/not-found').then((m) => m.NotFound) },
    ],
  },
];
