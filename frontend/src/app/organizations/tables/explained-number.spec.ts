import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { answerKinds, openOffice, provideOffice, settle, text, until } from '../../testing/office';
import { ExplainedNumber } from './explained-number';

async function open(asOf: string, list: Readonly<Record<string, string>> | null = { kind: 'practiceBase', areaId: 'a-1' }) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  ExplainedNumber.open(TestBed.inject(MatDialog), {
    params: { kind: 'practiceBase', asOf },
    row: { by: 'area', key: 'a-1' },
    list,
    name: '崇川区',
    unit: '个',
    now: 57,
    what: ['崇川区'],
  });
  const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
  answerKinds(http);
  const asked = http.expectOne((r) => r.url === '/api/organizations/movements');
  return { http, dialog, asked };
}

describe('a number explained', () => {
  it('asks for the row and the year before, and leads from the number of then to that of now', async () => {
    const { dialog, asked } = await open('2024-12-31');
    const { params } = asked.request;
    expect(['kind', 'key', 'asOf', 'since'].map((word) => params.get(word))).toEqual(['practiceBase', 'a-1', '2024-12-31', '2023-12-31']);
    asked.flush({
      since: '2023-12-31',
      asOf: '2024-12-31',
      balance: [
        { word: '新成立', count: 18, counts: true },
        { word: '注销', count: -2, counts: true },
        { word: '更名', count: 3, counts: false },
      ],
      items: [{ id: 'o1', word: '更名', name: '示例新名', before: '示例旧名', on: null, type: '', areaName: '崇川区' }],
    });
    await settle();
    expect(text(dialog.querySelector('h2'))).toBe('崇川区：41 → 57');
    expect([...dialog.querySelectorAll('.balance .tx-tag')].map(text)).toEqual(['+18 新成立', '−2 注销', '3 更名']);
    expect(text(dialog.querySelector('tbody tr'))).toContain('原名 示例旧名');
    expect(dialog.querySelector('tbody a')?.getAttribute('href')).toBe('/organizations/o1?asOf=2024-12-31');
  });

  it('takes the last of February where the year before has no 29th', async () => {
    const { asked } = await open('2024-02-29');
    expect(asked.request.params.get('since')).toBe('2023-02-28');
  });

  it('leads to those that it counts where the two days are alike', async () => {
    const { dialog, asked } = await open('2024-12-31');
    asked.flush({ since: '2023-12-31', asOf: '2024-12-31', balance: [], items: [] });
    await settle();
    expect(text(dialog)).toContain('57 → 57');
    const link = [...dialog.querySelectorAll('a')].find((one) => text(one) === '打开这 57 个的名录');
    expect(link?.getAttribute('href')).toBe('/organizations?kind=practiceBase&areaId=a-1&asOf=2024-12-31');
  });

  it('names those of the city itself, for which the list has no question', async () => {
    const { http, dialog, asked } = await open('2024-12-31', null);
    asked.flush({ since: '2023-12-31', asOf: '2024-12-31', balance: [], items: [] });
    await settle();
    [...dialog.querySelectorAll('button')].find((one) => text(one) === '列出这 57 个组织')?.click();
    await settle();
    const printed = http.expectOne((r) => r.url === '/api/tables/printed');
    expect(printed.request.body).toMatchObject({ register: { groupBy: 'area', headings: true, columns: [{ key: 'name' }] } });
    const row = (name: string) => ({ sort: 'row', id: name, cells: [name] });
    printed.flush({ lines: [{ sort: 'group', cells: ['崇川区'] }, row('示例甲'), { sort: 'group', cells: ['如东县'] }, row('示例乙')] });
    await settle();
    expect([...dialog.querySelectorAll('ol a')].map(text)).toEqual(['示例甲']);
  });
});
