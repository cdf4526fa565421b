import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Area } from '../api/areas';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../testing/office';
import { AsOf } from '../shell/as-of';
import { Kinds } from '../shell/kinds';
import { areaRoutes } from './areas.routes';

const unit = (over: Partial<Area>): Area => ({
  id: 'a-3206',
  code: '3206',
  name: '南通市',
  shortName: '南通',
  nameEn: null,
  level: 'city',
  parentId: 'a-32',
  path: [{ id: 'a-32', name: '江苏省' }],
  counted: false,
  from: '1983-01-18',
  to: null,
  now: null,
  formerNames: [],
  historyFrom: null,
  below: true,
  city: null,
  ...over,
});
const JIANGSU = unit({
  id: 'a-32',
  code: '32',
  name: '江苏省',
  shortName: '江苏',
  nameEn: 'Jiangsu',
  level: 'province',
  path: [],
  from: null,
});
const county = (code: string, name: string, over: Partial<Area> = {}): Area =>
  unit({
    id: `a-${code}`,
    code,
    name,
    level: 'county',
    counted: true,
    below: false,
    path: [{ id: 'a-3206', name: '南通市' }, ...JIANGSU.path],
    ...over,
  });
const CHONGCHUAN = county('320613', '崇川区', {
  from: '2020-07-03',
  formerNames: [{ id: 'a-320611', name: '港闸区', code: '320611', to: '2020-07-03' }],
});
const RUDONG = county('320623', '如东县');
const ZONE = county('320671', '南通经济技术开发区', { level: 'functional', counted: false });
const known = [
  unit({}),
  JIANGSU,
  CHONGCHUAN,
  RUDONG,
  ZONE,
  unit({ id: 'a-cn', code: '81', name: '香港特别行政区', shortName: '中国香港', level: 'province', path: [], below: false }),
];
const MERGER = {
  id: 'e1',
  kind: 'merger',
  on: '2020-07-03',
  title: '崇川区与港闸区合并设立新的崇川区',
  document: '苏政发〔2020〕60号',
  from: [{ id: 'a-320611', code: '320611', name: '港闸区' }],
  to: [{ id: 'a-320613', code: '320613', name: '崇川区' }],
};

/** Answers whatever the screen asks, as the server would; what was asked is kept. */
function serve(http: HttpTestingController): string[] {
  const seen: string[] = [];
  for (const request of http.match((r) => r.method === 'GET' && r.url.startsWith('/api/areas'))) {
    if (request.cancelled) continue;
    const { url, params } = request.request;
    seen.push(`${url}?${params.toString()}`);
    const asOf = params.get('asOf') ?? '2026-11-24';
    const [, id = '', part = ''] = /^\/api\/areas\/([^/]+)(?:\/(.+))?$/.exec(url) ?? [];
    const area = known.find((one) => one.id === id);
    if (!id) {
      const [parent, level, q] = ['parent', 'level', 'q'].map((name) => params.get(name));
      const items = q
        ? [unit({ id: 'a-jpn', code: 'C-JPN', name: '日本', level: 'country', path: [], city: '东京', below: false })]
        : parent === '3206'
          ? [CHONGCHUAN, RUDONG, ZONE]
          : parent === '32'
            ? [unit({})]
            : known.filter((one) => one.level === level);
      request.flush({ asOf, items });
    } else if (part === 'events') request.flush({ asOf, items: id === CHONGCHUAN.id ? [MERGER] : [] });
    else if (part === 'organizations')
      request.flush({
        asOf,
        kinds: id === 'a-3206' ? [{ kind: 'chamberOfCommerce', count: 3, possible: 1 }] : [],
        units: [{ areaId: 'a-320623', count: 3, possible: 0 }],
      });
    else if (part === 'changes')
      request.flush({
        items: [
          {
            at: '2026-11-24T01:00:00Z',
            account: '管理员甲',
            act: 'areas.order',
            reason: null,
            changeSet: 's1',
            sentence: '调整南通市下级区划的次序',
            fields: [],
          },
        ],
        next: null,
      });
    else if (area) request.flush({ ...area, asOf, version: 7 });
    else request.flush({ type: 'not_found', title: '没有', status: 404 }, { status: 404, statusText: 'Not Found' });
  }
  return seen;
}

async function open(url: string, rights: readonly string[] = ['areas.read', 'organizations.read']) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'areas', children: areaRoutes }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  const asked: string[] = [];
  const answer = async () => {
    for (let i = 0; i < 5; i++) {
      asked.push(...serve(http));
      await settle();
    }
  };
  TestBed.inject(Kinds);
  await settle();
  answerKinds(http);
  await answer();
  const element = screenOf(harness);
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  const rows = () => [...element.querySelectorAll('tbody tr')].map((row) => [...row.children].map(text));
  return { http, element, answer, button, rows, asked, harness };
}

it('opens with the own city: its counties in order, its organizations by kind, each count the address of its list', async () => {
  const { element, rows } = await open('/areas');
  expect(text(element.querySelector('h1'))).toBe('南通市');
  expect(rows()).toEqual([
    ['崇川区', '320613', '县级 应建单位', '0', '2020-07-03'],
    ['如东县', '320623', '县级 应建单位', '3', '1983-01-18'],
    ['南通经济技术开发区', '320671', '功能区', '0', '1983-01-18'],
  ]);
  const links = [...element.querySelectorAll('.figures a, tbody td a')].map((a) => [text(a), a.getAttribute('href')]);
  expect(links).toEqual([
    ['共 3 个', '/organizations?areaId=a-3206'],
    ['商会 3', '/organizations?areaId=a-3206&kind=chamberOfCommerce'],
    ['3', '/organizations?areaId=a-320623'],
  ]);
  expect(text(element.querySelector('.figures'))).toContain('另有 1 个待核实');
  expect([...element.querySelectorAll('aside .group')].map(text)).toEqual([
    '本市',
    '省、自治区、直辖市',
    '中国香港、中国澳门、中国台湾',
    '国家（地区）',
  ]);
  expect(text(element.querySelector('aside'))).toContain('中国香港');
});

it('tells what a unit was before, with the document, and that it was not there yet', async () => {
  const { element, asked } = await open('/areas/a-320613?asOf=2019-12-31');
  expect(text(element.querySelector('dl'))).toContain('港闸区（320611，至2020-07-02）');
  expect(text(element.querySelector('ol'))).toContain('崇川区与港闸区合并设立新的崇川区');
  expect(text(element.querySelector('ol'))).toContain('苏政发〔2020〕60号');
  expect(text(element.querySelector('.tx-notice'))).toContain('当日还没有这个区划，2020-07-03才设立');
  expect(asked.every((one) => one.includes('asOf=2019-12-31'))).toBe(true);
});

it('says of a unit of the lists from which day on it is known', async () => {
  known.push(county('321202', '海陵区', { from: null, historyFrom: '2023-06-30' }));
  const { element } = await open('/areas/a-321202?asOf=2019-12-31');
  expect(text(element.querySelector('.tx-notice'))).toContain('2023-06-30以前无历史资料');
  expect(text(element.querySelector('dl'))).toContain('起始日期无资料');
});

it('finds by typing, and offers the country of a city abroad', async () => {
  const { element, answer } = await open('/areas?q=%E4%B8%9C%E4%BA%AC');
  await answer();
  expect(text(element.querySelector('.found'))).toContain('日本');
  expect(text(element.querySelector('.found'))).toContain('东京：请选国家，城市写在地址中');
});

it('where the tree was not read says so once, and reads it again', async () => {
  const { http, element, answer, button } = await open('/areas');
  button('国家（地区）')?.click();
  await answer();
  void TestBed.inject(AsOf).set('2019-12-31');
  await settle();
  http.match((r) => r.url === '/api/areas' && r.params.get('level') === 'province').forEach((r) => r.error(new ProgressEvent('error')));
  await answer();
  expect(text(element.querySelector('aside [role="alert"]'))).toBe('没有读到区划，请稍后再试。再试一次');
  button('再试一次')?.click();
  await answer();
  expect(text(element.querySelector('aside'))).toContain('省、自治区、直辖市');
});

it('of one that is not there says so and leads back', async () => {
  const { element } = await open('/areas/a-none');
  expect(text(element.querySelector('[role="alert"]'))).toContain('没有这个区划');
  expect(element.querySelector('[role="alert"] a')?.getAttribute('href')).toBe('/areas');
});

it('offers nothing that changes to who may not, nor on another day', async () => {
  const { element, button } = await open('/areas');
  expect([button('调整次序'), button('装入乡镇街道'), element.querySelector('tx-area-changes')]).toEqual([undefined, undefined, null]);
});

it('puts the units in another order on the version that was read, and takes it back from the message', async () => {
  const { http, answer, button } = await open('/areas', ['areas.read', 'areas.change', 'organizations.read']);
  button('调整次序')?.click();
  await until(() => button('下移 崇川区'));
  expect(button('下移 如东县')?.disabled).toBe(true); // what follows is of another level
  expect(button('保存')?.disabled).toBe(true);
  button('下移 崇川区')?.click();
  await settle();
  button('保存')?.click();
  await settle();
  const put = http.expectOne((r) => r.method === 'PUT' && r.url === '/api/areas/a-3206/order');
  expect(put.request.body).toEqual({ areaIds: ['a-320623', 'a-320613', 'a-320671'] });
  expect(put.request.headers.get('If-Match')).toBe('"7"');
  put.flush({ changeSet: 's1', version: 8 });
  await until(() => !document.querySelector('mat-dialog-container'));
  await answer();
  document.querySelector<HTMLButtonElement>('.mat-mdc-snack-bar-action')?.click();
  await settle();
  const undo = http.expectOne('/api/changes/s1/undo');
  expect(undo.request.body).toEqual({ reason: '保存后随即撤销' });
  undo.flush({ changeSet: 's2', diff: [] });
  await answer();
});

it('loads the townships of a city, and says what was there', async () => {
  const { http, answer, button } = await open('/areas', ['areas.read', 'areas.change']);
  button('装入乡镇街道')?.click();
  await settle();
  const post = http.expectOne((r) => r.method === 'POST' && r.url === '/api/areas/townships');
  expect(post.request.body).toEqual({ cityId: 'a-3206' });
  post.flush({ changeSet: 's1', version: 8, added: 136, there: 0, left: 0 });
  await until(() => text(document.querySelector('.mat-mdc-snack-bar-label')).includes('136'));
  await answer();
});

it('adds a zone that no list has; a refusal stands at its field', async () => {
  const { http, answer, button } = await open('/areas', ['areas.read', 'areas.change']);
  button('新增功能区、乡镇街道')?.click();
  const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
  const type = async (label: string, value: string) => {
    const field = [...dialog.querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')) === label);
    const box = field?.querySelector<HTMLInputElement>('input');
    if (!box) throw new Error(`no box ${label}`);
    box.value = value;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
  };
  const send = async () => {
    dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await settle();
  };
  await send();
  expect(text(dialog)).toContain('请填写名称');
  await type('名称', '苏锡通科技产业园区');
  await type('代码', '320671');
  await send();
  const first = http.expectOne((r) => r.method === 'POST' && r.url === '/api/areas');
  expect(first.request.body).toEqual({ level: 'functional', name: '苏锡通科技产业园区', code: '320671', parentId: 'a-3206' });
  first.flush(
    {
      type: 'rule_broken',
      title: '不行',
      status: 409,
      errors: [{ pointer: '/code', code: 'one_area_of_a_code_at_a_time', message: '这个代码已有区划使用' }],
    },
    { status: 409, statusText: 'Conflict' },
  );
  await until(() => text(dialog).includes('这个代码已有区划使用'));
  await type('代码', '3206-SXT');
  await send();
  http.expectOne((r) => r.method === 'POST' && r.url === '/api/areas').flush({ id: 'n1', changeSet: 's1', version: 8 });
  await until(() => !document.querySelector('mat-dialog-container'));
  await answer();
});
