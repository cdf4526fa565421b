import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Person } from '../api/people';
import { openOffice, provideOffice, screenOf, settle, text, TODAY, until } from '../testing/office';
import { PersonPage } from './person-page';

type Office = Person['offices'][number];
const office = (over: Partial<Office> = {}): Office => ({
  id: 'h1',
  organization: { id: 'o1', name: '示例甲商会' },
  areaName: '崇川区',
  post: { code: 'secretaryGeneral', name: '秘书长' },
  acting: null,
  from: '2018-03-15',
  to: null,
  state: 'held',
  forUnit: false,
  term: 3,
  terms: [2, 3],
  wayOut: null,
  ...over,
});

async function open(...offices: readonly Office[]) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'people/:id', component: PersonPage }]) });
  const http = openOffice(['people.read']);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/people/p1');
  const person: Person = {
    id: 'p1',
    version: 1,
    asOf: TODAY,
    name: '沈寅三',
    employer: null,
    title: null,
    otherNames: [],
    hasPhone: false,
    phoneKept: false,
    mayChange: false,
    mayJoin: false,
    joined: [],
    offices,
  };
  (await until(() => http.match((r) => r.url === '/api/people/p1')[0])).flush(person);
  await settle();
  const rows = (heading: string) =>
    [...screenOf(harness).querySelectorAll('section')]
      .filter((section) => text(section.querySelector('h2')) === heading)
      .flatMap((section) => [...section.querySelectorAll('tbody tr')].map((row) => [...row.children].map(text)));
  return { rows };
}

describe('the page of a person', () => {
  it('tells an office once, from the first day of its chain, with the terms of all of it', async () => {
    const { rows } = await open(office());
    expect(rows('现任职务')).toEqual([['示例甲商会', '崇川区', '秘书长', '第2、3届', '2018-03-15', '--', '']]);
    expect(rows('曾任职务')).toEqual([]);
  });

  it('tells the last day of an office that is over, why it ended, and for whom it is exercised', async () => {
    const { rows } = await open(
      office({ id: 'h2', term: null, terms: [], forUnit: true }),
      office({ state: 'left', to: '2024-01-01', wayOut: 'termEnded' }),
    );
    expect(rows('现任职务')[0]?.slice(3)).toEqual(['--', '2018-03-15', '--', '代表所在单位任职']);
    expect(rows('曾任职务')[0]?.slice(3)).toEqual(['第2、3届', '2018-03-15', '2023-12-31', '届满']);
  });
});
