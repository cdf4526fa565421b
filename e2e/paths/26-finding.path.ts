import { Frame } from '../pages/frame';
import { OrganizationForm } from '../pages/form';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

test('while a name is typed, names alike stand below it; it is looked at beside the form, and leads there', async ({
  page,
  context,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const supervisor = await colleague('supervisor');
  await supervisor.found('示例旧渡口商会', { areaId: await supervisor.areaId('320623') });
  const own = await supervisor.found('崇川区示例渡口商会');
  await supervisor.change(own, { name: '崇川区示例新渡口商会', effectiveOn: '2020-05-01' });
  await signIn('chongchuan');
  const form = new OrganizationForm(page);
  const alike = page.getByRole('region', { name: '名称近似的组织' });
  await form.openNew();
  await form.field('名称').fill('南通市崇川（示例）渡口商會');
  await expect(alike).toContainText('崇川区示例新渡口商会');
  await expect(alike).toContainText('曾用名 崇川区示例渡口商会（2015-06-01至2020-04-30）');

  await test.step('by the keyboard: the name opens beside the form, which stays as it is', async () => {
    await expect(form.field('名称')).toBeFocused();
    const opened = context.waitForEvent('page');
    await page.keyboard.press('Tab');
    await expect(alike.getByRole('link', { name: '崇川区示例新渡口商会', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(new OrganizationPage(await opened).title).toHaveText('崇川区示例新渡口商会');
    await (await opened).close();
    await expect(form.field('名称')).toHaveValue('南通市崇川（示例）渡口商會');
  });

  expect(await seriousFindings()).toEqual([]);

  await test.step('over the fence only whom to ask', async () => {
    await form.field('名称').fill('示例·旧渡口商会');
    await expect(page.getByText('您的范围以外也有名称近似或信用代码相同的组织，请向如东县了解。').last()).toBeVisible();
    await expect(alike).toHaveCount(0);
  });

  await form.field('名称').fill('崇川区示例新渡口商会');
  await alike.getByRole('link', { name: /^就是这家/ }).click();
  await page.getByRole('button', { name: '不保留，离开' }).click();
  await expect(new OrganizationPage(page).title).toHaveText('崇川区示例新渡口商会');
});

test('found and opened by the keyboard alone within five seconds; screens, areas and what was open of late as well', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor');
  await page.goto('/areas');
  const frame = new Frame(page);
  const organization = new OrganizationPage(page);
  await expect(frame.search).toBeVisible();
  const watch = new Stopwatch(page, 'own');
  await watch.think();
  await watch.press('/');
  await watch.type('shntsh');
  await watch.think();
  // Not waited for: Enter leads to the first that is found.
  await watch.press('Enter');
  await watch.wait(organization.titled('上海南通商会'));
  console.log(`  found and opened: ${watch.toString()}`);
  expect(watch.seconds()).toBeLessThanOrEqual(5);

  await page.keyboard.press('/');
  await page.keyboard.type('港闸');
  await expect(page.getByRole('option', { name: /崇川区|港闸区/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/areas\/[0-9a-f-]{36}/);
  await page.keyboard.press('/');
  await expect(page.getByRole('group', { name: '最近打开' }).getByRole('option').first()).toContainText('上海南通商会');
  await page.keyboard.press('Enter');
  await expect(organization.title).toHaveText('上海南通商会');
  await page.keyboard.press('/');
  await page.keyboard.type('xjzz');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/organizations\/new$/);
});

test('a browser that is too old gets a plain page that says which version is needed, and nothing of the application', async ({
  browser,
  baseURL,
}) => {
  const lies: Record<string, () => void> = {
    'Chromium 118': () => {
      const supports = CSS.supports.bind(CSS);
      CSS.supports = (...asked: [string, string?]) =>
        !asked[0].includes(':user-valid') && (supports as (...of: unknown[]) => boolean)(...asked);
    },
    'Firefox 118': () => Reflect.deleteProperty(String.prototype, 'isWellFormed'),
    'Safari 16': () => Reflect.deleteProperty(URLSearchParams.prototype, 'size'),
  };
  for (const [old, lie] of Object.entries(lies)) {
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    await context.addInitScript(lie);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/organizations', { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading'), old).toHaveText('同心：浏览器版本过低');
    for (const words of ['内核 119 及以上', '极速模式', 'Chromium 119 or later']) await expect(page.locator('body')).toContainText(words);
    await expect(page.locator('tx-root, tx-sign-in')).toHaveCount(0);
    expect(asked.filter((path) => path.startsWith('/api'))).toEqual([]);
    await context.close();
  }
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('noscript p')).toContainText('同心需要浏览器启用 JavaScript');
  await context.close();
});
