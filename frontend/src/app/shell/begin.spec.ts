import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatSelectHarness } from '@angular/material/select/testing';
import { Title } from '@angular/platform-browser';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, screenOf, settle, text } from '../testing/office';
import { Begin } from './begin';
import { Language } from './language';
import { RegistryInfo } from './registry';

async function open(rights: readonly string[], begun = false) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'begin', component: Begin }]) });
  const http = openOffice(rights);
  TestBed.inject(RegistryInfo).info.update((info) => info && { ...info, begun, sample: begun });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/begin');
  await settle();
  const item = { code: '3206', name: '南通市', path: [{ id: 'p', name: '江苏省' }] };
  http.match((r) => r.url === '/api/areas').forEach((r) => r.flush({ asOf: '', items: [item] }));
  await settle();
  const element = screenOf(harness);
  const button = (name: string) => [...element.querySelectorAll('button')].find((b) => text(b) === name);
  return { http, harness, element, button };
}

describe('the beginning of a registry', () => {
  it('stands in the card of signing in, and asks for the city before it asks the server', async () => {
    const { http, harness, element, button } = await open(['registry.begin']);
    expect(element.querySelector('.card h1')?.textContent).toBe('新的名录');
    expect(TestBed.inject(Title).getTitle()).toBe('新的名录 · 同心');
    expect(button('正式启用')?.disabled).toBe(false);
    button('正式启用')?.click();
    await settle();
    http.expectNone('/api/registry');
    expect(text(element.querySelector('mat-error'))).toBe('请选择本市');
    const city = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatSelectHarness);
    await city.open();
    await city.clickOptions({ text: '江苏省 南通市' });
    button('正式启用')?.click();
    await settle();
    expect(http.expectOne('/api/registry').request.body).toEqual({ kind: 'own', cityCode: '3206' });
  });

  it('from the sample asks whether one knows what becomes of it, and offers no second sample', async () => {
    const { http, element, button } = await open(['registry.begin'], true);
    expect(button('体验示例')).toBeUndefined();
    button('正式启用')?.click();
    await settle();
    http.expectNone('/api/registry');
    expect(text(element)).toContain('请先确认');
  });

  it('is decided by an administrator; others wait, in their language', async () => {
    const { element, button } = await open([]);
    expect(text(element)).toContain('请联系管理员');
    expect(button('正式启用')).toBeUndefined();
    TestBed.inject(Language).use('en');
    await settle();
    expect(text(element)).toContain('ask the administrator');
    expect(TestBed.inject(Title).getTitle()).toBe('A new registry · Tongxin');
  });
});
