import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, settle, text, screenOf } from '../testing/office';
import { AsOf } from './as-of';
import { AsOfControl } from './as-of-control';

@Component({ selector: 'tx-host', imports: [AsOfControl], template: `<tx-as-of-control />` })
class Host {}

async function open(url = '/?q=x&after=CURSOR&page=3') {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '', component: Host }]) });
  openOffice();
  TestBed.inject(AsOf);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  const element = screenOf(harness);
  const sheet = () => document.querySelector<HTMLElement>('.sheet');
  const toggle = async () => {
    element.querySelector<HTMLButtonElement>('.control')?.click();
    await settle();
  };
  const type = async (day: string) => {
    const box = sheet()?.querySelector('input');
    if (!box) throw new Error('no box');
    box.value = day;
    box.dispatchEvent(new Event('input'));
    sheet()?.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await settle();
  };
  return { element, sheet, toggle, type };
}
const url = () => TestBed.inject(Router).url;

describe('截至日期', () => {
  it('is today, and an address without it', async () => {
    const { element } = await open();
    expect(text(element)).toContain('今天 2026-11-24');
    expect(TestBed.inject(AsOf).params()).toEqual({});
  });

  it('offers the ends of month, quarter and year, and leaves the page of the list', async () => {
    const { element, sheet, toggle } = await open();
    await toggle();
    const presets = [...(sheet()?.querySelectorAll<HTMLButtonElement>('.presets button') ?? [])];
    expect(presets.map(text)).toEqual(['今天2026-11-24', '上月末2026-10-31', '上季末2026-09-30', '上年末2025-12-31']);
    presets[3]?.click();
    await settle();
    expect(url()).toBe('/?q=x&asOf=2025-12-31');
    expect(text(element)).not.toContain('今天');
    expect(TestBed.inject(AsOf).elsewhere()).toBe(true);
  });

  it('takes a year for its last day, and goes back to today without a trace', async () => {
    const { toggle, type } = await open('/?q=x');
    await toggle();
    await type('2019年');
    expect(url()).toBe('/?q=x&asOf=2019-12-31');
    await toggle();
    await type('2026-11-24');
    expect(url()).toBe('/?q=x');
  });

  it('turns its calendar by years', async () => {
    const { sheet, toggle } = await open('/?q=x');
    await toggle();
    for (let i = 0; i < 7; i++) sheet()?.querySelector<HTMLButtonElement>('[aria-label="上一年"]')?.click();
    await settle();
    sheet()?.querySelector<HTMLButtonElement>('[aria-label="2019-11-30"]')?.click();
    await settle();
    expect(url()).toBe('/?q=x&asOf=2019-11-30');
  });

  it('says that something is no date, and stays open', async () => {
    const { sheet, toggle, type } = await open('/');
    await toggle();
    await type('2019-02-30');
    expect(text(sheet())).toContain('这不是日期');
    expect(url()).toBe('/');
  });

  it('takes no notice of a day in the address that is none', async () => {
    await open('/?asOf=2019-02-30');
    expect(TestBed.inject(AsOf).day()).toBe('2026-11-24');
  });
});
