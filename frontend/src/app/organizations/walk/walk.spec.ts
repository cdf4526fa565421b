import type { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, TODAY } from '../../testing/office';
import { record, row } from '../../testing/records';
import { Walk } from './walk';

@Component({ selector: 'tx-elsewhere', template: 'page' })
class Elsewhere {}

const NAMES = ['甲商会', '乙商会', '丙商会'];
const recordOf = (id: string) => record({ id, name: NAMES[Number(id.slice(1))] ?? '', version: 4 });

/** What the screen asks of one record behind the walk: the record once more, and its last changes. */
function answerBehind(http: HttpTestingController): void {
  const waiting = (wanted: (url: string) => boolean) => http.match((r) => wanted(r.url)).filter((request) => !request.cancelled);
  for (const request of waiting((url) => /^\/api\/organizations\/o\d$/.test(url))) request.flush(recordOf(request.request.url.slice(-2)));
  for (const request of waiting((url) => url.endsWith('/changes'))) request.flush({ items: [], next: null });
  answerKinds(http);
}

async function open(url = '/organizations/walk?kind=chamberOfCommerce') {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/walk', component: Walk },
      { path: 'organizations', component: Elsewhere },
      { path: 'organizations/:id/edit', component: Elsewhere },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  return { http, harness, element: screenOf(harness) };
}

async function begin() {
  const opened = await open();
  const { http } = opened;
  const list = http.expectOne((r) => r.url === '/api/organizations');
  expect([list.request.params.get('kind'), list.request.params.get('status')]).toEqual(['chamberOfCommerce', 'active']);
  list.flush({ asOf: TODAY, items: NAMES.map((name, i) => row({ id: `o${i}`, name })), next: null, previous: null });
  http.expectOne((r) => r.url === '/api/organizations/count').flush({ asOf: TODAY, count: 3, possible: 0 });
  await settle();
  answerBehind(http);
  await settle();
  answerBehind(http);
  await settle();
  return opened;
}

async function press(key: string): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await settle();
}
const name = (element: HTMLElement) => text(element.querySelector('.card h2'));

describe('快速核对', () => {
  it('confirms with the chosen source and stands at the next record, which was fetched ahead', async () => {
    const { http, element } = await begin();
    expect([name(element), text(element.querySelector('.place'))]).toEqual(['甲商会', '第 1 / 3 条']);
    await press(' ');
    http.expectNone('/api/confirmations');
    expect(text(element.querySelector('.refusal'))).toContain('先选来源');
    await press('3');
    await press(' ');
    const sent = http.expectOne('/api/confirmations');
    expect(sent.request.body).toEqual({ source: 'phone', records: [{ id: 'o0', version: 4 }] });
    // A second press while the first is on its way confirms nothing unseen.
    await press(' ');
    sent.flush({ changeSet: 'c1', items: [] });
    await settle();
    expect([name(element), text(element.querySelector('.place'))]).toEqual(['乙商会', '第 2 / 3 条']);
    expect(text(element.querySelector('.told'))).toBe('已核对：甲商会');
    answerBehind(http);
    await settle();
    await press('z');
    const undo = http.expectOne('/api/changes/c1/undo');
    undo.flush({ changeSet: 'c2', diff: [] });
    await settle();
    answerBehind(http);
    await settle();
    expect(name(element)).toBe('甲商会');
  });

  it('keeps a record that is refused where it is, and says why', async () => {
    const { http, element } = await begin();
    await press('1');
    await press(' ');
    http.expectOne('/api/confirmations').flush(
      {
        type: 'stale_version',
        title: '',
        status: 412,
        current: { ...recordOf('o0'), version: 5, summary: '新的简介' },
        changes: [{ account: '张甲一', changeSet: 'c9', at: '', act: '', reason: null, fields: [] }],
      },
      { status: 412, statusText: 'stale' },
    );
    await settle();
    expect(text(element.querySelector('.refusal'))).toContain('该记录刚被张甲一修改');
    expect(name(element)).toBe('甲商会');
  });

  it('a cut connection sends the same request again', async () => {
    const { http, element } = await begin();
    await press('1');
    await press(' ');
    const first = http.expectOne('/api/confirmations');
    const key = first.request.headers.get('Idempotency-Key');
    first.error(new ProgressEvent('error'));
    await settle();
    expect(text(element.querySelector('.refusal'))).toContain('连接中断');
    await press(' ');
    expect(http.expectOne('/api/confirmations').request.headers.get('Idempotency-Key')).toBe(key);
  });

  it('ends behind the last record; Esc leads to the list with its conditions', async () => {
    const { http, element } = await begin();
    let left = NAMES.length;
    while (left-- > 0) {
      await press('ArrowDown');
      answerBehind(http);
      await settle();
    }
    expect(text(element)).toContain('都看过了');
    await press('ArrowUp');
    answerBehind(http);
    await settle();
    expect(name(element)).toBe('丙商会');
    await press('Escape');
    expect(TestBed.inject(Router).url).toBe('/organizations?kind=chamberOfCommerce');
  });

  it('is closed on another day, and to who may not change records', async () => {
    const { element } = await open('/organizations/walk?asOf=2022-06-30');
    expect(text(element)).toContain('只能核对今天的记录');
  });
});
