import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { TypeInUse } from '../api/organization-types';
import { AsOf } from '../shell/as-of';
import { Kinds } from '../shell/kinds';
import { openOffice, provideOffice, screenOf, settle, text } from '../testing/office';
import { TypesPage } from './types-page';

const type = (name: string, more: Partial<TypeInUse> = {}): TypeInUse => ({
  id: `t-${name}`,
  kind: 'chamberOfCommerce',
  code: 'tradeChamber',
  name,
  nameEn: null,
  retired: false,
  organizations: 0,
  used: false,
  ...more,
});
const kind = (code: string, name: string) => ({ code, name, nameEn: code, statusWords: {}, types: [], fields: [] as unknown[], posts: [] });
const option = (code: string, name: string) => ({ code, name, nameEn: code });
const partyField = { ...option('party', '党派'), type: 'option', options: [option('minge', '民革'), option('minmeng', '民盟')] };
const KINDS = [
  kind('association', '社团'),
  kind('chamberOfCommerce', '商会'),
  { ...kind('democraticParty', '民主党派组织'), fields: [partyField] },
];

async function open(rights: readonly string[], address = '/types?kind=chamberOfCommerce') {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'types', component: TypesPage }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  await settle();
  http.match('/api/kinds').forEach((request) => request.flush({ items: KINDS }));
  const items = [type('行业商会', { organizations: 12, used: true }), type('镇街商会', { used: true, retired: true }), type('商会联盟')];
  http.match('/api/types').forEach((request) => request.flush({ items }));
  await settle();
  const element = screenOf(harness);
  const button = (name: string) => element.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);
  return { http, element, button, items };
}

describe('类型与次序', () => {
  it('shows the types of the kind that the address names: how many, retired or not, deleted only where never used', async () => {
    const { element, button } = await open(['types.manage']);
    const rows = [...element.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('th, td')].slice(0, 5).map(text));
    expect(rows).toEqual([
      ['1', '行业商会', '--', '12', '在用'],
      ['2', '镇街商会', '--', '曾用', '已停用'],
      ['3', '商会联盟', '--', '0', '在用'],
    ]);
    const link = element.querySelector('tbody a')?.getAttribute('href');
    expect(link).toBe('/organizations?kind=chamberOfCommerce&type=tradeChamber&status=all');
    expect(['行业商会', '镇街商会', '商会联盟'].map((name) => button(`删去 ${name}`) !== null)).toEqual([false, false, true]);
    expect(element.querySelector('a[href^="/leadership/posts"]')).toBeNull();
    button('上移 社团')?.closest('li')?.querySelector<HTMLButtonElement>('.kind')?.click();
    await settle();
    expect(text(element)).toContain('这个类别还没有类型');
  });

  it('shows the posts of the types in use, those that are alike together, and the fields that one alone has', async () => {
    const { http, element } = await open(['types.manage']);
    expect(element.querySelector('.described')).toBeNull();
    const [chair, head] = [option('', '会长'), option('', '主席')];
    const types = [
      { ...option('federation', '工商联'), id: 'f', retired: false, posts: [head] },
      { ...option('tradeChamber', '行业商会'), id: 't', retired: false, posts: [chair, option('', '秘书长')] },
      { ...option('market', '市场商会'), id: 'm', retired: false, posts: [head] },
      { ...option('old', '旧类型'), id: 'o', retired: true, posts: [chair] },
    ];
    const fields = [
      { ...option('fourGoods', '四好商会'), type: 'text', types: ['tradeChamber'] },
      { ...option('origin', '原籍地'), type: 'text', types: null },
    ];
    TestBed.inject(Kinds).reload();
    await settle();
    http.match('/api/kinds').forEach((request) => request.flush({ items: [{ ...kind('chamberOfCommerce', '商会'), types, fields }] }));
    await settle();
    expect([...element.querySelectorAll('.described > *')].map(text)).toEqual([
      '工商联、市场商会',
      '主席',
      '行业商会',
      '会长、秘书长 专有：四好商会',
    ]);
  });

  it('leads to the posts of a type whoever may see them', async () => {
    const { element } = await open(['types.manage', 'leadership.rules']);
    const link = element.querySelector('a[aria-label="行业商会的职务"]');
    expect(link?.getAttribute('href')).toBe('/leadership/posts/t-%E8%A1%8C%E4%B8%9A%E5%95%86%E4%BC%9A');
  });

  it('moves by key, and what moved keeps the focus', async () => {
    const { http, button, items } = await open(['types.manage']);
    button('下移 行业商会')?.click();
    await settle();
    const order = http.expectOne('/api/types/order');
    expect(order.request.body).toEqual({ kind: 'chamberOfCommerce', ids: ['t-镇街商会', 't-行业商会', 't-商会联盟'] });
    order.flush({ items: [items[1], items[0], items[2]], changeSet: 'c1' });
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('下移 行业商会');
    expect(http.match('/api/kinds')).toHaveLength(1);
  });

  it('renames by key: the focus goes into the box, and back to 改名 when that is left', async () => {
    const { element, button } = await open(['types.manage']);
    button('改名 行业商会')?.click();
    await settle();
    const box = element.querySelector<HTMLInputElement>('tbody form input');
    expect(box?.value).toBe('行业商会');
    expect(document.activeElement).toBe(box);
    box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(element.querySelector('tbody form')).toBeNull();
    expect(document.activeElement).toBe(button('改名 行业商会'));
  });

  it('puts the parties in order beside the types of their kind, by key as well', async () => {
    const { http, element, button, items } = await open(['types.manage'], '/types?kind=democraticParty');
    expect([...element.querySelectorAll('.parties li .name')].map(text)).toEqual(['民革', '民盟']);
    expect([button('上移 民革')?.disabled, button('下移 民盟')?.disabled]).toEqual([true, true]);
    button('上移 民盟')?.click();
    await settle();
    const order = http.expectOne('/api/types/order-of-parties');
    expect(order.request.body).toEqual({ parties: ['minmeng', 'minge'] });
    order.flush({ items, changeSet: 'c1' });
    await settle();
    const turned = { ...partyField, options: [...partyField.options].reverse() };
    http.match('/api/kinds').forEach((request) => request.flush({ items: [...KINDS.slice(0, 2), { ...KINDS[2], fields: [turned] }] }));
    await settle();
    expect([...element.querySelectorAll('.parties li .name')].map(text)).toEqual(['民盟', '民革']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('下移 民盟');
    button('上移 社团')?.closest('li')?.querySelector<HTMLButtonElement>('.kind')?.click();
    await settle();
    expect(element.querySelector('.parties')).toBeNull();
  });

  it('asks for a name before it asks the server, and says at the field what the server refuses', async () => {
    const { http, element } = await open(['types.manage']);
    const form = element.querySelector<HTMLFormElement>('form.add');
    const name = form?.querySelector('input');
    const submit = async (): Promise<void> => {
      form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      await settle();
    };
    await submit();
    expect(text(form?.querySelector('mat-error'))).toContain('类型名称');
    if (name) name.value = '行业商会';
    name?.dispatchEvent(new Event('input'));
    await submit();
    const request = http.expectOne('/api/types');
    expect(request.request.body).toEqual({ kind: 'chamberOfCommerce', name: '行业商会', nameEn: null });
    const errors = [{ pointer: '/name', code: 'one_type_of_a_name', message: '已有同名类型' }];
    request.flush({ type: 'rule_broken', title: '', status: 409, errors }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(text(form?.querySelector('mat-error'))).toBe('已有同名类型');
  });

  it('is read only on a day of the past, and says whose it is to who may not', async () => {
    const past = await open(['types.manage'], '/types?kind=chamberOfCommerce&asOf=2019-12-31');
    expect(TestBed.inject(AsOf).elsewhere()).toBe(true);
    expect(past.button('改名 行业商会')).toBeNull();
    expect(text(past.element)).toContain('不分日期');
    TestBed.resetTestingModule();
    const { http, element } = await open([]);
    http.expectNone('/api/types');
    expect(text(element)).toContain('请找管理员');
  });
});
