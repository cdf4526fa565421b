import { TestBed } from '@angular/core/testing';
import type { Organization } from '../../api/types';
import { openOffice, provideOffice, settle, text, until } from '../../testing/office';
import { record } from '../../testing/records';
import { OpenRecord } from '../open-record';
import { RecordActs } from './record-acts';

function open() {
  TestBed.configureTestingModule({ providers: [...provideOffice(), OpenRecord, RecordActs] });
  const http = openOffice();
  return { http, acts: TestBed.inject(RecordActs), open: TestBed.inject(OpenRecord) };
}
const suspended = record({ suspensions: [{ id: 's1', from: '2026-06-01', to: null }] as unknown as Organization['suspensions'] });
const refusal = {
  type: 'suspension_within_life',
  title: '',
  status: 409,
  errors: [{ pointer: '/from', code: 'suspension_within_life', message: '停止活动的日期不在组织存续期内' }],
};

/** Sends the dialog that is open, and has the server refuse it. */
async function refused(http: ReturnType<typeof openOffice>, act: string) {
  const dialog = await until(() => document.querySelector('mat-dialog-container'));
  dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
  await settle();
  http.expectOne(`/api/organizations/o1/${act}`).flush(refusal, { status: 409, statusText: 'Conflict' });
  await settle();
  return dialog;
}
const shut = async () => {
  [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-actions button')].find((b) => text(b) === '取消')?.click();
  await until(() => !document.querySelector('mat-dialog-container'));
};

describe('the acts of a record', () => {
  it('asks for the reason of a suspension, which may stay empty, and to confirm it', async () => {
    const { http, acts } = open();
    void acts.suspend(record());
    const dialog = await refused(http, 'suspend');
    expect([...dialog.querySelectorAll('mat-label')].map(text)).toContain('原因（可不填）');
    expect(text(dialog.querySelector('button[type="submit"]'))).toBe('确认停止');
    expect(text(dialog.querySelector('mat-error'))).toBe('停止活动的日期要在组织存续期内（2014-05-10起），请改日期');
    await shut();
  });

  it('names the field and the mend where an end is refused for a suspension after it', async () => {
    const { http, acts } = open();
    void acts.end(suspended, '已注销');
    const dialog = await refused(http, 'end');
    const wrong = dialog.querySelector('mat-form-field.mat-form-field-invalid');
    expect(text(wrong?.querySelector('mat-label'))).toBe('哪一天');
    expect(text(wrong?.querySelector('mat-error'))).toContain('还登记着停止活动（2026-06-01起）。请改为更晚的一天');
    await shut();
  });

  it('takes an id that cannot be one for an organization that is not there', async () => {
    const { http, open: page } = open();
    page.id.set('abc');
    await settle();
    const problem = { type: 'invalid_parameters', title: '', status: 400, detail: '地址中的条件有误，逐项列出如下。' };
    http.expectOne('/api/organizations/abc').flush(problem, { status: 400, statusText: 'Bad Request' });
    await settle();
    expect(page.problem()?.status).toBe(404);
  });
});
