import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Document } from '../../api/documents';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { paper, record } from '../../testing/records';
import { OrganizationDocuments } from './organization-documents';
import { OrganizationPage } from './organization-page';

const PAPERS = '/api/organizations/o1/documents';

async function open(query = '', over = {}) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/:id', component: OrganizationPage, children: [{ path: 'documents', component: OrganizationDocuments }] },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/organizations/o1/documents${query}`);
  answerKinds(http);
  http.expectOne((r) => r.url === '/api/organizations/o1').flush(record(over));
  await settle();
  const asked = () => http.expectOne((r) => r.method === 'GET' && r.url === PAPERS);
  const answer = async (items: readonly Document[]) => {
    asked().flush({ asOf: '2026-11-24', items, next: null, previous: null });
    await settle();
  };
  const tab = () => screenOf(harness).querySelector('tx-organization-documents');
  const button = (name: string, within: ParentNode = screenOf(harness)) =>
    [...within.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  return { http, tab, button, asked, answer };
}
const dialogOf = () => until(() => document.querySelector<HTMLElement>('mat-dialog-container'));

describe('组织的文件', () => {
  it('lists the papers of the day, each to be opened, taken and taken away', async () => {
    const { http, tab, button, answer } = await open();
    await answer([paper(), paper({ id: 'd2', title: '登记证书', number: null, issuedOn: null, erased: true })]);
    expect([...(tab()?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].slice(0, 5).map(text))).toEqual([
      ['关于更名的批复', '示例〔2017〕9号', '2017-03-20', '示例市民政局', 'pdf · 317 kB'],
      ['登记证书', '--', '--', '示例市民政局', 'pdf · 317 kB'],
    ]);
    expect([...(tab()?.querySelectorAll('a[download]') ?? [])].map((a) => a.getAttribute('href'))).toEqual([
      '/api/documents/d1/file?download=true',
    ]);
    button('取消关联《登记证书》')?.click();
    const dialog = await dialogOf();
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const dropped = http.expectOne((r) => r.method === 'DELETE' && r.url === `${PAPERS}/d2`);
    expect(dropped.request.headers.get('If-Match')).toBe('"3"');
    dropped.flush(record({ version: 4 }));
    await until(() => !document.querySelector('mat-dialog-container'));
    await answer([paper()]);
    expect(tab()?.querySelectorAll('tbody tr').length).toBe(1);
  });

  it('says that a paper was entered but not laid to the organization', async () => {
    const { http, tab, button, answer } = await open();
    await answer([]);
    expect(text(tab())).toMatch(/^还没有文件。.*登记文件$/);
    button('登记文件')?.click();
    const dialog = await dialogOf();
    const chooser = dialog.querySelector<HTMLInputElement>('input[type=file]');
    if (!chooser) throw new Error('no chooser');
    Object.defineProperty(chooser, 'files', { value: [new File(['%PDF-1.4'], '登记证书.pdf')] });
    chooser.dispatchEvent(new Event('change'));
    dialog.querySelector<HTMLInputElement>('mat-checkbox input')?.click();
    await settle();
    button('登记', dialog)?.click();
    await settle();
    http.expectOne('/api/documents').flush(paper({ title: '登记证书' }));
    const laid = await until(() => http.match((r) => r.method === 'POST' && r.url === PAPERS)[0]);
    expect(laid.request.body).toEqual({ documentIds: ['d1'] });
    laid.flush({ type: 'stale', title: '', status: 412, detail: '该记录刚被修改' }, { status: 412, statusText: '' });
    await settle();
    expect(text(tab()?.querySelector('[role=alert]'))).toBe('《登记证书》已登记，但没有关联到本组织：该记录刚被修改');
  });

  it('reads again where it was not read', async () => {
    const { tab, button, asked, answer } = await open();
    asked().error(new ProgressEvent('error'));
    await settle();
    expect(tab()?.querySelector('[role=alert]')).not.toBeNull();
    button('再试一次')?.click();
    await settle();
    await answer([paper()]);
    expect(tab()?.querySelector('[role=alert]')).toBeNull();
  });

  it.each([
    ['on another day', '?asOf=2019-12-31', {}],
    ['without the right', '', { mayChange: false }],
  ])('changes nothing %s', async (_when, query, over) => {
    const { tab, button, answer } = await open(query, over);
    await answer([paper()]);
    expect(text(tab()?.querySelector('tbody th'))).toBe('关于更名的批复');
    expect([button('登记文件'), button('取消关联《关于更名的批复》')]).toEqual([undefined, undefined]);
  });
});
