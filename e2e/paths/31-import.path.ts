import { join } from 'node:path';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

const HEAD = ['商会名称', '类型', '区县', '成立时间', '业务主管部门', '民族'];
const ROWS = 60;

test('a clean list of 60 rows is pasted, previewed, mended, imported and undone, with the stopwatch', async ({
  page,
  context,
  baseURL,
  signIn,
  colleague,
  seriousFindings,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  const officer = await colleague('chongchuan');
  const { id: known } = await officer.found('示例导入已有商会');
  await signIn('chongchuan');
  await page.goto('/organizations');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  const watch = new Stopwatch(page);
  const list = [
    HEAD,
    ['示例导入已有商会', '行业商会', '崇川区', '', '示例导入局', '汉'],
    ['示例导入错误商会', '渔业商会', '崇川', '2019年5月', '', '汉'],
    ...Array.from({ length: ROWS - 2 }, (_, at) => [`示例导入第${String(at)}号商会`, '行业商会', '崇川区', '2019年5月', '', '汉']),
  ];
  const tab = (name: string) => page.getByRole('group', { name: '预检结果' }).getByRole('button', { name });

  await test.step('pasted: the columns are read, what is private is left out', async () => {
    await watch.think();
    await watch.click(page.getByRole('main').getByRole('link', { name: '导入', exact: true }));
    await page.evaluate((text) => navigator.clipboard.writeText(text), list.map((row) => row.join('\t')).join('\n'));
    await watch.click(page.getByRole('textbox', { name: '从表格复制的内容' }));
    await watch.press('Control+v');
    await watch.click(page.getByRole('button', { name: '预检', exact: true }));
    await watch.wait(tab('新增'));
    await expect(page.getByText('“民族”是个人隐私')).toBeVisible();
    await expect(page.getByRole('combobox', { name: '商会名称' })).toHaveText(/名称/);
    await expect(tab('新增')).toHaveText(/58/);
    await expect(tab('更新')).toHaveText(/1/);
    await expect(tab('错误')).toHaveText(/1/);
    expect(await seriousFindings()).toEqual([]);
  });

  await test.step('the wrong cell has its sentence and is mended in place', async () => {
    await watch.think();
    await watch.click(tab('错误'));
    await expect(page.getByText(/没有类型“渔业商会”/)).toBeVisible();
    await watch.click(page.getByRole('button', { name: '修改第 3 行' }));
    const cell = page.getByRole('textbox', { name: '第 3 行，类型' });
    await expect(cell).toBeFocused();
    await watch.press('Control+a');
    await watch.typeChinese('行业商会', 'hangye shanghui');
    await watch.press('Enter');
    await expect(tab('新增')).toHaveText(/59/);
    await watch.click(tab('更新'));
    await expect(page.getByRole('row', { name: /示例导入已有商会/ })).toContainText('示例导入局');
  });

  await test.step('imported in one act, and undone in one', async () => {
    await watch.think();
    await watch.click(page.getByRole('button', { name: '导入 60 行' }));
    await watch.wait(page.getByText('已导入：新增 59 个，更新 1 个'));
    const { supervisor } = await officer.get<{ supervisor: string }>(`/api/organizations/${known}`);
    expect(supervisor).toBe('示例导入局');
    await watch.think();
    await watch.click(page.getByRole('button', { name: '撤销', exact: true }));
    const reason = page.locator('tx-undo-panel input:not([type="radio"])');
    await watch.waitForFocus(reason);
    await expect(page.locator('tx-undo-panel')).toContainText('其中新登记的 59 个组织将从名录中消失');
    await expect(page.locator('tx-undo-panel')).toContainText(/示例导入第\d+号商会类别/);
    await expect(page.locator('tx-undo-panel')).not.toContainText('不在权限范围内');
    await watch.typeChinese('试', 'shi');
    await watch.press('Enter');
    await watch.wait(page.getByText('已撤销这次导入'));
    console.log(`  a list of 60 rows pasted, previewed, imported and undone: ${watch.toString()}`);
    expect(watch.seconds()).toBeLessThanOrEqual(180);
    const { count } = await officer.get<{ count: number }>('/api/organizations/count', { q: '示例导入第' });
    expect(count).toBe(0);
  });
});

test('a workbook as a county sends it: what is no record is told, types are chosen once, and it is imported', async ({
  page,
  signIn,
  seriousFindings,
}) => {
  await signIn('supervisor');
  await page.goto('/organizations/import');
  await page.locator('input[type=file]').setInputFiles(join(import.meta.dirname, '../../backend/test/messy/data/s01_联谊组织统计表.xlsx'));
  const tab = (name: string) => page.getByRole('group', { name: '预检结果' }).getByRole('button', { name });
  await expect(tab('新增')).toHaveText(/8/);
  await expect(tab('错误')).toHaveText(/2/);
  await page.getByText(/行不是记录/).click();
  await expect(page.getByText(/第 1 行：标题/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await page.getByRole('combobox', { name: '没写类型的行按' }).click();
  await page.getByRole('option', { name: '知联会', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: '没写类型的行按' })).toHaveText(/知联会/);
  await tab('错误').click();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载标出问题的表格' }).click();
  expect((await coming).suggestedFilename()).toBe('s01_联谊组织统计表_问题.xlsx');
  for (const skipped of ['1', '2']) {
    await page
      .getByRole('button', { name: /^跳过第/ })
      .first()
      .click();
    await expect(tab('跳过')).toContainText(skipped);
  }
  await page.getByRole('button', { name: '导入 8 行' }).click();
  await expect(page.getByText('已导入：新增 8 个，更新 0 个')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.locator('tx-undo-panel input:not([type="radio"])').fill('试');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已撤销这次导入')).toBeVisible();
});

test('a template of a county is downloaded, filled with what is registered, and comes back unchanged', async ({ page, signIn }) => {
  await signIn('supervisor');
  await page.goto('/organizations/import');
  await page.getByRole('combobox', { name: '类别' }).click();
  await page.getByRole('option', { name: '商会', exact: true }).click();
  await page.getByRole('combobox', { name: '属地' }).fill('崇川');
  await page.getByRole('option', { name: /^崇川区/ }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '带已登记组织的模板' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('商会_崇川区_导入模板.xlsx');
  await page.locator('input[type=file]').setInputFiles(await download.path());
  const tab = (name: string) => page.getByRole('group', { name: '预检结果' }).getByRole('button', { name });
  await expect(tab('更新')).toHaveText(/ 0$/);
  await expect(tab('新增')).toHaveText(/ 0$/);
  await expect(tab('无变化')).not.toHaveText(/ 0$/);
});
