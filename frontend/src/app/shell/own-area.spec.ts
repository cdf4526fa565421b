import { TestBed } from '@angular/core/testing';
import type { Grant } from '../api/session';
import { openOffice, provideOffice } from '../testing/office';
import { OwnArea } from './own-area';
import { Session } from './session';

const grant = (areaId: string | null, role = 'officer'): Grant => ({ role, areaId, areaName: null, kinds: null });
const AREAS: Record<string, object> = {
  city: { id: 'city', level: 'city', path: [], now: null },
  county: { id: 'county', level: 'county', path: [{ id: 'city' }], now: null },
  town: { id: 'town', level: 'township', path: [{ id: 'county' }, { id: 'city' }], now: null },
  other: { id: 'other', level: 'county', path: [{ id: 'city' }], now: null },
  ended: { id: 'ended', level: 'county', path: [{ id: 'city' }], now: { id: 'county', name: '', code: '' } },
};

async function found(...grants: Grant[]): Promise<string> {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  TestBed.inject(Session).grants.set(grants);
  const answer = TestBed.inject(OwnArea).find();
  for (const request of http.match((r) => r.url.startsWith('/api/areas/')))
    request.flush(AREAS[request.request.url.split('/').at(-1) ?? ''] ?? {});
  const area = await answer;
  TestBed.resetTestingModule();
  return area;
}

it('the area in which an account founds is told where its grants leave no choice', async () => {
  expect(await found(grant('county'))).toBe('county');
  expect(await found(grant('town'), grant('county'))).toBe('county');
  // Reading elsewhere is no choice; a unit that is no more stands for the one it became.
  expect(await found(grant('county'), grant('other', 'viewer'), grant(null, 'auditor'))).toBe('county');
  expect(await found(grant('ended'), grant('county'))).toBe('county');
  expect(await found(grant('ended'))).toBe('county');
});

it('it is left to the officer where there is a choice', async () => {
  expect(await found()).toBe('');
  expect(await found(grant(null))).toBe('');
  expect(await found(grant('county'), grant('other'))).toBe('');
  expect(await found(grant('city'), grant('county'))).toBe('');
  expect(await found(grant('county', 'viewer'))).toBe('');
});

it('it is empty when the server does not say', async () => {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  TestBed.inject(Session).grants.set([grant('county')]);
  const answer = TestBed.inject(OwnArea).find();
  http.expectOne('/api/areas/county').error(new ProgressEvent('error'));
  expect(await answer).toBe('');
});
