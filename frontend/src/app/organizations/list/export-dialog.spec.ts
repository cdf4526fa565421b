import { HttpEventType, HttpHeaders } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { openOffice, provideOffice, settle, text } from '../../testing/office';
import { ExportDialog, type ExportData } from './export-dialog';
import { nameIn } from '../file-answer';

const data: ExportData = {
  params: { status: 'active', q: '家纺' },
  ids: null,
  address: null,
  day: '2019-12-31',
  total: 12,
  filters: ['名称 家纺'],
  columns: [
    { key: 'name', label: '名称' },
    { key: 'fields.postcode', label: '住所邮编' },
  ],
};

async function open(given: ExportData = data) {
  const closed: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      ...provideOffice(),
      { provide: MAT_DIALOG_DATA, useValue: given },
      { provide: MatDialogRef, useValue: { close: () => closed.push('closed') } },
    ],
  });
  const http = openOffice();
  const fixture = TestBed.createComponent(ExportDialog);
  await settle();
  const element = fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    [...element.querySelectorAll('button')].find((b) => text(b) === name)?.click();
    await settle();
  };
  return { http, element, press, closed, fixture };
}

describe('导出', () => {
  it('takes the filter, the columns on the screen and the day, and can be cancelled while it runs', async () => {
    const { http, element, press, closed } = await open();
    expect(text(element)).toContain('名称 家纺');
    await press('导出');
    const request = http.expectOne((r) => r.url === '/api/organizations/export');
    expect(request.request.params.get('columns')).toBe('name,fields.postcode');
    expect(request.request.params.get('q')).toBe('家纺');
    expect(request.request.params.get('format')).toBe('xlsx');
    request.event({ type: HttpEventType.DownloadProgress, loaded: 3 * 1024 * 1024 });
    await settle();
    expect(text(element)).toContain('已收到 3.0 MB');
    await press('取消导出');
    expect(request.cancelled).toBe(true);
    expect(closed).toEqual([]);
  });

  it('of chosen rows sends which they are, and says so', async () => {
    const { http, element, press } = await open({ ...data, params: {}, ids: ['o1', 'o2'], total: 2 });
    expect(text(element)).toContain('选中的 2 个');
    expect(text(element)).not.toContain('名称 家纺');
    await press('导出');
    const { request } = http.expectOne((r) => r.url === '/api/organizations/export');
    expect([request.method, request.body]).toEqual(['POST', { ids: ['o1', 'o2'] }]);
    expect(request.params.get('columns')).toBe('name,fields.postcode');
  });

  it('says how many rows it has written, as other acts say what they did', async () => {
    const { http, press, closed } = await open();
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    // jsdom downloads nothing.
    HTMLAnchorElement.prototype.click = () => undefined;
    await press('导出');
    http.expectOne((r) => r.url === '/api/organizations/export').flush(new Blob(['x']));
    await settle();
    expect(closed).toEqual(['closed']);
    expect(text(document.querySelector('mat-snack-bar-container'))).toContain('已导出 12 条');
  });

  it('says what the server says when it refuses', async () => {
    const { http, element, press } = await open();
    await press('导出');
    const body = new Blob([JSON.stringify({ detail: '没有导出的权限' })]);
    // jsdom's Blob has no text().
    Object.defineProperty(body, 'text', { value: () => Promise.resolve('{"detail":"没有导出的权限"}') });
    http.expectOne((r) => r.url === '/api/organizations/export').flush(body, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(text(element)).toContain('没有导出的权限');
  });

  it('keeps the name that the server gave the file', () => {
    const header = new HttpHeaders({
      'Content-Disposition': `attachment; filename="x.csv"; filename*=UTF-8''${encodeURIComponent('组织名录_截至2019-05-01.csv')}`,
    });
    expect(nameIn(header.get('Content-Disposition'))).toBe('组织名录_截至2019-05-01.csv');
    expect(nameIn('attachment; filename=x.csv')).toBeNull();
    expect(nameIn("attachment; filename*=UTF-8''%E4%")).toBeNull();
  });
});
