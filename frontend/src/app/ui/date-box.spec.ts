import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { provideOffice, settle, text as said } from '../testing/office';
import { DateBox } from './date-box';
import { DayButton } from './day-button';

@Component({
  selector: 'tx-host',
  imports: [DateBox, DayButton, FormField],
  template: `<input txDateBox #box="txDateBox" [formField]="f.on" /><tx-day-button [box]="box" label="成立日期" />`,
})
class Host {
  readonly model = signal({ on: '' });
  readonly f = form(this.model, (o) => required(o.on));
}

async function open(start = '') {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const fixture = TestBed.createComponent(Host);
  fixture.componentInstance.model.set({ on: start });
  await settle();
  const box = (fixture.nativeElement as HTMLElement).querySelector('input');
  if (!box) throw new Error('no box');
  const type = async (text: string, composing = false) => {
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { isComposing: composing }));
    await settle();
  };
  const button = (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('button[aria-label="日历：成立日期"]');
  const openCalendar = async () => {
    button?.click();
    await settle();
    const sheet = document.querySelector<HTMLElement>('[role="dialog"]');
    if (!sheet) throw new Error('no calendar');
    return sheet;
  };
  return { host: fixture.componentInstance, box, type, openCalendar };
}

describe('the date box', () => {
  it('holds the text of the contract and shows it as people write it once it is left', async () => {
    const { host, box, type } = await open();
    await type('2019.5');
    expect(host.model().on).toBe('2019-05');
    expect(box.value).toBe('2019.5');
    box.dispatchEvent(new Event('blur'));
    await settle();
    expect(box.value).toBe('2019年5月');
    expect(host.f.on().touched()).toBe(true);
  });

  it('says what is wrong and keeps what was typed', async () => {
    const { host, box, type } = await open('2014-05-10');
    await type('2019-02-30');
    expect(host.f.on().invalid()).toBe(true);
    expect(host.f.on().errors()[0]?.message).toContain('“2019-02-30”不是日期');
    box.dispatchEvent(new Event('blur'));
    await settle();
    expect(box.value).toBe('2019-02-30');
  });

  it('waits while an input method composes', async () => {
    const { host, type } = await open();
    await type('2019nian', true);
    expect(host.model().on).toBe('');
    expect(
      host.f
        .on()
        .errors()
        .map((e) => e.kind),
    ).toEqual(['required']);
  });

  it('is empty again when it is emptied', async () => {
    const { host, type } = await open('[..1997-12-31]');
    await type('');
    expect(host.model().on).toBe('');
  });
});

describe('the calendar of a date box', () => {
  it('begins with today, fills in the day that is chosen, and goes back to the box', async () => {
    const { host, box, openCalendar } = await open();
    const sheet = await openCalendar();
    expect(said(sheet.querySelector('.head'))).toBe('2026年11月');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('2026-11-24');
    sheet.querySelector<HTMLButtonElement>('[aria-label="上一年"]')?.click();
    await settle();
    sheet.querySelector<HTMLButtonElement>('[aria-label="2025-11-08"]')?.click();
    await settle();
    expect([host.model().on, box.value, host.f.on().dirty()]).toEqual(['2025-11-08', '2025-11-08', true]);
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(document.activeElement).toBe(box);
  });

  it('leaves what is known only to the month as it was typed, opens there, and is walked by keys', async () => {
    const { host, box, type, openCalendar } = await open();
    await type('2019-03');
    box.dispatchEvent(new Event('blur'));
    await settle();
    const sheet = await openCalendar();
    expect(said(sheet.querySelector('.head'))).toBe('2019年3月');
    const press = async (key: string) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    };
    for (const key of ['ArrowDown', 'ArrowRight', 'PageUp', 'ArrowLeft']) await press(key);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('2019-01-31');
    expect([host.model().on, box.value]).toEqual(['2019-03', '2019年3月']);
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(host.model().on).toBe('2019-01-31');
  });
});
