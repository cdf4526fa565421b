import type { Locator, Page } from '@playwright/test';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

const WINDOW = '示例商会换届安排';

test('the calendar says which parties and chambers are due by March 2027; what is arranged is late no more, and 撤销 takes it back', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const officer = await colleague('supervisor');
  const states = async () =>
    (await officer.get<{ states: { state: string; count: number }[] }>('/api/leadership/due/counts')).states.filter(
      ({ count }) => count > 0,
    );
  const before = await states();
  await signIn('supervisor');
  await page.goto('/home');
  await page
    .locator('tx-leadership-card')
    .getByRole('link', { name: /^逾期未换届/ })
    .click();
  await expect(page).toHaveURL(/\/leadership\?state=overdue$/);
  const list = page.locator('.list tbody');
  const late = list.getByRole('row', { name: /示例江海商会/ });
  await expect(late).toContainText('逾');
  await page.goto('/leadership?within=half');
  const calendar = page.getByRole('region', { name: '换届日历' });

  await test.step('parties inside their window are never red; chambers stand in their months', async () => {
    const parties = calendar.getByRole('row', { name: /^民主党派组织/ });
    for (const name of ['民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社']) {
      await expect(parties.getByRole('link', { name: new RegExp(`^${name}`) })).toBeVisible();
    }
    await expect(parties.locator('.red')).toHaveCount(0);
    await expect(calendar).toContainText('示例发〔2026〕20号，窗口 2026-09-01 至 2027-03-31，7 家');
    const chambers = calendar.getByRole('row', { name: /^商会/ });
    await expect(chambers.getByRole('link', { name: /上海南通商会/ })).toHaveClass(/red/);
    await expect(chambers.getByRole('link', { name: /湖州南通商会/ })).toContainText('3日');
    expect(await seriousFindings()).toEqual([]);
  });

  await test.step('what is chosen is handed up as the table of the office', async () => {
    await page.goto('/leadership?state=overdue');
    await late.getByRole('checkbox').check();
    await page.locator('.bar-of-chosen').getByRole('link', { name: '届满预警单' }).click();
    const paper = page.locator('tx-table-paper article');
    await expect(paper.locator('tbody tr')).toContainText([/1\s*逾期未换届\s*示例江海商会/, /合计/]);
    await expect(paper.locator('tbody tr')).toHaveCount(2);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'WPS / Excel 表格' }).click();
    expect((await download).suggestedFilename()).toBe('任期届满预警单.xlsx');
    await page.goBack();
    await page
      .locator('.head')
      .getByRole('button', { name: /^上报表/ })
      .click();
    await page.getByRole('menuitem', { name: '本年度换届计划表' }).click();
    await expect(paper.locator('tr.total')).toContainText('1家');
    await expect(page.getByRole('complementary', { name: '表样' })).toContainText('换届状态 逾期未换届');
  });

  await test.step('what the filter shows is what is handed up, arranged and postponed ones too', async () => {
    await page.goto('/leadership?within=half');
    await expect(list.getByRole('row', { name: /示例纺织商会/ })).toContainText(/由 \d{4}-\d\d-\d\d 延期/);
    await page
      .locator('.head')
      .getByRole('button', { name: /^上报表/ })
      .click();
    await page.getByRole('menuitem', { name: '届满预警单' }).click();
    const warned = page.locator('tx-table-paper article tbody');
    await expect(warned).toContainText('示例纺织商会');
    await expect(warned.getByRole('row', { name: /已安排.*委员会/ })).toHaveCount(7);
  });

  await test.step('a window for one that is late, its state shown before and after', async () => {
    await page.goto('/leadership?state=overdue');
    await late.getByRole('checkbox').check();
    await page.getByRole('status').getByRole('button', { name: '换届安排' }).click();
    const dialog = page.getByRole('dialog');
    const fill = (name: string, text: string) => dialog.getByRole('textbox', { name, exact: true }).fill(text);
    await fill('文件标题', WINDOW);
    await fill('文件日期', '2026-10-01');
    await fill('窗口开始', '2026-10-01');
    await fill('窗口截止（最后一天）', '2099-03-31');
    await dialog.getByRole('button', { name: '预览' }).click();
    await expect(dialog.getByRole('row', { name: /示例江海商会/ })).toContainText(/逾期未换届.*已安排/);
    expect(await seriousFindings()).toEqual([]);
    await dialog.getByRole('button', { name: '保存安排' }).click();
    await expect(page.getByText(`已安排“${WINDOW}”，1 家`)).toBeVisible();
    await expect(late).toHaveCount(0);
  });

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(late).toContainText('逾');
  expect(await states()).toEqual(before);
});

/** Where the keys go, once an act is done: never to the page as a whole, and to be seen. */
async function focusSeen(page: Page): Promise<void> {
  const seen = (): Promise<string> =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      const box = at?.getBoundingClientRect();
      const whole = box && box.width > 0 && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
      return at !== document.body && whole && at?.matches(':focus-visible') ? 'seen' : `lost at ${at?.outerHTML.slice(0, 120) ?? ''}`;
    });
  await expect.poll(seen).toBe('seen');
}

test('换届 by keyboard alone: a state, the list, a preparation, a handler, the calendar; the focus is seen and never lost', async ({
  page,
  signIn,
  seriousFindings,
}) => {
  await signIn('supervisor');
  await page.goto('/leadership');
  const list = page.locator('.list');
  const row = list.getByRole('row', { name: /示例江海商会/ });
  await expect(row).toBeVisible();
  const watch = new Stopwatch(page);
  const at = async (target: Locator, key?: string): Promise<void> => {
    await watch.tabTo(target, key);
    await focusSeen(page);
  };
  const press = async (...keys: string[]): Promise<void> => {
    await watch.press(...keys);
    await focusSeen(page);
  };

  await test.step('a state is chosen, and the list gone through to its row', async () => {
    await at(page.getByRole('button', { name: '跳到列表' }));
    await press('Enter');
    await at(list.getByRole('button', { name: /^逾期未换届/ }));
    await press('Enter');
    await expect(page).toHaveURL(/state=overdue/);
    await expect(row).toBeVisible();
    await at(row.getByRole('checkbox'));
    await at(row.getByRole('link', { name: '示例江海商会' }));
    await at(row.getByRole('button', { name: /^准备/ }));
  });

  await test.step('the preparation: a step ticked, and back where one was', async () => {
    await watch.press('Enter');
    const dialog = page.getByRole('dialog');
    const step = dialog.getByRole('checkbox').first();
    await expect(step).toBeVisible();
    await focusSeen(page);
    await at(step, 'Shift+Tab');
    await press('Space');
    await expect(step).toBeChecked();
    await expect(dialog.getByRole('listitem').first()).toContainText('已办');
    expect(await seriousFindings()).toEqual([]);
    await press('Escape');
    await expect(dialog).toBeHidden();
    await expect(row.getByRole('button', { name: /^准备 1/ })).toBeFocused();
    await focusSeen(page);
  });

  await test.step('a handler is charged, and asked for', async () => {
    await at(row.getByRole('checkbox'), 'Shift+Tab');
    await press('Space');
    const bar = list.getByRole('status');
    await at(bar.getByRole('combobox'), 'Shift+Tab');
    await press('ArrowDown');
    const name = await bar.getByRole('combobox').evaluate((box: HTMLSelectElement) => box.selectedOptions[0]?.text ?? '');
    await at(bar.getByRole('button', { name: '指派' }));
    await press('Enter');
    await expect(bar).toBeHidden();
    await focusSeen(page);
    await expect(row).toContainText(name);
    const handlers = page.locator('.head').getByRole('combobox', { name: '经办人' });
    await at(handlers, 'Shift+Tab');
    await press('ArrowDown');
    await expect(page).toHaveURL(/handler=none/);
    await expect(list).toContainText('没有符合条件的组织');
    await press('ArrowDown');
    await expect(row).toContainText(name);
    await expect(list.locator('footer')).toContainText('共 1 家');
    await expect(list.getByRole('button', { name: /^逾期未换届/ })).toContainText('1');
    await focusSeen(page);
    await page.keyboard.press('Home');
    await expect(page).not.toHaveURL(/handler=/);
  });

  await test.step('the calendar: a table whose bodies are links', async () => {
    const calendar = page.getByRole('region', { name: '换届日历' });
    await at(calendar.getByRole('link', { name: /上海南通商会/ }));
    await press('Enter');
    await expect(page).toHaveURL(/\/terms/);
    await page.goBack();
    await expect(calendar).toBeVisible();
  });
});
