import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { openOffice, provideOffice, text, until } from '../testing/office';
import { leaveGuard } from './leave-guard';

let held = true;
let forgotten = 0;

@Component({ selector: 'tx-held', template: '<input />' })
class Held {
  unsaved = () => held;
  forget = () => forgotten++;
}
@Component({ selector: 'tx-elsewhere', template: 'page' })
class Elsewhere {}

async function leave() {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'held', component: Held, canDeactivate: [leaveGuard] },
      { path: 'elsewhere', component: Elsewhere },
    ]),
  });
  openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/held');
  const router = TestBed.inject(Router);
  const gone = router.navigateByUrl('/elsewhere');
  const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');
  const answer = async (name: string) => {
    const button = [...(dialog()?.querySelectorAll('button') ?? [])].find((b) => text(b) === name);
    button?.click();
    await until(() => !dialog());
    return gone;
  };
  return { router, gone, dialog, answer };
}

describe('leaving what is not saved', () => {
  beforeEach(() => {
    held = true;
    forgotten = 0;
  });

  it('asks nothing where nothing is typed', async () => {
    held = false;
    const { gone } = await leave();
    expect(await gone).toBe(true);
  });

  it('stays where that is answered', async () => {
    const { router, dialog, answer } = await leave();
    await until(dialog);
    expect(text(dialog()?.querySelector('h2'))).toBe('填写的内容还没有保存');
    expect([...(dialog()?.querySelectorAll('button') ?? [])].map(text)).toEqual(['继续填写', '不保留，离开', '保留草稿并离开']);
    expect(await answer('继续填写')).toBe(false);
    expect([router.url, forgotten]).toEqual(['/held', 0]);
  });

  it('stays on Escape', async () => {
    const { router, gone, dialog } = await leave();
    await until(dialog);
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true }));
    await until(() => !dialog());
    expect(await gone).toBe(false);
    expect(router.url).toBe('/held');
  });

  it('leaves with the draft, or without', async () => {
    const kept = await leave();
    await until(kept.dialog);
    expect(await kept.answer('保留草稿并离开')).toBe(true);
    expect([kept.router.url, forgotten]).toEqual(['/elsewhere', 0]);
    TestBed.resetTestingModule();
    const dropped = await leave();
    await until(dropped.dialog);
    expect(await dropped.answer('不保留，离开')).toBe(true);
    expect([dropped.router.url, forgotten]).toEqual(['/elsewhere', 1]);
  });
});
