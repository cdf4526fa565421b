import { TestBed } from '@angular/core/testing';
import { openOffice, provideOffice } from '../testing/office';
import { row } from '../testing/records';
import { OrganizationLookup } from './organization-lookup';

it('for what joins a record offers its own kind first, each once, and never the record itself', async () => {
  TestBed.configureTestingModule({ providers: provideOffice([]) });
  const http = openOffice();
  const found = TestBed.inject(OrganizationLookup).joining({ id: 'own', kind: 'chamberOfCommerce' }).find('示例');
  const chamber = (id: string) => row({ id, name: id, kind: 'chamberOfCommerce' });
  const base = row({ id: 'base', name: 'base', kind: 'practiceBase' });
  const requests = http.match((r) => r.url === '/api/organizations' && r.params.get('q') === '示例');
  expect(requests.map(({ request }) => request.params.get('kind'))).toEqual(['chamberOfCommerce', null]);
  requests[0]?.flush({ items: [chamber('own'), chamber('other')] });
  requests[1]?.flush({ items: [base, chamber('other'), chamber('own')] });
  expect((await found).map(({ id }) => id)).toEqual(['other', 'base']);
});
