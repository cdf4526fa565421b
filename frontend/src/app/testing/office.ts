import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ANIMATION_MODULE_TYPE, ApplicationRef, importProvidersFrom, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import { provideRouter, withComponentInputBinding, type Routes } from '@angular/router';
import type { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { officeInterceptor, SURROUNDINGS } from '../api/client';
import type { ListSettings } from '../api/list-types';
import type { Kind } from '../api/kinds';
import type { Settings } from '../api/office';
import areasEn from '../areas/i18n/en.json' with { type: 'json' };
import areasZh from '../areas/i18n/zh.json' with { type: 'json' };
import documentsEn from '../documents/i18n/en.json' with { type: 'json' };
import documentsZh from '../documents/i18n/zh.json' with { type: 'json' };
import jobsEn from '../jobs/i18n/en.json' with { type: 'json' };
import jobsZh from '../jobs/i18n/zh.json' with { type: 'json' };
import leadershipEn from '../leadership/i18n/en.json' with { type: 'json' };
import leadershipZh from '../leadership/i18n/zh.json' with { type: 'json' };
import rulesEn from '../leadership/rules/i18n/en.json' with { type: 'json' };
import rulesZh from '../leadership/rules/i18n/zh.json' with { type: 'json' };
import officeEn from '../office/i18n/en.json' with { type: 'json' };
import officeZh from '../office/i18n/zh.json' with { type: 'json' };
import comparisonEn from '../organizations/compare/i18n/en.json' with { type: 'json' };
import comparisonZh from '../organizations/compare/i18n/zh.json' with { type: 'json' };
import formEn from '../organizations/form/i18n/en.json' with { type: 'json' };
import formZh from '../organizations/form/i18n/zh.json' with { type: 'json' };
import importEn from '../organizations/import/i18n/en.json' with { type: 'json' };
import importZh from '../organizations/import/i18n/zh.json' with { type: 'json' };
import recordEn from '../organizations/page/i18n/en.json' with { type: 'json' };
import recordZh from '../organizations/page/i18n/zh.json' with { type: 'json' };
import organizationsEn from '../organizations/i18n/en.json' with { type: 'json' };
import organizationsZh from '../organizations/i18n/zh.json' with { type: 'json' };
import tablesEn from '../organizations/tables/i18n/en.json' with { type: 'json' };
import tablesZh from '../organizations/tables/i18n/zh.json' with { type: 'json' };
import workEn from '../organizations/work/i18n/en.json' with { type: 'json' };
import workZh from '../organizations/work/i18n/zh.json' with { type: 'json' };
import peopleEn from '../people/i18n/en.json' with { type: 'json' };
import peopleZh from '../people/i18n/zh.json' with { type: 'json' };
import { ServerAreas } from '../shell/area-lookup';
import sectionsEn from '../sections/i18n/en.json' with { type: 'json' };
import sectionsZh from '../sections/i18n/zh.json' with { type: 'json' };
import shellEn from '../shell/i18n/en.json' with { type: 'json' };
import shellZh from '../shell/i18n/zh.json' with { type: 'json' };
import { RegistryInfo } from '../shell/registry';
import { Session } from '../shell/session';
import { AreaLookup } from '../ui/area-lookup';
import { OFFICE_TODAY } from '../ui/days';
import typesEn from '../types/i18n/en.json' with { type: 'json' };
import typesZh from '../types/i18n/zh.json' with { type: 'json' };
import uiEn from '../ui/i18n/en.json' with { type: 'json' };
import uiZh from '../ui/i18n/zh.json' with { type: 'json' };
import { provideIcons } from '../ui/icons';
import { BASE, CHAMBER } from './kinds';

export const TODAY = '2026-11-24';
const RIGHTS = [
  'organizations.read',
  'organizations.found',
  'organizations.change',
  'organizations.void',
  'organizations.contact',
  'organizations.export',
  'documents.read',
  'documents.add',
  'views.own',
  'history.read',
  'history.undo',
];

/** What every component of the interface stands on, with the real words and without a server. */
export function provideOffice(routes: Routes = []): (Provider | EnvironmentProviders)[] {
  return [
    provideHttpClient(withInterceptors([officeInterceptor])),
    provideHttpClientTesting(),
    provideRouter(routes, withComponentInputBinding()),
    provideIcons(),
    { provide: ANIMATION_MODULE_TYPE, useValue: 'NoopAnimations' },
    importProvidersFrom(
      TranslocoTestingModule.forRoot({
        langs: {
          zh: {
            ...shellZh,
            ui: uiZh,
            organizations: { ...organizationsZh, ...formZh, ...recordZh, ...comparisonZh, ...importZh, ...tablesZh, ...workZh },
            areas: areasZh,
            documents: documentsZh,
            sections: sectionsZh,
            types: typesZh,
            jobs: jobsZh,
            leadership: { ...leadershipZh, ...rulesZh },
            office: officeZh,
            people: peopleZh,
          },
          en: {
            ...shellEn,
            ui: uiEn,
            organizations: { ...organizationsEn, ...formEn, ...recordEn, ...comparisonEn, ...importEn, ...tablesEn, ...workEn },
            areas: areasEn,
            documents: documentsEn,
            sections: sectionsEn,
            types: typesEn,
            jobs: jobsEn,
            leadership: { ...leadershipEn, ...rulesEn },
            office: officeEn,
            people: peopleEn,
          },
        },
        translocoConfig: { availableLangs: ['zh', 'en'], defaultLang: 'zh', reRenderOnLangChange: true },
        preloadLangs: true,
      }),
    ),
    { provide: SURROUNDINGS, useValue: { language: () => 'zh', signedOut: () => undefined } },
    { provide: AreaLookup, useExisting: ServerAreas },
    { provide: OFFICE_TODAY, useValue: () => TODAY },
    { provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: { appearance: 'outline', subscriptSizing: 'dynamic', floatLabel: 'always' } },
  ];
}

/** Signs 李乙二 in, on the day of the pictures. */
export function openOffice(rights: readonly string[] = RIGHTS, lists: Readonly<Record<string, ListSettings>> = {}): HttpTestingController {
  localStorage.clear();
  TestBed.inject(RegistryInfo).info.set({
    begun: true,
    officeName: '市委统战部',
    city: { id: 'a-3206', code: '3206', name: '南通市' },
    sample: true,
    today: TODAY,
  });
  const session = TestBed.inject(Session) as unknown as { open(answer: unknown): void };
  session.open({
    account: { id: 'u2', login: 'supervisor', name: '李乙二', locale: 'zh' },
    rights,
    grants: [],
    lists,
    expiresAt: '2027-01-01T00:00:00Z',
  });
  return TestBed.inject(HttpTestingController);
}

/** Lets what was answered reach the screen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await Promise.resolve();
    TestBed.inject(ApplicationRef).tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Waits until something is so, a second at most: dialogs and lazy parts come in their own time. */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let i = 0; i < 200; i++) {
    await settle();
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it never came');
}

/** The element of the page that was navigated to. */
export function screenOf(harness: RouterTestingHarness): HTMLElement {
  if (!harness.routeNativeElement) throw new Error('nothing is open');
  return harness.routeNativeElement;
}

export const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const SETTINGS: Settings = {
  officeName: '市委统战部',
  city: { id: 'a-3206', code: '3206', name: '南通市' },
  cityStays: true,
  confirmMonths: 6,
  exportMark: null,
  ready: true,
};

/** Answers what the frame asks for on every page. */
export function answerKinds(http: HttpTestingController, kinds: readonly Kind[] = [CHAMBER, BASE]): void {
  for (const request of http.match('/api/kinds')) request.flush({ items: kinds });
  for (const request of http.match('/api/registry/settings')) request.flush(SETTINGS);
}
