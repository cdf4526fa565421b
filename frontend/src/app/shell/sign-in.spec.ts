import type { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, settle, text, screenOf } from '../testing/office';
import { Session } from './session';
import { SignIn } from './sign-in';

@Component({ selector: 'tx-elsewhere', template: 'page' })
class Elsewhere {}

async function open(url = '/sign-in') {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'sign-in', component: SignIn },
      { path: '**', component: Elsewhere },
    ]),
  });
  const http = openOffice();
  TestBed.inject(Session).close();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  const element = screenOf(harness);
  const enter = async (account: string, password: string) => {
    const boxes = element.querySelectorAll('input');
    [account, password].forEach((value, i) => {
      const box = boxes[i];
      if (!box) throw new Error('no box');
      box.value = value;
      box.dispatchEvent(new InputEvent('input'));
    });
    await settle();
    element.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await settle();
  };
  return { http, element, enter };
}
const refuse = (http: HttpTestingController, status: number, headers: Record<string, string> = {}) =>
  http.expectOne('/api/sessions').flush({ type: 'x', title: '', status }, { status, statusText: 'x', headers });

describe('signing in', () => {
  it('says both sentences and that this is the sample', async () => {
    const { element } = await open();
    expect(text(element)).toContain('本系统为非涉密系统，严禁录入、上传涉密信息');
    expect(text(element)).toContain('请勿填写个人隐私');
    expect(text(element)).toContain('示例数据');
  });

  it('stands in the first box when it opens', async () => {
    const { element } = await open();
    expect(document.activeElement).toBe(element.querySelector('input'));
  });

  it('goes where one wanted to go, but never to another host', async () => {
    const answer = {
      account: { id: 'u2', login: 'supervisor', name: '李乙二', locale: 'zh' },
      rights: [],
      grants: [],
      expiresAt: '2027-01-01T00:00:00Z',
    };
    const { http, enter } = await open('/sign-in?returnTo=%2Forganizations%3Fq%3Dx');
    await enter('supervisor', 'secret');
    const request = http.expectOne('/api/sessions');
    expect(request.request.body).toEqual({ account: 'supervisor', password: 'secret' });
    request.flush(answer);
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations?q=x');
    TestBed.resetTestingModule();
    const away = await open('/sign-in?returnTo=%2F%2Fevil.example');
    await away.enter('supervisor', 'secret');
    away.http.expectOne('/api/sessions').flush(answer);
    await settle();
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('tells a wrong password from too many guesses and from a cut wire', async () => {
    const { http, element, enter } = await open();
    await enter('supervisor', 'no');
    refuse(http, 401);
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toBe('账号或密码不对，请再试一次');
    const password = element.querySelectorAll('input')[1];
    expect(password?.value).toBe('');
    // The refusal is the one message: the box is ready for the next try, not blamed for being empty.
    expect(element.querySelector('mat-error')).toBeNull();
    expect(password?.getAttribute('aria-invalid')).not.toBe('true');
    expect(document.activeElement).toBe(password);
    await enter('supervisor', 'no');
    refuse(http, 429, { 'Retry-After': '30' });
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toContain('30 秒');
    await enter('supervisor', 'no');
    http.expectOne('/api/sessions').error(new ProgressEvent('error'));
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toContain('连不上服务器');
  });

  it('asks for both before it asks the server', async () => {
    const { http, element, enter } = await open();
    await enter('', '');
    http.expectNone('/api/sessions');
    expect([...element.querySelectorAll('mat-error')].map(text)).toEqual(['请填写账号', '请填写密码']);
  });
});
