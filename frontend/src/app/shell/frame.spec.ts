import { Component, computed, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { answerKinds, openOffice, provideOffice, settle, text, until } from '../testing/office';
import { Drafts } from './drafts';
import { Frame } from './frame';
import { Language } from './language';
import { Session } from './session';

@Component({ selector: 'tx-inside', template: '{{ said() }}' })
class Inside {
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);
  protected readonly said = computed(() => {
    this.language.now();
    return this.words.translate('organizations.title');
  });
}

async function open(url = '/organizations') {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'sign-in', component: Inside },
      {
        path: '',
        component: Frame,
        children: [
          { path: 'organizations', component: Inside },
          { path: 'organizations/:id', component: Inside },
        ],
      },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  answerKinds(http);
  await settle();
  const element = harness.fixture.nativeElement as HTMLElement;
  const button = (name: string, within: ParentNode = element) => [...within.querySelectorAll('button')].find((b) => text(b) === name);
  return { http, element, button };
}

describe('the frame', () => {
  it('shows the mark of the sample, the sentence, the kinds and who is signed in', async () => {
    const { element } = await open();
    expect(text(element.querySelector('.brand'))).toBe('同心示例数据');
    expect(text(element.querySelector('.foot'))).toContain('非涉密系统');
    expect([...element.querySelectorAll('.view:not(.system)')].map(text)).toEqual(['商会', '实践基地']);
    expect([...element.querySelectorAll('.system')].map(text)).toContain('区划');
    expect(text(element.querySelector('.user'))).toContain('李乙二');
    expect(element.querySelector('.pastbar')).toBeNull();
  });

  it('says on every page that it is another day, and keeps that day on its links', async () => {
    const { element, button } = await open('/organizations?asOf=2019-12-31');
    expect(text(element.querySelector('.pastbar'))).toContain('截至 2019-12-31');
    expect(element.querySelector('.side a')?.getAttribute('href')).toBe('/home?asOf=2019-12-31');
    button('回到今天')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations');
  });

  it('says that the day in the address is none and today is shown, until that is seen', async () => {
    const { element, button } = await open('/organizations?asOf=2016-99');
    expect(text(element.querySelector('.pastbar'))).toContain('地址中的截至日期不对，已按今天显示');
    button('知道了')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations');
    expect(element.querySelector('.pastbar')).toBeNull();
  });

  it('speaks English at one click, everywhere, and tells the server', async () => {
    const { http, element, button } = await open();
    expect(text(element.querySelector('tx-inside'))).toBe('组织名录');
    button('English')?.click();
    await settle();
    expect(http.expectOne('/api/sessions/current').request.body).toEqual({ locale: 'en' });
    expect(text(element.querySelector('tx-inside'))).toBe('Organizations');
    expect([...element.querySelectorAll('.view:not(.system)')].map(text)).toEqual(['Chamber of commerce', 'Practice base']);
    expect(document.documentElement.lang).toBe('en');
  });

  it('asks about drafts at sign-out, and drops them where that is wished', async () => {
    const { http, element } = await open();
    const drafts = TestBed.inject(Drafts);
    drafts.keep({ form: 'o1', title: '修改 上海南通商会', at: '2026-11-24T01:00:00Z', values: {}, version: 3, key: 'k', sent: false });
    element.querySelector<HTMLButtonElement>('.user')?.click();
    const item = await until(() => [...document.querySelectorAll<HTMLButtonElement>('.mat-mdc-menu-item')].find((b) => text(b) === '退出'));
    item.click();
    const dialog = await until(() => document.querySelector('mat-dialog-container'));
    expect(text(dialog)).toContain('修改 上海南通商会');
    [...dialog.querySelectorAll('button')].find((b) => text(b) === '丢弃草稿并退出')?.click();
    const request = await until(() => http.match((r) => r.method === 'DELETE' && r.url === '/api/sessions/current')[0]);
    expect(drafts.mine()).toEqual([]);
    request.flush(null);
    await settle();
    expect(TestBed.inject(Session).account()).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/sign-in');
  });
});
