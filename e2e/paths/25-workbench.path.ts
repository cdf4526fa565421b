import { ListPage } from '../pages/list';
import { Stopwatch } from '../pages/stopwatch';
import { WorkbenchPage } from '../pages/workbench';
import { expect, test } from './office';

test('the workbench: a figure opens the list that it counted, what runs out and what a colleague did stand there, all on one screen', async ({
  page,
  signIn,
  colleague,
}) => {
  const officer = await colleague('chongchuan');
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await officer.found('示例到期商会', { fields: { certificateUntil: soon } });
  await signIn('supervisor');
  const workbench = new WorkbenchPage(page);
  const list = new ListPage(page);
  await page.goto('/');
  await workbench.settled();
  await expect(page).toHaveURL(/\/home$/);
  await expect(workbench.expiring).toContainText('示例到期商会');
  await expect(workbench.others).toContainText('新建组织“示例到期商会”');
  const most = await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);
  expect(most, 'nothing has to be scrolled for').toBe(0);
  const figure = workbench.kinds.getByRole('link', { name: /商会$/ });
  const count = (await figure.locator('b').textContent()) ?? '';
  await figure.click();
  await list.settled();
  await expect(list.total).toContainText(`共 ${count} 条`);

  await page.keyboard.press('h');
  await workbench.settled();
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/walk\?handler=me&notConfirmedMonths=6/);
  await expect(page.locator('tx-walk')).toBeVisible();
});

test('yesterday’s wrong rename is taken back after a later change of address, by the keyboard alone', async ({
  page,
  signIn,
  colleague,
}) => {
  const officer = await colleague('chongchuan');
  const founded = await officer.found('示例误改商会', { address: '示例路1号' });
  const renamed = await officer.change(founded, { name: '示例错名商会', effectiveOn: '2022-01-01' });
  await officer.change(renamed, { address: '示例路9号', effectiveOn: '2024-05-01' });

  await signIn('chongchuan');
  await page.goto('/');
  await new WorkbenchPage(page).settled();
  const watch = new Stopwatch(page);
  const undo = page.getByRole('button', { name: /^撤销：/ });
  const reason = page.getByRole('textbox', { name: '撤销原因' });
  await watch.think();
  await watch.press('m');
  await watch.wait(undo.first());
  await watch.think();
  await watch.press('ArrowDown', 'ArrowDown');
  await expect(undo.nth(1)).toBeFocused();
  await watch.press('Enter');
  await watch.waitForFocus(reason);
  await expect(page.locator('tx-undo-panel')).toContainText('示例错名商会');
  await expect(page.locator('tx-undo-panel')).not.toContainText('示例路');
  await watch.think();
  await watch.typeChinese('录错', 'lucuo');
  await watch.press('Enter');
  const redo = page.getByRole('button', { name: /^恢复：/ });
  await watch.waitForFocus(redo.first());
  console.log(`  taking a rename back: ${watch.toString()}`);
  expect(watch.seconds()).toBeLessThan(20);

  const now = await officer.get<{ name: string; address: string }>(`/api/organizations/${founded.id}`);
  expect(now).toMatchObject({ name: '示例误改商会', address: '示例路9号' });
});
