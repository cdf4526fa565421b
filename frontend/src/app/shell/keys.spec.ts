import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Keys } from './keys';

const done: string[] = [];

@Component({ selector: 'tx-host', template: '' })
class Host {
  constructor() {
    inject(Keys).bind([
      { key: '/', word: 'keys.search', act: () => done.push('/') },
      { key: ' ', word: 'keys.search', act: () => done.push('space'), once: true },
      { key: 'Ctrl+k', word: 'keys.commands', act: () => done.push('Ctrl+k') },
    ]);
  }
}

const press = (target: EventTarget, init: KeyboardEventInit) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));

describe('keys of the whole screen', () => {
  beforeEach(() => done.splice(0));

  it('sleep while something is typed or composed, but those with Ctrl do not', () => {
    TestBed.createComponent(Host);
    const box = document.body.appendChild(document.createElement('input'));
    press(box, { key: '/' });
    press(document.body, { key: '/', isComposing: true });
    expect(done).toEqual([]);
    press(box, { key: 'K', ctrlKey: true });
    expect(done).toEqual(['Ctrl+k']);
    press(document.body, { key: '/' });
    expect(done).toEqual(['Ctrl+k', '/']);
    box.remove();
  });

  it('the space bar presses the button that has the focus, and held down it acts once', () => {
    TestBed.createComponent(Host);
    const button = document.body.appendChild(document.createElement('button'));
    press(button, { key: ' ' });
    expect(done).toEqual([]);
    press(document.body, { key: ' ' });
    press(document.body, { key: ' ', repeat: true });
    expect(done).toEqual(['space']);
    button.remove();
  });

  it('sleep under a dialog', () => {
    TestBed.createComponent(Host);
    const dialog = document.body.appendChild(document.createElement('mat-dialog-container'));
    press(document.body, { key: '/' });
    expect(done).toEqual([]);
    dialog.remove();
  });

  it('end with whoever bound them', () => {
    const fixture = TestBed.createComponent(Host);
    fixture.destroy();
    press(document.body, { key: '/' });
    expect(done).toEqual([]);
    expect(TestBed.inject(Keys).known()).toEqual([]);
  });
});
