import type { Page, Route } from '@playwright/test';
import { expect } from '../../paths/office';
import { look } from './look';
import type { Records } from './records';
import { act, type Screen } from './screen';
import { by, looked, main, settled, test, walk } from './walk';

/** What the frame around every screen stands on. */
const FRAME = /\/api\/(sessions|registry|kinds)/;
const AGAIN = /^(重试|再试一次)$/;

test('loading', async ({ page, signIn, records }) => {
  const as = by(signIn);
  await walk(looked, async (screen) => {
    if (screen.loads === false) return [];
    await as(screen);
    const held: Route[] = [];
    let open = false;
    await page.route('**/api/**', (route) => {
      if (open || !stands(screen, route)) return route.continue();
      held.push(route);
      return Promise.resolve();
    });
    await page.goto(screen.at(records));
    const told = main(page)
      .getByText(/正在|…/)
      .or(page.getByRole('progressbar'))
      .filter({ visible: true });
    const said = await told
      .first()
      .waitFor({ timeout: 8_000 })
      .then(
        () => true,
        () => false,
      );
    const faults = await look(page, `${screen.name}-loading`);
    if (!said) faults.push(`${screen.name}-loading: nothing says that it is loading`);
    open = true;
    await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
    await expect(screen.ready(page)).toBeVisible();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    return faults;
  });
});

const answers = [
  ['cut', (route: Route) => route.abort('connectionfailed')],
  ['error', (route: Route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(INTERNAL) })],
] as const;
for (const [state, answer] of answers)
  test(state, async ({ page, signIn, records }) => {
    const as = by(signIn);
    await walk(looked, async (screen) => {
      if (screen.loads === false) return [];
      await as(screen);
      let open = false;
      await page.route('**/api/**', (route) => (open || !stands(screen, route) ? route.continue() : answer(route)));
      await page.goto(screen.at(records));
      const again = main(page).getByRole('button', { name: AGAIN });
      await again
        .first()
        .waitFor({ timeout: 8_000 })
        .catch(() => undefined);
      await settled(page);
      const faults = await look(page, `${screen.name}-${state}`);
      open = true;
      if (await again.count()) {
        for (let left = await again.count(); left > 0 && (await again.count()); left--) await again.first().click();
        await expect(screen.ready(page), 'after 再试一次').toBeVisible({ timeout: 8_000 });
      } else faults.push(`${screen.name}-${state}: no way to try again`);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      return faults;
    });
  });

/** What is asked to be kept, and is refused: said where it was asked, and what was typed stays. */
const kept: readonly { name: string; at: (r: Records) => string; does: (page: Page) => Promise<void> }[] = [
  { name: 'change', at: (r) => `/organizations/${r.bare}/edit`, does: typing('简称', '示例商会', '保存') },
  { name: 'void', at: (r) => `/organizations/${r.bare}`, does: doing(act('作废'), '原因', '作废') },
  { name: 'suspend', at: (r) => `/organizations/${r.bare}`, does: doing(act('停止活动'), '原因（可不填）', '确认停止') },
  { name: 'settings', at: () => '/settings', does: typing('印发标记', '示例资料', '保存') },
  { name: 'sections', at: () => '/sections', does: typing('科室名称', '示例科', '添加科室') },
  { name: 'types', at: () => '/types?kind=practiceBase', does: typing('类型名称', '示例类型', '添加类型') },
];
for (const [state, answer] of answers)
  test(`not kept: ${state}`, async ({ page, signIn, records }) => {
    await signIn('admin');
    await page.route('**/api/**', (route) => (route.request().method() === 'GET' ? route.continue() : answer(route)));
    const faults: string[] = [];
    for (const { name, at, does } of kept) {
      await page.goto(at(records));
      await does(page);
      const told = page.locator('[role=alert], mat-snack-bar-container, mat-error').filter({ visible: true, hasText: /试|管理员/ });
      await told
        .first()
        .waitFor({ timeout: 8_000 })
        .catch(() => faults.push(`${name}-unkept-${state}: nothing says what to do`));
      faults.push(...(await look(page, `${name}-unkept-${state}`)));
    }
    expect(faults).toEqual([]);
  });

function typing(...words: readonly string[]) {
  return async (page: Page): Promise<void> => {
    for (let i = 0; i + 1 < words.length; i += 2)
      await main(page)
        .getByRole('textbox', { name: words[i] ?? '', exact: true })
        .fill(words[i + 1] ?? '');
    await main(page)
      .getByRole('button', { name: words.at(-1) ?? '', exact: true })
      .click();
  };
}

function doing(open: (page: Page) => Promise<void>, box: string, button: string) {
  return async (page: Page): Promise<void> => {
    await open(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: box, exact: true }).fill('示例原因');
    await dialog.getByRole('button', { name: button, exact: true }).click();
  };
}

test('no right', async ({ page, signIn, records }) => {
  await walk(looked, async ({ name, noRight, at }) => {
    if (!noRight) return [];
    await signIn(noRight.account);
    await page.goto((noRight.at ?? at)(records));
    await settled(page);
    await page.waitForTimeout(500);
    const faults = await look(page, `${name}-noright`);
    const told = main(page)
      .getByText(/管理员|主管|联络员/)
      .filter({ visible: true });
    if (!(await told.count())) faults.push(`${name}-noright: nobody is named to ask`);
    return faults;
  });
});

const INTERNAL = {
  type: 'internal',
  title: '系统出错',
  status: 500,
  detail: '系统出错，没有取到内容。请重试；仍然出错时把编号告诉管理员。编号：00000000-0000-7000-8000-000000000000',
  incident: '00000000-0000-7000-8000-000000000000',
};

function stands({ data }: Screen, route: Route): boolean {
  const address = route.request().url();
  return data ? data.test(address) : !FRAME.test(address);
}
