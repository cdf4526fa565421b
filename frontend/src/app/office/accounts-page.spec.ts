import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { AccountGrant, AccountRow } from '../api/office';
import { openOffice, provideOffice, screenOf, settle, text } from '../testing/office';
import { AccountsPage } from './accounts-page';

const grant = (over: Partial<AccountGrant> = {}): AccountGrant => ({
  id: 'g1',
  role: 'officer',
  areaId: 'a-320613',
  areaName: '崇川区',
  kinds: null,
  from: null,
  to: null,
  ...over,
});
const account = (over: Partial<AccountRow> = {}): AccountRow => ({
  id: 'u7',
  name: '张甲一',
  login: 'zhangjiayi',
  unit: null,
  sectionId: null,
  sectionName: null,
  locale: 'zh',
  disabled: false,
  grants: [grant()],
  ...over,
});
const OWN = account({
  id: 'u2',
  name: '李乙二',
  login: 'supervisor',
  grants: [grant({ id: 'g2', role: 'administrator', areaName: null })],
});

async function open(items: readonly AccountRow[] = [account(), OWN], rights: readonly string[] = ['accounts.manage']) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'accounts', component: AccountsPage }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/accounts');
  await settle();
  const element = screenOf(harness);
  const listed = async (rows: readonly AccountRow[]): Promise<void> => {
    await settle();
    http.match({ method: 'GET', url: '/api/accounts' }).forEach((request) => request.flush({ items: rows }));
    await settle();
  };
  await listed(items);
  http.match('/api/kinds').forEach((request) => request.flush({ items: [] }));
  await settle();
  const press = async (name: string, within: ParentNode = document): Promise<void> => {
    const found = [...within.querySelectorAll<HTMLElement>('button')].filter(
      (one) => (one.getAttribute('aria-label') ?? text(one)) === name,
    );
    if (found.length !== 1) throw new Error(`${found.length} buttons ${name}`);
    found[0]?.click();
    await settle();
  };
  const undo = () => press('撤销', document.querySelector('mat-snack-bar-container') ?? document);
  const message = () => text(document.querySelector('mat-snack-bar-container'));
  const type = async (label: string, value: string, within: ParentNode = document): Promise<void> => {
    const field = [...within.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('mat-label')) === label);
    const box = field?.querySelector('input');
    if (!box) throw new Error(`no box ${label}`);
    box.value = value;
    box.dispatchEvent(new InputEvent('input'));
    await settle();
  };
  const dialog = () => document.querySelector('mat-dialog-container');
  return { http, element, listed, press, undo, message, type, dialog };
}

describe('账号', () => {
  it('says what each may do where, of the rights that hold or will; nobody blocks himself', async () => {
    const grants = [
      grant(),
      grant({ id: 'g3', role: 'viewer', areaName: null, from: '2026-12-01', to: '2027-01-01' }),
      grant({ id: 'g4', to: '2026-11-24' }),
    ];
    const { element } = await open([account({ grants }), account({ id: 'u8', name: '王丙三', login: 'w', grants: [] }), OWN]);
    const rows = [...element.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('th, td')].map(text));
    expect(rows[0]?.[3]).toBe('联络员 · 崇川区查阅人员 · 全部（2026-12-01至2026-12-31）');
    expect(rows[1]?.[3]).toBe('还没有角色，什么也看不到');
    expect([rows[0]?.[5], rows[2]?.[5]]).toEqual(['权限 修改 重设密码 停用', '权限 修改 修改密码']);
  });

  it('blocks and takes up again; 撤销 does the opposite', async () => {
    const { http, listed, press, undo, message } = await open();
    await press('停用 张甲一');
    const request = http.expectOne('/api/accounts/u7');
    expect([request.request.method, request.request.body]).toEqual(['PATCH', { disabled: true }]);
    request.flush(account({ disabled: true }));
    await listed([account({ disabled: true }), OWN]);
    expect(message()).toContain('已停用 张甲一');
    await undo();
    expect(http.expectOne('/api/accounts/u7').request.body).toEqual({ disabled: false });
  });

  it('gives a right from a day to a last day, at the address of the account, and takes it back', async () => {
    const { http, element, listed, press, undo, type } = await open();
    await press('张甲一的权限');
    expect(TestBed.inject(Router).url).toBe('/accounts?account=u7');
    const panel = element.querySelector('tx-account-grants') ?? element;
    await type('开始', '2026-12', panel);
    await press('授权', panel);
    expect(text(panel.querySelector('mat-error'))).toBe('请写到某一天，如 2026-12-31');
    http.expectNone('/api/accounts/u7/grants');
    await type('开始', '2026-12-01', panel);
    await type('结束', '2026-12-31', panel);
    await press('授权', panel);
    const request = http.expectOne('/api/accounts/u7/grants');
    expect(request.request.body).toEqual({ role: 'officer', areaId: null, kinds: null, from: '2026-12-01', to: '2027-01-01' });
    const made = account({ grants: [grant(), grant({ id: 'g9', from: '2026-12-01', to: '2027-01-01' })] });
    request.flush(made);
    await listed([made, OWN]);
    expect([...panel.querySelectorAll('li .tx-tag')].map(text)).toEqual(['在用', '未开始']);
    await undo();
    expect(http.expectOne('/api/accounts/u7/grants/g9').request.method).toBe('DELETE');
  });

  it('takes a right away; 撤销 gives it again from today on', async () => {
    const { http, listed, press, undo } = await open();
    await press('张甲一的权限');
    await press('收回：联络员 · 崇川区');
    http.expectOne('/api/accounts/u7/grants/g1').flush(account({ grants: [grant({ to: '2026-11-24' })] }));
    await listed([account({ grants: [grant({ to: '2026-11-24' })] }), OWN]);
    await undo();
    expect(http.expectOne('/api/accounts/u7/grants').request.body).toEqual({
      role: 'officer',
      areaId: 'a-320613',
      kinds: null,
      from: '2026-11-24',
    });
  });

  it('asks before the administrator takes this page away from himself', async () => {
    const { http, press, dialog } = await open();
    await press('李乙二的权限');
    await press('收回：管理员 · 全部');
    expect(text(dialog())).toContain('您不能再打开本页');
    http.expectNone('/api/accounts/u2/grants/g2');
    await press('收回', dialog() as ParentNode);
    expect(http.expectOne('/api/accounts/u2/grants/g2').request.method).toBe('DELETE');
  });

  it('renames, and puts the former name back', async () => {
    const { http, listed, press, undo, type, dialog } = await open();
    await press('修改 张甲一');
    await type('姓名', ' 张甲二 ', dialog() as ParentNode);
    await press('保存', dialog() as ParentNode);
    const request = http.expectOne('/api/accounts/u7');
    expect(request.request.body).toEqual({ name: '张甲二', unit: null, sectionId: null, locale: 'zh' });
    request.flush(account({ name: '张甲二' }));
    await listed([account({ name: '张甲二' }), OWN]);
    await undo();
    expect(http.expectOne('/api/accounts/u7').request.body).toEqual({ name: '张甲一', unit: null, sectionId: null, locale: 'zh' });
  });

  it('puts an account into a section, one that stands or its own, and back', async () => {
    const own = account({ sectionId: 's2', sectionName: '旧科' });
    const { http, element, listed, press, undo, dialog } = await open([own, OWN]);
    expect(text(element.querySelector('tbody tr td:nth-of-type(2)'))).toBe('-- 旧科');
    await press('修改 张甲一');
    const section = (id: string, name: string, retired: boolean) => ({ id, code: id, name, retired });
    http
      .expectOne('/api/sections')
      .flush({ items: [section('s1', '新阶层工作科', false), section('s2', '旧科', true), section('s3', '更旧科', true)] });
    await settle();
    const field = [...(dialog()?.querySelectorAll('mat-form-field') ?? [])].find((one) => text(one.querySelector('mat-label')) === '科室');
    field?.querySelector<HTMLElement>('mat-select')?.click();
    await settle();
    const options = [...document.querySelectorAll<HTMLElement>('mat-option')];
    expect(options.map(text)).toEqual(['不在科室', '新阶层工作科', '旧科']);
    options[1]?.click();
    await settle();
    await press('保存', dialog() as ParentNode);
    const request = http.expectOne('/api/accounts/u7');
    expect(request.request.body).toMatchObject({ sectionId: 's1' });
    request.flush(account({ sectionId: 's1', sectionName: '新阶层工作科' }));
    await listed([account({ sectionId: 's1', sectionName: '新阶层工作科' }), OWN]);
    await undo();
    expect(http.expectOne('/api/accounts/u7').request.body).toMatchObject({ sectionId: 's2' });
  });

  it('resets a password to one that is made up, and shows it once', async () => {
    const { http, press, message, dialog, type } = await open();
    await press('张甲一的密码');
    await type('新密码', 'short', dialog() as ParentNode);
    await press('重设密码', dialog() as ParentNode);
    expect(text(dialog()?.querySelector('mat-error'))).toContain('至少 8 个字符');
    await press('生成新密码', dialog() as ParentNode);
    await press('重设密码', dialog() as ParentNode);
    const request = http.expectOne('/api/accounts/u7/password');
    const { password } = request.request.body as { password: string };
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    request.flush(null);
    await settle();
    expect(text(dialog()?.querySelector('code'))).toBe(password);
    expect(message()).toBe('已重设 张甲一 的密码');
    await press('关闭', dialog() as ParentNode);
    await settle();
    expect(document.body.innerHTML).not.toContain(password);
  });

  it('is closed to whoever may not manage accounts', async () => {
    const { element, http } = await open([], []);
    http.expectNone('/api/accounts');
    expect(text(element)).toContain('没有管理账号的权限');
  });
});
