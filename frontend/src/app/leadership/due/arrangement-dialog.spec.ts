import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { Area } from '../../api/areas';
import type { Arrangement } from '../../api/leadership';
import { BASE, CHAMBER } from '../../testing/kinds';
import { answerKinds, openOffice, provideOffice, settle, text, until } from '../../testing/office';
import { ArrangementDialog } from './arrangement-dialog';

const party = { ...BASE, code: 'democraticParty', name: '民主党派组织', termYears: 5 };
const chamber = { ...CHAMBER, termYears: 5 };
const arrangement: Arrangement = {
  id: 'a',
  version: 1,
  title: '示例换届安排',
  documentNumber: null,
  documentOn: '2026-10-01',
  from: '2026-10-01',
  lastOn: '2027-03-31',
  organizations: 1,
  items: [{ id: '甲', name: '示例甲商会', areaName: '崇川区', state: 'scheduled', before: 'overdue', dueOn: '2026-08-12' }],
  changeSet: 'c1',
};

const chongchuan: Partial<Area> = {
  id: 'a-320602',
  code: '320602',
  name: '崇川区',
  from: null,
  to: null,
  path: [],
  formerNames: [],
  city: null,
  now: null,
};

async function ask(organizationIds: readonly string[] = []) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice(['leadership.arrange']);
  const answer = ArrangementDialog.ask(TestBed.inject(MatDialog), { organizationIds });
  const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
  answerKinds(http, [chamber, party]);
  await settle();
  const field = (label: string) =>
    [...dialog.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('mat-label')) === label);
  const type = async (label: string, typed: string) => {
    const box = field(label)?.querySelector('input');
    box?.focus();
    if (box) box.value = typed;
    box?.dispatchEvent(new Event('input'));
    await settle();
  };
  const choose = async (label: string, option: string) => {
    field(label)?.querySelector<HTMLElement>('mat-select')?.click();
    (await until(() => [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === option))).click();
    await settle();
  };
  const button = (name: string) => [...dialog.querySelectorAll('button')].find((one) => text(one) === name);
  const press = async (name: string) => {
    button(name)?.click();
    await settle();
  };
  await type('文件标题', '示例换届安排');
  await type('文件日期', '2026-10-01');
  await type('窗口开始', '2026-10-01');
  await type('窗口截止（最后一天）', '2027-03-31');
  return { http, answer, dialog, field, type, choose, button, press };
}

const tried = (http: HttpTestingController) => http.expectOne((r) => r.url === '/api/arrangements' && r.params.get('dryRun') === 'true');

describe('换届安排', () => {
  it('is for all of a kind, a type and an area; another kind has other types', async () => {
    const { http, type, choose, field, press } = await ask();
    await choose('类别', '商会');
    await choose('类型', '行业商会');
    await choose('类别', '民主党派组织');
    expect(text(field('类型')?.querySelector('mat-select'))).not.toContain('行业商会');
    await type('属地', '崇川');
    const found = await until(() => {
      for (const one of http.match((r) => r.url === '/api/areas')) one.flush({ asOf: '', items: [chongchuan] });
      return [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one).startsWith('崇川区'));
    });
    found.click();
    await settle();
    await press('预览');
    expect((tried(http).request.body as { filter: unknown }).filter).toEqual({ kind: 'democraticParty', areaId: 'a-320602' });
  });

  it('rests on the papers that are cited', async () => {
    const { http, dialog, press } = await ask(['甲']);
    const papers = dialog.querySelector<HTMLInputElement>('tx-cited-documents input');
    papers?.focus();
    http.expectOne((r) => r.url === '/api/documents').flush({ items: [{ id: 'd1', title: '关于换届的通知', number: null }] });
    await settle();
    papers?.click();
    (await until(() => [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === '关于换届的通知'))).click();
    await settle();
    await press('预览');
    expect(tried(http).request.body).toMatchObject({ organizationIds: ['甲'], documentIds: ['d1'] });
  });

  it('saves only what was shown: a preview of what stood there before counts for nothing', async () => {
    const { http, type, button, press } = await ask(['甲']);
    await press('预览');
    const early = tried(http);
    await type('窗口截止（最后一天）', '2027-06-30');
    early.flush(arrangement);
    await settle();
    expect(button('保存安排')?.disabled).toBe(true);
    await press('预览');
    tried(http).flush(arrangement);
    await settle();
    expect(button('保存安排')?.disabled).toBe(false);
  });

  it('says when nobody knows whether it was saved; pressed again it is saved once', async () => {
    const { http, answer, dialog, press } = await ask(['甲']);
    await press('预览');
    tried(http).flush(arrangement);
    await settle();
    await press('保存安排');
    const first = http.expectOne('/api/arrangements');
    first.error(new ProgressEvent('error'));
    await settle();
    expect(text(dialog.querySelector('[role="alert"]'))).toContain('没有收到回复，不知道是否已保存');
    await press('保存安排');
    const again = http.expectOne('/api/arrangements');
    expect(again.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    again.flush(arrangement);
    expect(await answer).toEqual(arrangement);
  });

  it('puts what is refused at its field', async () => {
    const { http, field, type, press } = await ask(['甲']);
    await press('预览');
    const errors = [{ pointer: '/lastOn', code: 'before_from', message: '窗口截止早于开始' }];
    tried(http).flush({ type: 'invalid', title: '有误', status: 422, errors }, { status: 422, statusText: 'Unprocessable' });
    await settle();
    expect(text(field('窗口截止（最后一天）')?.querySelector('mat-error'))).toBe('窗口截止早于开始');
    await type('窗口开始', '2026-09-01');
    await press('预览');
    tried(http).flush(arrangement);
  });
});
