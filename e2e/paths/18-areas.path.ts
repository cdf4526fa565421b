import type { Page } from '@playwright/test';
import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { expect, test } from './office';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const find = async (page: Page, text: string, name: RegExp): Promise<void> => {
  await page.getByRole('searchbox', { name: '查找区划' }).fill(text);
  await page.getByRole('complementary').getByRole('link', { name }).first().click();
};

test('a unit that is no more is found by its initials, says where it went, and its count of then opens the list of then', async ({
  page,
  signIn,
}) => {
  await signIn('supervisor');
  await page.goto('/areas');
  await expect(title(page)).toHaveText('南通市');
  await find(page, 'gzq', /港闸区/);
  await expect(title(page)).toHaveText('港闸区');
  await expect(page.getByRole('main').getByText('苏政发〔2020〕60号')).toBeVisible();
  await expect(page.getByRole('main').getByText('这个区划到2020-07-02为止，现属')).toBeVisible();
  await new Frame(page).asOf('2019');
  const all = page.getByRole('link', { name: /^共 \d+ 个$/ });
  const count = Number(/\d+/.exec(await all.innerText())?.[0]);
  await all.click();
  const list = new ListPage(page);
  await list.settled();
  expect(await list.count()).toBe(count);
  await expect(page).toHaveURL(/asOf=2019-12-31/);
});

test('the administrator sets the order of the counties, and takes it back', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/areas');
  const first = page.getByRole('row').nth(1);
  await expect(first).toContainText('崇川区');
  await page.getByRole('button', { name: '调整次序' }).click();
  await page.getByRole('button', { name: '下移 崇川区' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(first).toContainText('通州区');
  await new Frame(page).message.getByRole('button', { name: '撤销' }).click();
  await expect(first).toContainText('崇川区');
});
