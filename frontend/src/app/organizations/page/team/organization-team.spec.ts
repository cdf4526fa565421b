import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Team, Terms } from '../../../api/leadership';
import type { Kind } from '../../../api/kinds';
import { CHAMBER, OVERSEAS } from '../../../testing/kinds';
import { CHAIR, holding, team, term, terms } from '../../../testing/leadership';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../../testing/office';
import { record } from '../../../testing/records';
import { OrganizationPage } from '../organization-page';
import { OrganizationTeam } from './organization-team';

const RIGHTS = [
  'organizations.read',
  'organizations.change',
  'history.read',
  'history.undo',
  'leadership.read',
  'leadership.change',
  'people.read',
];

async function open({
  of = team(),
  by = terms(),
  query = '',
  rights = RIGHTS,
  over = {},
  kinds = [CHAMBER],
}: { of?: Team; by?: Terms; query?: string; rights?: string[]; over?: object; kinds?: readonly Kind[] } = {}) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/:id', component: OrganizationPage, children: [{ path: 'team', component: OrganizationTeam }] },
    ]),
  });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/organizations/o1/team${query}`);
  answerKinds(http, kinds);
  http.expectOne((r) => r.url === '/api/organizations/o1').flush(record(over));
  await settle();
  http.expectOne((r) => r.url === '/api/organizations/o1/team').flush(of);
  http.expectOne((r) => r.url === '/api/organizations/o1/terms').flush(by);
  http.match((r) => r.url.endsWith('/changes')).forEach((r) => r.flush({ items: [], next: null }));
  await settle();
  const page = screenOf(harness);
  const tab = () => page.querySelector('tx-organization-team');
  const button = (name: string, within: ParentNode = page) =>
    [...within.querySelectorAll<HTMLElement>('button, a')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  const rows = (of = 'tx-team-grid') => [...page.querySelectorAll(`${of} tbody tr`)].map((row) => [...row.children].map(text));
  return { http, harness, page, tab, button, rows };
}
const dialogOf = () => until(() => document.querySelector<HTMLElement>('mat-dialog-container'));

describe('班子', () => {
  it('tells in the head who leads it and how its term stands', async () => {
    const { page } = await open();
    expect(text(page.querySelector('tx-term-bar'))).toBe('延期超限 第二届 2019-05-18 — 届满 2024-05-18，延期至 2025-05-18，已过 555 天');
    expect([...page.querySelectorAll('.figure')].map(text)).toEqual(['现任会长 李乙二2019-05-18 起', '负责人 7人7 席，无空缺']);
    expect([...page.querySelectorAll('nav.tabs a')].map(text).slice(0, 3)).toEqual(['概况', '班子', '届次 2']);
  });

  it('counts a seat for whom it took in since the congress, though the congress set fewer', async () => {
    const [chair, vice, secretary] = team().posts;
    const posts = [chair, { ...vice, seats: 4 }, secretary] as Team['posts'];
    const { page } = await open({ of: team({ posts }) });
    expect(text(page.querySelectorAll('.figure')[1])).toBe('负责人 7人7 席，无空缺');
  });

  it('has a line for each seat, the post once for its group, and those who left below', async () => {
    const { rows, tab } = await open();
    expect(rows().map((cells) => cells.slice(0, 6))).toEqual([
      ['1', '会长', '李乙二', '示例李记公司董事长', '2019-05-18', '选举'],
      ['2', '副会长 5', '赵丁四', '示例赵记公司董事长', '2019年5月', '选举'],
      ['3', '副会长', '周戊五', '示例周记公司董事长', '2014-05-10', '选举'],
      ['4', '副会长', '卫子一', '示例卫记公司董事长', '2016-11-20', '选举'],
      ['5', '副会长', '陈壬九', '示例陈记公司董事长', '2019-05-18', '选举'],
      ['6', '副会长', '褚癸十', '示例褚记公司董事长', '2019-05-18', '选举'],
      ['7', '秘书长', '沈寅三', '本会专职', '2018-03-15', '聘任'],
    ]);
    expect(rows('tx-team-leavers').map((cells) => cells.slice(0, 6))).toEqual([
      ['会长', '张甲一', '示例张记公司董事长', '2014-05-10 — 2019-05-17', '届满', '李乙二 接任'],
      ['副会长', '王丙三', '示例王记公司董事长', '2014-05-10 — 2019年5月', '届满', '赵丁四 接任'],
      ['副会长', '朱巳六', '示例朱记公司董事长', '2014-05-10 — 2018年', '已离任', '2019-05-18 陈壬九 接任'],
      ['秘书长', '韩卯四', '示例韩记公司董事长', '2014-05-10 — 2017年9月', '辞职', '2018-03-15 沈寅三 接任'],
    ]);
    expect(rows('tx-team-leavers').map((cells) => cells[6])).toEqual([
      '',
      expect.stringMatching(/^离任只知到月，赵丁四可能已在任/),
      expect.stringMatching(/^离任只知到年；空缺至 2019-05-17/),
      expect.stringMatching(/^离任只知到月；空缺至 2018-03-14；空缺期间由卫子一主持工作/),
    ]);
    tab()?.querySelector<HTMLInputElement>('mat-checkbox input')?.click();
    await settle();
    expect(tab()?.querySelector('tx-team-leavers')).toBeNull();
  });

  it('draws terms and holders, and the arrow keys tell of each', async () => {
    const { page } = await open();
    expect([...page.querySelectorAll('thead .band')].map(text)).toEqual([
      '第一届 2014-05-10',
      '第一届 2014-05-10',
      '第二届 2019-05-18',
      '延期',
      '延期超限',
    ]);
    const bars = (row: number) => [...page.querySelectorAll<HTMLElement>(`[data-bar^="${row}-"]`)];
    expect(bars(0).map((one) => [text(one), one.classList.contains('former')])).toEqual([
      ['李乙二', false],
      ['张甲一', true],
    ]);
    expect(bars(1)[0]?.classList.contains('mix')).toBe(true);
    expect([...page.querySelectorAll('.axis .gap')].map(text)).toEqual(['未设席', '空缺', '未设席', '空缺']);
    const key = (name: string) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    bars(0)[0]?.focus();
    key('ArrowLeft');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('张甲一、会长、2014-05-10 — 2019-05-17、届满');
    key('ArrowDown');
    await settle();
    expect(text(page.querySelector('.told'))).toBe('王丙三、副会长、2014-05-10 — 2019年5月、届满、日期只知大概');
    expect(page.querySelectorAll('[data-bar][tabindex="0"]').length).toBe(1);
  });

  it('turns to another term, another order, and to a table instead of the picture', async () => {
    const { harness, page, button, rows } = await open();
    button('第一届 2014—2019')?.click();
    await settle();
    expect(rows().map((cells) => cells[2])).toEqual(['张甲一', '王丙三', '周戊五', '卫子一', '朱巳六', '韩卯四', '卫子一']);
    button('第二届（现任）')?.click();
    const menu = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatMenuHarness.with({ triggerText: /排列/ }));
    await menu.clickItem({ text: '按姓氏笔画' });
    await settle();
    expect(rows().map((cells) => cells[2])).toEqual(['李乙二', '卫子一', '周戊五', '陈壬九', '赵丁四', '褚癸十', '沈寅三']);
    button('时间轴以表格看')?.click();
    await settle();
    expect(page.querySelector('tx-team-grid')).toBeNull();
    expect(rows('tx-timeline-table').slice(0, 2)).toEqual([
      ['会长', '1', '张甲一', '2014-05-10', '2019-05-17', '届满', '示例张记公司董事长'],
      ['会长', '1', '李乙二', '2019-05-18', '今', '', '示例李记公司董事长'],
    ]);
    expect(rows('tx-timeline-table').find((cells) => cells[2] === '空缺')).toEqual([
      '副会长',
      '4',
      '空缺',
      '2018-12-31',
      '2019-05-17',
      '',
      '',
    ]);
  });

  it('keeps earlier terms in a menu where there are many', async () => {
    const items = [5, 4, 3, 2, 1].map((number) =>
      term({ id: `t${number}`, number, congressOn: `${1999 + number * 5}-05-18`, to: `${2004 + number * 5}-05-18` }),
    );
    const { harness, page, rows } = await open({ by: terms({ items, termId: 't5', number: 5 }) });
    expect([...page.querySelectorAll('.views button')].map(text)).toEqual(['第五届（现任）', '第四届 2019—2024', '全部届次', '更早届次']);
    const menu = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatMenuHarness.with({ triggerText: '更早届次' }));
    await menu.clickItem({ text: '第一届 2004—2009' });
    await settle();
    expect(text(page.querySelector('.views .on'))).toBe('第一届 2004—2009');
    expect(rows()[0]?.[2]).toBe('张甲一');
  });

  it('changes nothing on another day', async () => {
    const past = await open({ query: '?asOf=2019-12-31' });
    expect(past.button('届中变动')).toBeUndefined();
    expect(text(past.page.querySelector('.locked'))).toBe('编辑已关闭');
    expect([...past.page.querySelectorAll('nav.tabs a')].map(text)[2]).toBe('届次 2');
  });

  it('is changed by leadership.change alone, on a record that may be changed; people open by people.read alone', async () => {
    const without = (right: string) => RIGHTS.filter((one) => one !== right);
    const acts = ({ page, tab, button }: Awaited<ReturnType<typeof open>>) => [
      button('届中变动') !== undefined,
      button('办理换届') !== undefined,
      tab()?.querySelector('td.act') !== null,
      button('更正张甲一的任职') !== undefined,
      page.querySelector('a[href^="/people"]') !== null,
    ];
    expect(acts(await open())).toEqual([true, true, true, true, true]);
    TestBed.resetTestingModule();
    expect(acts(await open({ rights: without('leadership.change') }))).toEqual([false, false, false, false, true]);
    TestBed.resetTestingModule();
    expect(acts(await open({ over: { mayChange: false } }))).toEqual([false, false, false, false, true]);
    TestBed.resetTestingModule();
    expect(acts(await open({ rights: without('people.read') }))).toEqual([true, true, true, true, false]);
    TestBed.resetTestingModule();
    const none = await open({ rights: without('leadership.change'), of: team({ holdings: [], responsible: 0 }) });
    expect([...(none.tab()?.querySelectorAll('.state button, .state a') ?? [])].map(text)).toEqual([]);
  });

  it('shows an empty seat, who does the work meanwhile, a unit with its representative, marks', async () => {
    const chair = { post: { code: 'chair', name: '会长' } };
    const { rows, page } = await open({
      of: team({
        holdings: [
          holding('卫子一', '2026-01-01', { ...chair, acting: 'presiding' }),
          holding('张甲一', '2014-05-10', { ...chair, to: '2026-01-01', state: 'left', wayOut: 'resigned' }),
          holding('周戊五', '2019-05-18', { unit: { id: null, name: '示例集团' }, mark: 'coopted' }),
        ],
        responsible: 1,
      }),
    });
    expect(rows().map((cells) => cells.slice(0, 5))).toEqual([
      ['', '会长', '空缺', '', '--'],
      ['', '会长', '卫子一', '主持工作 示例卫记公司董事长', '2026-01-01'],
      ['1', '副会长 5', '示例集团', '增选 代表：周戊五 · 示例周记公司董事长', '2019-05-18'],
      ...Array.from({ length: 4 }, () => ['', '副会长', '空缺', '', '--']),
    ]);
    expect([...page.querySelectorAll('.figure')].map(text)[0]).toBe('现任会长 空缺卫子一 主持工作');
  });

  it('asks who does the work where somebody leaves a single seat, and not where others of his post go on', async () => {
    const { harness, button } = await open();
    button('届中变动')?.click();
    const dialog = await dialogOf();
    const asked = async (who: RegExp) => {
      await choose(harness, '谁', who);
      return text(dialog).includes('由谁主持（可不填）');
    };
    expect([await asked(/（会长）/), await asked(/周戊五（副会长）/), await asked(/（秘书长）/)]).toEqual([true, false, true]);
  });

  it('gives a unit another representative, found among those of the team', async () => {
    const { http, harness } = await open({
      of: team({
        holdings: [
          holding('周戊五', '2019-05-18', { id: 'h-unit', unit: { id: null, name: '示例集团' } }),
          holding('吴己六', '2019-05-18', { seat: 2 }),
        ],
      }),
    });
    const [menu] = await TestbedHarnessEnvironment.loader(harness.fixture).getAllHarnesses(MatMenuHarness.with({ ancestor: 'td.act' }));
    await menu?.clickItem({ text: '更换代表…' });
    const dialog = await dialogOf();
    expect(text(dialog.querySelector('.effect'))).toBe('示例集团 继续担任副会长，从这一天起由另一人代表。');
    dialog.querySelector<HTMLInputElement>('tx-picker input')?.focus();
    const other = await until(() =>
      [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one).startsWith('吴己六')),
    );
    other.click();
    await settle();
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const sent = http.expectOne((r) => r.method === 'POST' && r.url === '/api/organizations/o1/holdings/h-unit/representatives');
    expect(sent.request.body).toEqual({ person: { id: 'p-吴己六' }, from: '2026-11-24' });
  });

  it('lets a unit take an office through its representative, in a body that has unit members and no post of a person alone', async () => {
    const fields = [...CHAMBER.fields, { code: 'unitMembers', name: '单位会员数', nameEn: 'Unit members', type: 'count' } as const];
    const { http, harness, button } = await open({ kinds: [{ ...CHAMBER, fields }] });
    button('届中变动')?.click();
    const dialog = await dialogOf();
    const labels = () => [...dialog.querySelectorAll('mat-label')].map(text);
    await choose(harness, '谁', /^新任一人/);
    await choose(harness, '新任什么职务', '秘书长');
    expect(labels()).not.toContain('由谁担任');
    await choose(harness, '新任什么职务', '副会长');
    expect(labels()).toContain('新任的人');
    await choose(harness, '由谁担任', /^单位/);
    await settle();
    expect(labels().slice(1, -1)).toEqual([
      '新任什么职务',
      '由谁担任',
      '单位',
      '单位名称（库里没有的）',
      '单位代表（可不填）',
      '任职方式',
      '从哪一天起任职',
      '注记（可不填）',
    ]);
    const named = [...dialog.querySelectorAll('mat-form-field')].find((one) => text(one).startsWith('单位名称'))?.querySelector('input');
    if (named) named.value = '示例集团';
    named?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const send = async () => {
      dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      await settle();
      return http.expectOne((r) => r.method === 'POST' && r.url === '/api/organizations/o1/holdings');
    };
    const sent = await send();
    expect(sent.request.body).toEqual({ holder: { post: 'viceChair', unit: { name: '示例集团' }, wayIn: 'added' }, from: '2026-11-24' });
    const errors = [{ pointer: '/holder/person/id', code: 'unknown_reference', message: '没有这个人员' }];
    sent.flush({ type: 'invalid', title: '有误', status: 422, errors }, { status: 422, statusText: '' });
    await settle();
    expect(text([...dialog.querySelectorAll('tx-picker')].find((one) => text(one).includes('单位代表')))).toContain('没有这个人员');
  });

  it('in a body without unit members asks for a person alone', async () => {
    const { harness, button } = await open();
    button('届中变动')?.click();
    const dialog = await dialogOf();
    await choose(harness, '谁', /^新任一人/);
    await choose(harness, '新任什么职务', '副会长');
    expect([...dialog.querySelectorAll('mat-label')].map(text)).not.toContain('由谁担任');
  });

  it('keeps a roster 轮值 of those who are side by side in one post: the next one for a month, errors at their boxes, 撤销 offered', async () => {
    const of = team();
    const [first, second] = of.holdings.filter(({ post, state }) => post.code === 'viceChair' && state === 'held').map(({ id }) => id);
    const { http, button } = await open({ of });
    button('轮值安排')?.click();
    const dialog = await dialogOf();
    const asked = await until(() => http.match('/api/organizations/o1/rota')[0]);
    const turn = (holdingId: string | undefined, from: string, to: string) => ({ holdingId, from, to });
    const over = turn('gone', '2026-01-01', '2026-02-01');
    asked.flush({ version: 3, turns: [over, turn(first, '2026-11-01', '2026-12-01')] });
    await settle();
    const rows = () => [...dialog.querySelectorAll('.turn')].map((row) => [...row.querySelectorAll('input')].map(({ value }) => value));
    expect([rows(), text(dialog.querySelector('.tx-quiet'))]).toEqual([[['2026-11-01', '2026-11-30']], '已过的 1 行']);
    button('加一行', dialog)?.click();
    await settle();
    expect(rows()[1]).toEqual(['2026-12-01', '2026-12-31']);
    const type = async (value: string) => {
      const box = dialog.querySelectorAll<HTMLInputElement>('.turn input')[3];
      if (box) box.value = value;
      box?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      box?.dispatchEvent(new Event('blur'));
      await settle();
    };
    const send = async () => {
      button('保存', dialog)?.click();
      await settle();
    };
    await type('2026-11-15');
    await send();
    http.expectNone((r) => r.method === 'PUT');
    expect(text(dialog.querySelectorAll('.turn')[1])).toContain('不能早于开始的一天');
    await type('2026-12-31');
    await send();
    const sent = () => http.expectOne((r) => r.method === 'PUT' && r.url === '/api/organizations/o1/rota');
    const refused = sent();
    expect(refused.request.headers.get('If-Match')).toBe('"3"');
    expect(refused.request.body).toEqual({
      turns: [turn(first, '2026-11-01', '2026-12-01'), turn(second, '2026-12-01', '2027-01-01'), over],
    });
    const errors = [{ pointer: '/turns/1/to', code: 'not_in_office', message: '这段时间不全在任' }];
    refused.flush({ type: 'invalid', title: '有误', status: 422, errors }, { status: 422, statusText: '' });
    await settle();
    expect(text(dialog.querySelectorAll('.turn')[1])).toContain('这段时间不全在任');
    await type('2026-12-20');
    await send();
    sent().flush(team({ version: 4 }));
    await until(() => !document.querySelector('mat-dialog-container'));
    http.match((r) => r.url === '/api/organizations/o1/changes').forEach((r) => r.flush({ items: [{ changeSet: 'c9' }], next: null }));
    await until(() => [...document.querySelectorAll('mat-snack-bar-container button')].some((one) => text(one) === '撤销'));
  });

  it('has no roster where everybody is alone in his post', async () => {
    const { button } = await open({ of: team({ holdings: team().holdings.filter(({ post }) => post.code !== 'viceChair') }) });
    expect([button('轮值安排'), button('届中变动')]).toEqual([undefined, expect.anything()]);
  });

  it('offers 期初录入 and 办理换届 where nobody is recorded, and never calls that overdue', async () => {
    const none = { state: 'none', dueOn: null, termId: null, number: null, items: [] } as const;
    const { tab, page } = await open({ of: team({ holdings: [], responsible: 0 }), by: terms(none) });
    expect(text(tab())).toMatch(/^还没有登记班子。.*期初录入 ?办理换届 ?登记一人$/);
    expect(text(page.querySelector('tx-term-bar'))).toBe('届次待补 还没有登记届次，不算逾期');
  });

  async function choose(harness: RouterTestingHarness, name: string, option: string | RegExp) {
    const loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
    for (const one of await loader.getAllHarnesses(MatFormFieldHarness)) {
      if ((await one.getLabel())?.startsWith(name)) {
        const control = await one.getControl(MatSelectHarness);
        await control?.clickOptions({ text: option });
        return;
      }
    }
    throw new Error(`no choice ${name}`);
  }
  async function searched(http: HttpTestingController, dialog: HTMLElement, name: string) {
    const person = dialog.querySelector<HTMLInputElement>('tx-picker[label^="新任的人"] input, tx-picker input');
    if (!person) throw new Error('nowhere to write a person');
    person.focus();
    person.value = name;
    person.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return until(() => http.match((r) => r.url === '/api/people')[0]);
  }
  it('offers nobody new where the search failed: he may have a record', async () => {
    const { http, harness, button } = await open();
    button('届中变动')?.click();
    const dialog = await dialogOf();
    await choose(harness, '谁', /^新任一人/);
    const asked = await searched(http, dialog, '吕庚');
    asked.flush('', { status: 500, statusText: '' });
    const offered = await until(() => {
      const options = [...document.querySelectorAll('mat-option')].map(text);
      return options.some((one) => one.includes('吕庚') || one.startsWith('查找失败')) && options;
    });
    expect(offered.filter((one) => one.startsWith('新登记'))).toEqual([]);
  });

  it('takes nobody who was not chosen, though one alone has the name that is left in the box: two of one name are two', async () => {
    const { http, harness, button } = await open();
    button('届中变动')?.click();
    const dialog = await dialogOf();
    await choose(harness, '谁', /^新任一人/);
    const office = {
      organization: { id: 'x', name: '示例丁商会' },
      areaName: '崇川区',
      post: CHAIR,
      acting: null,
      from: '2019',
      to: '2021',
      state: 'left',
    };
    const found = { id: 'p9', name: '吕庚', employer: '示例公司', title: '经理', offices: [office] };
    (await searched(http, dialog, '吕庚')).flush({ items: [found] });
    const offered = await until(() => {
      const options = [...document.querySelectorAll('mat-option')].map(text);
      return options.length === 2 && options;
    });
    expect(offered).toEqual(['吕庚示例公司经理 · 崇川区 · 曾任示例丁商会会长', '新登记：吕庚与以上同名的都不是同一人时选这一项']);
    dialog.querySelector<HTMLInputElement>('tx-picker input')?.dispatchEvent(new Event('blur'));
    const again = await until(() => http.match((r) => r.url === '/api/people')[0]);
    again.flush({ items: [found] });
    await until(() => text(dialog).includes('“吕庚”不是列表中的一项，未采用'));
    expect(dialog.querySelector<HTMLInputElement>('tx-picker input')?.value).toBe('');
  });

  it('of an overseas group searches for nobody: those of its own team, or somebody new', async () => {
    const chairs = [
      holding('李乙二', '2019-05-18', { post: { code: 'chair', name: '会长' } }),
      holding('张甲一', '2014-05-10', { post: { code: 'chair', name: '会长' }, to: '2019-05-18', state: 'left', wayOut: 'termEnded' }),
    ];
    const { http, harness, button } = await open({
      of: team({ posts: [CHAIR], holdings: chairs }),
      kinds: [OVERSEAS],
      over: { kind: 'overseasGroup' },
    });
    button('届中变动')?.click();
    const dialog = await dialogOf();
    await choose(harness, '谁', /^新任一人/);
    const person = dialog.querySelector<HTMLInputElement>('tx-picker input');
    person?.focus();
    if (person) person.value = '张甲一';
    person?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const offered = await until(() => {
      const options = [...document.querySelectorAll('mat-option')].map(text);
      return options.at(-1)?.startsWith('新登记') && options;
    });
    expect(offered).toEqual(['张甲一曾任会长、示例张记公司董事长', '新登记：张甲一与以上同名的都不是同一人时选这一项']);
    http.expectNone((r) => r.url === '/api/people');
  });

  it('records who leaves and who does the work from then on', async () => {
    const { http, harness, button } = await open();
    button('届中变动')?.click();
    const dialog = await dialogOf();
    const send = async () => {
      dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      await settle();
    };
    await choose(harness, '谁', /^李乙二/);
    await choose(harness, '离任方式', '辞职');
    await settle();
    await send();
    const left = http.expectOne(
      (r) => r.method === 'POST' && r.url.startsWith('/api/organizations/o1/holdings/') && r.url.endsWith('/leave'),
    );
    expect(left.request.body).toEqual({ wayOut: 'resigned', on: '2026-11-24' });
    expect(left.request.headers.get('If-Match')).toBe('"3"');
    left.flush(team({ version: 4 }));
    await until(() => !document.querySelector('mat-dialog-container'));
    http.match((r) => r.url === '/api/organizations/o1/changes').forEach((r) => r.flush({ items: [{ changeSet: 'c9' }], next: null }));
    await until(() => [...document.querySelectorAll('mat-snack-bar-container button')].some((one) => text(one) === '撤销'));
  });

  it('records somebody new, and says at the post who sits there, with both ways out', async () => {
    const { http, harness, button } = await open();
    button('届中变动')?.click();
    const dialog = await dialogOf();
    await choose(harness, '谁', /^新任一人/);
    await choose(harness, '新任什么职务', '会长');
    const asked = await searched(http, dialog, '吕庚');
    asked.flush({ items: [] });
    const fresh = await until(() =>
      [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one).startsWith('新登记：吕庚')),
    );
    fresh.click();
    await settle();
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const sent = http.expectOne((r) => r.method === 'POST' && r.url === '/api/organizations/o1/holdings');
    expect(sent.request.body).toEqual({ holder: { post: 'chair', person: { name: '吕庚' }, wayIn: 'added' }, from: '2026-11-24' });
    const message = '李乙二（2019-05-18起）在任会长；请办理换届，或先登记其卸任';
    const held = team().holdings[0];
    sent.flush(
      {
        type: 'rule_broken',
        title: '',
        status: 409,
        errors: [{ pointer: '/holder/post', code: 'seat_taken', message }],
        holder: { holdingId: held?.id, name: '李乙二' },
      },
      { status: 409, statusText: '' },
    );
    await settle();
    expect(text(dialog)).toContain(message);
    expect([...dialog.querySelectorAll('.offers button')].map(text)).toEqual(['先登记李乙二离任', '办理换届']);
    button('先登记李乙二离任', dialog)?.click();
    await settle();
    expect([...dialog.querySelectorAll('mat-label')].map(text)).toContain('离任方式');
  });
});
