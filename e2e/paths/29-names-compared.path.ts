import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './office';

test('a list of names is compared: piles, why they are near, a short name, a new organization and a file', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const officer = await colleague('chongchuan');
  await officer.found('示例比对家纺商会');
  await officer.found('示例比对船舶商会');
  await officer.found('示例比对漏掉商会');
  await officer.found('崇川区示例比对党外知识分子联谊会');
  await signIn('supervisor');
  await page.goto(`/organizations?areaId=${await officer.areaId('320613')}`);
  await page.getByRole('main').getByRole('link', { name: '名单比对' }).click();
  await expect(page.getByRole('heading', { name: '名单比对' })).toBeVisible();
  const rows = page.locator('tx-compared-piles tbody tr');
  const pile = (name: string) => page.getByRole('group', { name: '比对结果' }).getByRole('button', { name: new RegExp(`^${name}`) });

  await test.step('pasted and compared within what the list showed, with whom the list leaves out', async () => {
    await page
      .getByRole('textbox', { name: '名单', exact: true })
      .fill('1. 示例比对家纺商会\n2. 示例比对船舶協會\n3. 示例比对全新商会\n\n4. 示例比对全新商会\n5. 示例比对家纺联合会');
    await expect(page.getByText('5 个名称')).toBeVisible();
    await expect(page.getByRole('combobox', { name: '属地' })).toHaveValue('崇川区');
    await page.getByRole('button', { name: '比对', exact: true }).click();
    await expect(pile('不在册')).toHaveText(/3/);
    await expect(rows.first()).toContainText('示例比对全新商会');
    await expect(rows.nth(1)).toContainText('与第 3 个重复');
    await pile('系统另有').click();
    await expect(page.locator('tx-compared-piles tbody')).toContainText('示例比对漏掉商会');
    await pile('近似').click();
    await expect(rows.first()).toContainText('一字之差');
    expect(await seriousFindings()).toEqual([]);
  });

  await test.step('a pile goes out as a file', async () => {
    await pile('不在册').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出这一栏' }).click()]);
    expect(file.suggestedFilename()).toMatch(/名单比对_不在册.*\.xlsx$/);
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  });

  await test.step('what is near becomes a short name, is still near, and is taken back', async () => {
    await pile('近似').click();
    await rows.first().getByRole('button', { name: '加为简称' }).click();
    await expect(page.getByText(/已加为“示例比对船舶商会”的简称/)).toBeVisible();
    await expect(rows.first()).toContainText('简称：示例比对船舶協會');
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(rows.first()).toContainText('一字之差');
  });

  await test.step('a name that nobody is near to becomes the short name of one that is looked for', async () => {
    await pile('不在册').click();
    await rows.filter({ hasText: '示例比对家纺联合会' }).getByRole('button', { name: '加为简称…' }).click();
    const dialog = page.getByRole('dialog', { name: '加为简称' });
    await dialog.getByRole('combobox').fill('示例比对家纺');
    await page.getByRole('option', { name: /示例比对家纺商会/ }).click();
    await dialog.getByRole('button', { name: '加为简称' }).click();
    await expect(page.getByText(/已加为“示例比对家纺商会”的简称/)).toBeVisible();
    await expect(pile('不在册')).toHaveText(/2/);
  });

  await test.step('what is missing is registered with its name, and the outcome is there when one comes back', async () => {
    await rows.first().getByRole('link', { name: '新建' }).click();
    await expect(page.getByRole('textbox', { name: '名称', exact: true })).toHaveValue('示例比对全新商会');
    await page.goBack();
    await expect(pile('不在册')).toHaveText(/2/);
  });

  await test.step('a usual short form leads to the organization; made out, it is registered, in the counts and in the sheet of all', async () => {
    const list = page.getByRole('textbox', { name: '名单', exact: true });
    await list.fill('崇川区示例比对知联会\n示例比对家纺商会\n示例比对家纺商會');
    await page.getByRole('button', { name: '比对', exact: true }).click();
    await expect(pile('不在册')).toHaveText(/0/);
    await pile('近似').click();
    const shortened = rows.filter({ hasText: '崇川区示例比对知联会' });
    await expect(shortened).toContainText('惯用简称');
    expect(await seriousFindings()).toEqual([]);
    await shortened.getByRole('button', { name: '就是它' }).click();
    await pile('在册').click();
    await expect(rows.first()).toContainText('已认定');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出全部' }).click()]);
    expect(file.suggestedFilename()).toMatch(/名单比对_全部.*\.xlsx$/);
    await rows.first().getByRole('button', { name: '取消认定' }).click();
    await expect(pile('近似')).toHaveText(/2/);
    await page.reload();
    await expect(list).toHaveValue(/^崇川区示例比对知联会\n/);
    await page.getByRole('button', { name: '清空' }).click();
    await page.reload();
    await expect(list).toHaveValue('');
  });
});

test('a workbook that is dropped becomes the list: titles, sections and sums are no names, and another column can be read', async ({
  page,
  signIn,
  seriousFindings,
}) => {
  await signIn('supervisor');
  await page.goto('/organizations/compare');
  const list = page.getByRole('textbox', { name: '名单', exact: true });
  await expect(list).toBeVisible();
  const file = join(import.meta.dirname, '../../backend/test/messy/data/s01_联谊组织统计表.xlsx');
  const bytes = (await readFile(file)).toString('base64');
  await list.fill('示例比对粘贴商会');
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], '名册.xlsx'));
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, bytes);
  await page.getByRole('button', { name: '加在后面' }).click();
  await expect(list).toHaveValue(/^示例比对粘贴商会\n通州区雁渚联谊会\n/);
  await expect(page.locator('tx-compared-piles tbody')).toContainText('通州区雁渚联谊会');
  await page.getByRole('button', { name: '清空' }).click();
  await page.locator('input[type="file"]').setInputFiles({
    name: '名册.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await readFile(file),
  });
  await expect(page.getByText('名册.xlsx：读到 10 个名称')).toBeVisible();
  await expect(list).toHaveValue(/^通州区雁渚联谊会\n/);
  const column = page.getByRole('combobox', { name: '名称在哪一列' });
  await expect(column).toHaveText(/组织名称/);
  await page.getByText(/行不是名称/).click();
  await expect(page.getByText('第 1 行：标题')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await column.click();
  await page.getByRole('option', { name: /秘书长/ }).click();
  await expect(list).toHaveValue(/^孔壬七\n/);
  await column.click();
  await page.getByRole('option', { name: /组织名称/ }).click();
  await expect(list).toHaveValue(/^通州区雁渚联谊会\n/);
  await page.getByRole('button', { name: '比对', exact: true }).click();
  await expect(page.getByRole('group', { name: '比对结果' }).getByRole('button', { name: '不在册' })).toBeVisible();
  await expect(page.locator('tx-compared-piles tbody')).toContainText('通州区雁渚联谊会');
});
