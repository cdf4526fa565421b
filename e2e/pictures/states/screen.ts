import type { Locator, Page } from '@playwright/test';
import type { Records } from './records';

type At = (records: Records) => string;

/** One screen, and how it comes into each state. What a screen hasn't (a past, rights of its own) is absent. */
export interface Screen {
  readonly name: string;
  /** Who sees it; the administrator unless said. */
  readonly account?: string;
  readonly at: At;
  /** What one does after coming there: opens a dialog, asks for a preview. */
  readonly then?: (page: Page) => Promise<void>;
  /** Stands on the screen when it is there. */
  readonly ready: (page: Page) => Locator;
  /** The requests that make the screen, where they are not all that its page asks for. */
  readonly data?: RegExp;
  /** False: the screen is the same on every day, or of today alone. */
  readonly past?: false;
  /** What it asks for before it can be shown; false: nothing. */
  readonly loads?: false;
  readonly long?: At;
  /** With nothing in it, in the sample. */
  readonly empty?: { readonly at: At; readonly says: RegExp };
  /** With nothing in it, in a registry that has just begun; what it says there. */
  readonly fresh?: RegExp;
  /** Who comes by the address and may not. */
  readonly noRight?: { readonly account: string; readonly at?: At };
}

export const heading = (name: string | RegExp) => (page: Page) => page.getByRole('main').getByRole('heading', { name }).first();
export const dialog = (page: Page) => page.getByRole('dialog');
export const act = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name }).click();
};
export const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('main').getByRole('button', { name }).first().click();
};
