import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { CharterPost, KnownPost, OrganizationPosts, OrganizationTermRules, TermRule, TypePosts } from '../../api/leadership-rules';
import { CHAMBER } from '../../testing/kinds';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, TODAY, until } from '../../testing/office';
import { record } from '../../testing/records';
import { CharterPage } from './charter-page';
import { TypePostsPage } from './type-posts-page';

const known = (code: string, name: string, rank: number, more: Partial<KnownPost> = {}): KnownPost => ({
  code,
  name,
  nameEn: name,
  rank,
  seats: 1,
  responsible: true,
  honorary: false,
  hired: false,
  ...more,
});
const chair = known('chair', '会长', 10);
const overseer = known('supervisorChair', '监事长', 60, { responsible: false });
const own = (post: KnownPost, more: Partial<CharterPost> = {}): CharterPost => ({
  ...post,
  id: `p-${post.code}`,
  present: true,
  from: null,
  to: null,
  ...more,
});
const posts = (more: Partial<TypePosts> = {}): TypePosts => ({ asOf: TODAY, items: [chair], own: [], usual: [chair], ...more });
const withOverseer = posts({ items: [chair, overseer], own: [own(overseer)] });
const ofOrganization = (more: Partial<OrganizationPosts> = {}): OrganizationPosts => ({
  ...posts(),
  version: 3,
  chairAlone: false,
  ...more,
});
const facts = {
  years: 5,
  leadMonths: 6,
  longestPostponementMonths: null,
  postponementsAtMost: null,
  toBeFiled: true,
  filingDays: 30,
};
const termRule: TermRule = {
  id: 'r1',
  kind: null,
  type: null,
  from: '2026-01-01',
  years: 4,
  leadMonths: null,
  longestPostponementMonths: null,
  postponementsAtMost: null,
  toBeFiled: null,
  filingDays: null,
};
const rules = (more: Partial<OrganizationTermRules> = {}): OrganizationTermRules => ({
  asOf: TODAY,
  version: 3,
  inForce: facts,
  items: [],
  ...more,
});

async function open(url: string, rights: readonly string[], answer: (http: HttpTestingController) => void) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'leadership/posts/:id', component: TypePostsPage },
      { path: 'leadership/charter/:id', component: CharterPage },
    ]),
  });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  answerKinds(http, [{ ...CHAMBER, termYears: 5 }]);
  answer(http);
  await settle();
  const screen = () => screenOf(harness);
  const button = (name: string, within: ParentNode = screen()) =>
    [...within.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  const press = async (name: string, within?: ParentNode) => {
    button(name, within)?.click();
    await settle();
  };
  const rows = (table = '[aria-labelledby=charter-posts]') =>
    [...screen().querySelectorAll(`table${table} tbody tr`)].map((row) => [...row.children].map(text));
  const dialog = () => until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
  const gone = () => until(() => !document.querySelector('mat-dialog-container'));
  const box = (label: string) =>
    [...document.querySelectorAll('mat-dialog-container mat-form-field')].find((one) => text(one.querySelector('mat-label')) === label);
  const fill = async (label: string, value: string) => {
    const input = box(label)?.querySelector('input');
    if (!input) throw new Error(`no box ${label}`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('blur'));
    await settle();
  };
  const choose = async (label: string, option: string) => {
    box(label)?.querySelector<HTMLElement>('mat-select')?.click();
    (await until(() => [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === option))).click();
    await settle();
  };
  const send = async () => {
    document.querySelector<HTMLElement>('mat-dialog-container button[type=submit]')?.click();
    await settle();
  };
  const undo = async () => {
    const bar = () => [...document.querySelectorAll<HTMLElement>('mat-snack-bar-container button')].find((one) => text(one) === '撤销');
    (await until(bar)).click();
    await settle();
  };
  return { http, screen, button, press, rows, dialog, gone, box, fill, choose, send, undo };
}

describe('职务 of a type', () => {
  const url = '/api/types/t2/posts';
  const read = (answer: TypePosts) => (http: HttpTestingController) =>
    http.match((r) => r.url === url && r.method === 'GET').forEach((request) => request.flush(answer));
  const SETTING = ['leadership.rules', 'leadership.settings'];

  it('adds a post of one seat, shows what was refused at its box, and takes it back', async () => {
    const { http, screen, press, rows, fill, choose, send, gone, box, undo } = await open('/leadership/posts/t2', SETTING, read(posts()));
    expect(text(screen().querySelector('h1'))).toBe('行业商会的职务');
    expect(rows()).toEqual([['10', '会长', '一职一人', '列入负责人', '相同', '--', '修改']]);
    await press('添加职务');
    await fill('职务名称', '监事长');
    await choose('职数', '一职一人');
    await choose('地位', '不列入负责人');
    await fill('位次', '1000');
    await send();
    const first = http.expectOne({ method: 'POST', url });
    expect(first.request.body).toEqual({ name: '监事长', seats: 1, responsible: false, honorary: false, hired: false, rank: 1000 });
    const errors = [{ pointer: '/rank', code: 'range', message: '位次最多 999' }];
    first.flush({ type: 'invalid', title: '', status: 422, errors }, { status: 422, statusText: '' });
    await settle();
    expect(text(box('位次')?.querySelector('mat-error'))).toBe('位次最多 999');
    await fill('位次', '');
    await send();
    http.expectOne({ method: 'POST', url }).flush({ ...withOverseer, changeSet: 'c1' });
    await gone();
    expect(rows()[1]).toEqual(['60', '监事长', '一职一人', '不列入负责人', '增设', '所有日期', '修改 取消设定']);
    await undo();
    http.expectOne('/api/changes/c1/undo').flush({});
    await settle();
    read(posts())(http);
    await settle();
    expect(rows()).toHaveLength(1);
  });

  it('sets one of the kind otherwise, says what it was, and mends what differs alone', async () => {
    const two = { ...chair, name: '理事长', seats: 3 };
    const { http, press, rows, fill, send, gone, choose } = await open('/leadership/posts/t2', SETTING, read(posts()));
    await press('修改会长');
    await fill('职务名称', '理事长');
    await choose('职数', '至多几人');
    await fill('至多几人', '3');
    await send();
    const set = http.expectOne({ method: 'POST', url });
    expect(set.request.body).toMatchObject({ code: 'chair', name: '理事长', seats: 3, rank: 10 });
    set.flush({ ...posts({ items: [two], own: [own(two)] }), changeSet: 'c1' });
    await gone();
    expect(rows()).toEqual([
      ['10', '理事长', '至多 3 人', '列入负责人', '改设 名称原为 会长、职数原为 一职一人', '所有日期', '修改 取消设定'],
    ]);
    await press('修改理事长');
    await choose('职数', '由大会定');
    await send();
    const changed = http.expectOne({ method: 'PATCH', url: `${url}/p-chair` });
    expect(changed.request.body).toEqual({ seats: null });
    const detail = '有人任这个职务或超出的职数；请先更正其任职';
    changed.flush({ type: 'rule_broken', title: '', status: 409, detail }, { status: 409, statusText: '' });
    await settle();
    expect(text(document.querySelector('mat-dialog-container [role=alert]'))).toBe(detail);
  });

  it('does without a post from a day on, and asks before that is taken back', async () => {
    const away = own(overseer, { present: false, from: '2027-01-01' });
    const { http, screen, press, rows, fill, send, gone, dialog } = await open(
      '/leadership/posts/t2',
      SETTING,
      read(posts({ items: [chair, overseer], usual: [chair, overseer] })),
    );
    await press('不设监事长');
    await fill('自何日起', '2027-1-1');
    await send();
    const set = http.expectOne({ method: 'POST', url });
    expect(set.request.body).toEqual({ code: 'supervisorChair', name: '监事长', present: false, from: '2027-01-01' });
    set.flush({ ...posts({ items: [chair, overseer], usual: [chair, overseer], own: [away] }), changeSet: 'c1' });
    await gone();
    expect(rows('[aria-labelledby=other-days]')).toEqual([['监事长', '不设', '--', '2027-01-01 起', '取消设定']]);
    await press('取消对监事长的设定', screen().querySelector('[aria-labelledby=other-days]') ?? undefined);
    const asked = await dialog();
    expect(text(asked.querySelector('.effect'))).toBe('监事长在行业商会恢复为类别的设置。');
    await press('取消设定', asked);
    http.expectOne({ method: 'DELETE', url: `${url}/p-supervisorChair` }).flush({ ...posts(), changeSet: 'c2' });
    await gone();
  });

  it('is only looked at on another day and without the right, and read again where that failed', async () => {
    const past = await open('/leadership/posts/t2?asOf=2019-12-31', SETTING, read(posts({ asOf: '2019-12-31' })));
    expect([past.button('添加职务'), past.button('修改会长')]).toEqual([undefined, undefined]);
    TestBed.resetTestingModule();
    expect((await open('/leadership/posts/t2', ['leadership.rules'], read(posts()))).button('添加职务')).toBeUndefined();
    TestBed.resetTestingModule();
    const none = await open('/leadership/posts/t2', [], () => undefined);
    none.http.expectNone(url);
    expect(text(none.screen())).toContain('没有查看换届规则的权限');
    TestBed.resetTestingModule();
    const failing = await open('/leadership/posts/t2', SETTING, (http) => http.expectOne(url).flush('', { status: 500, statusText: '' }));
    await failing.press('重试');
    read(posts())(failing.http);
    await settle();
    expect(failing.rows()).toHaveLength(1);
  });
});

describe('章程与届次规则 of an organization', () => {
  const at = (path: string) => `/api/organizations/o1/${path}`;
  const read =
    (has: Partial<OrganizationPosts> = {}, ruled: Partial<OrganizationTermRules> = {}) =>
    (http: HttpTestingController) => {
      http.match((r) => r.url === '/api/organizations/o1').forEach((r) => r.flush(record({ version: 3 })));
      http.match((r) => r.method === 'GET' && r.url === at('posts')).forEach((r) => r.flush(ofOrganization(has)));
      http.match((r) => r.method === 'GET' && r.url === at('term-rules')).forEach((r) => r.flush(rules(ruled)));
    };
  const RIGHTS = ['organizations.read', 'organizations.change', 'leadership.read', 'leadership.change'];
  const lastChange = async (http: HttpTestingController) => {
    (await until(() => http.match((r) => r.url === at('changes'))[0])).flush({ items: [{ changeSet: 'c9' }], next: null });
    await settle();
  };

  it('sets a rule for it alone, on the version as it is then, and takes it back', async () => {
    const { http, press, rows, fill, send, gone, undo, screen } = await open('/leadership/charter/o1', RIGHTS, read());
    expect(text(screen())).toContain('没有单独设定');
    await press('设定规则');
    await fill('自何日起', '2026-01-01');
    await fill('每届年限（年）', '4');
    await send();
    const stale = http.expectOne({ method: 'POST', url: at('term-rules') });
    expect([stale.request.headers.get('If-Match'), stale.request.body]).toEqual(['"3"', { from: '2026-01-01', years: 4 }]);
    stale.flush({ type: 'stale_version', title: '', status: 412, detail: '该记录刚被他人修改' }, { status: 412, statusText: '' });
    await settle();
    expect(text(document.querySelector('mat-dialog-container [role=alert]'))).toBe('该记录刚被他人修改');
    read({ version: 4 }, { version: 4 })(http);
    await settle();
    await send();
    const set = http.expectOne({ method: 'POST', url: at('term-rules') });
    expect(set.request.headers.get('If-Match')).toBe('"4"');
    set.flush(rules({ version: 5, inForce: { ...facts, years: 4 }, items: [termRule] }));
    await lastChange(http);
    await gone();
    expect(rows('[aria-labelledby=own-items]')).toEqual([['2026-01-01 起', '每届 4 年', '执行中', '删去']]);
    await undo();
    http.expectOne('/api/changes/c9/undo').flush({});
    await settle();
    read({ version: 6 }, { version: 6 })(http);
    await settle();
    expect(text(screen())).toContain('没有单独设定');
  });

  it('adds a post as its charter has it, deletes a rule, each on the version that the act before has made', async () => {
    const { http, press, rows, fill, send, gone, dialog } = await open('/leadership/charter/o1', RIGHTS, read({}, { items: [termRule] }));
    await press('添加职务');
    await fill('职务名称', '监事长');
    await send();
    const added = http.expectOne({ method: 'POST', url: at('posts') });
    expect(added.request.headers.get('If-Match')).toBe('"3"');
    added.flush(ofOrganization({ ...withOverseer, version: 4 }));
    await lastChange(http);
    await gone();
    expect(rows()[1]?.slice(1, 5)).toEqual(['监事长', '一职一人', '不列入负责人', '增设']);
    await press('删去规则：每届 4 年');
    await press('删去', await dialog());
    const removed = http.expectOne({ method: 'DELETE', url: at('term-rules/r1') });
    expect(removed.request.headers.get('If-Match')).toBe('"4"');
    removed.flush(rules({ version: 5 }));
    await lastChange(http);
    await gone();
  });

  it('keeps the chair alone where the kind is so, says where there are no terms, and is only looked at without the right', async () => {
    const alone = await open('/leadership/charter/o1', RIGHTS, read({ chairAlone: true }, { inForce: { ...facts, years: null } }));
    expect([alone.button('添加职务'), alone.button('设定规则')]).toEqual([undefined, undefined]);
    expect(alone.button('修改会长')).toBeDefined();
    expect(text(alone.screen())).toContain('只登记会长');
    expect(text(alone.screen())).toContain('这类组织没有届次');
    TestBed.resetTestingModule();
    const reader = await open('/leadership/charter/o1', ['organizations.read', 'leadership.read'], read());
    expect([reader.button('添加职务'), reader.button('设定规则'), reader.rows().length]).toEqual([undefined, undefined, 1]);
  });
});
