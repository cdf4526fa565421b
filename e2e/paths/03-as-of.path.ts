import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

test('moves every screen to another day: tinted, named, locked, and in the address', async ({ page, signIn }) => {
  await signIn('supervisor');
  const frame = new Frame(page);
  const list = new ListPage(page);
  const organization = new OrganizationPage(page);
  await list.open(`?kind=practiceBase&type=${encodeURIComponent('实践创新基地')}`);
  const [today, colour] = [await list.count(), await page.locator('#content').evaluate((main) => getComputedStyle(main).backgroundColor)];
  expect(today).toBe(57);

  await frame.asOf('2021');
  await expect(page).toHaveURL(/asOf=2021-12-31/);
  await list.settled();
  await expect.poll(() => list.count()).toBe(41);
  await expect(frame.pastBar).toContainText('截至 2021-12-31');
  expect(await page.locator('#content').evaluate((main) => getComputedStyle(main).backgroundColor)).not.toBe(colour);
  await expect(list.create).toHaveCount(0);
  await expect(page.getByText('编辑已关闭')).toBeVisible();
  await expect(page.getByRole('link', { name: /^修改/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '导出（截至 2021-12-31）' })).toBeVisible();

  await test.step('goes with every link, and keys that change are dead', async () => {
    await list.rows.first().click();
    await expect(page).toHaveURL(/\/organizations\/[0-9a-f-]{36}\?asOf=2021-12-31/);
    await expect(organization.title).not.toHaveText('组织名录');
    await expect(organization.locked).toBeVisible();
    await page.keyboard.press('e');
    await expect(page).not.toHaveURL(/edit/);
    await page.goto(`${page.url().split('?')[0] ?? ''}/edit?asOf=2021-12-31`);
    await expect(page.getByRole('button', { name: '回到今天再修改' })).toBeVisible();
  });

  await test.step('units stand as they were', async () => {
    await list.open('?asOf=2019-12-31&status=all');
    await list.chooseArea('gzq', /港闸区/);
    await list.ask();
    await expect(page.locator('tbody td').filter({ hasText: '港闸区' }).first()).toBeVisible();
    await expect(page.getByText('港闸区为 2019-12-31 的区划')).toBeVisible();
  });

  await test.step('before the founding there is nothing to list, and the list says so', async () => {
    await list.open('?q=shntsh');
    await expect(list.rows).toHaveText(['上海南通商会']);
    await frame.asOf('2013.5');
    await list.settled();
    await expect(page.getByRole('heading', { name: '没有符合条件的组织' })).toBeVisible();
    await expect(page.getByText('2013-05-31 当日没有符合条件的组织')).toBeVisible();
    await frame.backToToday();
    await expect(list.rows).toHaveText(['上海南通商会']);
  });

  await test.step('and the page says so too, in the place of a status, and leads to the day of the founding', async () => {
    await list.rows.first().click();
    await expect(organization.title).toHaveText('上海南通商会');
    await frame.asOf('2013.5');
    await expect(page.getByText('2013-05-31尚未成立（成立于2014-05-10）')).toBeVisible();
    await expect(page.locator('.title')).toContainText('尚未成立');
    await expect(page.getByText('筹备', { exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: '看成立当日' }).click();
    await expect(page).toHaveURL(/asOf=2014-05-10/);
    await expect(page.locator('.title')).toContainText('正常');
  });
});
