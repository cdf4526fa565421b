import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { MyChange, MyChanges, RecentRecord } from '../../api/work-types';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text } from '../../testing/office';
import { MyOperations } from './my-operations';

const chamber: RecentRecord = { id: 'o1', name: '示例甲商会', sort: 'organization', kind: 'chamberOfCommerce', there: true };
const rename: MyChange = {
  at: '2026-11-23T02:00:00Z',
  account: '李乙二',
  act: 'organizations.change',
  reason: null,
  changeSet: 'c2',
  sentence: '自2022-01-01起变更名称',
  fields: [{ field: 'name', label: '名称', from: '2022-01-01', to: null, before: '示例甲商会', after: '示例乙商会' }],
  records: [chamber],
  count: 1,
};
const page = (items: MyChange[], next: string | null = null): MyChanges => ({
  since: '2026-10-25',
  acts: [{ act: 'organizations.change', label: '变更' }],
  items,
  next,
});
const asked = (http: HttpTestingController): TestRequest => http.expectOne((r) => r.url === '/api/changes/mine');

async function open(url = '/operations', rights?: readonly string[]) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'operations', component: MyOperations }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  answerKinds(http);
  const element = screenOf(harness);
  const undos = () => [...element.querySelectorAll<HTMLButtonElement>('article .do button')];
  const press = async (key: string) => {
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  return { http, element, undos, press };
}

describe('我的操作', () => {
  it('lists what was done to which organization, with 撤销 at each that can be taken back', async () => {
    const { http, element, undos } = await open();
    const area: RecentRecord = { id: 'a1', name: '如东县', sort: 'area', kind: null, there: true };
    asked(http).flush(
      page([
        rename,
        { ...rename, changeSet: 'c1', undone: true, sentence: '新建组织', records: [{ ...chamber, there: false }] },
        { ...rename, changeSet: 'c0', sentence: '调整区划次序', records: [area, { ...area, id: 'a2', name: '启东市' }], count: 9 },
        { ...rename, changeSet: 'b9', sentence: null, actLabel: '变更', fields: [], records: [], count: 0 },
      ]),
    );
    await settle();
    const articles = [...element.querySelectorAll('article')].map(text);
    expect(articles[0]).toContain('示例甲商会');
    expect(articles[0]).toContain('名称示例甲商会→示例乙商会');
    expect(element.querySelector('article a')?.getAttribute('href')).toBe('/organizations/o1');
    expect(articles[1]).toContain('示例甲商会（已不在名录中）');
    expect(articles[2]).toContain('如东县、启东市');
    expect(articles[2]).toContain('等 9 个');
    expect(articles[2]).not.toContain('→');
    expect(articles[3]).toContain('已不在权限范围内');
    expect(undos().map((b) => b.getAttribute('aria-label'))).toEqual(['撤销：自2022-01-01起变更名称', '撤销：调整区划次序']);
  });

  it('is taken back by keys alone, and reads itself anew', async () => {
    const { http, element, undos, press } = await open();
    asked(http).flush(page([{ ...rename, changeSet: 'c3', sentence: '变更地址' }, rename]));
    await settle();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(document.activeElement).toBe(undos()[1]);
    await press('ArrowUp');
    expect(document.activeElement).toBe(undos()[0]);
    await press('ArrowDown');
    undos()[1]?.click();
    await settle();
    http.expectOne((r) => r.url === '/api/changes/c2/undo' && r.params.has('dryRun')).flush({ changeSet: 'x', diff: rename.fields });
    await settle();
    const box = element.querySelector<HTMLInputElement>('.reason input');
    expect(document.activeElement).toBe(box);
    if (box) box.value = '录错了';
    box?.dispatchEvent(new Event('input'));
    await press('Enter');
    const undo = http.expectOne('/api/changes/c2/undo');
    expect(undo.request.body).toEqual({ reason: '录错了' });
    undo.flush({ changeSet: 'c4', diff: [] });
    await settle();
    asked(http).flush(
      page([
        { ...rename, changeSet: 'c4', undoes: 'c2', sentence: '撤销了“变更名称”' },
        { ...rename, undone: true },
      ]),
    );
    await settle();
    expect(undos().map((b) => b.getAttribute('aria-label'))).toEqual(['恢复：撤销了“变更名称”']);
    expect(document.activeElement).toBe(undos()[0]);
  });

  it('asks for a day and an act by its address, and goes on behind the page', async () => {
    const { http, element } = await open('/operations?day=2026-11-23&act=organizations.change');
    const first = asked(http);
    expect(first.request.params.get('day')).toBe('2026-11-23');
    expect(first.request.params.get('act')).toBe('organizations.change');
    first.flush(page([rename], 'further'));
    await settle();
    [...element.querySelectorAll('button')].find((b) => text(b) === '更早的操作')?.click();
    await settle();
    const more = asked(http);
    expect(more.request.params.get('after')).toBe('further');
    more.flush(page([{ ...rename, changeSet: 'c1' }]));
    await settle();
    expect(element.querySelectorAll('article')).toHaveLength(2);
    [...element.querySelectorAll('button')].find((b) => text(b) === '重置')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/operations');
    asked(http).flush(page([]));
    await settle();
    expect(text(element)).toContain('最近 30 天没有办理过事项');
    expect([...element.querySelectorAll('a')].map(text)).toContain('去组织名录');
  });

  it('offers no undo on another day, nor to who has no right to it, and says why', async () => {
    const { http, element, undos } = await open('/operations?asOf=2020-12-31');
    asked(http).flush(page([rename]));
    await settle();
    expect(undos()).toEqual([]);
    expect(text(element)).toContain('要撤销，请先回到今天');
  });

  it('says that the server did not answer, and asks again', async () => {
    const { http, element } = await open();
    asked(http).flush('', { status: 500, statusText: '' });
    await settle();
    [...element.querySelectorAll('button')].find((b) => text(b) === '再试一次')?.click();
    await settle();
    asked(http).flush(page([rename]));
    await settle();
    expect(element.querySelectorAll('article')).toHaveLength(1);
  });
});
