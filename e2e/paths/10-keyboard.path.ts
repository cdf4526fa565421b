import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

test('the main path by keyboard alone, with the stopwatch', async ({ page, signIn }) => {
  await signIn('supervisor');
  await page.goto('/organizations');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  const watch = new Stopwatch(page);
  const organization = new OrganizationPage(page);
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      const label = at?.getAttribute('aria-label') ?? at?.closest('mat-form-field')?.querySelector('mat-label')?.textContent;
      return (label ?? at?.closest('mat-radio-button')?.textContent ?? at?.textContent ?? '').trim();
    });
  /** Tab until the control with this name has the focus. */
  const tabTo = async (name: string, most = 40, key = 'Tab'): Promise<void> => {
    for (let i = 0; i < most && !(await focused()).startsWith(name); i++) await watch.press(key);
    expect(await focused()).toMatch(new RegExp(`^${name}`));
  };

  await test.step('find', async () => {
    watch.think();
    await watch.press('/');
    await watch.type('shntsh');
    await watch.wait(() => expect(page.getByRole('option', { name: '上海南通商会' })).toBeVisible());
    watch.think();
    await watch.press('Enter');
    await watch.wait(() => expect(organization.title).toHaveText('上海南通商会'));
    console.log(`  finding: ${watch.toString()}`);
  });

  await test.step('rename', async () => {
    watch.think();
    await watch.press('e');
    await watch.wait(() => expect(page.getByRole('textbox', { name: '名称', exact: true })).toBeVisible());
    await tabTo('名称');
    await watch.press('Control+a');
    await watch.typeChinese('上海南通总商会', 'shanghai nantong zong shanghui');
    watch.think();
    // Saving leads to the question that is still open; the space bar takes its first answer.
    await watch.press('Control+s');
    await watch.wait(() => expect(page.getByRole('radio', { name: '从某一天起变了' })).toBeFocused());
    await watch.press('Space');
    await expect(page.getByRole('radio', { name: '从某一天起变了' })).toBeChecked();
    await tabTo('从哪一天起');
    await watch.type('20220315');
    watch.think();
    await watch.press('Control+s');
    await watch.wait(() => expect(organization.title).toHaveText('上海南通总商会'));
    console.log(`  finding and renaming: ${watch.toString()}`);
  });

  await test.step('see it as it was, and the change in its history; take it back', async () => {
    await tabTo('截至日期', 40, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: '截至日期' })).toBeVisible();
    await tabTo('其他日期');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2016');
    await page.keyboard.press('Enter');
    await expect(organization.title).toHaveText('上海市南通商会');
    await tabTo('回到今天');
    await page.keyboard.press('Enter');
    await expect(organization.title).toHaveText('上海南通总商会');
    await tabTo('变更记录');
    await page.keyboard.press('Enter');
    await expect(organization.changes.first()).toContainText('上海南通总商会');
    await tabTo('撤销');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '确认撤销' })).toBeVisible();
    await tabTo('撤销原因');
    await page.keyboard.insertText('键盘试用');
    await tabTo('确认撤销');
    await page.keyboard.press('Enter');
    await expect(organization.title).toHaveText('上海南通商会');
  });

  await test.step('back to the list and export it', async () => {
    await tabTo('组织名录', 60, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-row]').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-row]').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-row]').nth(1)).toBeFocused();
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog', { name: '导出' })).toBeVisible();
    await tabTo('导出');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toContain('组织名录');
  });
  await expect(new Frame(page).search).toBeVisible();
});
