import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, screenOf, settle, text } from '../testing/office';
import { Keys } from './keys';
import { Language } from './language';
import { NotFound } from './not-found';

it('an address without a page says so, in the tab of the browser too, in the language on the screen', async () => {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '**', component: NotFound }]) });
  openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/no-such-page');
  await settle();
  expect(text(screenOf(harness).querySelector('h1'))).toBe('没有这一页');
  expect(TestBed.inject(Title).getTitle()).toBe('没有这一页 · 同心');
  const back = screenOf(harness).querySelector('a[matButton]');
  expect([text(back), back?.getAttribute('href')]).toEqual(['回到名录', '/organizations']);
  let searching = 0;
  TestBed.runInInjectionContext(() => TestBed.inject(Keys).bind([{ key: '/', word: 'keys.search', act: () => searching++ }]));
  const [search, ...others] = [...screenOf(harness).querySelectorAll<HTMLButtonElement>('section button')];
  search?.click();
  expect([text(search), others.length, searching]).toEqual(['搜索组织', 0, 1]);
  TestBed.inject(Language).use('en');
  await settle();
  expect(TestBed.inject(Title).getTitle()).toBe('There is no such page · Tongxin');
});
