import type { HttpTestingController } from '@angular/common/http/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { TestBed } from '@angular/core/testing';
import type { Organization, Recognition } from '../../api/types';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { record } from '../../testing/records';
import { OrganizationOverview } from './organization-overview';
import { OrganizationPage } from './organization-page';
import { OrganizationRecognitions } from './organization-recognitions';

const held = (over: Partial<Recognition> = {}): Recognition => ({
  id: 'r1',
  title: '苏新艺坊',
  level: 'province',
  from: '2021-12-10',
  to: null,
  validUntil: null,
  reviewedOn: null,
  state: 'held',
  documents: [],
  ...over,
});

async function open(answer: Organization, query = '', tab = '/recognitions') {
  TestBed.configureTestingModule({
    providers: provideOffice([
      {
        path: 'organizations/:id',
        component: OrganizationPage,
        children: [
          { path: '', component: OrganizationOverview },
          { path: 'recognitions', component: OrganizationRecognitions },
        ],
      },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/organizations/o1${tab}${query}`);
  answerKinds(http);
  http.expectOne((r) => r.url === '/api/organizations/o1').flush(answer);
  await settle();
  const items = [{ title: '示例四星', level: 'city', count: 2, possible: 0 }];
  for (const r of http.match((q) => q.url === '/api/recognitions/titles')) r.flush({ asOf: '2026-11-24', items });
  answerChanges(http);
  await settle();
  const element = screenOf(harness);
  const button = (name: string, within: ParentNode = element) =>
    [...within.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  const rows = () => [...element.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(0, 6).map(text));
  return { http, element, button, rows };
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
const send = async (dialog: HTMLElement) => {
  dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
  await settle();
};
const closed = () => until(() => !document.querySelector('mat-dialog-container'));
/** Answers an act, and what is asked for after it. */
const answer = async (http: HttpTestingController, method: string, url: string) => {
  const request = http.expectOne((r) => r.method === method && r.url === url);
  request.flush(record({ version: 4 }));
  await closed();
  answerChanges(http);
  return request.request;
};

describe('称号', () => {
  it('stands between 沿革 and 变更记录, with the whole life and how each stands on the day', async () => {
    const { element, rows } = await open(
      record({
        recognitions: [
          held({ id: 'r5', title: '甲', from: '2027', level: null, state: 'upcoming' }),
          held({ validUntil: '2028-12-31', reviewedOn: '2025-11' }),
          held({ id: 'r2', title: '乙', from: '2021', state: 'possible' }),
          held({ id: 'r3', title: '丙', to: '2022-05-01', state: 'ended' }),
          held({ id: 'r4', title: '丁', validUntil: '2023', state: 'expired' }),
        ],
      }),
    );
    expect([...element.querySelectorAll('.tabs a')].map(text)).toEqual(['概况', '沿革', '称号 5', '关系', '文件', '变更记录']);
    expect(rows()).toEqual([
      ['甲', '--', '2027年', '--', '--', '尚未授予'],
      ['苏新艺坊', '省级', '2021-12-10', '2028-12-31', '2025年11月', '有效'],
      ['乙', '省级', '2021年', '--', '--', '可能有效'],
      ['丙', '省级', '2021-12-10', '--', '--', '已摘牌（至2022-04-30）'],
      ['丁', '省级', '2021-12-10', '2023年', '--', '已过期'],
    ]);
    expect([...element.querySelectorAll('tbody tr')].map((row) => row.classList.contains('quiet'))).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
    // Only what is held can be taken away.
    expect([...element.querySelectorAll('[aria-label^="摘牌："]')].map((b) => b.getAttribute('aria-label'))).toEqual([
      '摘牌：苏新艺坊',
      '摘牌：乙',
    ]);
  });

  it('names the documents that it rests on, with a link where they may be seen', async () => {
    const documents = [
      { id: 'd1', name: '《关于命名的通知》通统〔2021〕9号' },
      { id: null, name: '（未关联或不在权限范围内的文件）' },
    ];
    const { element } = await open(record({ recognitions: [held({ documents }), held({ id: 'r2', title: '乙' })] }));
    const cells = [...element.querySelectorAll('tbody tr')].map((row) => row.children[6]);
    expect([...(cells[0]?.children ?? [])].map((one) => [text(one), one.getAttribute('href')])).toEqual([
      ['《关于命名的通知》通统〔2021〕9号', '/documents/d1'],
      ['（未关联或不在权限范围内的文件）', null],
    ]);
    expect(text(cells[1] ?? null)).toBe('--');
  });

  it('is registered with what is known, the titles that others have offered while typing', async () => {
    const { http, element, button } = await open(record());
    expect(text(element.querySelector('tx-organization-recognitions'))).toContain('还没有登记称号');
    button('登记称号')?.click();
    const dialog = await dialogOf();
    await send(dialog);
    expect([...dialog.querySelectorAll('mat-error')].map(text)).toEqual(['请填写称号', '请填写授予日期']);
    expect(document.querySelector('mat-option')).toBeNull();
    await type(dialog, '称号', '四星');
    const offered = await until(() => document.querySelector<HTMLElement>('.mat-mdc-autocomplete-panel mat-option'));
    expect(text(offered)).toBe('示例四星');
    offered.click();
    await settle();
    expect(boxOf(dialog, '称号').value).toBe('示例四星');
    await type(dialog, '授予日期', '2021年12月');
    await type(dialog, '有效期至', '2024');
    await send(dialog);
    const request = await answer(http, 'POST', '/api/organizations/o1/recognitions');
    expect(request.body).toEqual({ title: '示例四星', from: '2021-12', validUntil: '2024' });
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.headers.has('Idempotency-Key')).toBe(true);
  });

  it('says at its field why it cannot be, and how to mend it', async () => {
    const { http, button } = await open(record());
    button('登记称号')?.click();
    const dialog = await dialogOf();
    await type(dialog, '称号', '苏新艺坊');
    await type(dialog, '授予日期', '2010');
    await send(dialog);
    const errors = [{ pointer: '/from', code: 'recognition_within_life', message: '授予日期不在组织存续期内' }];
    http
      .expectOne('/api/organizations/o1/recognitions')
      .flush({ type: 'recognition_within_life', title: '', status: 409, errors }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(text(dialog.querySelector('mat-error'))).toBe('授予日期要在组织存续期内（2014-05-10起），请改日期');
    button('取消', dialog)?.click();
    await closed();
  });

  it('sends of a change only what differs, and nothing where nothing does', async () => {
    const { http, button } = await open(record({ recognitions: [held({ validUntil: '2023', reviewedOn: '2022-11' })] }));
    button('修改：苏新艺坊')?.click();
    let dialog = await dialogOf();
    expect(boxOf(dialog, '授予日期').value).toBe('2021-12-10');
    await send(dialog);
    await closed();
    http.expectNone((r) => r.method === 'PATCH');
    expect(document.querySelector('mat-snack-bar-container')).toBeNull();
    button('修改：苏新艺坊')?.click();
    dialog = await dialogOf();
    await type(dialog, '有效期至', '2026.12');
    await type(dialog, '复核', '');
    await send(dialog);
    const request = await answer(http, 'PATCH', '/api/organizations/o1/recognitions/r1');
    expect(request.body).toEqual({ validUntil: '2026-12', reviewedOn: null });
  });

  it('is taken away from a day on, and deleted where it was a mistake', async () => {
    const { http, button } = await open(record({ recognitions: [held()] }));
    button('摘牌：苏新艺坊')?.click();
    let dialog = await dialogOf();
    expect(text(dialog.querySelector('.effect'))).toContain('从这一天起，上海南通商会 不再是“苏新艺坊”');
    await type(dialog, '哪一天', '2023.1.1');
    await type(dialog, '原因（可不填）', '复核未通过');
    await send(dialog);
    const ended = await answer(http, 'PATCH', '/api/organizations/o1/recognitions/r1');
    expect(ended.body).toEqual({ to: '2023-01-01', reason: '复核未通过' });
    http.expectOne((r) => r.url === '/api/organizations/o1').flush(record({ recognitions: [held()], version: 4 }));
    await settle();
    button('删除误录：苏新艺坊')?.click();
    dialog = await dialogOf();
    await send(dialog);
    const dropped = await answer(http, 'DELETE', '/api/organizations/o1/recognitions/r1');
    expect(dropped.headers.get('If-Match')).toBe('"4"');
  });

  it('offers nothing to change on another day', async () => {
    const { http, element, button, rows } = await open(record({ recognitions: [held({ state: 'upcoming' })] }), '?asOf=2019-12-31');
    expect(rows()[0]?.[5]).toBe('尚未授予');
    expect(button('登记称号')).toBeUndefined();
    expect(element.querySelector('tbody button')).toBeNull();
    http.expectNone('/api/recognitions/titles');
  });

  it('stands in 概况 as long as it is held', async () => {
    const recognitions = [
      held(),
      held({ id: 'r2', title: '示例四星', level: null, state: 'possible' }),
      held({ id: 'r3', state: 'expired' }),
    ];
    const { element } = await open(record({ recognitions }), '', '');
    expect([...element.querySelectorAll('.held li')].map(text)).toEqual(['苏新艺坊（省级）', '示例四星待核实']);
  });
});
