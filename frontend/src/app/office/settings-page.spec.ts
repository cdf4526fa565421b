import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Settings } from '../api/office';
import { openOffice, provideOffice, screenOf, settle, text } from '../testing/office';
import { SettingsPage } from './settings-page';

const SETTINGS: Settings = {
  officeName: '南通市委统战部',
  city: { id: 'a-3206', code: '3206', name: '南通市' },
  cityStays: true,
  confirmMonths: 6,
  exportMark: null,
  ready: true,
};

async function open(rights: readonly string[], settings = SETTINGS, address = '/settings') {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'settings', component: SettingsPage }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  await settle();
  http.match('/api/registry/settings').forEach((request) => request.flush(settings));
  await settle();
  const element = screenOf(harness);
  const write = (at: number, value: string): void => {
    const input = element.querySelectorAll('input')[at];
    if (!input) throw new Error(`no field ${at}`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const save = async (): Promise<void> => {
    element.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
  };
  return { http, element, write, save };
}

describe('设置', () => {
  it('sends what was changed and nothing else; a city with records is shown, not chosen', async () => {
    const { http, element, write, save } = await open(['registry.change']);
    expect(text(element.querySelector('dd'))).toBe('南通市');
    expect(element.querySelector('mat-select')).toBeNull();
    write(2, '内部资料');
    await save();
    const request = http.expectOne('/api/registry/settings');
    expect([request.request.method, request.request.body]).toEqual(['PATCH', { exportMark: '内部资料' }]);
    request.flush({ ...SETTINGS, exportMark: '内部资料', changeSet: 'c1' });
    await settle();
    expect(element.querySelectorAll('input')[2]?.value).toBe('内部资料');
  });

  it('says at the field what cannot be, and asks the server nothing', async () => {
    const { http, element, write, save } = await open(['registry.change']);
    write(0, '');
    write(1, '61');
    await save();
    http.expectNone('/api/registry/settings');
    expect([...element.querySelectorAll('mat-error')].map(text)).toEqual(['请填写单位名称', '请填 1 到 60 的整数']);
  });

  it('offers a city while nothing is recorded, and says to others that the administrator decides', async () => {
    const { element } = await open(['registry.change'], { ...SETTINGS, cityStays: false });
    expect(element.querySelector('mat-select')).not.toBeNull();
    TestBed.resetTestingModule();
    expect(text((await open([])).element)).toContain('设置由管理员修改');
  });

  it('leads to 换届规则 whoever may set them', async () => {
    const link = '[href="/leadership/rules"]';
    expect((await open(['registry.change', 'leadership.settings'])).element.querySelector(link)).not.toBeNull();
    TestBed.resetTestingModule();
    expect((await open(['registry.change'])).element.querySelector(link)).toBeNull();
  });

  it('is only read on another day: no box takes a key, nothing is saved', async () => {
    const { element } = await open(['registry.change'], SETTINGS, '/settings?asOf=2019-12-31');
    expect([...element.querySelectorAll('input')].map(({ disabled }) => disabled)).toEqual([true, true, true]);
    expect(element.querySelector('button[type=submit]')).toBeNull();
  });
});
