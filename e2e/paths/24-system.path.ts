import { Frame } from '../pages/frame';
import { expect, test } from './office';

test('the administrator adds a type, puts it first by the keyboard, retires it and deletes it; each is taken back where it was told', async ({
  page,
  signIn,
  seriousFindings,
}) => {
  await signIn('admin');
  await page.goto('/types?kind=practiceBase');
  const frame = new Frame(page);
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(page.getByRole('heading', { name: '实践基地的类型' })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await page.getByRole('textbox', { name: '类型名称' }).fill('示例研学基地');
  await page.keyboard.press('Enter');
  await expect(row('示例研学基地')).toContainText('在用');

  const up = page.getByRole('button', { name: '上移 示例研学基地' });
  await up.focus();
  const last = Number(await row('示例研学基地').getByRole('cell').first().innerText());
  for (let place = last - 1; place >= 1; place--) {
    await page.keyboard.press('Enter');
    await expect(row('示例研学基地').getByRole('cell').first()).toHaveText(String(place));
  }
  await page.getByRole('button', { name: '停用 示例研学基地' }).click();
  await expect(row('示例研学基地')).toContainText('已停用');
  await frame.message.getByRole('button', { name: '撤销' }).click();
  await expect(row('示例研学基地')).toContainText('在用');
  await page.getByRole('button', { name: '删去 示例研学基地' }).click();
  await expect(row('示例研学基地')).toHaveCount(0);
  // What organizations stand on is not deleted: the office retires it.
  await expect(page.getByRole('button', { name: '删去 实践创新基地' })).toHaveCount(0);
});

test('a setting is saved, stands where it says, and is taken back', async ({ page, signIn, seriousFindings }) => {
  await signIn('admin');
  await page.goto('/settings');
  const mark = page.getByRole('textbox', { name: '印发标记' });
  await mark.fill('示例内部资料');
  expect(await seriousFindings()).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(new Frame(page).message).toContainText('已保存设置');
  const note = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--tx-print-note'));
  await new Frame(page).message.getByRole('button', { name: '撤销' }).click();
  await expect(mark).toHaveValue('');
  await mark.fill('示例内部资料');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '组织名录' }).click();
  await expect.poll(note).toContain('示例内部资料 · ');
  // Whoever goes live from the sample says first that he knows what becomes of it.
  await page.goto('/begin');
  await page.getByRole('button', { name: '正式启用' }).click();
  await expect(page.getByText('请先确认')).toBeVisible();
  await page.getByRole('link', { name: '不启用，回到示例' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
