import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';

export { expect };

interface Office {
  /** Requests to other hosts; a path with one fails. */
  outside: string[];
  /** Statuses that a path provokes on purpose: the browser writes each to its console. Push before provoking. */
  provoked: number[];
  /** Signs in as an account of the sample, without the screen. */
  signIn: (account: string) => Promise<void>;
  /** Serious and critical findings of axe on the page as it is. */
  seriousFindings: () => Promise<string[]>;
}

/** Every path of a user imports `test` and `expect` from here: an office without network, a console without errors. */
export const test = base.extend<Office>({
  provoked: async ({}, use) => use([]),
  outside: [
    async ({ page, context, baseURL, provoked }, use) => {
      const outside: string[] = [];
      const errors: string[] = [];
      const home = new URL(baseURL ?? '').host;
      await context.route(
        (url) => url.host !== home && url.protocol.startsWith('http'),
        (route) => {
          outside.push(route.request().url());
          return route.abort();
        },
      );
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        const status = /status of (\d{3})/.exec(message.text())?.[1];
        if (status === undefined || !provoked.includes(Number(status))) errors.push(message.text());
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
    }),
  seriousFindings: async ({ page }, use) =>
    use(async () => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      return violations
        .filter((found) => found.impact === 'serious' || found.impact === 'critical')
        .map(
          (found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')} ${found.nodes[0]?.failureSummary ?? ''}`,
        );
    }),
});
