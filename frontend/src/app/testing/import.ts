import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Import, ImportRow } from '../api/imports';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text } from './office';
import { leaveGuard } from '../ui/leave-guard';
import { ImportList } from '../organizations/import/import-list';

export const LIST: Import = {
  id: 'i1',
  columns: [
    { head: '商会名称', field: 'name', notice: null, filled: true },
    { head: '民族', field: null, notice: 'privacy', filled: true },
    { head: '主管', field: 'supervisor', notice: null, filled: true },
  ],
  fields: [
    { code: 'name', label: '名称' },
    { code: 'supervisor', label: '业务主管单位' },
    { code: 'foundedOn', label: '成立日期' },
  ],
  source: { file: null, sheet: null, sheets: [], notices: [], skipped: [], origin: null },
  kind: null,
  types: [],
  effectiveOn: null,
  counts: { new: 1, changed: 1, unchanged: 0, wrong: 1, doubtful: 1, skipped: 0 },
  changeSet: null,
};
export const row = (over: Partial<ImportRow>): ImportRow => ({
  row: 2,
  cells: ['示例甲商会', '', '甲局'],
  outcome: 'new',
  matched: null,
  target: null,
  values: [],
  problems: [],
  candidates: [],
  ...over,
});
export const ROWS: readonly ImportRow[] = [
  row({}),
  row({
    row: 3,
    outcome: 'changed',
    target: { id: 'o1', name: '示例乙商会', version: 4 },
    values: [{ field: 'supervisor', before: '乙局', after: '甲局' }],
  }),
  row({
    row: 4,
    outcome: 'wrong',
    cells: ['', '', '甲局'],
    problems: [
      { field: 'name', code: 'required', message: '必填' },
      { field: 'foundedOn', code: 'required', message: '请填成立日期' },
    ],
  }),
  row({ row: 5, outcome: 'doubtful', candidates: [{ id: 'o2', name: '示例近似商会', kind: 'chamberOfCommerce', area: '如东县' }] }),
];

/** The page at an address, with what answers for the server. */
export async function openImport(url: string, rights?: readonly string[]) {
  TestBed.configureTestingModule({
    providers: provideOffice([{ path: 'organizations/import', component: ImportList, canDeactivate: [leaveGuard] }]),
  });
  const http = openOffice(rights);
  TestBed.tick();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  answerKinds(http);
  await settle();
  const element = screenOf(harness);
  const press = async (name: string) => {
    [...element.querySelectorAll('button')].find((button) => (button.getAttribute('aria-label') ?? text(button)).startsWith(name))?.click();
    await settle();
  };
  const answer = async (list: Import = LIST) => {
    http.match((r) => r.method === 'GET' && r.url === '/api/imports/i1').forEach((r) => r.flush(list));
    http
      .match((r) => r.method === 'GET' && r.url === '/api/imports/i1/rows')
      .filter(({ cancelled }) => !cancelled)
      .forEach((r) => r.flush({ items: ROWS, next: null }));
    await settle();
  };
  const write = async (selector: string, text: string) => {
    const input = element.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
    if (!input) throw new Error(`nothing to write into at ${selector}`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await settle();
    return input;
  };
  return { http, harness, element, press, answer, write };
}

/** Chooses in the list of a box by what stands there. */
export async function choose(element: HTMLElement, label: string, option: string): Promise<void> {
  const field = [...element.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('label')) === label);
  field?.querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
  await settle();
  [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === option)?.click();
  await settle();
}
