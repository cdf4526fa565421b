import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

test('a table to hand up: from the list to the paper, by county with numbers, subtotals and a total; kept, and compared with now', async ({
  page,
  signIn,
  colleague,
}) => {
  const officer = await colleague('chongchuan');
  const record = await officer.found('示例上报商会', { foundedOn: '2020-01-01' });
  await signIn('supervisor');
  const watch = new Stopwatch(page);
  await page.goto('/organizations?kind=chamberOfCommerce');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await watch.think();
  await watch.press('e');
  const dialog = page.getByRole('dialog');
  await watch.think();
  await watch.click(dialog.getByRole('link', { name: '做成上报表' }));
  const paper = page.locator('tx-table-paper article');
  await watch.wait(paper.locator('tr.total'));
  await expect(paper.locator('tr.total')).toContainText('合计');
  await expect(paper.locator('tr.subtotal').first()).toContainText('小计');
  await expect(paper.locator('thead th').first()).toHaveText('序号');
  await expect(paper).toContainText('示例上报商会');
  await watch.think();
  await watch.click(page.getByRole('textbox', { name: '名称', exact: true }));
  await watch.typeChinese('示例商会上报表', 'shili shanghui shangbao biao');
  await watch.tabTo(page.getByRole('textbox', { name: '标题', exact: true }));
  await watch.press('Control+a');
  await watch.typeChinese('{单位}{年}年商会名录', 'danwei nian nian shanghui minglu');
  await expect(paper.getByRole('heading')).toHaveText(/^南通市委统战部（示例）\d{4}年商会名录$/);
  await watch.press('Enter');
  await watch.wait(page.getByText('已保存上报表“示例商会上报表”'));
  const print = page.evaluate(() => new Promise<void>((done) => Object.assign(window, { print: done })));
  await watch.think();
  await watch.click(page.getByRole('button', { name: '打印' }));
  await print;
  console.log(`from the list to the printed table: ${watch.toString()}`);
  expect(watch.seconds()).toBeLessThan(120);

  // The second time: two clicks, and the print is before the browser.
  await page.goto('/tables');
  await page.getByRole('link', { name: '示例商会上报表', exact: true }).click();
  await expect(paper).toContainText('示例上报商会');
  const printed = page.evaluate(() => new Promise<string>((done) => Object.assign(window, { print: () => done(document.title) })));
  await page.getByRole('button', { name: '打印' }).click();
  expect(await printed).toMatch(/商会名录$/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'WPS / Excel 表格' }).click();
  expect((await download).suggestedFilename()).toMatch(/^南通市委统战部（示例）\d{4}年商会名录\.xlsx$/);
  await page.getByRole('button', { name: '复制表格' }).click();
  await expect(page.getByText(/已复制 \d+ 行/)).toBeVisible();

  await page.getByRole('button', { name: '留底' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '留底' }).click();
  await expect(page.getByText('请填写报给谁')).toBeVisible();
  await page.getByRole('textbox', { name: '报送单位' }).fill('示例市委办公室');
  await page.getByRole('dialog').getByRole('button', { name: '留底' }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByText('报送：示例市委办公室')).toBeVisible();
  await expect(paper).toContainText('示例上报商会');

  // Mended after it was handed up: the paper stays, and the comparison names who, what and why.
  await officer.change(record, { name: '示例更正商会', reason: '登记证书' });
  await page.reload();
  await expect(paper).toContainText('示例上报商会');
  await page.getByRole('button', { name: '与现在比较' }).click();
  const compared = page.getByRole('region', { name: '与现在比较' });
  await expect(compared.getByRole('status')).toContainText('1 行不同');
  await expect(compared.locator('tbody tr')).toContainText(['名称 示例上报商会 → 示例更正商会']);
  await expect(compared.locator('tbody tr')).toContainText(['（登记证书）']);
  await expect(compared.locator('tbody tr')).toContainText(['更正']);
  await page.getByRole('button', { name: '复制比较' }).click();
  await expect(page.getByText('已复制 1 行')).toBeVisible();
  await expect(compared.getByRole('link', { name: '示例更正商会' })).toHaveAttribute('href', `/organizations/${record.id}`);

  // The original, brought in as a list: an old table, known again.
  const original = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载原件' }).click();
  const file = await (await original).path();
  await page.goto('/organizations/import');
  await page.locator('input[type=file]').setInputFiles(file);
  const known = page.locator('tx-import-origin');
  await expect(known).toContainText(/留底的上报表“.*商会名录”，截至 \d{4}-\d\d-\d\d。.*有 1 个此后改过/);
  await known.getByRole('link', { name: '打开这份留底' }).click();
  await expect(page.getByText('报送：示例市委办公室')).toBeVisible();
});

test('two numbers are explained: a ready-made table, what came in the year, the records, and the number with its source', async ({
  page,
  signIn,
  colleague,
}) => {
  const officer = await colleague('chongchuan');
  await officer.found('示例增减商会', { foundedOn: '2024-05-01' });
  await signIn('supervisor');
  await page.goto('/tables');
  await page.getByRole('link', { name: '年度底数表' }).click();
  // It is of the end of last year, which another day in the address changes.
  await expect(page).toHaveURL(/asOf=2025-12-31/);
  await page.goto('/tables/new?ready=base&asOf=2024-12-31');
  const row = page.locator('tx-table-paper tbody tr').filter({ hasText: '崇川区' });
  await expect(row).toHaveCount(1);
  await row.locator('td').nth(2).getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/\+\d+ 新成立/);
  await expect(dialog.getByRole('link', { name: '示例增减商会' })).toBeVisible();
  await dialog.getByRole('button', { name: '复制数字' }).click();
  await expect(page.getByText(/已复制：\d+个（截至2024-12-31，崇川区、正常）/)).toBeVisible();
  // Whom it counts: the list of as many.
  const counted = await dialog.getByRole('link', { name: /^打开这 \d+ 个的名录$/ }).textContent();
  await dialog.getByRole('link', { name: /^打开这 \d+ 个的名录$/ }).click();
  await expect(page.locator('tx-list-foot')).toContainText(`共 ${/\d+/.exec(counted ?? '')?.[0] ?? ''} 条`);
  await page.goBack();
  await page.getByRole('button', { name: '复制总数' }).click();
  await expect(page.getByText(/已复制：[\d,]+个（截至2024-12-31，正常）/)).toBeVisible();
  await page.goto('/organizations?kind=practiceBase&asOf=2024-12-31');
  await page.getByRole('button', { name: '复制数字' }).click();
  await expect(page.getByText(/已复制：[\d,]+个（截至2024-12-31，实践基地、/)).toBeVisible();
});

test('a new table is begun on its own page: what it is of is chosen there, a name that is taken is replaced, and a county’s bears its own office', async ({
  page,
  signIn,
}) => {
  await signIn('rudong');
  await page.goto('/tables');
  await page.getByRole('link', { name: '新建上报表' }).click();
  const paper = page.locator('tx-table-paper article');
  await expect(paper).toContainText('填报单位（盖章）：如东县委统战部（示例）');
  await expect(paper.getByRole('heading')).toHaveText('如东县委统战部（示例）组织名录');
  const choose = async (label: string, option: string) => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('类别 / 类型', '商会');
  await expect(page).toHaveURL(/kind=chamberOfCommerce/);
  await expect(paper.locator('tbody')).not.toContainText('九三学社');
  const name = page.getByRole('textbox', { name: '名称', exact: true });
  const save = page.getByRole('button', { name: '保存上报表' });
  await name.fill('示例如东表');
  await save.click();
  await expect(page.getByText('已保存上报表“示例如东表”')).toBeVisible();

  // Another one under the same name: said at the name, and put in its place.
  await page.goto('/tables/new');
  await choose('从哪里开始', '等级与称号到期表');
  await expect(paper.getByRole('heading')).toHaveText('等级与称号到期表');
  await expect(paper.locator('thead')).toContainText('到期日期');
  await expect(page.locator('.column b')).toHaveText(['属地', '名称', '类型', '到期的称号、证书', '到期日期']);
  await name.fill('示例如东表');
  await save.click();
  await expect(page.locator('tx-table-naming').getByRole('alert')).toContainText('您已有一张叫“示例如东表”的上报表');
  await expect(name).toBeFocused();
  await page.getByRole('button', { name: '替换原来的' }).click();
  await expect(page.getByText('已保存上报表“示例如东表”')).toBeVisible();
  await page.goto('/tables');
  await page.getByRole('link', { name: '示例如东表', exact: true }).click();
  await expect(paper.getByRole('heading')).toHaveText('等级与称号到期表');
});
