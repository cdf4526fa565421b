import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import type { ComparedMatch, Comparison, NamesFile } from '../api/comparison';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text } from './office';
import { NamesCompared } from '../organizations/compare/names-compared';

@Component({ selector: 'tx-elsewhere', template: 'page' })
class Elsewhere {}

/** An organization that a name is near to. */
export const match = (over: Partial<ComparedMatch> = {}): ComparedMatch => ({
  id: 'o1',
  version: 4,
  name: '南通示例家纺商会',
  kind: 'chamberOfCommerce',
  type: '行业商会',
  typeCode: 'industry',
  status: 'active',
  areaName: '南通市',
  why: null,
  by: null,
  from: null,
  to: null,
  ...over,
});
/** Five names: registered, near twice, and one that is not, given twice. */
export const ANSWER: Comparison = {
  asOf: '2026-11-23',
  items: [
    { name: '南通示例家纺商会', pile: 'registered', sameAs: null, matches: [match()] },
    { name: '南通示例家纺协会', pile: 'near', sameAs: null, matches: [match({ why: 'sign' })] },
    {
      name: '示例旧名商会',
      pile: 'near',
      sameAs: null,
      matches: [match({ id: 'o2', name: '示例新名商会', why: 'former', by: '示例旧名商会', from: '2014-05-10', to: '2019-03-01' })],
    },
    { name: '示例全新商会', pile: 'missing', sameAs: null, matches: [] },
    { name: '示例全新商會', pile: 'missing', sameAs: 3, matches: [] },
  ],
  others: null,
  moreOthers: false,
};

/** What a workbook of two sheets and three columns gives. */
export const LISTED: NamesFile = {
  sheet: '崇川',
  sheets: ['崇川', '如东'],
  columns: [
    { head: '单位名称', notice: null },
    { head: '民族', notice: 'privacy' },
    { head: '简称', notice: null },
  ],
  column: 0,
  count: 2,
  names: ['1. 示例甲商会', '示例乙公司, Ltd.'],
  notices: [],
  skipped: [{ row: 1, reason: '标题' }],
};

/** Drops a file on the page; whether the page took it. */
export async function dropped(file: File): Promise<boolean> {
  const drop = new Event('drop', { cancelable: true, bubbles: true });
  Object.assign(drop, { dataTransfer: { files: [file], types: ['Files'] } });
  document.dispatchEvent(drop);
  await settle();
  return drop.defaultPrevented;
}

/** Answers the reading of a file, which was asked for this place in it. */
export async function answered(http: HttpTestingController, facts: object, answer: NamesFile): Promise<void> {
  const sent = http.expectOne({ method: 'POST', url: '/api/organizations/comparison/file' });
  const form = sent.request.body as FormData;
  expect(form.get('file')).toMatchObject({ name: '名册.xlsx' });
  expect(form.get('facts')).toBe(JSON.stringify(facts));
  sent.flush(answer);
  await settle();
}

/** Chooses in the list of a box by what stands there. */
export async function choose(element: HTMLElement, label: string, option: string): Promise<void> {
  const field = [...element.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('label')) === label);
  field?.querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
  await settle();
  [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === option)?.click();
  await settle();
}

/** 名单比对 as it opens, with a box to paste into and buttons to press. */
export async function openComparison(url = '/organizations/compare', rights?: readonly string[]) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/compare', component: NamesCompared },
      { path: 'organizations/new', component: Elsewhere },
      { path: 'organizations/:id', component: Elsewhere },
      { path: 'home', component: Elsewhere },
    ]),
  });
  const http = openOffice(rights);
  TestBed.tick();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  answerKinds(http);
  await settle();
  const element = screenOf(harness);
  const press = async (name: string) => {
    [...element.querySelectorAll('button')].find((button) => text(button).startsWith(name))?.click();
    await settle();
  };
  const paste = async (list: string) => {
    const box = element.querySelector('textarea');
    if (!box) throw new Error('no box for the list');
    box.value = list;
    box.dispatchEvent(new Event('input'));
    await settle();
  };
  return { http, element, press, paste, harness };
}
