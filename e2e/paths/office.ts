import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { Colleague } from '../pages/api';
import { looksLikeKey, wordsOf } from '../pages/words';

export { expect };

/** Pushed to `provoked` where a path cuts the connection. */
export const CUT_OFF = 0;

interface Office {
  /** Hosts that are the office's own: the server of the paths, and what a path starts itself. */
  home: string[];
  /** Requests to other hosts; a path with one fails. */
  outside: string[];
  /** Statuses that a path provokes on purpose: the browser writes each to its console. Push before provoking. */
  provoked: number[];
  /** Signs in as an account of the sample, without the screen. */
  signIn: (account: string) => Promise<void>;
  /** Somebody at another machine, signed in. */
  colleague: (account: string) => Promise<Colleague>;
  /** Serious and critical findings of axe on the page as it is, and words that did not come with its screen. */
  seriousFindings: () => Promise<string[]>;
}

/** Every path of a user imports `test` and `expect` from here: an office without network, a console without errors. */
export const test = base.extend<Office>({
  home: async ({ baseURL }, use) => use([new URL(baseURL ?? '').host]),
  provoked: async ({}, use) => use([]),
  outside: [
    async ({ page, context, home, provoked }, use) => {
      const outside: string[] = [];
      const errors: string[] = [];
      await context.route(
        (url) => !home.includes(url.host) && url.protocol.startsWith('http'),
        (route) => {
          outside.push(route.request().url());
          return route.abort();
        },
      );
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        const status =
          /status of (\d{3})/.exec(message.text())?.[1] ?? (message.text().includes('net::ERR_') ? String(CUT_OFF) : undefined);
        if (status === undefined || !provoked.includes(Number(status))) errors.push(`${message.text()} ${message.location().url}`);
      });
      await use(outside);
      expect(outside, 'no request to another host').toEqual([]);
      expect(errors, 'no error in the console').toEqual([]);
    },
    { auto: true },
  ],
  signIn: async ({ context }, use) =>
    use(async (account) => {
      const answer = await context.request.post('/api/sessions', {
        data: { account, password: process.env['E2E_PASSWORD'] },
        headers: { 'x-requested-with': 'tongxin' },
      });
      expect(answer.status(), `signing in as ${account}`).toBe(201);
      const { expiresAt } = (await answer.json()) as { expiresAt: string };
      // The interface asks for its session only where its own mark says that there may be one. Once: signing out takes the mark away.
      await context.addInitScript((until) => {
        // The browser's own viewer of a PDF is a frame without storage.
        if (window !== window.top || sessionStorage.getItem('marked')) return;
        sessionStorage.setItem('marked', 'yes');
        localStorage.setItem('tongxin.session-until', until);
      }, expiresAt);
    }),
  colleague: async ({ baseURL }, use) => {
    const present: Colleague[] = [];
    await use(async (account) => {
      const one = await Colleague.at(baseURL, account);
      present.push(one);
      return one;
    });
    for (const one of present) await one.leave();
  },
  seriousFindings: async ({ page }, use) =>
    use(async () => {
      // A message that comes is seen through, and hidden from readers until it is announced: what is looked at is the page that has come to rest.
      await expect(page.locator('mat-snack-bar-container [aria-hidden="true"]')).toHaveCount(0);
      await page.waitForFunction(() =>
        document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity),
      );
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      const missing = (await wordsOf(page)).filter(looksLikeKey).map((key) => `no words for ${key}`);
      return violations
        .filter((found) => found.impact === 'serious' || found.impact === 'critical')
        .map(
          (found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')} ${found.nodes[0]?.failureSummary ?? ''}`,
        )
        .concat(missing);
    }),
});
