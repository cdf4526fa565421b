import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

/** A clean list of so many rows, as it is copied from a spreadsheet. */
const list = (rows: number): string =>
  [
    ['序号', '商会名称', '类型', '县（市、区）', '成立时间', '地址', '会员数', '民族'],
    ...Array.from({ length: rows }, (_, i) => [
      String(i + 1),
      `示例第${String(i + 1)}号联营商会`,
      '行业商会',
      '海安',
      `20${String(10 + (i % 15))}.5`,
      `示例路${String(i + 1)}号`,
      `${String(20 + i)}人`,
      '',
    ]),
  ]
    .map((row) => row.join('\t'))
    .join('\n');

test('a clean list of sixty rows is pasted, checked, written and taken back, with the stopwatch', async ({ page, signIn, colleague }) => {
  const supervisor = await colleague('supervisor');
  const before = await supervisor.get<{ count: number }>('/api/organizations/count', { status: 'active' });
  await signIn('supervisor');
  const watch = new Stopwatch(page);
  await page.goto('/organizations');
  await watch.think();
  await watch.click(page.getByRole('link', { name: '导入', exact: true }));
  const box = page.getByRole('textbox', { name: '名单' });
  await watch.click(box);
  // Ctrl+C in the spreadsheet, Ctrl+V here.
  watch.count(4);
  await page.evaluate((text) => {
    const area = document.querySelector('textarea');
    area?.setRangeText(text, 0, area.value.length, 'end');
    area?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, list(60));
  await watch.think();
  await watch.click(page.getByRole('button', { name: '预检' }));
  await watch.wait(page.getByRole('button', { name: '新增 60' }));
  // A column of what is kept of nobody is not read, and that is said.
  await expect(page.getByText('H 民族')).toBeVisible();
  await expect(page.locator('tbody tr').first()).toContainText(/示例第1号联营商会.*海安市.*2010年5月.*示例路1号.*20/);
  await watch.think();
  await watch.click(page.getByRole('button', { name: '导入 60 行' }));
  await watch.wait(page.getByRole('heading', { name: '导入完成' }));
  expect((await supervisor.get<{ count: number }>('/api/organizations/count', { status: 'active' })).count).toBe(before.count + 60);
  await watch.think();
  await watch.click(page.getByRole('button', { name: '撤销本次导入' }));
  await watch.wait(page.getByRole('button', { name: '新增 60' }));
  console.log(`  sixty rows pasted, checked, written and taken back: ${watch.toString()}`);
  expect(watch.seconds()).toBeLessThan(180);
  expect((await supervisor.get<{ count: number }>('/api/organizations/count', { status: 'active' })).count).toBe(before.count);
});

test('what is wrong stands at its cell, what is near is asked, what is known is changed; nothing that nobody decided goes in', async ({
  page,
  signIn,
  colleague,
}) => {
  const officer = await colleague('chongchuan');
  const known = await officer.found('示例导入纺织商会', { address: '示例路1号' });
  await officer.found('示例导入机械商会');
  await signIn('chongchuan');
  await page.goto('/organizations/import');
  await page.getByRole('textbox', { name: '名单' }).fill(
    [
      ['名称', '类别', '县区', '成立日期', '地址'],
      ['示例导入纺织商会', '商会', '崇川区', '2015年6月', '示例路9号'],
      ['示例导入机戒商会', '商会', '崇川区', '2019', ''],
      ['示例导入家具商会', '商会', '崇川区', '2019年2月30日', ''],
    ]
      .map((row) => row.join('\t'))
      .join('\n'),
  );
  await page.getByRole('button', { name: '预检' }).click();
  const row = (name: string) => page.locator('tbody tr').filter({ hasText: name });
  await expect(row('示例导入纺织商会')).toContainText(/更新.*示例路1号.*→.*示例路9号/);
  await expect(row('示例导入家具商会')).toContainText('D4“2019年2月30日”：没有这一天');
  await row('示例导入机戒商会').getByRole('combobox').selectOption({ label: '示例导入机械商会（崇川区，一字之差）' });
  await page.getByRole('button', { name: '错误 1' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: /^全部/ }).click();
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByRole('status').filter({ hasText: '新增 0 个，更新 2 个' })).toBeVisible();
  await page.goto(`/organizations/${known.id}`);
  await expect(page.getByText('示例路9号')).toBeVisible();
});

test('a workbook as counties send it is read where it lies; a file that is none is told why', async ({ page, signIn, provoked }) => {
  await signIn('supervisor');
  await page.goto('/organizations/import');
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles('backend/test/messy/data/s01_联谊组织统计表.xlsx');
  await expect(page.getByRole('button', { name: '全部 10' })).toBeVisible();
  await expect(page.getByText('第10行（小计）')).toBeVisible();
  provoked.push(422);
  await chooser.setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('alert')).toContainText('文件是空的');
});
