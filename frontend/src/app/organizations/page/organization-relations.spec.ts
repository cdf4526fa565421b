import type { HttpTestingController } from '@angular/common/http/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Relation, Relations } from '../../api/relations';
import type { Kind } from '../../api/kinds';
import type { Organization } from '../../api/types';
import { CHAMBER, MECHANISM } from '../../testing/kinds';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { record } from '../../testing/records';
import { branchStart } from './branch-start';
import { around } from './drawing-places';
import { OrganizationPage } from './organization-page';
import { OrganizationRelations } from './organization-relations';

const relation = (over: Partial<Relation> = {}): Relation => ({
  id: 'x',
  sort: 'hostedBy',
  other: { id: 'h', name: '示例总商会' },
  name: null,
  seat: null,
  exOfficio: null,
  from: '2018-01-01',
  to: null,
  state: 'holds',
  mayChange: true,
  ...over,
});
const relations = (over: Partial<Relations> = {}): Relations => ({
  asOf: '2026-11-24',
  parent: null,
  hasParent: false,
  children: [],
  items: [],
  mergedFrom: [],
  mergedInto: null,
  outside: false,
  ...over,
});
const child = (id: string, name: string) => ({ id, name, kind: 'chamberOfCommerce', type: '异地南通商会', status: 'active' as const });

async function open(answer: Organization, around: Relations, query = '') {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/:id', component: OrganizationPage, children: [{ path: 'relations', component: OrganizationRelations }] },
      { path: 'organizations/new', component: OrganizationPage },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/organizations/o1/relations${query}`);
  answerKinds(http, [CHAMBER, MECHANISM]);
  http.expectOne((r) => r.url === '/api/organizations/o1').flush(answer);
  await settle();
  http.expectOne((r) => r.url === '/api/organizations/o1/relations').flush(around);
  answerChanges(http);
  await settle();
  const element = screenOf(harness);
  const button = (name: string, within: ParentNode = element) =>
    [...within.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  const rows = () => [...element.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(0, 5).map(text));
  return { http, harness, element, button, rows };
}
const answerChanges = (http: HttpTestingController) => {
  for (const r of http.match((q) => q.url.endsWith('/changes'))) if (!r.cancelled) r.flush({ items: [], next: null });
};
const dialogOf = () => until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
const boxOf = (dialog: HTMLElement, label: string) => {
  const field = [...dialog.querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')) === label);
  const box = field?.querySelector<HTMLInputElement>('input, textarea');
  if (!box) throw new Error(`no box ${label}`);
  return box;
};
const type = async (dialog: HTMLElement, label: string, value: string) => {
  const box = boxOf(dialog, label);
  box.value = value;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
};
/** Types into a picker and takes the one that is found. */
const pick = async (http: HttpTestingController, dialog: HTMLElement, label: string, found: { id: string; name: string }) => {
  boxOf(dialog, label).focus();
  await settle();
  await type(dialog, label, found.name);
  const requests = await until(() => {
    const asked = http.match((r) => r.url === '/api/organizations' && r.params.get('q') === found.name);
    return asked.length ? asked : undefined;
  });
  // What joins another record is asked for twice: those of its kind, and all.
  for (const request of requests) request.flush({ items: [{ ...record(), ...found }], next: null, previous: null, asOf: '' });
  const option = await until(() =>
    [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one).startsWith(found.name)),
  );
  option.click();
  await settle();
};
const send = async (dialog: HTMLElement) => {
  dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
  await settle();
};
const closed = () => until(() => !document.querySelector('mat-dialog-container'));
const answered = async (http: HttpTestingController, method: string, url: string) => {
  const request = http.expectOne((r) => r.method === method && r.url === url && !r.params.has('dryRun'));
  request.flush(record({ version: 4 }));
  await closed();
  answerChanges(http);
  return request.request;
};

describe('关系', () => {
  it('stands as a drawing of the day and as a table of the whole life', async () => {
    const { element, rows } = await open(
      record(),
      relations({
        parent: { id: 'p', name: '示例联合会' },
        hasParent: true,
        children: [child('c1', '示例甲分会')],
        items: [
          relation({ id: 'a', other: null, name: '示例大学', from: '2021-05' }),
          relation({ id: 'b', to: '2021-05-01', state: 'ended' }),
          relation({ id: 'c', sort: 'supervisedBy', other: null }),
          relation({ id: 'd', sort: 'hosts', other: { id: 'e', name: '示例分站' }, state: 'possible' }),
        ],
        mergedFrom: [{ id: 'm', name: '示例老商会', on: '2023-01-01' }],
        outside: true,
      }),
    );
    expect(rows()).toEqual([
      ['上级组织', '示例联合会', '--', '--', '--'],
      ['下级组织', '示例甲分会', '--', '--', '正常'],
      ['依托单位', '示例大学', '2021年5月', '--', '有效'],
      ['依托单位', '示例总商会', '2018-01-01', '至2021-04-30', '已终止'],
      ['指导单位', '（不在权限范围内）', '2018-01-01', '--', '有效'],
      ['依托它的组织', '示例分站', '2018-01-01', '--', '可能有效'],
      ['并入它的组织', '示例老商会', '2023-01-01', '--', '--'],
    ]);
    expect(text(element)).toContain('另有不在权限范围内的组织与它有关系');
    // What has ended is not drawn; what has a page is a link that says what it is.
    const drawing = element.querySelector('svg[role="group"]');
    expect(drawing?.getAttribute('aria-label')).toBe('上海南通商会的关系图（2026-11-24）');
    expect([...(drawing?.querySelectorAll('a') ?? [])].map((a) => [a.getAttribute('aria-label'), a.getAttribute('href')])).toEqual([
      ['上级组织 示例联合会', '/organizations/p/relations'],
      ['下级组织 示例甲分会', '/organizations/c1/relations'],
      ['依托它的组织 示例分站', '/organizations/e/relations'],
      ['并入它的组织 示例老商会', '/organizations/m/relations'],
    ]);
    expect([...(drawing?.querySelectorAll('.plain .name') ?? [])].map(text)).toEqual(['示例大学', '（不在权限范围内）']);
  });

  it('is empty with the next act, and asks for an organization or a name', async () => {
    const { http, element, button } = await open(record(), relations());
    expect(text(element.querySelector('tx-organization-relations'))).toContain('还没有登记关系');
    expect(element.querySelector('svg[role="group"]')).toBeNull();
    button('登记关系')?.click();
    const dialog = await dialogOf();
    await type(dialog, '起始', '2018');
    await send(dialog);
    http
      .expectOne('/api/organizations/o1/relations')
      .flush(
        { type: 'invalid_fields', title: '', status: 422, errors: [{ pointer: '/organizationId', code: 'required', message: '必填' }] },
        { status: 422, statusText: '' },
      );
    await settle();
    expect(text(dialog.querySelector('.tx-error'))).toBe('请选择名录中的组织；依托单位、成员单位不在名录中的，填写单位名称');
    await pick(http, dialog, '名录中的组织', { id: 'h', name: '示例总商会' });
    await send(dialog);
    const request = await answered(http, 'POST', '/api/organizations/o1/relations');
    expect(request.body).toEqual({ sort: 'hostedBy', organizationId: 'h', from: '2018' });
    expect(request.headers.get('If-Match')).toBe('"3"');
    // Asked anew for the record's new version.
    http.expectOne((r) => r.method === 'GET' && r.url === '/api/organizations/o1/relations').flush(relations({ items: [relation()] }));
    await settle();
    expect(text(element.querySelector('tbody'))).toContain('示例总商会');
  });

  it('is ended from a day on, mended, and deleted where it was a mistake', async () => {
    const { http, button } = await open(record(), relations({ items: [relation({ other: null, name: '示例大学' })] }));
    button('终止：依托单位 示例大学')?.click();
    let dialog = await dialogOf();
    await type(dialog, '哪一天', '2023.1.1');
    await send(dialog);
    expect((await answered(http, 'PATCH', '/api/organizations/o1/relations/x')).body).toEqual({ to: '2023-01-01' });
    button('修改：依托单位 示例大学')?.click();
    dialog = await dialogOf();
    await type(dialog, '单位名称', '示例学院');
    await send(dialog);
    expect((await answered(http, 'PATCH', '/api/organizations/o1/relations/x')).body).toEqual({ name: '示例学院' });
    button('删除误录：依托单位 示例大学')?.click();
    dialog = await dialogOf();
    await send(dialog);
    await answered(http, 'DELETE', '/api/organizations/o1/relations/x');
  });

  it('offers nothing to change on another day, nor what belongs to others', async () => {
    const past = await open(record(), relations({ items: [relation()] }), '?asOf=2019-12-31');
    expect(past.element.querySelector('tbody button')).toBeNull();
    expect(past.button('登记关系')).toBeUndefined();
    TestBed.resetTestingModule();
    const { element } = await open(record(), relations({ items: [relation({ sort: 'hosts', mayChange: false })] }));
    expect(element.querySelector('tbody button')).toBeNull();
  });

  it('says that it could not be read, and asks again', async () => {
    const { http, harness, element, button } = await open(record(), relations({ items: [relation()] }));
    await harness.navigateByUrl('/organizations/o1/relations?asOf=2020-01-01');
    await settle();
    for (const r of http.match((q) => q.url === '/api/organizations/o1')) r.flush(record());
    http.expectOne((r) => r.url === '/api/organizations/o1/relations').flush(null, { status: 503, statusText: '' });
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toContain('没有取到关系');
    button('再试一次')?.click();
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/o1/relations').flush(relations({ items: [relation()] }));
    await settle();
    expect(text(element.querySelector('tbody'))).toContain('示例总商会');
  });
});

describe('成员单位', () => {
  const group = record({ kind: 'leadingBody', type: '领导小组', typeCode: 'leadingGroup', name: '示例领导小组' });
  const member = (over: Partial<Relation> = {}) =>
    relation({ sort: 'members', other: null, name: '示例市财政局', seat: '成员', exOfficio: '分管副局长', ...over });

  it('stand in a table of their own with seats and periods, beside the other relations', async () => {
    const items = [
      member({ id: 'a', other: { id: 'u', name: '示例市委统战部' }, name: null, seat: '组长单位', exOfficio: null }),
      member({ id: 'b', to: '2019-01-14', state: 'ended' }),
      member({ id: 'c', name: '示例市教育局', from: '2026', state: 'possible' }),
      relation({ id: 'd' }),
    ];
    const { element } = await open(group, relations({ items }));
    const [members, others] = [...element.querySelectorAll('tx-relation-table')];
    const cells = (row: Element) => [...row.children].slice(0, -1).map(text);
    expect([...(members?.querySelectorAll('tbody tr') ?? [])].map(cells)).toEqual([
      ['示例市委统战部', '组长单位', '--', '2018-01-01', '--', '有效'],
      ['示例市财政局', '成员', '分管副局长', '2018-01-01', '至2019-01-13', '已退出'],
      ['示例市教育局', '成员', '分管副局长', '2026年', '--', '可能有效'],
    ]);
    expect([...(others?.querySelectorAll('tbody tr') ?? [])].map((row) => text(row.children[0]))).toEqual(['依托单位']);
    expect(text(element.querySelector('.members .bar'))).toContain('2026-11-24 有 1 个，另有 1 个待核实');
    expect([...element.querySelectorAll('svg[role="group"] .plain .name')].map(text)).toEqual(['示例市教育局']);
  });

  it('are added one after the other, each in one request, until there are no more', async () => {
    const { http, element, button } = await open(group, relations());
    expect(text(element.querySelector('.members .state'))).toContain('还没有登记成员单位');
    button('添加成员单位')?.click();
    const dialog = await dialogOf();
    await type(dialog, '单位名称', '示例市财政局');
    await type(dialog, '席位', '副组长单位');
    await type(dialog, '当然职务', '局长');
    await type(dialog, '加入日期', '2018.5');
    button('保存并继续添加', dialog)?.click();
    await settle();
    const first = http.expectOne((r) => r.method === 'POST' && r.url === '/api/organizations/o1/relations');
    expect(first.request.body).toEqual({
      sort: 'members',
      name: '示例市财政局',
      seat: '副组长单位',
      exOfficio: '局长',
      from: '2018-05',
    });
    first.flush({ ...group, version: 4 });
    await settle();
    answerChanges(http);
    http.expectOne((r) => r.method === 'GET' && r.url === '/api/organizations/o1/relations').flush(relations({ items: [member()] }));
    await settle();
    expect(text(dialog.querySelector('[role="status"]'))).toBe('已添加 1 个，接着填下一个。');
    expect(['单位名称', '席位', '当然职务', '加入日期'].map((label) => boxOf(dialog, label).value)).toEqual(['', '', '', '2018年5月']);
    expect(dialog.querySelector('mat-error')).toBeNull();
    await send(dialog);
    http
      .expectOne((r) => r.method === 'POST')
      .flush(
        { type: 'invalid_fields', title: '', status: 422, errors: [{ pointer: '/organizationId', code: 'required', message: '必填' }] },
        { status: 422, statusText: '' },
      );
    await settle();
    expect(text(dialog.querySelector('.tx-error'))).toBe('请选择名录中的组织；名录中没有的，填写单位名称');
    await type(dialog, '单位名称', '示例市教育局');
    await send(dialog);
    const second = await answered(http, 'POST', '/api/organizations/o1/relations');
    expect([second.body, second.headers.get('If-Match')]).toEqual([{ sort: 'members', name: '示例市教育局', from: '2018-05' }, '"4"']);
    expect(second.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('leave on a day, and get another seat where it was written wrong', async () => {
    const { http, button } = await open(group, relations({ items: [member()] }));
    button('退出：成员单位 示例市财政局')?.click();
    let dialog = await dialogOf();
    await type(dialog, '哪一天', '2023.1.1');
    await send(dialog);
    expect((await answered(http, 'PATCH', '/api/organizations/o1/relations/x')).body).toEqual({ to: '2023-01-01' });
    button('修改：成员单位 示例市财政局')?.click();
    dialog = await dialogOf();
    await type(dialog, '席位', '');
    await type(dialog, '当然职务', '局长');
    await send(dialog);
    expect((await answered(http, 'PATCH', '/api/organizations/o1/relations/x')).body).toEqual({ seat: null, exOfficio: '局长' });
  });

  it('are told on the page of a unit among its relations, where it may join another as well', async () => {
    const items = [relation({ sort: 'memberOf', other: { id: 'g', name: '示例领导小组' }, seat: '成员', exOfficio: '局长' })];
    const { http, element, rows, button } = await open(record(), relations({ items }));
    expect(rows()).toEqual([['参加的工作机制', '示例领导小组席位：成员；当然职务：局长', '2018-01-01', '--', '有效']]);
    expect(element.querySelector('.members')).toBeNull();
    button('登记关系')?.click();
    const dialog = await dialogOf();
    expect([...dialog.querySelectorAll('mat-label')].map(text)).not.toContain('席位');
    dialog.querySelector<HTMLElement>('mat-select')?.click();
    const offered = await until(() => {
      const options = [...document.querySelectorAll<HTMLElement>('mat-option')];
      return options.length ? options : undefined;
    });
    expect(offered.map(text)).not.toContain('成员单位');
    offered.find((one) => text(one).startsWith('参加的工作机制'))?.click();
    await settle();
    expect([...dialog.querySelectorAll('mat-label')].map(text)).not.toContain('单位名称');
    await pick(http, dialog, '名录中的组织', { id: 'h', name: '示例协调小组' });
    await type(dialog, '席位', '成员');
    await type(dialog, '起始', '2020');
    await send(dialog);
    const joined = await answered(http, 'POST', '/api/organizations/o1/relations');
    expect(joined.body).toEqual({ sort: 'memberOf', organizationId: 'h', seat: '成员', from: '2020' });
  });

  it('are empty without an act on another day, and on the page of a unit that is one itself', async () => {
    const past = await open(group, relations(), '?asOf=2019-12-31');
    expect(text(past.element.querySelector('.members .state'))).toBe('还没有登记成员单位。');
    expect(past.button('添加成员单位')).toBeUndefined();
    TestBed.resetTestingModule();
    const unit = await open(group, relations({ items: [relation({ sort: 'memberOf' })] }));
    expect(unit.element.querySelector('.members')).toBeNull();
  });
});

describe('合并到', () => {
  it('shows what goes over with it before it is done, and stands at its field where it cannot be', async () => {
    const { http, harness } = await open(record(), relations());
    const menu = await TestbedHarnessEnvironment.documentRootLoader(harness.fixture).getHarness(
      MatMenuHarness.with({ triggerText: /更多/ }),
    );
    await menu.open();
    await menu.clickItem({ text: '合并到…' });
    const dialog = await dialogOf();
    await pick(http, dialog, '合并到哪个组织', { id: 'h', name: '示例总商会' });
    await type(dialog, '哪一天', '2023年1月');
    const dry = await until(() => http.match((r) => r.url === '/api/organizations/o1/merge' && r.params.get('dryRun') === 'true')[0]);
    expect(dry.request.body).toEqual({ into: 'h', on: '2023-01' });
    dry.flush({
      diff: [],
      followers: [
        { id: 'c1', name: '示例甲分会', as: 'child' },
        { id: 'c2', name: '示例乙分会', as: 'child' },
        { id: 'e', name: '示例分站', as: 'hosted' },
        { id: 'g', name: '示例领导小组', as: 'member' },
      ],
    });
    await settle();
    expect([...dialog.querySelectorAll('.follows li')].map(text)).toEqual([
      '下级组织随之转到其下：示例甲分会、示例乙分会',
      '依托单位随之改变的：示例分站',
      '成员单位随之改变的：示例领导小组',
    ]);
    await send(dialog);
    const errors = [{ pointer: '/into', code: 'merged_into_one_that_lives', message: '并入的组织在这一天并不存续' }];
    http
      .expectOne((r) => r.url === '/api/organizations/o1/merge' && !r.params.has('dryRun'))
      .flush({ type: 'merged_into_one_that_lives', title: '', status: 409, errors }, { status: 409, statusText: '' });
    await settle();
    expect(text(dialog.querySelector('.tx-error'))).toBe('这个组织在那一天并不存续，请另选，或改日期');
    await type(dialog, '哪一天', '2024-01-01');
    await send(dialog);
    expect((await answered(http, 'POST', '/api/organizations/o1/merge')).body).toEqual({ into: 'h', on: '2024-01-01' });
  });

  it('is told above the page, before its day as well', async () => {
    const into = { mergedInto: { id: 'h', name: '示例总商会' }, endWay: 'merged', dissolvedOn: '2023-01-01' } as const;
    const merged = await open(record({ ...into, status: 'merged', mayChange: false }), relations({ mergedInto: into.mergedInto }));
    expect(text(merged.element.querySelector('.tx-notice'))).toBe('已于2023-01-01合并到 示例总商会');
    expect(merged.rows()).toEqual([['合并到', '示例总商会', '2023-01-01', '--', '--']]);
    TestBed.resetTestingModule();
    const before = await open(record(into), relations({ mergedInto: into.mergedInto }), '?asOf=2020-12-31');
    expect(text(before.element.querySelector('.tx-notice'))).toBe('2023-01-01起合并到 示例总商会');
    expect(before.element.querySelector('svg[role="group"]')).toBeNull();
  });
});

describe('新建分会', () => {
  const kind: Kind = {
    ...CHAMBER,
    types: [...CHAMBER.types, { id: 't9', code: 'awayBranch', name: '异地南通商会分会', nameEn: null, retired: false, posts: [] }],
  };

  it('begins with parent, kind, jurisdiction, and the type of branches of its parent', () => {
    const start = { parentId: 'o1', kind: 'chamberOfCommerce', areaId: 'a-3206' };
    expect(branchStart(record(), kind)).toEqual({ ...start, type: 'awayBranch' });
    expect(branchStart(record(), CHAMBER)).toEqual({ ...start, type: 'awayChamber' });
    expect(branchStart(record(), undefined)).toEqual(start);
  });
});

describe('the places of a drawing', () => {
  const many = Array.from({ length: 10 }, (_, i) => ({ name: `示例${String(i)}分会`, role: '下级组织', link: `c${String(i)}` }));

  it('keeps to eight a side and says how many more there are', () => {
    const { all, height } = around('甲', [], many, (count) => `另 ${String(count)} 个`);
    expect(all.map(({ shown }) => shown).slice(-2)).toEqual(['示例6分会', '另 3 个']);
    expect(all.every(({ y }) => y >= 0 && y < height)).toBe(true);
    expect(new Set(all.map(({ y }) => y)).size).toBe(8);
  });

  it('cuts a name that is longer than its box, and reads it aloud in full', () => {
    const long = '示例'.repeat(30);
    const [only] = around('甲', [{ name: long, role: '依托单位', link: null }], [], String).all;
    expect([only?.shown.endsWith('…'), only?.full]).toEqual([true, `依托单位 ${long}`]);
  });
});
