import type { Locator, Page } from '@playwright/test';

/** Seconds of the keystroke-level model (Card, Moran and Newell 1980). */
const SECONDS = { key: 0.2, point: 1.1, hand: 0.4, thought: 1.35 };

/** Walks a path as a practised user does, and counts what it takes. */
export class Stopwatch {
  private keys = 0;
  private points = 0;
  private hands = 0;
  private thoughts = 0;
  private waited = 0;
  private at: 'keyboard' | 'mouse' = 'keyboard';

  constructor(private readonly page: Page) {}

  /** A moment of thought before the next act. */
  think(): void {
    this.thoughts += 1;
  }

  async press(...keys: string[]): Promise<void> {
    this.hand('keyboard');
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += key.split('+').length;
    }
  }

  async type(text: string): Promise<void> {
    this.hand('keyboard');
    await this.page.keyboard.type(text);
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

  /** What the product makes one wait for. */
  async wait(forWhat: () => Promise<unknown>): Promise<void> {
    const from = Date.now();
    await forWhat();
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
