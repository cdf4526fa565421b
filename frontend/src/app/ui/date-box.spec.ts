import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { provideOffice, settle } from '../testing/office';
import { DateBox } from './date-box';

@Component({ selector: 'tx-host', imports: [DateBox, FormField], template: `<input txDateBox [formField]="f.on" />` })
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
  return { host: fixture.componentInstance, box, type };
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
