import { ListPage } from '../pages/list';
import { expect, test } from './office';

test('several at once: chosen in the list, seen before they are saved, left alone where they cannot be changed, and taken back', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const officer = await colleague('chongchuan');
  const [first] = [await officer.found('示例批量甲商会'), await officer.found('示例批量乙商会')];
  await officer.change(await officer.found('示例批量丙商会'), { supervisor: '示例旧局', effectiveOn: '2024' });
  await signIn('supervisor');
  const list = new ListPage(page);
  await list.open(`?q=${encodeURIComponent('示例批量')}`);
  await expect(list.rows).toHaveCount(3);

  await test.step('chosen by keys, a range with shift', async () => {
    await list.rows.first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+X');
    await expect(page.locator('tx-selection-bar')).toContainText('已选 3 项');
    await page.getByRole('link', { name: '批量修改', exact: true }).click();
    await expect(page.getByRole('heading', { name: '批量修改 3 个组织' })).toBeVisible();
  });

  await test.step('the preview tells what would become of each', async () => {
    await page.getByRole('combobox', { name: '要修改的内容' }).click();
    await page.getByRole('option', { name: '业务主管单位' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: '业务主管单位' }).fill('示例新局');
    await page.getByRole('radio', { name: '从某一天起变了' }).check();
    await page.getByRole('textbox', { name: '从哪一天起' }).fill('2024-07-01');
    await page.getByRole('button', { name: '预览' }).click();
    const records = page.getByRole('region', { name: '保存后将会这样' });
    await expect(records.getByRole('row')).toHaveCount(3);
    await expect(records).toContainText('示例新局');
    await records.getByRole('button', { name: '不能改' }).click();
    await expect(records.getByRole('row').last()).toContainText(/示例批量丙商会.*与一项已有变更的日期重叠/);
    expect(await seriousFindings()).toEqual([]);
  });

  await test.step('saved, and taken back but for what somebody changed since', async () => {
    await page.getByRole('button', { name: '保存 2 条' }).click();
    await expect(page.getByRole('heading', { name: '已修改 2 个组织' })).toBeVisible();
    const now = await officer.get<{ id: string; name: string; version: number; areaName: string; supervisor: string }>(
      `/api/organizations/${first.id}`,
    );
    expect(now.supervisor).toBe('示例新局');
    await page.getByRole('button', { name: '撤销' }).click();
    const panel = page.getByRole('region', { name: '撤销本次修改' });
    await expect(panel).toContainText('共改回 2 个组织');
    await panel.getByRole('textbox', { name: '撤销原因' }).fill('文件有误');
    await panel.getByRole('button', { name: '确认撤销' }).click();
    await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible();
    await expect(panel).toBeHidden();
    const back = await officer.get<{ supervisor: string | null }>(`/api/organizations/${first.id}`);
    expect(back.supervisor).toBeNull();
  });
});
