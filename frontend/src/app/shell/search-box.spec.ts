import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, screenOf, settle, text, until } from '../testing/office';
import { Recents } from './recents';
import { SearchBox } from './search-box';

@Component({ selector: 'tx-host', imports: [SearchBox], template: `<tx-search-box />` })
class Host {}

async function open(before: (recents: Recents) => void = () => undefined) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '**', component: Host }]) });
  const http = openOffice();
  before(TestBed.inject(Recents));
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/');
  await settle();
  const box = screenOf(harness).querySelector('input');
  if (!box) throw new Error('no box');
  const type = async (words: string) => {
    box.focus();
    box.value = words;
    box.dispatchEvent(new InputEvent('input'));
    await settle();
  };
  const enter = async () => {
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }));
    await settle();
  };
  const answer = async (items: readonly object[]) => {
    (await until(() => http.match((r) => r.url === '/api/search')[0])).flush({ items });
    await settle();
  };
  const focus = async () => {
    box.blur();
    box.dispatchEvent(new Event('focusin', { bubbles: true }));
    box.focus();
    await settle();
  };
  const groups = () => [...document.querySelectorAll('.mat-mdc-optgroup-label')].map(text);
  const status = () => text(screenOf(harness).querySelector('[role="status"]'));
  const options = () => [...document.querySelectorAll('mat-option')].map(text);
  return { http, type, focus, enter, answer, options, groups, status };
}
const hit = (name: string, over: object = {}) => ({
  type: 'organization',
  id: 'o1',
  name,
  areaName: '南通市',
  kindType: '商会',
  status: 'active',
  matched: null,
  match: 'beginning',
  ...over,
});
const url = () => decodeURIComponent(TestBed.inject(Router).url);

describe('搜索', () => {
  beforeEach(() => localStorage.clear());

  it('does the act that the words begin where no organization has them, however early Enter comes', async () => {
    const { type, enter, answer, options } = await open();
    await type('新建');
    expect(options()[0]).toBe('新建组织页面');
    await enter();
    expect(url()).toBe('/');
    await answer([]);
    expect(url()).toBe('/organizations/new');
  });

  it('opens the best that was found, pressed before the answer is there or after', async () => {
    const { type, enter, answer, options } = await open();
    await type('新建');
    await answer([hit('新建示例商会')]);
    expect(options()[0]).toContain('新建示例商会');
    await enter();
    expect(url()).toBe('/organizations/o1');
    await type('家纺');
    await enter();
    await answer([hit('家纺商会', { id: 'o2' })]);
    expect(url()).toBe('/organizations/o2');
  });

  it('takes what was open of late for no answer to what is typed, however fast the keys come', async () => {
    const { focus, enter, answer, options } = await open((recents) => recents.visit({ type: 'area', id: 'a1', name: '港闸区' }));
    await focus();
    expect(options()[0]).toContain('港闸区');
    const box = document.querySelector('input');
    if (!box) throw new Error('no box');
    box.value = '新建';
    box.dispatchEvent(new InputEvent('input'));
    await enter();
    expect(url()).toBe('/');
    await answer([]);
    expect(url()).toBe('/organizations/new');
  });

  it('leads nobody anywhere who typed on after Enter', async () => {
    const { type, enter, answer } = await open();
    await type('家');
    await enter();
    await type('家纺');
    await answer([hit('家电商会')]);
    expect(url()).toBe('/');
    await answer([hit('家纺商会')]);
    expect(url()).toBe('/');
  });

  it('asks the list for words that are neither, or that nobody answers for', async () => {
    const { type, enter, answer, http } = await open();
    await type('家纺');
    await enter();
    await answer([]);
    expect(url()).toBe('/organizations?q=家纺&status=all');
    await type('绣品');
    await enter();
    (await until(() => http.match((r) => r.url === '/api/search')[0])).error(new ProgressEvent('error'));
    await settle();
    expect(url()).toBe('/organizations?q=绣品&status=all');
  });

  it('opens the page of an area, and says by which other name it was found', async () => {
    const { type, enter, answer, options } = await open();
    await type('港闸');
    const matched = { name: '港闸区', sort: 'former', from: null, to: '2020-07-03' };
    await answer([hit('崇川区', { type: 'area', id: 'a1', kindType: null, areaName: '南通市', matched })]);
    expect(options()[0]).toContain('曾用名 港闸区（至2020-07-02）');
    expect(options()[0]).toContain('南通市 · 区划');
    await enter();
    expect(url()).toBe('/areas/a1');
  });

  it.each(['导入', 'daoru', 'dr'])('opens 导入 for %s', async (words) => {
    const { type, enter, answer } = await open();
    await type(words);
    await answer([]);
    await enter();
    expect(url()).toBe('/organizations/import');
  });

  it('offers what was open of late while nothing is typed, but not what is open now', async () => {
    const { focus, options, groups, enter } = await open((recents) => {
      recents.visit({ type: 'organization', id: 'o3', name: '示例旧会' });
      recents.visit({ type: 'area', id: 'a1', name: '如东县' });
    });
    await focus();
    expect(groups()).toEqual(['最近打开', '页面与操作']);
    expect(options().slice(0, 2)).toEqual(['如东县区划', '示例旧会']);
    await enter();
    expect(url()).toBe('/areas/a1');
    await focus();
    expect(options()[0]).toBe('示例旧会');
  });

  it('is silent about the rest of the panel, and says how many were found', async () => {
    const { type, answer, status } = await open();
    await type('家纺');
    await answer([hit('家纺甲会'), hit('家纺乙会', { id: 'o2' })]);
    expect(status()).toBe('找到 2 项');
  });
});
