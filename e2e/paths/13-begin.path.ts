import { SignInPage } from '../pages/sign-in';
import { emptyRegistry } from './empty-registry';
import { expect, test } from './office';

test('a new registry asks for a sample or a beginning of one’s own; another city begins empty and takes its first organization', async ({
  page,
  home,
}) => {
  test.slow();
  const registry = await emptyRegistry();
  try {
    home.push(new URL(registry.address).host);
    await page.goto(registry.address);
    await new SignInPage(page).signIn('admin');
    await expect(page.getByRole('heading', { name: '体验示例' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '正式启用' })).toBeVisible();
    const own = page.locator('section').filter({ has: page.getByRole('heading', { name: '正式启用' }) });
    await own.getByRole('button', { name: '正式启用' }).click();
    await expect(own.getByText('请选择本市')).toBeVisible();
    await own.getByRole('combobox', { name: '本市' }).click();
    await page.getByRole('option', { name: '泰州市' }).click();
    await own.getByRole('textbox', { name: '单位名称' }).fill('示例市委统战部');
    await own.getByRole('button', { name: '正式启用' }).click();

    // Accounts are new: one signs in anew, with the same password.
    await new SignInPage(page).signIn('admin');
    await expect(page.getByRole('textbox', { name: '单位名称' })).toHaveValue('示例市委统战部');
    await page.getByRole('link', { name: '下一步：区划次序' }).click();
    await expect(page.getByRole('listitem').first()).toContainText('海陵区');
    await page.getByRole('button', { name: '下移 海陵区' }).click();
    await expect(page.getByRole('listitem').first()).toContainText('高港区');

    // Left and taken up again: the server knows how far it is.
    await page.goto(`${registry.address}/organizations`);
    await page.getByRole('link', { name: '接着准备' }).click();
    await page.getByRole('link', { name: '2 区划次序' }).click();
    await expect(page.getByRole('listitem').first()).toContainText('高港区');
    await page.getByRole('link', { name: '下一步：责任科室' }).click();
    await page.getByRole('textbox', { name: '科室名称' }).fill('经济科');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('rowheader', { name: '经济科' })).toBeVisible();
    await page.getByRole('link', { name: '下一步：类型与次序' }).click();
    await page.getByRole('link', { name: '下一步：账号' }).click();
    await page.getByRole('textbox', { name: '姓名' }).fill('张甲一');
    await page.getByRole('textbox', { name: '账号', exact: true }).fill('zhangjiayi');
    await page.getByRole('textbox', { name: '初始密码' }).fill('First-Passw0rd');
    await page.getByRole('button', { name: '添加账号' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'zhangjiayi' })).toContainText('联络员 · 全部');
    await page.getByRole('button', { name: '准备完毕，开始使用' }).click();
    await expect(page.getByRole('heading', { name: '名录里还没有组织' })).toBeVisible();
    await expect(page.getByRole('link', { name: '接着准备' })).toHaveCount(0);
    await expect(page.getByText('示例数据')).toHaveCount(0);
    await page.locator('.begin').getByRole('link', { name: '新建组织' }).click();
    await page.getByRole('combobox', { name: '类别', exact: true }).click();
    await page.getByRole('option', { name: '商会', exact: true }).click();
    await page.getByRole('combobox', { name: '类型', exact: true }).click();
    await page.getByRole('option', { name: '异地泰州商会' }).click();
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('示例泰州商会');
    await page.getByRole('combobox', { name: '属地', exact: true }).fill('泰州');
    await page.getByRole('option', { name: '泰州市' }).first().click();
    await page.getByRole('textbox', { name: '成立日期' }).fill('2020.5');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例泰州商会');
  } finally {
    // The page may still be asking (its changes come last): a server that goes first leaves errors in the console.
    await page.goto('about:blank');
    await registry.stop();
  }
});
