import type { Page } from '@playwright/test';
import { CUT_OFF, expect, test as office } from '../../paths/office';
import { prepare, type Records } from './records';
import { officeScreens } from './office-screens';
import { recordScreens } from './record-screens';
import type { Screen } from './screen';

/** STATES_OF=home,list looks at these screens alone. */
const asked = process.env['STATES_OF']?.split(',');
export const looked = [...recordScreens, ...officeScreens].filter(({ name }) => !asked || asked.includes(name));

let prepared: Promise<Records> | undefined;

/**
 * As the paths have it, with the records that the screens need and the time that all of them take; what goes wrong on purpose is not told in
 * the console as a fault. Fixtures, not hooks: a hook of this file would be one of the first file alone that a worker loads.
 */
export const test = office.extend<{ records: Records; patience: undefined }>({
  records: async ({ colleague }, use) => use(await (prepared ??= prepare(await colleague('admin'), await colleague('chongchuan')))),
  provoked: async ({}, use) => use([CUT_OFF, 401, 403, 404, 409, 500]),
  patience: [
    async ({ page }, use) => {
      test.setTimeout(1_800_000);
      page.setDefaultTimeout(15_000);
      await use(undefined);
    },
    { auto: true },
  ],
});

/** Walks the screens; what is wrong with one is told with all others at the end. */
export async function walk(over: readonly Screen[], step: (screen: Screen) => Promise<readonly string[]>): Promise<void> {
  const faults: string[] = [];
  for (const screen of over) {
    const found = await step(screen).catch((error: unknown) => [`${screen.name}: ${String(error).split('\n').slice(0, 8).join(' ')}`]);
    for (const fault of found) console.log(`✗ ${fault}`);
    faults.push(...found);
  }
  expect(faults).toEqual([]);
}

export const asOf = (address: string): string => `${address}${address.includes('?') ? '&' : '?'}asOf=2019-12-31`;
/** The browser's own viewer of a PDF never comes to rest. */
export const settled = (page: Page): Promise<void> => page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
export const main = (page: Page) => page.getByRole('main');

/** Opens a screen and waits until it is there. */
export async function come(page: Page, screen: Screen, address: string): Promise<void> {
  await page.goto(address);
  await screen.then?.(page);
  await expect(screen.ready(page)).toBeVisible();
  await settled(page);
}

/** The same account for all that follow; signing in again only where another is needed. */
export function by(signIn: (account: string) => Promise<void>): (screen: Screen) => Promise<void> {
  let now = '';
  return async ({ account = 'admin' }) => {
    if (now !== account) await signIn(account);
    now = account;
  };
}
