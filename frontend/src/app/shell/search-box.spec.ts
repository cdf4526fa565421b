import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, screenOf, settle, text, until } from '../testing/office';
import { SearchBox } from './search-box';

@Component({ selector: 'tx-host', imports: [SearchBox], template: `<tx-search-box />` })
class Host {}

async function open() {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '**', component: Host }]) });
  const http = openOffice();
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
  const options = () => [...document.querySelectorAll('mat-option')].map(text);
  return { type, enter, answer, options };
}
const hit = (name: string) => ({ type: 'organization', id: 'o1', name, areaName: '南通市', kindType: '商会', matched: null });
const url = () => decodeURIComponent(TestBed.inject(Router).url);

describe('搜索', () => {
  it('does the act that the words begin, at once and when no organization has them', async () => {
    const { type, enter, answer, options } = await open();
    await type('新建');
    expect(options()[0]).toBe('新建组织');
    await answer([]);
    expect(options()[0]).toBe('新建组织');
    await enter();
    expect(url()).toBe('/organizations/new');
  });

  it('opens an organization that has the words before any act', async () => {
    const { type, enter, answer, options } = await open();
    await type('新建');
    await answer([hit('新建示例商会')]);
    expect(options()[0]).toContain('新建示例商会');
    await enter();
    expect(url()).toBe('/organizations/o1');
  });

  it('asks the list for words that are neither', async () => {
    const { type, enter } = await open();
    await type('家纺');
    await enter();
    expect(url()).toBe('/organizations?q=家纺&status=all');
  });
});
