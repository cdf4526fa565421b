import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { openOffice, provideOffice, settle, text } from '../testing/office';
import { OwnPassword } from './own-password';

async function open() {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  OwnPassword.open(TestBed.inject(MatDialog));
  await settle();
  const dialog = () => document.querySelector('mat-dialog-container');
  const save = async (...values: string[]): Promise<void> => {
    const boxes = dialog()?.querySelectorAll('input') ?? [];
    values.forEach((value, i) => {
      const box = boxes[i];
      if (!box) throw new Error('no box');
      box.value = value;
      box.dispatchEvent(new InputEvent('input'));
    });
    await settle();
    dialog()?.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await settle();
  };
  const errors = () => [...(dialog()?.querySelectorAll('mat-error') ?? [])].map(text);
  return { http, dialog, save, errors };
}

describe('修改密码', () => {
  it('says the rule at its box and asks for the same twice', async () => {
    const { http, dialog, save, errors } = await open();
    expect(text(dialog())).toContain('至少 8 个字符');
    await save('', 'short', 'other');
    expect(errors()).toEqual(['请填写当前密码；忘了请找管理员重设', '至少 8 个字符', '两次填写的新密码不一样']);
    http.expectNone('/api/sessions/current/password');
  });

  it('says at its box that the current one is wrong, and closes when it is done', async () => {
    const { http, dialog, save, errors } = await open();
    await save('wrong', 'long enough', 'long enough');
    const request = http.expectOne('/api/sessions/current/password');
    expect([request.request.method, request.request.body]).toEqual(['PUT', { current: 'wrong', password: 'long enough' }]);
    const found = { pointer: '/current', code: 'wrong_password', message: '当前密码不对' };
    request.flush({ type: 'invalid_fields', title: '填写有误', status: 422, errors: [found] }, { status: 422, statusText: 'x' });
    await settle();
    expect(errors()).toEqual(['当前密码不对']);
    await save('right', 'long enough', 'long enough');
    http.expectOne('/api/sessions/current/password').flush(null);
    await settle();
    expect(dialog()).toBeNull();
    expect(text(document.querySelector('mat-snack-bar-container'))).toBe('已修改密码，别处的登录已退出');
  });
});
