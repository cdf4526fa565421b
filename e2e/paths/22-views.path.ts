import { ListPage } from '../pages/list';
import { expect, test } from './office';

const VIEW = '示例县域商会年报';

test('a question is kept as a view, opened by its address as of the end of last year, and brought back after it was deleted', async ({
  page,
  signIn,
  colleague,
}) => {
  await signIn('chongchuan');
  const list = new ListPage(page);
  const menu = page.getByRole('button', { name: '常用视图', exact: true });
  const item = (name: RegExp) => page.getByRole('menuitem', { name });
  await list.open('?kind=chamberOfCommerce&sort=-foundedOn');

  await test.step('saved with its rule, shared with the county', async () => {
    await menu.click();
    await expect(item(/^省级称号基地/)).toContainText('上年末');
    await item(/存为常用视图/).click();
    const dialog = page.getByRole('dialog', { name: '存为常用视图' });
    await dialog.getByRole('textbox', { name: '视图名称' }).fill(VIEW);
    await dialog.getByRole('combobox', { name: '截至日期' }).click();
    await page.getByRole('option', { name: '上年末' }).click();
    await dialog.getByRole('combobox', { name: '共享' }).click();
    await page.getByRole('option', { name: '某个区划及以下的各账号' }).click();
    await dialog.getByRole('combobox', { name: /^共享区划/ }).fill('chongchuan');
    await page
      .getByRole('option', { name: /^崇川区/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page).toHaveURL(/kind=chamberOfCommerce.*sort=-foundedOn.*view=.*asOf=\d{4}-12-31/);
    await expect(page.getByText('编辑已关闭')).toBeVisible();
  });

  await test.step('what is changed since is said, and the view stays as it was', async () => {
    await page.getByRole('button', { name: '去掉条件：状态' }).click();
    await expect(page.getByText('已改动')).toBeVisible();
    const id = new URL(page.url()).searchParams.get('view') ?? '';
    await page.goto(`/organizations/views/${id}`);
    await list.settled();
    await expect(page.getByText(VIEW)).toBeVisible();
    await expect(page.getByText('已改动')).toBeHidden();
  });

  await test.step('deleted, and brought back by the message under the same address', async () => {
    const address = page.url();
    await menu.click();
    await item(new RegExp(`^删除“${VIEW}”`)).click();
    await expect(page).not.toHaveURL(/view=/);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page).toHaveURL(address);
  });

  // Another county's officer is not offered what is shared with this one.
  const other = await colleague('rudong');
  const { items } = await other.get<{ items: { name: string }[] }>('/api/views', { list: 'organizations' });
  expect(items.map(({ name }) => name)).toEqual(['省级称号基地']);
});
