import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Document } from '../api/documents';
import { openOffice, provideOffice, screenOf, settle, text, until } from '../testing/office';
import { paper } from '../testing/records';
import { documentRoutes } from './documents.routes';

const READER = ['documents.read'];

async function open(path: string, rights?: readonly string[]) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'documents', children: documentRoutes }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(path);
  await until(() => screenOf(harness).querySelector('h1, .crumb'));
  const screen = () => screenOf(harness);
  const button = (name: string, within: ParentNode = screen()) => [...within.querySelectorAll('button')].find((b) => text(b) === name);
  const list = () => http.expectOne((r) => r.url === '/api/documents');
  const answerList = async (items: readonly Document[]) => {
    list().flush({ asOf: '2026-11-24', items, next: null, previous: null });
    await settle();
    for (const r of http.match((q) => q.url === '/api/documents/count'))
      if (!r.cancelled) r.flush({ asOf: '2026-11-24', count: items.length });
    await settle();
  };
  const answerPage = async (document: Document) => {
    http.expectOne((r) => r.url === '/api/documents/d1').flush(document);
    await settle();
  };
  return { http, screen, button, list, answerList, answerPage };
}
const snack = () => until(() => document.querySelector<HTMLElement>('mat-snack-bar-container'));

describe('文件', () => {
  it('lists what there is; its words are asked for by the address', async () => {
    const { http, screen, answerList } = await open('/documents?q=更名&mine=true');
    const asked = http.match((r) => r.url === '/api/documents')[0];
    expect([asked?.request.params.get('q'), asked?.request.params.get('mine')]).toEqual(['更名', 'true']);
    asked?.flush({ asOf: '2026-11-24', items: [paper(), paper({ id: 'd2', erased: true, about: [] })], next: null, previous: null });
    await settle();
    http.expectOne((r) => r.url === '/api/documents/count').flush({ asOf: '2026-11-24', count: 2 });
    await settle();
    expect([...screen().querySelectorAll('tbody tr')].map((row) => [...row.children].map(text))).toEqual([
      ['关于更名的批复', '示例〔2017〕9号', '2017-03-20', '示例市民政局', '上海南通商会', 'pdf · 317 kB', '2026-11-20'],
      ['关于更名的批复内容已抹除', '示例〔2017〕9号', '2017-03-20', '示例市民政局', '--', 'pdf · 317 kB', '2026-11-20'],
    ]);
    expect(text(screen().querySelector('.foot'))).toContain('共 2 份');
    screen().querySelector<HTMLButtonElement>('.mine')?.click();
    await settle();
    await answerList([]);
    expect(text(screen().querySelector('.state'))).toBe('没有符合条件的文件重置登记文件');
  });

  it('offers the next act where nothing is', async () => {
    const { screen, answerList } = await open('/documents');
    await answerList([]);
    expect(text(screen().querySelector('.state'))).toMatch(/^还没有文件。.*登记文件$/);
  });

  it.each([
    ['who only reads', '/documents', READER],
    ['another day', '/documents?asOf=2019-12-31', undefined],
  ])('offers nothing to enter: %s', async (_why, path, rights) => {
    const { button, screen, answerList } = await open(path, rights);
    await answerList([]);
    expect(text(screen().querySelector('.state'))).toMatch(/^还没有文件。/);
    expect(button('登记文件')).toBeUndefined();
  });

  it('says why it was not read, and reads again', async () => {
    const { button, screen, list, answerList } = await open('/documents');
    list().error(new ProgressEvent('error'));
    await settle();
    expect(text(screen().querySelector('[role=alert]'))).toBe('没有读到文件：服务器没有应答，请稍后再试。再试一次');
    button('再试一次')?.click();
    await settle();
    await answerList([paper()]);
    expect(screen().querySelector('[role=alert]')).toBeNull();
  });

  it('says whom to ask where there is no right, and does not offer to try again', async () => {
    const { screen, list } = await open('/documents');
    list().flush({ type: 'forbidden', title: '', status: 403, detail: '需要时请找管理员。' }, { status: 403, statusText: '' });
    await settle();
    expect(text(screen().querySelector('[role=alert]'))).toBe('您的账号不查阅文件需要时请找管理员。回到工作台');
  });
});

describe('一份文件', () => {
  it('shows the paper in place, and what it is about', async () => {
    const { screen, button, answerPage } = await open('/documents/d1');
    await answerPage(paper());
    expect(screen().querySelector('iframe')?.getAttribute('title')).toBe('关于更名的批复');
    expect(text(screen().querySelector('.wide a'))).toBe('上海南通商会');
    expect(button('更正')).toBeDefined();
    expect(button('抹除内容')).toBeUndefined(); // a right of its own
  });

  it.each([
    ['only read', '/documents/d1', paper({ mayChange: false, inPlace: false, fileKind: 'docx' }), 'docx 文件不能在此显示，请下载后查看。'],
    ['on another day', '/documents/d1?asOf=2019-12-31', paper({ erased: true }), '这份文件的内容已永久抹除，只留下登记信息。'],
  ])('changes nothing where it is %s', async (_why, path, document, says) => {
    const { screen, answerPage } = await open(path);
    await answerPage(document);
    expect(text(screen().querySelector('.paper'))).toBe(says);
    expect(screen().querySelectorAll('.do button').length).toBe(0);
  });

  it('is not found where it lies outside', async () => {
    const { http, screen } = await open('/documents/d1');
    http.expectOne((r) => r.url === '/api/documents/d1').flush({ type: 'not_found', status: 404 }, { status: 404, statusText: '' });
    await settle();
    expect(text(screen().querySelector('[role=alert]'))).toBe(
      '没有这份文件可能已删去，或不在您的权限范围内。需要查阅时请找管理员。回到文件',
    );
  });

  it('says why it was not read, and reads again; without the right only whom to ask', async () => {
    const { http, screen, button } = await open('/documents/d1');
    const asked = () => http.expectOne((r) => r.url === '/api/documents/d1');
    const alert = () => text(screen().querySelector('[role=alert]'));
    asked().error(new ProgressEvent('error'));
    await settle();
    expect(alert()).toBe('没有打开没有读到文件：服务器没有应答，请稍后再试。再试一次回到文件');
    button('再试一次')?.click();
    await settle();
    asked().flush({ type: 'forbidden', title: '', status: 403, detail: '需要时请找管理员。' }, { status: 403, statusText: '' });
    await settle();
    expect(alert()).toBe('您的账号不查阅文件需要时请找管理员。回到工作台');
  });

  it('stays where its deletion is left', async () => {
    const { http, button, answerPage } = await open('/documents/d1');
    await answerPage(paper());
    button('删去')?.click();
    const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
    button('取消', dialog)?.click();
    await until(() => !document.querySelector('mat-dialog-container'));
    http.expectNone((r) => r.method === 'DELETE');
    expect(text(document.querySelector('h1'))).toBe('关于更名的批复');
  });

  it('is deleted, and says on the list why it does not come back', async () => {
    const { http, button, answerPage, answerList } = await open('/documents/d1');
    await answerPage(paper({ about: [] }));
    button('删去')?.click();
    const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
    button('删去', dialog)?.click();
    await until(() => !document.querySelector('mat-dialog-container'));
    http.expectOne((r) => r.method === 'DELETE' && r.url === '/api/documents/d1').flush({ changeSet: 'c1' });
    const told = await snack();
    await answerList([]);
    expect(text(told)).toContain('已删去《关于更名的批复》');
    told.querySelector('button')?.click();
    const undo = await until(() => http.match('/api/changes/c1/undo')[0]);
    undo.flush({ type: 'file_gone', title: '', status: 409, detail: '文件内容已不在，不能撤销' }, { status: 409, statusText: '' });
    await until(() => text(document.querySelector('mat-snack-bar-container:last-of-type')).includes('文件内容已不在，不能撤销'));
    expect(text(await snack())).toBe('文件内容已不在，不能撤销');
  });
});
