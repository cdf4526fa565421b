import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text } from '../../testing/office';
import { VacanciesPage } from './vacancies-page';

async function open(url: string) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '**', component: VacanciesPage }]) });
  const http = openOffice(['leadership.read', 'organizations.export']);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  answerKinds(http);
  return { http, element: screenOf(harness) };
}

describe('一把手空缺', () => {
  it('names who has nobody in the first post on the day, since when, and whose 法定代表人 is to be settled', async () => {
    const { http, element } = await open('/leadership/vacancies?asOf=2026-01-31');
    const vacancies = http.expectOne((r) => r.url === '/api/leadership/vacancies');
    expect(vacancies.request.params.get('asOf')).toBe('2026-01-31');
    const body = { kind: 'chamberOfCommerce', type: '异地商会', areaName: '市本级', post: '会长' };
    vacancies.flush({
      count: 3,
      items: [
        { ...body, id: 'o1', name: '示例甲商会', since: '2025-12-01', acting: '张甲一' },
        { ...body, id: 'o2', name: '示例乙商会', since: null, acting: null },
      ],
    });
    http
      .expectOne((r) => r.url === '/api/leadership/reminders')
      .flush({ items: [{ id: 'o1', name: '示例甲商会', why: 'register', by: '2026-02-10' }] });
    await settle();
    expect([...element.querySelectorAll('tbody tr')].map(text)).toEqual([
      '示例甲商会商会市本级会长2025-12-01张甲一',
      '示例乙商会商会市本级会长没有登记--',
      '示例甲商会一把手已换，需变更登记2026-02-10',
    ]);
    expect(text(element)).toContain('只列出前 2 家');
    expect(element.querySelector('tbody a')?.getAttribute('href')).toBe('/organizations/o1/team?asOf=2026-01-31');
    const table = element.querySelector('header a');
    expect([text(table), table?.getAttribute('href')]).toEqual([
      '一把手空缺表',
      '/tables/new?ready=vacant&status=active,suspended&asOf=2026-01-31',
    ]);
  });

  it('goes to 法定代表人 where a link names it, once both lists stand', async () => {
    const { http, element } = await open('/leadership/vacancies#legal');
    http.expectOne((r) => r.url === '/api/leadership/reminders').flush({ items: [] });
    await settle();
    const heading = element.querySelector('h2');
    expect(document.activeElement).not.toBe(heading);
    http.expectOne((r) => r.url === '/api/leadership/vacancies').flush({ items: [], count: 0 });
    await settle();
    expect(text(heading)).toBe('法定代表人待办');
    expect(document.activeElement).toBe(heading);
  });

  it('says what is empty, and what was not read', async () => {
    const { http, element } = await open('/leadership/vacancies');
    http.expectOne((r) => r.url === '/api/leadership/vacancies').flush('', { status: 500, statusText: '' });
    http.expectOne((r) => r.url === '/api/leadership/reminders').flush({ items: [] });
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toContain('没有读到');
    element.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    await settle();
    http.expectOne((r) => r.url === '/api/leadership/vacancies').flush({ items: [], count: 0 });
    http.expectOne((r) => r.url === '/api/leadership/reminders').flush({ items: [] });
    await settle();
    expect(text(element)).toContain('没有一把手空缺的组织。');
    expect(text(element)).toContain('没有需要办理的法定代表人变更。');
  });
});
