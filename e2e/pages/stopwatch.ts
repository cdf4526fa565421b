import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** Seconds of the keystroke-level model (Card, Moran and Newell 1980). */
const SECONDS = { key: 0.2, point: 1.1, hand: 0.4, thought: 1.35 };

/** Milliseconds; who waits longer has gone for tea. */
const LONGEST_WAIT = 20_000;

/** As many stops as a screen may have before what is looked for. */
const MOST_TABS = 60;

/** Walks a path as a practised user does, and counts what it takes. */
export class Stopwatch {
  private keys = 0;
  private points = 0;
  private hands = 0;
  private thoughts = 0;
  private waited = 0;
  private at: 'keyboard' | 'mouse' = 'keyboard';

  /** At the user's own pace the product works on while he thinks and types, as it does in life; a test takes the longer for it. */
  constructor(
    private readonly page: Page,
    private readonly pace: 'own' | 'hasty' = 'hasty',
  ) {}

  /** A moment of thought before the next act. */
  async think(): Promise<void> {
    if (this.pace === 'own') await pause(SECONDS.thought * 1000);
    this.thoughts += 1;
  }

  async press(...keys: string[]): Promise<void> {
    this.hand('keyboard');
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += key.split('+').length;
    }
  }

  /** Presses Tab (or another key) until the target has the focus. */
  async tabTo(target: Locator, key = 'Tab'): Promise<void> {
    const there = (): Promise<boolean> => target.evaluate((element) => element.contains(document.activeElement));
    for (let pressed = 0; pressed < MOST_TABS && !(await there()); pressed++) await this.press(key);
    await expect(target.locator(':scope:focus, :focus')).toBeVisible();
  }

  async type(text: string): Promise<void> {
    this.hand('keyboard');
    await this.page.keyboard.type(text, { delay: this.pace === 'own' ? SECONDS.key * 1000 : 0 });
    this.keys += text.length;
  }

  /** Chinese through an input method: the letters of the pinyin, and one key for each word that is taken. */
  async typeChinese(text: string, pinyin: string): Promise<void> {
    this.hand('keyboard');
    await this.page.keyboard.insertText(text);
    this.keys += pinyin.replaceAll(' ', '').length + pinyin.split(' ').length;
  }

  /** Keys that are pressed where no page sees them: in a window of the system. */
  count(keys: number): void {
    this.hand('keyboard');
    this.keys += keys;
  }

  async click(target: Locator): Promise<void> {
    this.hand('mouse');
    await target.click();
    this.points += 1;
    this.keys += 1;
  }

  /** What the product makes one wait for, seen within a frame: an `expect` looks once in a second only. */
  async wait(forWhat: Locator): Promise<void> {
    const from = Date.now();
    await forWhat.waitFor();
    this.waited += (Date.now() - from) / 1000;
  }

  /** The same, until the focus is there. The target is looked for anew each time: a list that is read again has other elements. */
  async waitForFocus(target: Locator): Promise<void> {
    const from = Date.now();
    const focused = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
    while (!(await focused()) && Date.now() - from < LONGEST_WAIT) await pause(10);
    this.waited += (Date.now() - from) / 1000;
    await expect(target).toBeFocused();
  }

  /** The same, until something has gone. */
  async waitUntilGone(what: Locator): Promise<void> {
    const from = Date.now();
    await what.waitFor({ state: 'hidden' });
    this.waited += (Date.now() - from) / 1000;
  }

  /** Seconds of the user alone; the product's come on top. */
  seconds(): number {
    return this.keys * SECONDS.key + this.points * SECONDS.point + this.hands * SECONDS.hand + this.thoughts * SECONDS.thought;
  }

  /** Seconds of the product. */
  waitedFor(): number {
    return this.waited;
  }

  toString(): string {
    const [own, all] = [this.seconds(), this.seconds() + this.waited];
    return (
      `${this.keys} keys, ${this.points} pointings, ${this.hands} hands moved, ${this.thoughts} thoughts: ` +
      `${own.toFixed(1)} s of the user, ${this.waited.toFixed(1)} s of the product, ${all.toFixed(1)} s together`
    );
  }

  private hand(to: 'keyboard' | 'mouse'): void {
    if (this.at !== to) this.hands += 1;
    this.at = to;
  }
}
