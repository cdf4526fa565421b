import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Sheet } from '../../api/sheet';
import { CHAMBER } from '../../testing/kinds';
import { openOffice, provideOffice, screenOf, settle, text } from '../../testing/office';
import { record } from '../../testing/records';
import { OrganizationSheet } from './organization-sheet';

const SHEET: Sheet = {
  asOf: '2022-06-30',
  title: '组织情况表',
  name: '上海南通商会',
  office: '市委统战部',
  sample: '示例数据',
  mark: null,
  rows: [
    [{ code: 'name', label: '名称', value: '上海南通商会' }],
    [
      { code: 'kind', label: '类别', value: '商会' },
      { code: 'type', label: '类型', value: '异地南通商会' },
    ],
    [{ code: 'status', label: '状态', value: '正常' }],
    [{ code: 'summary', label: '简介', value: '第一行\n第二行' }],
  ],
  madeBy: '李乙二',
  madeAt: '2026-11-24 09:30',
};

async function opened(address: string) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'organizations/:id/sheet', component: OrganizationSheet }]) });
  const http = openOffice();
  const harness = await RouterTestingHarness.create(address);
  await settle();
  http.match('/api/kinds').forEach((one) => one.flush({ items: [CHAMBER] }));
  return { http, harness };
}

describe('一页纸情况表', () => {
  it('stands as the server made it, of the day, two short facts to a line, with the paragraph', async () => {
    const { http, harness } = await opened('/organizations/o1/sheet?asOf=2022-06-30');
    http.expectOne('/api/organizations/o1/sheet?asOf=2022-06-30').flush(SHEET);
    http.expectOne('/api/organizations/o1?asOf=2022-06-30').flush(record({ id: 'o1', asOf: '2022-06-30' }));
    await settle();
    const rows = [...screenOf(harness).querySelectorAll('.paper tr')].map(text);
    expect(rows).toEqual([
      expect.stringMatching(/填报单位：市委统战部.*示例数据.*截至日期：2022年6月30日/),
      '组织情况表',
      '名称上海南通商会',
      '类别商会类型异地南通商会',
      '状态正常',
      '简介第一行 第二行',
      expect.stringMatching(/^沿革.*成立/),
      '制表人：李乙二制表时间：2026-11-24 09:30',
    ]);
  });

  it('offers the document only to whom the record may go out, and says why there is none', async () => {
    const { http, harness } = await opened('/organizations/o1/sheet');
    http.expectOne('/api/organizations/o1/sheet').flush(SHEET);
    http.expectOne('/api/organizations/o1').flush(record({ id: 'o1' }));
    await settle();
    const button = [...screenOf(harness).querySelectorAll('button')].find((one) => text(one).includes('下载'));
    button?.click();
    await settle();
    const refusal = new Blob([JSON.stringify({ detail: '您的账号没有这项权限' })]);
    refusal.text = () => Promise.resolve(JSON.stringify({ detail: '您的账号没有这项权限' }));
    http.expectOne('/api/organizations/o1/sheet?format=docx').flush(refusal, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(text(screenOf(harness).querySelector('[role=alert]'))).toBe('没有生成文档：您的账号没有这项权限');
    TestBed.resetTestingModule();
    const other = await opened('/organizations/o1/sheet');
    other.http.expectOne('/api/organizations/o1/sheet').flush(SHEET);
    other.http.expectOne('/api/organizations/o1').flush(record({ id: 'o1', mayExport: false }));
    await settle();
    expect(text(screenOf(other.harness).querySelector('.do'))).toBe('打印');
  });

  it('says so where there is no such record', async () => {
    const { http, harness } = await opened('/organizations/o1/sheet');
    http
      .expectOne('/api/organizations/o1/sheet')
      .flush({ type: 'not_found', title: '没有找到', status: 404 }, { status: 404, statusText: 'Not Found' });
    http
      .expectOne('/api/organizations/o1')
      .flush({ type: 'not_found', title: '没有找到', status: 404 }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(text(screenOf(harness).querySelector('h1'))).toBe('找不到这个组织');
  });
});
