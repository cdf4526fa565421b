import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, screenOf, settle, text } from '../testing/office';
import { SectionsPage } from './sections-page';

const ITEMS = ['示例一科', '示例二科'].map((name, i) => ({ id: `s${i + 1}`, code: `s${i + 1}`, name, retired: false }));

async function open(address = '/sections') {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'sections', component: SectionsPage }]) });
  const http = openOffice(['sections.manage']);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  await settle();
  http.match('/api/sections').forEach((request) => request.flush({ items: ITEMS }));
  await settle();
  const element = screenOf(harness);
  const button = (name: string) => element.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);
  return { http, element, button };
}

describe('责任科室', () => {
  it('renames by key: the focus goes into the box, and back to 改名 when it is kept', async () => {
    const { http, element, button } = await open();
    button('改名 示例二科')?.click();
    await settle();
    const box = element.querySelector<HTMLInputElement>('tbody form input');
    expect(document.activeElement).toBe(box);
    if (box) box.value = '示例三科';
    box?.dispatchEvent(new Event('input'));
    element.querySelector<HTMLButtonElement>('tbody form button[type=submit]')?.click();
    await settle();
    const request = http.expectOne('/api/sections/s2');
    expect(request.request.body).toEqual({ name: '示例三科' });
    request.flush({ items: [ITEMS[0], { ...ITEMS[1], name: '示例三科' }], changeSet: 'c1' });
    await settle();
    expect(element.querySelector('tbody form')).toBeNull();
    expect(document.activeElement).toBe(button('改名 示例三科'));
  });

  it('is read only on a day of the past', async () => {
    const { element, button } = await open('/sections?asOf=2019-12-31');
    expect([...element.querySelectorAll('tbody th')].map(text)).toEqual(['示例一科', '示例二科']);
    expect([button('改名 示例一科'), element.querySelector('form')]).toEqual([null, null]);
    expect(text(element)).toContain('不分日期');
  });
});
