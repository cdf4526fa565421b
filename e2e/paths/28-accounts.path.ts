import { Frame } from '../pages/frame';
import { SignInPage } from '../pages/sign-in';
import { expect, test } from './office';

test('the administrator adds an account, resets its password and changes what it may do; it signs in and sets a password of its own', async ({
  page,
  browser,
  signIn,
  seriousFindings,
}) => {
  await signIn('admin');
  await page.goto('/accounts');
  const frame = new Frame(page);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '张甲一', exact: true }) });
  await page.getByRole('textbox', { name: '姓名' }).fill('张甲一');
  await page.getByRole('textbox', { name: '账号', exact: true }).fill('zhangjiayi');
  await page.getByRole('button', { name: '生成初始密码' }).click();
  await page.getByRole('combobox', { name: '管辖区划' }).fill('ccq');
  await page.getByRole('option', { name: /^崇川区/ }).click();
  await page.getByRole('button', { name: '添加账号' }).click();
  await expect(row).toContainText('联络员 · 崇川区');
  await row.getByRole('button', { name: '张甲一的密码' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '生成新密码' }).click();
  expect(await seriousFindings()).toEqual([]);
  await dialog.getByRole('button', { name: '重设密码' }).click();
  const password = await dialog.locator('code').innerText();
  await dialog.getByRole('button', { name: '关闭' }).click();

  const own = await browser.newContext();
  const there = await own.newPage();
  const entrance = new SignInPage(there);
  await entrance.open();
  await expect(entrance.account).toBeFocused();
  await entrance.signIn('zhangjiayi', password);
  const user = there.getByRole('button', { name: '张甲一，账号菜单' });
  await expect(user).toContainText('崇川区 · 联络员');
  await user.click();
  await there.getByRole('menuitem', { name: '修改密码' }).click();
  const current = there.getByRole('textbox', { name: '当前密码' });
  // The dialog puts the cursor there once it is open; what is typed before goes where the cursor goes.
  await expect(current).toBeFocused();
  await current.fill(password);
  for (const name of ['新密码', '再填一次新密码']) await there.getByRole('textbox', { name, exact: true }).fill('示例新密码-2026');
  await there.getByRole('button', { name: '修改密码' }).click();
  await expect(new Frame(there).message).toContainText('已修改密码');

  await row.getByRole('button', { name: '张甲一的权限' }).click();
  const rights = page.getByRole('region', { name: '张甲一的权限' });
  await rights.getByRole('combobox', { name: '角色' }).click();
  await page.getByRole('option', { name: '审计人员' }).click();
  await rights.getByRole('button', { name: '授权' }).click();
  await expect(row).toContainText('审计人员 · 全部');
  expect(await seriousFindings()).toEqual([]);
  await rights.getByRole('button', { name: '收回：联络员 · 崇川区' }).click();
  await expect(row).not.toContainText('联络员');
  await there.reload();
  await expect(user).toContainText('审计人员');
  await row.getByRole('button', { name: '停用 张甲一' }).click();
  await expect(row).toContainText('已停用');
  await frame.message.getByRole('button', { name: '撤销' }).click();
  await expect(row).toContainText('在用');
  await own.close();
});

test('the administrator has the history verified, leaves the page, and finds what came of it', async ({
  page,
  signIn,
  seriousFindings,
}) => {
  await signIn('admin');
  await page.goto('/jobs');
  await expect(page.getByText('恢复备份以后、年终归档或审计之前做一次')).toBeVisible();
  await page.getByRole('button', { name: '核验变更记录' }).first().click();
  const row = page.getByRole('row').filter({ hasText: '核验变更记录' }).first();
  await expect(row).toBeVisible();
  await page.getByRole('link', { name: '工作台' }).click();
  await page.getByRole('button', { name: /账号菜单$/ }).click();
  await page.getByRole('menuitem', { name: '任务中心' }).click();
  await expect(row).toContainText('全部一致');
  expect(await seriousFindings()).toEqual([]);
});
