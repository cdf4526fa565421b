import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Component } from '@angular/core';
import type { Organization } from '../../api/types';
import { Drafts } from '../../shell/drafts';
import { Session } from '../../shell/session';
import { answerKinds, openOffice, provideOffice, settle, text, until, screenOf } from '../../testing/office';
import { alike, record } from '../../testing/records';
import { ListTrail } from '../list/list-trail';
import type { FormTyping } from './form-typing';
import { OrganizationForm } from './organization-form';

@Component({ selector: 'tx-elsewhere', template: 'page' })
class Elsewhere {}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function open(url: string, before: (http: HttpTestingController) => void = () => undefined, over: Partial<Organization> = {}) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/new', component: OrganizationForm },
      { path: 'organizations/:id/edit', component: OrganizationForm },
      { path: 'organizations/:id', component: Elsewhere },
      { path: 'organizations', component: Elsewhere },
    ]),
  });
  const http = openOffice();
  before(http);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  answerKinds(http);
  http.match('/api/organizations/o1').forEach((r) => r.flush(record(over)));
  await settle();
  names(http);
  await settle();
  names(http);
  await settle();
  const element = screenOf(harness);
  const box = (label: string): HTMLInputElement => {
    const field = [...element.querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')) === label);
    const found = field?.querySelector<HTMLInputElement>('input, textarea');
    if (!found) throw new Error(`no box ${label}`);
    return found;
  };
  const type = async (label: string, value: string) => {
    const at = box(label);
    at.value = value;
    at.dispatchEvent(new InputEvent('input', { bubbles: true }));
    at.dispatchEvent(new Event('blur'));
    await settle();
  };
  const choose = async (way: 'from' | 'correction') => {
    element.querySelector<HTMLInputElement>(`mat-radio-button[value="${way}"] input`)?.click();
    await settle();
  };
  const save = async () => {
    element.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await settle();
  };
  const press = (name: string) => [...element.querySelectorAll('button')].find((b) => text(b) === name)?.click();
  const form = () => harness.routeDebugElement?.componentInstance as OrganizationForm;
  return { http, element, box, type, choose, save, press, form };
}

const names = (http: HttpTestingController) => {
  for (const r of http.match((q) => q.url.startsWith('/api/areas/')))
    r.flush({ id: r.request.url.split('/').at(-1), name: '某区', level: 'county', path: [], now: null });
};
const patch = (http: HttpTestingController): TestRequest => http.expectOne((r) => r.method === 'PATCH' && !r.params.has('dryRun'));
const afterSaving = async (http: HttpTestingController) => {
  await settle();
  http.match((r) => r.url.endsWith('/changes')).forEach((r) => r.flush({ items: [], next: null }));
  await settle();
};

describe('changing an organization', () => {
  it('leads back to the list as it was filtered', async () => {
    const page = { asOf: '2026-11-24', items: [record()], next: null, previous: null };
    const { element, press } = await open('/organizations/new', () => {
      TestBed.inject(ListTrail).remember(page, {}, { kind: 'association', sort: 'area' }, 0);
    });
    expect(element.querySelector('.crumb a')?.getAttribute('href')).toBe('/organizations?kind=association&sort=area');
    press('取消');
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations?kind=association&sort=area');
  });

  it('is asked for names alike where it gets another one, and not for its own', async () => {
    const { http, type } = await open('/organizations/o1/edit');
    await type('简介', '示例简介');
    await pause(500);
    http.expectNone((q) => q.url === '/api/organizations/alike');
    await type('名称', '示例新名商会');
    const asked = await until(() => http.match((q) => q.url === '/api/organizations/alike')[0]);
    expect([asked.request.params.get('name'), asked.request.params.get('except')]).toEqual(['示例新名商会', 'o1']);
    asked.flush({ items: [], elsewhere: [] });
  });

  it('has a field of a type alone where that type is chosen, and sends nothing of it with another', async () => {
    const { http, box, element, type, choose, save, form } = await open('/organizations/o1/edit', undefined, { typeCode: 'tradeChamber' });
    await type('四好商会', '2021-2022');
    (Reflect.get(form(), 'typing') as FormTyping).model.update((now) => ({ ...now, type: 'awayChamber' }));
    await settle();
    expect([...element.querySelectorAll('mat-label')].map(text)).not.toContain('四好商会');
    expect(box('原籍地').value).toBe('南通');
    await choose('from');
    await type('从哪一天起', '2022-01-01');
    await save();
    expect(patch(http).request.body).toEqual({ type: 'awayChamber', effectiveOn: '2022-01-01' });
  });

  it('leads to the question that the last key made appear, however quickly the save follows', async () => {
    const { box, element } = await open('/organizations/o1/edit');
    box('名称').value = '上海南通总商会';
    box('名称').dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
    expect(element.querySelector('.way mat-radio-group')).toBeNull();
    await settle();
    expect(document.activeElement).toBe(element.querySelector('mat-radio-button[value="from"] input'));
  });

  it('asks from which day only when something counted or named changes', async () => {
    const { http, element, type, save } = await open('/organizations/o1/edit');
    expect(element.querySelector('.way mat-radio-group')).toBeNull();
    await type('简介', '新的简介');
    expect(element.querySelector('.way mat-radio-group')).toBeNull();
    await save();
    const request = patch(http);
    expect(request.request.body).toEqual({ summary: '新的简介' });
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(request.request.headers.get('X-Requested-With')).toBe('tongxin');
    request.flush(record({ version: 4 }));
    await afterSaving(http);
    expect(TestBed.inject(Router).url).toBe('/organizations/o1');
  });

  it('asks it after what is edited and before saving, in the order of Tab, and saving leads to the question', async () => {
    const { http, element, box, type, save } = await open('/organizations/o1/edit');
    const way = element.querySelector('.way');
    const button = element.querySelector('button[type="submit"]');
    if (!way || !button) throw new Error('no question');
    expect(box('名称').compareDocumentPosition(way) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(way.contains(box('原因或依据'))).toBe(true);
    expect(way.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await type('名称', '上海南通总商会');
    await save();
    http.expectNone((r) => r.method === 'PATCH' && !r.params.has('dryRun'));
    expect(document.activeElement?.closest('mat-radio-button')?.getAttribute('value')).toBe('from');
  });

  it('asks no day of one in preparation: it has no past to keep', async () => {
    const { http, element, type, save } = await open('/organizations/o1/edit', undefined, { foundedOn: null, approvedOn: '2025-03-01' });
    await type('名称', '上海南通总商会');
    expect(element.querySelector('.way mat-radio-group')).toBeNull();
    await save();
    expect(patch(http).request.body).toEqual({ name: '上海南通总商会' });
  });

  it('will not save a new name without the day, and sends the day as it is known', async () => {
    const { http, element, type, choose, save } = await open('/organizations/o1/edit');
    await type('名称', '上海南通总商会');
    await save();
    http.expectNone((r) => r.method === 'PATCH' && !r.params.has('dryRun'));
    expect(text(element)).toContain('请选择：从某一天起变了，还是更正');
    await choose('from');
    await type('从哪一天起', '2017.4');
    await save();
    const request = patch(http);
    expect(request.request.body).toEqual({ name: '上海南通总商会', effectiveOn: '2017-04' });
    request.flush(record());
    await afterSaving(http);
  });

  it('says once that a day does not exist', async () => {
    const { element, type, choose, save } = await open('/organizations/o1/edit');
    await type('名称', '上海南通总商会');
    await choose('from');
    await type('从哪一天起', '2023-02-30');
    await save();
    expect([...element.querySelectorAll('.days mat-error')]).toHaveLength(1);
    expect([...element.querySelectorAll('.red li')]).toHaveLength(1);
  });

  it('takes no last day that lies before the first, and a last day counts', async () => {
    const { http, element, type, choose, save } = await open('/organizations/o1/edit');
    await type('名称', '上海南通总商会');
    await choose('from');
    await type('从哪一天起', '2017.4');
    await type('到哪一天止（可不填）', '2017-03-31');
    await save();
    http.expectNone((r) => r.method === 'PATCH' && !r.params.has('dryRun'));
    expect([...element.querySelectorAll('.days mat-error')].map(text)).toEqual(['这一天早于“从哪一天起”']);
    await type('到哪一天止（可不填）', '2017-04-30');
    await save();
    expect(patch(http).request.body).toMatchObject({ effectiveOn: '2017-04', effectiveUntil: '2017-05-01' });
  });

  it('asks the reason of a correction of what is counted', async () => {
    const { http, element, type, choose, save } = await open('/organizations/o1/edit');
    await type('名称', '上海南通商会。');
    await choose('correction');
    await save();
    expect(text(element)).toContain('请写明原因');
    await type('原因或依据', '录入多了句号');
    await save();
    expect(patch(http).request.body).toEqual({ name: '上海南通商会。', reason: '录入多了句号' });
  });

  it('begins at the field that was said to be missing', async () => {
    const { element } = await open('/organizations/o1/edit?field=supervisor');
    const field = [...element.querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')) === '业务主管单位');
    expect(document.activeElement).toBe(field?.querySelector('input'));
  });

  it('asks no reason where a blank is filled in', async () => {
    const { http, type, choose, save } = await open('/organizations/o1/edit');
    await type('业务主管单位', '示例市民政局');
    await choose('correction');
    await save();
    expect(patch(http).request.body).toEqual({ supervisor: '示例市民政局' });
  });

  it('previews what saving would do, without writing', async () => {
    const { http, element, type, choose } = await open('/organizations/o1/edit');
    await type('名称', '上海南通总商会');
    await choose('from');
    await type('从哪一天起', '2017-04-01');
    await pause(420);
    const preview = http.expectOne((r) => r.params.get('dryRun') === 'true');
    expect(preview.request.body).toMatchObject({ name: '上海南通总商会', effectiveOn: '2017-04-01' });
    preview.flush({
      diff: [
        {
          table: 'organization_profiles',
          field: 'name',
          label: '名称',
          from: '2017-04-01',
          to: null,
          before: '上海南通商会',
          after: '上海南通总商会',
        },
      ],
    });
    await settle();
    expect([...element.querySelectorAll('tx-two-bars .piece')].map(text)).toEqual(['上海南通商会', '上海南通商会', '上海南通总商会']);
    expect(text(element.querySelector('tx-diff'))).toContain('2017-04-01起');
  });

  it('asks no preview while it is being saved', async () => {
    const { http, type, save } = await open('/organizations/o1/edit');
    await type('简介', '新的简介');
    await save();
    const request = patch(http);
    await pause(420);
    await settle();
    http.expectNone((r) => r.params.get('dryRun') === 'true');
    request.flush(record({ version: 4 }));
    await afterSaving(http);
  });

  it('puts what the server finds wrong at the field, and the message goes when the field is mended', async () => {
    const { http, element, type, save } = await open('/organizations/o1/edit');
    await type('住所邮编', '200121');
    await save();
    patch(http).flush(
      {
        type: 'invalid_fields',
        title: '',
        status: 422,
        errors: [
          { pointer: '/fields/postcode', code: 'x', message: '没有这个邮编' },
          { pointer: '/nowhere', code: 'y', message: '别处的错' },
        ],
      },
      { status: 422, statusText: '' },
    );
    await settle();
    const field = [...element.querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')) === '住所邮编');
    expect(text(field?.querySelector('mat-error'))).toBe('没有这个邮编');
    expect(text(element)).toContain('别处的错');
    await type('住所邮编', '200122');
    expect(field?.querySelector('mat-error')).toBeNull();
    expect(text(element)).not.toContain('别处的错');
  });

  it('checks a field by the description of its kind, and says what that says of it', async () => {
    const { http, element, type, save } = await open('/organizations/o1/edit');
    await type('住所邮编', '12');
    await save();
    http.expectNone((r) => r.method === 'PATCH' && !r.params.has('dryRun'));
    const field = [...element.querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')) === '住所邮编');
    expect(text(field?.querySelector('mat-error'))).toBe('邮编是6位数字');
    await type('住所邮编', '２００１２１');
    expect(field?.querySelector('mat-error')).toBeNull();
  });
});

describe('somebody was faster', () => {
  const stale = (current: object) => ({
    type: 'stale_version',
    title: '',
    status: 412,
    current: record({ version: 4, ...current }),
    changes: [{ at: '2026-11-24T01:00:00Z', account: '王丙三', act: 'x', changeSet: 'c', reason: null, fields: [] }],
  });

  it('brings both together without a question where the fields do not touch', async () => {
    const { http, type, save } = await open('/organizations/o1/edit');
    await type('简介', '我的');
    await save();
    patch(http).flush(stale({ address: '对方的地址' }), { status: 412, statusText: '' });
    await settle();
    const again = patch(http);
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body).toEqual({ summary: '我的' });
    again.flush(record({ version: 5 }));
    await afterSaving(http);
    expect(TestBed.inject(Router).url).toBe('/organizations/o1');
  });

  it('asks about the field that both changed, saves as chosen, and loses nothing when it is left', async () => {
    const { http, element, box, type, save } = await open('/organizations/o1/edit');
    await type('简介', '我的');
    await type('地址', '我的地址');
    await save();
    patch(http).flush(stale({ summary: '对方的' }), { status: 412, statusText: '' });
    const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');
    await until(dialog);
    expect(text(dialog())).toContain('该记录刚被王丙三修改');
    expect([...(dialog()?.querySelectorAll('tbody tr') ?? [])]).toHaveLength(1);
    const button = (name: string) => [...(dialog()?.querySelectorAll('button') ?? [])].find((b) => text(b) === name);
    expect(button('按所选保存')?.disabled).toBe(true);
    button('返回表单')?.click();
    await until(() => !dialog() && !element.querySelector<HTMLButtonElement>('button[type="submit"]')?.disabled);
    expect(box('简介').value).toBe('我的');
    expect(TestBed.inject(Drafts).find('o1')?.values).toMatchObject({ now: { summary: '我的', address: '我的地址' } });

    await save();
    patch(http).flush(stale({ summary: '对方的' }), { status: 412, statusText: '' });
    await until(dialog);
    dialog()?.querySelectorAll<HTMLInputElement>('input[type="radio"]')[0]?.click();
    await settle();
    button('按所选保存')?.click();
    await until(() => !dialog());
    expect(patch(http).request.body).toEqual({ address: '我的地址' });
  });

  it('knows that an earlier try had arrived after all', async () => {
    const { http, element, type, save } = await open('/organizations/o1/edit');
    await type('简介', '我的');
    await save();
    const first = patch(http);
    const key = first.request.headers.get('Idempotency-Key');
    first.error(new ProgressEvent('error'));
    await settle();
    expect(text(element)).toContain('未保存：连接中断');
    expect(TestBed.inject(Drafts).find('o1')?.sent).toBe(true);
    [...element.querySelectorAll('button')].find((b) => text(b) === '重试')?.click();
    await settle();
    const second = patch(http);
    expect(second.request.headers.get('Idempotency-Key')).toBe(key);
    second.flush(stale({ summary: '我的' }), { status: 412, statusText: '' });
    await afterSaving(http);
    expect(TestBed.inject(Router).url).toBe('/organizations/o1');
    expect(TestBed.inject(Drafts).find('o1')).toBeNull();
  });
});

describe('drafts', () => {
  it('keeps what was typed for this account alone, and offers it again', async () => {
    const { http, type } = await open('/organizations/o1/edit');
    await type('简介', '没写完');
    const draft = TestBed.inject(Drafts).find('o1');
    expect(draft).toMatchObject({ version: 3, sent: false, title: '修改 上海南通商会' });
    expect(localStorage.getItem('tongxin.draft.u2.o1')).not.toBeNull();
    http.match(() => true);
    const kept = localStorage.getItem('tongxin.draft.u2.o1') ?? '';

    TestBed.resetTestingModule();
    const again = await open('/organizations/o1/edit', () => localStorage.setItem('tongxin.draft.u2.o1', kept));
    expect(text(again.element)).toContain('有一份未保存的草稿');
    expect(again.box('简介').value).toBe('');
    [...again.element.querySelectorAll('button')].find((b) => text(b) === '继续填写')?.click();
    await settle();
    expect(again.box('简介').value).toBe('没写完');

    TestBed.resetTestingModule();
    const other = await open('/organizations/o1/edit', () => localStorage.setItem('tongxin.draft.u9.o1', kept));
    expect(text(other.element)).not.toContain('草稿（');
  });

  it('brings back from which day it changed, with everything else that was typed', async () => {
    const { http, type, choose } = await open('/organizations/o1/edit');
    await type('名称', '上海南通总商会');
    await type('住所邮编', '200121');
    await choose('from');
    await type('从哪一天起', '2017.4');
    await type('到哪一天止（可不填）', '2019-02-28');
    await type('原因或依据', '示例发〔2017〕12号');
    await TestBed.inject(Router).navigateByUrl('/organizations/o1');
    http.match(() => true);
    const kept = localStorage.getItem('tongxin.draft.u2.o1') ?? '';

    for (const version of [3, 4]) {
      TestBed.resetTestingModule();
      const again = await open('/organizations/o1/edit', () => localStorage.setItem('tongxin.draft.u2.o1', kept), { version });
      again.press('继续填写');
      await settle();
      expect(again.element.querySelector<HTMLInputElement>('mat-radio-button[value="from"] input')?.checked).toBe(true);
      expect(again.box('从哪一天起').value).toBe('2017年4月');
      expect(again.box('到哪一天止（可不填）').value).toBe('2019-02-28');
      await again.save();
      const body = { name: '上海南通总商会', fields: { postcode: '200121' }, effectiveOn: '2017-04', effectiveUntil: '2019-03-01' };
      const request = patch(again.http);
      expect(request.request.body).toEqual({ ...body, reason: '示例发〔2017〕12号' });
      request.flush(record({ version: 5 }));
      await afterSaving(again.http);
    }
  });

  it('keeps what is typed beside a draft that nobody has decided about, and gives that one back when it is dropped', async () => {
    const { http, type } = await open('/organizations/o1/edit');
    await type('简介', '先前写的');
    http.match(() => true);
    const kept = localStorage.getItem('tongxin.draft.u2.o1') ?? '';
    const now = () => TestBed.inject(Drafts).find('o1')?.values;

    TestBed.resetTestingModule();
    const again = await open('/organizations/o1/edit', () => localStorage.setItem('tongxin.draft.u2.o1', kept));
    await again.type('名称', '上海南通总商会');
    await again.choose('from');
    await again.type('从哪一天起', '2017-04-01');
    expect(now()).toMatchObject({ now: { name: '上海南通总商会', way: 'from', effectiveOn: '2017-04-01', summary: '' } });
    again.form().forget();
    expect(now()).toMatchObject({ now: { summary: '先前写的', way: '' } });
    await again.type('名称', '上海南通总商会');
    again.press('继续填写');
    await settle();
    expect([again.box('简介').value, again.box('名称').value]).toEqual(['先前写的', '上海南通商会']);
    again.form().forget();
    expect(now()).toBeUndefined();
  });
});

describe('a new organization', () => {
  it('begins as a branch of the parent in the address, with its kind, type and jurisdiction, and sends them', async () => {
    const address = '/organizations/new?kind=chamberOfCommerce&type=tradeChamber&areaId=a-3206&parentId=o1';
    const { http, type, save, form } = await open(address);
    expect(form().unsaved()).toBe(false);
    await type('名称', '示例分会');
    await type('成立日期', '2022-03');
    await save();
    expect(http.expectOne((r) => r.method === 'POST' && r.url === '/api/organizations').request.body).toEqual({
      kind: 'chamberOfCommerce',
      type: 'tradeChamber',
      name: '示例分会',
      areaId: 'a-3206',
      parentId: 'o1',
      foundedOn: '2022-03',
    });
  });

  it('names every field that is missing, then founds with what was given', async () => {
    const { http, element, type, save } = await open('/organizations/new?kind=chamberOfCommerce');
    await save();
    http.expectNone((r) => r.method === 'POST');
    const missing = [...element.querySelectorAll('.red li')].map(text);
    expect(missing).toEqual(['请填写类型', '请填写名称', '请填写属地', '请填成立日期；还在筹备的，请填下面的“同意筹建日期”']);
    await type('名称', '示例商会');
    await type('成立日期', '2019年5月');
    expect([...element.querySelectorAll('.red li')].map(text)).toEqual(['请填写类型', '请填写属地']);
  });

  it('of one in preparation has the day of its approval and no founding', async () => {
    const address = '/organizations/new?kind=chamberOfCommerce&type=tradeChamber&areaId=a-3206';
    const { http, element, type, save } = await open(address);
    await type('名称', '示例筹备商会');
    await type('同意筹建日期', '2026-03-01');
    expect(text(element)).toContain('列为筹备');
    await save();
    expect(http.expectOne((r) => r.method === 'POST' && r.url === '/api/organizations').request.body).toEqual({
      kind: 'chamberOfCommerce',
      type: 'tradeChamber',
      name: '示例筹备商会',
      areaId: 'a-3206',
      approvedOn: '2026-03-01',
    });
  });

  it('says before it is saved that its day has not come', async () => {
    const { element, type } = await open('/organizations/new?kind=chamberOfCommerce');
    await type('成立日期', '2035-01-01');
    expect(text(element)).toContain('成立日期在将来');
    await type('成立日期', '2019');
    expect(text(element)).not.toContain('成立日期在将来');
  });

  it('says below the name who may be meant, and asks with the area', async () => {
    const { http, element, type } = await open('/organizations/new?kind=chamberOfCommerce&areaId=a1');
    await type('名称', '上海南通商会');
    const asked = await until(() => http.match((q) => q.url === '/api/organizations/alike')[0]);
    expect([asked.request.params.get('name'), asked.request.params.get('areaId'), asked.request.params.get('except')]).toEqual([
      '上海南通商会',
      'a1',
      null,
    ]);
    asked.flush({ items: [alike({ id: 'o7' })], elsewhere: [] });
    await settle();
    expect(text(element.querySelector('.named tx-names-alike'))).toContain('有 1 家可能是同一家');
  });
});

describe('where a new organization lies', () => {
  it('is filled in for an officer of one county, who may choose otherwise', async () => {
    const { http, element, type, press } = await open('/organizations/new?kind=practiceBase', () => {
      TestBed.inject(Session).grants.set([{ role: 'officer', areaId: 'a-320602', areaName: '崇川区', kinds: null }]);
    });
    const area = element.querySelector<HTMLInputElement>('tx-area-picker input');
    expect(area?.value).toBe('某区');
    expect(TestBed.inject(Drafts).find('new')).toBeNull();
    await type('名称', '示例基地');
    await type('成立日期', '2019');
    element.querySelector<HTMLElement>('mat-select[id]')?.focus();
    expect(TestBed.inject(Drafts).find('new')?.values).toMatchObject({ now: { areaId: 'a-320602' } });
    press('保存');
    await settle();
    expect([...element.querySelectorAll('.red li')].map(text)).toEqual(['请填写类型']);
    http.match(() => true);
  });
});

describe('who may not fill in the form', () => {
  const rights = (...held: string[]) => (TestBed.inject(Session) as unknown as { rights: { set(r: string[]): void } }).rights.set(held);

  it('is told so in the place of a new organization, and whom to ask', async () => {
    const { element } = await open('/organizations/new', () => rights('organizations.read'));
    expect(text(element.querySelector('h1'))).toBe('没有新建组织的权限');
    expect(text(element)).toContain('请联系管理员');
    expect(element.querySelector('form')).toBeNull();
    expect([...element.querySelectorAll('section a')].map((a) => [text(a), a.getAttribute('href')])).toEqual([
      ['回到名录', '/organizations'],
    ]);
  });

  it('is told so in the place of a change, and led to the page', async () => {
    const { element } = await open('/organizations/o1/edit', () => undefined, { mayChange: false });
    expect(text(element.querySelector('h1'))).toBe('没有修改这个组织的权限');
    expect(element.querySelector('form')).toBeNull();
    expect([...element.querySelectorAll('section a')].map((a) => a.getAttribute('href'))).toEqual(['/organizations/o1', '/organizations']);
  });

  it('nobody changes what is void or has merged', async () => {
    const voided = await open('/organizations/o1/edit', () => undefined, {
      voided: { at: '', account: null, reason: '' },
      mayChange: false,
    });
    expect(text(voided.element.querySelector('h1'))).toBe('已作废的组织不能修改');
    TestBed.resetTestingModule();
    const merged = await open('/organizations/o1/edit', () => undefined, { mergedInto: { id: 'o2', name: '示例总商会' } });
    expect(text(merged.element)).toContain('已合并到“示例总商会”');
    expect(merged.element.querySelector('section a')?.getAttribute('href')).toBe('/organizations/o2');
  });
});
