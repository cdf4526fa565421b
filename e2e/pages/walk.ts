import type { Locator, Page } from '@playwright/test';

/** 快速核对. */
export class WalkPage {
  /** The name of the record on the screen. */
  readonly record: Locator;
  readonly place: Locator;
  readonly refusal: Locator;
  /** What was just done. */
  readonly told: Locator;
  readonly doneToday: Locator;

  constructor(readonly page: Page) {
    this.record = page.locator('tx-walk .card h2');
    this.place = page.getByText(/^第 \d+ \/ \d+ 条$/);
    this.refusal = page.locator('tx-walk .refusal');
    this.told = page.locator('tx-walk .told');
    this.doneToday = page.getByText('今天已核对');
  }
}
