import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ChangeSet } from '../../api/changes';
import { openOffice, provideOffice, settle, text } from '../../testing/office';
import { UndoPanel } from './undo-panel';

const change: ChangeSet = {
  at: '2017-04-06T02:00:00Z',
  account: '张甲一',
  act: 'organizations.change',
  reason: null,
  changeSet: 'c2',
  sentence: '更名',
  fields: [],
};
const dryRun = (http: HttpTestingController, body: (b: Record<string, unknown>) => boolean) =>
  http.expectOne((r) => r.url === '/api/changes/c2/undo' && r.params.get('dryRun') === 'true' && body(r.body as Record<string, unknown>));

async function open() {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  const fixture = TestBed.createComponent(UndoPanel);
  fixture.componentRef.setInput('change', change);
  fixture.componentRef.setInput('kind', 'chamberOfCommerce');
  const done: (string | null)[] = [];
  fixture.componentInstance.done.subscribe((gone) => done.push(gone));
  await settle();
  const element = fixture.nativeElement as HTMLElement;
  const confirm = async (reason: string) => {
    const box = element.querySelector<HTMLInputElement>('.reason input');
    if (!box) throw new Error('no box');
    box.value = reason;
    box.dispatchEvent(new Event('input'));
    [...element.querySelectorAll('button')].find((b) => text(b) === '确认撤销')?.click();
    await settle();
  };
  return { http, element, done, confirm };
}

describe('撤销 beneath its row', () => {
  it('shows what changes back, wants a reason, then takes it back', async () => {
    const { http, element, done, confirm } = await open();
    dryRun(http, (b) => !b['fields'] && !b['with']).flush({
      changeSet: 'x',
      diff: [{ field: 'name', label: '名称', from: '2017-04-01', to: null, before: '新', after: '旧' }],
    });
    await settle();
    expect(text(element.querySelector('tx-diff'))).toContain('新→旧');
    expect(document.activeElement).toBe(element.querySelector('.reason input'));
    await confirm('  ');
    http.expectNone('/api/changes/c2/undo');
    expect(text(element)).toContain('请写明撤销的原因');
    await confirm('登记错了');
    const request = http.expectOne((r) => r.url === '/api/changes/c2/undo');
    expect(request.request.body).toEqual({ reason: '登记错了' });
    expect(done).toEqual([]);
    request.flush({ changeSet: 'x', diff: [] });
    await settle();
    expect(done).toEqual([null]);
    expect(text(document.querySelector('mat-snack-bar-container'))).toContain('已撤销');
  });

  it('warns before a founding is taken back: the organization itself goes, and how it comes back', async () => {
    const { http, element, done, confirm } = await open();
    dryRun(http, () => true).flush({
      changeSet: 'x',
      diff: [
        { table: 'organizations', field: 'kind', label: '类别', before: '商会', after: null },
        { table: 'organization_profiles', field: 'name', label: '名称', before: '上海南通商会', after: null },
      ],
    });
    await settle();
    expect(text(element.querySelector('.tx-notice.red[role="alert"]'))).toContain('该组织将从名录中消失');
    expect(text(element.querySelector('tx-diff'))).toBe('类别删去商会名称删去上海南通商会');
    await confirm('重复登记');
    http.expectOne((r) => r.url === '/api/changes/c2/undo').flush({ changeSet: 'u1', diff: [] });
    await settle();
    expect(done).toEqual(['u1']);
  });

  it('speaks of many where an import is taken back: by their names, those that go as going', async () => {
    const { http, element } = await open();
    const gone = (id: string, name: string) => ({
      id,
      name: null,
      diff: [
        { table: 'organizations', field: 'kind', label: '类别', before: '商会', after: null },
        { table: 'organization_profiles', field: 'name', label: '名称', before: name, after: null },
      ],
    });
    const kept = {
      id: 'o9',
      name: '示例丙商会',
      diff: [{ table: 'organization_profiles', field: 'address', label: '地址', before: '新址', after: '旧址' }],
    };
    const records: { id: string; name: string | null; diff: object[] }[] = [
      gone('o7', '示例甲商会'),
      gone('o8', '示例乙商会'),
      kept,
      { id: 'o4', name: null, diff: [] },
    ];
    dryRun(http, () => true).flush({ changeSet: 'x', diff: records.flatMap(({ diff }) => diff), records });
    await settle();
    const notice = text(element.querySelector('.gone'));
    expect(notice).toContain('其中新登记的 2 个组织将从名录中消失');
    expect(notice).not.toMatch(/该组织|这一页|提示里/);
    expect([...element.querySelectorAll('.records > li > b')].map(text)).toEqual([
      '示例甲商会',
      '示例乙商会',
      '示例丙商会',
      '（不在权限范围内）',
    ]);
    expect([...element.querySelectorAll('.records tx-diff')].slice(0, 3).map(text)).toEqual([
      '类别删去商会名称删去示例甲商会',
      '类别删去商会名称删去示例乙商会',
      '地址新址→旧址',
    ]);
  });

  it('says what a count recorded for a day does: it is put beside the others, and replaces none', async () => {
    const { http, element } = await open();
    dryRun(http, () => true).flush({
      changeSet: 'x',
      diff: [
        { table: 'organization_observations', field: 'members', label: '会员数', before: null, after: '368（2024-05-01）' },
        { table: 'organization_observations', field: 'members', label: '会员数', before: '352（2018-12-31）', after: null },
        { table: 'organization_names', field: 'language', label: '语种', before: 'en', after: 'zh-Hant' },
      ],
    });
    await settle();
    expect([...element.querySelectorAll('tx-diff li')].map(text)).toEqual([
      '会员数新记368（2024-05-01）',
      '会员数删去352（2018-12-31）',
      '语种英文→繁体中文',
    ]);
    expect(element.querySelector('.gone')).toBeNull();
  });

  it('S19 names what stands in the way and offers both ways out, each with its preview', async () => {
    const { http, element, confirm } = await open();
    dryRun(http, () => true).flush(
      {
        type: 'undo_in_the_way',
        title: '',
        status: 409,
        detail: '后来的修改建立在它之上',
        blocking: [{ changeSet: 'c3', at: '2020-01-01T00:00:00Z', account: '王丙三', sentence: '再次更名', fields: ['name'] }],
        offers: [
          { fields: ['address'], label: '只把地址改回' },
          { with: ['c3'], label: '连同其后 1 项一并撤销' },
        ],
      },
      { status: 409, statusText: '' },
    );
    await settle();
    dryRun(http, (b) => Array.isArray(b['fields'])).flush({
      changeSet: 'x',
      diff: [{ field: 'address', label: '地址', before: '新址', after: '旧址' }],
    });
    dryRun(http, (b) => Array.isArray(b['with'])).flush({
      changeSet: 'x',
      diff: [{ field: 'name', label: '名称', before: '丙', after: '甲' }],
    });
    await settle();
    expect(text(element.querySelector('.blocking'))).toContain('再次更名');
    expect([...element.querySelectorAll('.way')].map(text)).toEqual([
      expect.stringContaining('只把地址改回'),
      expect.stringContaining('连同其后 1 项一并撤销'),
    ]);
    expect(text(element.querySelectorAll('.way')[1])).toContain('丙→甲');
    element.querySelectorAll<HTMLInputElement>('mat-radio-button input')[1]?.click();
    await settle();
    await confirm('两次都错');
    const request = http.expectOne((r) => r.url === '/api/changes/c2/undo' && !r.params.has('dryRun'));
    expect(request.request.body).toEqual({ reason: '两次都错', with: ['c3'] });
  });

  it('says the refusal where there is no way out', async () => {
    const { http, element } = await open();
    dryRun(http, () => true).flush(
      { type: 'forbidden', title: '', status: 403, detail: '没有撤销的权限' },
      { status: 403, statusText: '' },
    );
    await settle();
    expect(text(element)).toContain('没有撤销的权限');
    expect([...element.querySelectorAll('button')].map(text)).toEqual(['关闭']);
  });
});
