import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { openOffice, provideOffice, settle, text, until } from '../../testing/office';
import { PreparationDialog } from './preparation-dialog';

const URL = '/api/organizations/甲/preparation';
const step = (place: number, words: string, doneOn: string | null = null) => ({
  place,
  words,
  daysBefore: 60,
  on: '2027-01-20',
  doneOn,
  doneBy: doneOn ? { name: '李乙二' } : null,
  late: false,
});
const preparation = (version: number, ...done: number[]) => ({
  version,
  dueOn: '2027-03-31',
  plannedOn: '2027-03-20',
  handler: null,
  done: done.length,
  items: ['起草工作报告', '审计'].map((words, at) => step(at + 1, words, done.includes(at + 1) ? '2026-11-24' : null)),
});
const refusal = { type: 'stale_version', title: '已变', status: 412, detail: '该组织刚被他人修改' };

async function open(rights = ['leadership.read', 'leadership.change']) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice(rights);
  const answer = PreparationDialog.open(TestBed.inject(MatDialog), { id: '甲', name: '示例甲商会' });
  const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
  const boxes = () => [...dialog.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const read = async (version: number, ...done: number[]) => {
    http.expectOne((r) => r.url === URL && r.method === 'GET').flush(preparation(version, ...done));
    await settle();
  };
  const tick = async (at: number) => {
    boxes()[at]?.focus();
    boxes()[at]?.click();
    await settle();
  };
  const escape = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true }));
  const alert = () => text(dialog.querySelector('[role="alert"]'));
  return { http, answer, dialog, boxes, read, tick, escape, alert };
}

describe('换届准备', () => {
  it('says that it reads, and reads again where that failed', async () => {
    const { http, dialog, read, boxes, alert } = await open();
    expect(dialog.querySelector('mat-progress-bar')).not.toBeNull();
    http.expectOne((r) => r.url === URL).flush('', { status: 500, statusText: '' });
    await settle();
    expect(alert()).toContain('重试');
    dialog.querySelector<HTMLElement>('[role="alert"] button')?.click();
    await settle();
    await read(1);
    expect(alert()).toBe('');
    expect(boxes()).toHaveLength(2);
  });

  it('ticks one after the other, the focus stays, and Escape tells that something was changed', async () => {
    const { http, answer, read, tick, boxes, escape } = await open();
    await read(1);
    await tick(0);
    await tick(1);
    expect(document.activeElement).toBe(boxes()[1]);
    const first = http.expectOne(`${URL}/checks`);
    expect(first.request.headers.get('If-Match')).toBe('"1"');
    first.flush(preparation(2, 1));
    await settle();
    const second = http.expectOne(`${URL}/checks`);
    expect([second.request.body, second.request.headers.get('If-Match')]).toEqual([{ place: 2, done: true }, '"2"']);
    second.flush(preparation(3, 1, 2));
    await settle();
    expect(boxes().map(({ checked }) => checked)).toEqual([true, true]);
    escape();
    expect(await answer).toBe(true);
  });

  it('shows what stands where a tick is refused, and why', async () => {
    const { http, answer, read, tick, boxes, alert, escape } = await open();
    await read(1);
    await tick(0);
    http.expectOne(`${URL}/checks`).flush(refusal, { status: 412, statusText: 'Precondition Failed' });
    await settle();
    await read(2);
    expect(boxes().map(({ checked }) => checked)).toEqual([false, false]);
    expect(alert()).toBe('该组织刚被他人修改');
    escape();
    expect(await answer).toBe(false);
  });

  it('takes a planned day as every box of days does, to the day', async () => {
    const { http, dialog, read } = await open();
    await read(1);
    const box = dialog.querySelector<HTMLInputElement>('mat-form-field input');
    const type = async (typed: string) => {
      if (box) box.value = typed;
      box?.dispatchEvent(new Event('input'));
      box?.dispatchEvent(new Event('change'));
      await settle();
    };
    await type('2027年4月');
    http.expectNone((r) => r.method === 'PUT');
    expect(text(dialog.querySelector('mat-error'))).toBe('拟换届日期请写到日，例如 2027-03-20');
    await type('2027年4月8日');
    expect(http.expectOne((r) => r.method === 'PUT').request.body).toEqual({ plannedOn: '2027-04-08' });
  });
});
