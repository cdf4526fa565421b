import type { Locator } from '@playwright/test';
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
  const named = (name: string): Locator => page.getByRole('textbox', { name, exact: true });

  await test.step('find', async () => {
    await watch.think();
    await watch.press('/');
    await watch.type('shntsh');
    await watch.wait(page.getByRole('option', { name: '上海南通商会' }));
    await watch.think();
    await watch.press('Enter');
    await watch.wait(organization.titled('上海南通商会'));
    console.log(`  finding: ${watch.toString()}`);
  });

  await test.step('rename', async () => {
    await watch.think();
    await watch.press('e');
    await watch.wait(named('名称'));
    await watch.tabTo(named('名称'));
    await watch.press('Control+a');
    await watch.typeChinese('上海南通总商会', 'shanghai nantong zong shanghui');
    await watch.think();
    // Saving leads to the question that is still open; the space bar takes its first answer.
    await watch.press('Control+s');
    await watch.waitForFocus(page.getByRole('radio', { name: '从某一天起变了' }));
    await watch.press('Space');
    await expect(page.getByRole('radio', { name: '从某一天起变了' })).toBeChecked();
    await watch.tabTo(named('从哪一天起'));
    await watch.type('20220315');
    await watch.think();
    await watch.press('Control+s');
    await watch.wait(organization.titled('上海南通总商会'));
    console.log(`  finding and renaming: ${watch.toString()}`);
  });

  await test.step('see it as it was, and the change in its history; take it back', async () => {
    await watch.tabTo(new Frame(page).day, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: '截至日期' })).toBeVisible();
    await watch.tabTo(named('其他日期'));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2016');
    await page.keyboard.press('Enter');
    await expect(organization.title).toHaveText('上海市南通商会');
    await watch.tabTo(page.getByRole('button', { name: /^回到今天/ }).first());
    await page.keyboard.press('Enter');
    await expect(organization.title).toHaveText('上海南通总商会');
    await watch.tabTo(page.getByRole('link', { name: '变更记录' }));
    await page.keyboard.press('Enter');
    await expect(organization.changes.first()).toContainText('上海南通总商会');
    await watch.tabTo(organization.changes.first().getByRole('button', { name: /^撤销/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '确认撤销' })).toBeVisible();
    await watch.tabTo(named('撤销原因'));
    await page.keyboard.insertText('键盘试用');
    await watch.tabTo(page.getByRole('button', { name: '确认撤销' }));
    await page.keyboard.press('Enter');
    await expect(organization.title).toHaveText('上海南通商会');
  });

  await test.step('back to the list and export it', async () => {
    await watch.tabTo(page.getByRole('navigation').getByRole('link', { name: '组织名录' }).first(), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-row]').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-row]').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-row]').nth(1)).toBeFocused();
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog', { name: '导出' })).toBeVisible();
    await watch.tabTo(page.getByRole('dialog').getByRole('button', { name: '导出' }));
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toContain('组织名录');
  });
  await expect(new Frame(page).search).toBeVisible();
});
