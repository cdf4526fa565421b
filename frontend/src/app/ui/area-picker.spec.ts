import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { openOffice, provideOffice, settle } from '../testing/office';
import { AreaPicker } from './area-picker';

@Component({ selector: 'tx-host', imports: [AreaPicker], template: `<tx-area-picker label="属地" [(value)]="area" />` })
class Host {
  readonly area = signal('');
}

const unit = (over: object) => ({
  id: 'x',
  code: '320611',
  name: '港闸区',
  shortName: '港闸',
  nameEn: null,
  level: 'county',
  counted: true,
  from: null,
  to: null,
  parentId: null,
  path: [
    { id: 'c', name: '南通市' },
    { id: 'p', name: '江苏省' },
  ],
  now: null,
  formerNames: [],
  ...over,
});
const pause = () => new Promise((resolve) => setTimeout(resolve, 220));

describe('the area picker', () => {
  it('knows the day: a unit that is no more says what it has become', async () => {
    TestBed.configureTestingModule({ providers: provideOffice() });
    const http = openOffice();
    const fixture = TestBed.createComponent(Host);
    await settle();
    const picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatAutocompleteHarness);
    await picker.focus();
    http.match((r) => r.url === '/api/areas').forEach((r) => r.flush({ asOf: '2026-11-24', items: [] }));
    await picker.enterText('gz');
    await pause();
    const request = http.expectOne((r) => r.url === '/api/areas' && r.params.get('q') === 'gz');
    request.flush({
      asOf: '2026-11-24',
      items: [
        unit({ to: '2020-07-03', now: { id: 'cc', name: '崇川区', code: '320613' } }),
        unit({ id: 'hm', name: '海门区', code: '320614', formerNames: [{ name: '海门市', code: '320684', to: '2020-07-03' }] }),
      ],
    });
    await settle();
    const options = await picker.getOptions();
    const texts = await Promise.all(options.map((o) => o.getText()));
    expect(texts[0]).toContain('港闸区');
    expect(texts[0]).toContain('（至2020-07-02，现属崇川区）');
    expect(texts[0]).toContain('江苏省 · 南通市');
    expect(texts[1]).toContain('（曾用 海门市）');
    await options[1]?.click();
    await settle();
    expect(fixture.componentInstance.area()).toBe('hm');
    expect(await picker.getValue()).toBe('海门区');
  });

  it('keeps what it holds when it is only opened: Enter takes nothing that was not typed', async () => {
    TestBed.configureTestingModule({ providers: provideOffice() });
    const http = openOffice();
    const fixture = TestBed.createComponent(Host);
    fixture.componentInstance.area.set('nt');
    await settle();
    http.expectOne('/api/areas/nt').flush(unit({ id: 'nt', name: '南通市' }));
    await settle();
    const picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatAutocompleteHarness);
    await picker.focus();
    http
      .match((r) => r.url === '/api/areas')
      .forEach((r) => r.flush({ asOf: '2026-11-24', items: [unit({ id: 'sjz', name: '石家庄市' })] }));
    await settle();
    await (await picker.host()).sendKeys(TestKey.ENTER);
    await settle();
    expect(fixture.componentInstance.area()).toBe('nt');
  });

  it('takes on leaving what was typed where it means one unit alone, and says where it means none', async () => {
    TestBed.configureTestingModule({ providers: provideOffice() });
    const http = openOffice();
    const fixture = TestBed.createComponent(Host);
    await settle();
    const picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatAutocompleteHarness);
    const leave = async (text: string, items: object[]) => {
      await picker.focus();
      await picker.enterText(text);
      await picker.blur();
      await pause();
      http.match((r) => r.url === '/api/areas').forEach((r) => r.flush({ asOf: '2026-11-24', items }));
      await settle();
    };
    await leave('如东', [unit({ id: 'rd', name: '如东县', code: '320623' })]);
    expect(fixture.componentInstance.area()).toBe('rd');
    expect(await picker.getValue()).toBe('如东县');
    await leave('不知道', []);
    expect(fixture.componentInstance.area()).toBe('rd');
    expect((fixture.nativeElement as HTMLElement).querySelector('[role="alert"]')?.textContent).toContain('请从列表中选择');
  });

  it('shows the name of what it holds, and gives it up when it is emptied', async () => {
    TestBed.configureTestingModule({ providers: provideOffice() });
    const http = openOffice();
    const fixture = TestBed.createComponent(Host);
    fixture.componentInstance.area.set('hm');
    await settle();
    http.expectOne('/api/areas/hm').flush(unit({ id: 'hm', name: '海门区' }));
    await settle();
    const picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatAutocompleteHarness);
    expect(await picker.getValue()).toBe('海门区');
    const clear = (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('button[aria-label="清除属地"]');
    clear?.click();
    await settle();
    expect(fixture.componentInstance.area()).toBe('');
    http.match(() => true).forEach((r) => r.flush({ asOf: '', items: [] }));
  });
});
