import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { TermComparison, Terms } from '../../../api/leadership';
import { team, term, terms } from '../../../testing/leadership';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../../testing/office';
import { record } from '../../../testing/records';
import { OrganizationPage } from '../organization-page';
import { OrganizationTerms } from './organization-terms';

const RIGHTS = ['organizations.read', 'organizations.change', 'history.read', 'history.undo', 'leadership.read', 'leadership.change'];

async function open({ by = terms(), query = '', rights = RIGHTS }: { by?: Terms; query?: string; rights?: string[] } = {}) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/:id', component: OrganizationPage, children: [{ path: 'terms', component: OrganizationTerms }] },
    ]),
  });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/organizations/o1/terms${query}`);
  answerKinds(http);
  http.expectOne((r) => r.url === '/api/organizations/o1').flush(record());
  await settle();
  http.expectOne((r) => r.url === '/api/organizations/o1/team').flush(team());
  http.expectOne((r) => r.url === '/api/organizations/o1/terms').flush(by);
  http.match((r) => r.url.endsWith('/changes')).forEach((r) => r.flush({ items: [], next: null }));
  await settle();
  const tab = () => screenOf(harness).querySelector('tx-organization-terms');
  const rows = () => [...(tab()?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].map(text));
  const button = (name: string, within: ParentNode = screenOf(harness)) =>
    [...within.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  return { http, tab, rows, button };
}
const dialogOf = () => until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
const gone = () => until(() => !document.querySelector('mat-dialog-container'));

describe('届次', () => {
  it('tells of each term its state, congress, filing, last day, postponements and what it changed', async () => {
    const votes = { chair: { for: 106, against: 0, abstained: 2 } };
    const { rows } = await open({
      by: terms({
        items: [
          term({ votes, postponements: term().postponements.map((one) => ({ ...one, beyond: ['tooLong'] as const })) }),
          ...terms().items.slice(1),
        ],
      }),
    });
    expect(rows()).toEqual([
      [
        '第二届',
        '延期超限',
        '2019-05-18 第二届第一次会员大会',
        '120 / 108 会长 同意 106、反对 0、弃权 2',
        '2024-05-18 每届 5 年 延期至 2025-05-18 超过规定的最长延期 删去 2024-04-10 示例发〔2024〕3号 筹备未完成',
        '2019-06-10 示例民备〔2019〕7号',
        '连任 3 新任 8 卸任 3 空缺 0 看对比',
        '登记延期 更正届次 撤销本次',
      ],
      [
        '第一届',
        '已换届 至 2019-05-17',
        '2014-05-10',
        '--',
        '2019-05-10 每届 5 年',
        '2014年6月',
        '连任 0 新任 9 卸任 0 空缺 0 看对比',
        '更正届次',
      ],
    ]);
  });

  it('files a congress, and takes back what was just filed', async () => {
    const { http, button } = await open({ by: terms({ state: 'awaiting_filing', items: [term({ filedOn: null, filingNumber: null })] }) });
    button('填备案')?.click();
    const dialog = await dialogOf();
    expect(text(dialog.querySelector('.effect'))).toBe('上海南通商会 第二届换届的备案。');
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const filed = http.expectOne((r) => r.method === 'PATCH' && r.url === '/api/organizations/o1/terms/t2');
    expect(filed.request.body).toEqual({ toBeFiled: true, filedOn: '2026-11-24' });
    filed.flush(terms({ version: 4 }));
    await gone();
    http.match((r) => r.url.endsWith('/changes')).forEach((r) => r.flush({ items: [{ changeSet: 'c9' }], next: null }));
    await until(() => [...document.querySelectorAll('mat-snack-bar-container button')].some((one) => text(one) === '撤销'));
  });

  it('says at the boxes of a postponement what is wrong, and sends the rest as it is', async () => {
    const { http, button } = await open();
    button('登记延期')?.click();
    const dialog = await dialogOf();
    const [documentOn, to, number] = [...dialog.querySelectorAll<HTMLInputElement>('tx-field-form input')];
    const type = (box: HTMLInputElement | undefined, value: string) => {
      if (!box) throw new Error('no box');
      box.value = value;
      box.dispatchEvent(new Event('input'));
      box.dispatchEvent(new Event('blur'));
    };
    type(documentOn, '2024-04-10');
    type(to, '2024-04-01');
    type(number, '示例发〔2024〕3号');
    await settle();
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const sent = http.expectOne((r) => r.method === 'POST' && r.url === '/api/organizations/o1/terms/t2/postponements');
    expect(sent.request.body).toEqual({ documentOn: '2024-04-10', to: '2024-04-01', documentNumber: '示例发〔2024〕3号' });
    const message = '延期后的届满日期须晚于文件日期';
    sent.flush(
      { type: 'invalid', title: '', status: 422, errors: [{ pointer: '/to', code: 'reversed', message }] },
      { status: 422, statusText: '' },
    );
    await settle();
    expect([...dialog.querySelectorAll('mat-error')].map(text)).toEqual([message]);
  });

  it('mends what differs alone', async () => {
    const { http, button } = await open();
    button('更正第二届')?.click();
    const dialog = await dialogOf();
    const box = [...dialog.querySelectorAll<HTMLInputElement>('input')].find((one) => one.value === '第二届第一次会员大会');
    if (!box) throw new Error('no box of the meeting');
    box.value = '第二届第一次会员代表大会';
    box.dispatchEvent(new Event('input'));
    await settle();
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const sent = http.expectOne((r) => r.method === 'PATCH' && r.url === '/api/organizations/o1/terms/t2');
    expect(sent.request.body).toEqual({ meeting: '第二届第一次会员代表大会' });
    sent.flush(terms({ version: 4 }));
    await gone();
  });

  it('opens what a congress changed, seat by seat, with its sentences', async () => {
    const { http, button } = await open();
    button('第二届：看对比')?.click();
    const asked = await until(() => http.match('/api/organizations/o1/terms/t2/comparison')[0]);
    const one = (name: string, since: string | null = null) => ({ personId: name, name, employer: null, title: null, since });
    const answer: TermComparison = {
      number: 2,
      reelected: 1,
      new: 1,
      left: 1,
      vacant: 0,
      diff: {
        rows: [
          { post: { code: 'chair', name: '会长' }, seat: 1, before: one('张甲一'), after: one('李乙二', '2019-05-18'), act: 'new' },
          {
            post: { code: 'viceChair', name: '副会长' },
            seat: 2,
            before: one('周戊五'),
            after: one('周戊五', '2014-05-10'),
            act: 'reelected',
          },
        ],
        sentences: ['李乙二 接替 张甲一 任会长。'],
      },
    };
    asked.flush(answer);
    const dialog = await dialogOf();
    await until(() => dialog.querySelector('tbody'));
    expect([...dialog.querySelectorAll('tbody tr')].map(text)).toEqual([
      '会长张甲一新任李乙二',
      '副会长周戊五连任周戊五 2014-05-10 起连任',
    ]);
    expect(text(dialog.querySelector('.sentences'))).toBe('李乙二 接替 张甲一 任会长。');
  });

  it('opens 撤销本次 of the last congress beneath it', async () => {
    const { http, tab, button } = await open();
    button('撤销本次')?.click();
    await until(() => tab()?.querySelector('tx-undo-panel'));
    await until(() => http.match((r) => r.url === '/api/changes/c2/undo')[0]);
  });

  it('shows on another day what had begun by then, and changes nothing', async () => {
    const { rows, button } = await open({ query: '?asOf=2018-01-01', by: terms({ state: 'normal', termId: 't1', number: 1 }) });
    expect(rows().map((cells) => cells.slice(0, 2))).toEqual([['第一届', '任期内']]);
    expect([button('更正第一届'), button('撤销本次'), button('办理换届')]).toEqual([undefined, undefined, undefined]);
  });

  it('is changed by leadership.change alone; what one has done is still taken back', async () => {
    const changing = ['办理换届', '删去延期至 2025-05-18', '登记延期', '更正第二届', '更正第一届'];
    const offered = ({ button }: Awaited<ReturnType<typeof open>>) => [...changing, '撤销本次'].map((name) => button(name) !== undefined);
    expect(offered(await open())).toEqual([true, true, true, true, true, true]);
    TestBed.resetTestingModule();
    const without = RIGHTS.filter((one) => one !== 'leadership.change');
    expect(offered(await open({ rights: without }))).toEqual([false, false, false, false, false, true]);
    TestBed.resetTestingModule();
    const awaiting = terms({ state: 'awaiting_filing', items: [term({ filedOn: null, filingNumber: null })] });
    expect((await open({ rights: without, by: awaiting })).button('填备案')).toBeUndefined();
    TestBed.resetTestingModule();
    const none = terms({ state: 'none', dueOn: null, termId: null, number: null, items: [] });
    expect((await open({ rights: without, by: none })).button('办理换届')).toBeUndefined();
  });

  it('says why there is none, and what can be done', async () => {
    const none = { state: 'none', dueOn: null, termId: null, number: null, items: [] } as const;
    const { tab } = await open({ by: terms(none) });
    expect(text(tab())).toMatch(/^还没有登记届次。届次待补不算逾期。.*办理换届章程与届次规则$/);
    expect(tab()?.querySelector('a')?.getAttribute('href')).toBe('/leadership/charter/o1');
  });
});
