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
    const cell = page.getByRole('combobox', { name: '第 3 行，类型' });
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
  await expect(page.getByRole('option')).toHaveCount(0);
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
  const done = page.getByRole('heading', { name: '已导入：新增 8 个，更新 0 个' });
  await expect(done).toBeFocused();
  await expect(done).toBeInViewport();
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
  expect(download.suggestedFilename()).toBe('商会_崇川区_带已登记组织的模板.xlsx');
  await page.locator('input[type=file]').setInputFiles(await download.path());
  const tab = (name: string) => page.getByRole('group', { name: '预检结果' }).getByRole('button', { name });
  await expect(tab('更新')).toHaveText(/ 0$/);
  await expect(tab('新增')).toHaveText(/ 0$/);
  await expect(tab('无变化')).not.toHaveText(/ 0$/);
});

test('what was mended is not lost on the way, and a list that was left is gone on with', async ({ page, signIn, seriousFindings }) => {
  await signIn('supervisor');
  await page.goto('/organizations/import');
  const tab = (name: string) => page.getByRole('group', { name: '预检结果' }).getByRole('button', { name });
  const block = page.getByRole('textbox', { name: '从表格复制的内容' });
  await block.fill('商会名称\t区县\t成立时间\n示例续一商会\t崇川区\t2019-13\n示例续二商会\t崇川区\t2019');

  await test.step('a pasted block is not left without a word', async () => {
    await page.getByRole('link', { name: '组织', exact: true }).click();
    await page.getByRole('dialog').getByRole('button').first().click();
    await expect(block).toHaveValue(/示例续一商会/);
  });

  await test.step('a row says where the type is chosen, and leads there', async () => {
    await page.getByRole('button', { name: '预检', exact: true }).click();
    await expect(tab('错误')).toContainText('2');
    await expect(page.getByText('没有哪一列对应“类型”')).toBeVisible();
    expect(await seriousFindings()).toEqual([]);
    const row = page.getByRole('row', { name: /示例续二商会/ });
    await row.getByRole('button', { name: '去选一种' }).click();
    await page.getByRole('option', { name: '行业商会', exact: true }).click();
    await expect(tab('新增')).toContainText('1');
  });

  await test.step('a row that is being mended is taken when another is opened, and given up with Esc', async () => {
    await page.getByRole('button', { name: '修改第 2 行' }).click();
    await page.getByRole('textbox', { name: '第 2 行，成立日期' }).fill('2019-12');
    await page.getByRole('button', { name: '修改第 3 行' }).click();
    await expect(tab('新增')).toContainText('2');
    const name = page.getByRole('textbox', { name: '第 3 行，名称' });
    await name.fill('示例放弃商会');
    await name.press('Escape');
    await expect(page.getByRole('row', { name: /示例续二商会/ })).toBeVisible();
  });

  await test.step('left, it is found again; given up, it is gone', async () => {
    await page.getByRole('link', { name: '组织', exact: true }).click();
    await page.goto('/organizations/import');
    const open = page.getByRole('region', { name: '还没有导入的名单' });
    await expect(open.getByRole('listitem').first()).toContainText('2 行：新增 2');
    expect(await seriousFindings()).toEqual([]);
    await open.getByRole('link', { name: '继续 粘贴的名单' }).first().click();
    await expect(page.getByRole('row', { name: /示例续一商会/ })).toContainText('2019-12');
    await page.getByRole('button', { name: '放弃这份表格' }).click();
    await expect(page.getByRole('textbox', { name: '从表格复制的内容' })).toBeVisible();
    await expect(page.getByText('2 行：新增 2')).toHaveCount(0);
  });
});

test('a wide list is read: its head and names stay in view, and columns that hold nothing are folded away', async ({ page, signIn }) => {
  await signIn('supervisor');
  await page.goto('/organizations/import');
  const head = [
    '名称',
    '类型',
    '属地',
    '成立日期',
    '业务主管单位',
    '统一社会信用代码',
    '地址',
    '登记管理机关',
    '登记情况',
    '原籍地',
    '等级评估',
    '备注',
    '简称',
  ];
  const cells = (at: number) => [
    `示例宽表第${String(at)}号商会`,
    '行业商会',
    '崇川区',
    '2019-05-18',
    '示例宽表工业和信息化局',
    '',
    '示例路 1 号示例大厦',
    '示例行政审批局',
    '法人登记',
    '示例',
    '4A',
    '示例备注',
    '',
  ];
  const rows = [head, ...Array.from({ length: 40 }, (_, at) => cells(at))];
  await page.getByRole('textbox', { name: '从表格复制的内容' }).fill(rows.map((row) => row.join('\t')).join('\n'));
  await page.getByRole('button', { name: '预检', exact: true }).click();
  const table = page.getByRole('region', { name: '名单各行' });
  await expect(table.getByRole('columnheader', { name: '名称', exact: true })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: '简称' })).toHaveCount(0);
  await page.getByRole('button', { name: '显示空列（2）' }).click();
  await expect(table.getByRole('columnheader', { name: '简称' })).toHaveCount(1);
  await table.evaluate((box) => box.scrollTo(box.scrollWidth, 400));
  await expect(table.getByRole('columnheader', { name: '备注' })).toBeInViewport();
  const [box, name] = [await table.boundingBox(), await table.getByRole('columnheader', { name: '名称', exact: true }).boundingBox()];
  expect(name?.width).toBeGreaterThan(150);
  expect((name?.x ?? 0) - (box?.x ?? 0)).toBeCloseTo(240, 0);
  expect(name?.y).toBeCloseTo(box?.y ?? 0, 0);
  await page.getByRole('button', { name: '放弃这份表格' }).click();
});
