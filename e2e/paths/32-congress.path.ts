import type { Locator } from '@playwright/test';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

const STAYING = ['赵丁四', '吴己六', '郑庚七', '冯辛八', '陈壬九', '褚癸十'];

test('the third congress is held from the page of the organization, with the stopwatch; 撤销 brings both teams back', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const officer = await colleague('supervisor');
  const [chamber] = await officer.all<{ id: string }>('/api/organizations', { q: '上海南通商会' });
  const id = chamber?.id ?? '';
  const team = () => officer.get<{ holdings: readonly unknown[] }>(`/api/organizations/${id}/team`);
  const before = await team();
  await signIn('supervisor');
  await new OrganizationPage(page).open(id, 'team');
  await expect(page.locator('tx-team-grid')).toBeVisible();
  const watch = new Stopwatch(page);
  const box = (name: string): Locator => page.getByLabel(name, { exact: true });
  const course = (name: string, what: string): Locator =>
    page.getByRole('group', { name: `${name}的去向` }).getByRole('button', { name: what });

  await watch.think();
  await watch.click(page.getByRole('link', { name: '办理换届' }).or(page.getByRole('button', { name: '办理换届' })));
  await watch.wait(box('换届大会日期'));

  await test.step('the meeting', async () => {
    await watch.think();
    await watch.tabTo(box('换届大会日期'));
    await watch.type('20261110');
    await watch.think();
    await watch.tabTo(box('会议名称'));
    await watch.typeChinese('第三届第一次会员大会', 'di san jie di yi ci huiyuan dahui');
    await watch.tabTo(box('应到'));
    await watch.type('214');
    await watch.tabTo(box('实到'));
    await watch.type('187');
    await watch.think();
    await watch.press('Enter');
    await watch.wait(page.getByRole('button', { name: '全部连任' }));
  });

  await test.step('the people: seven stay, one moves, three leave, two are new', async () => {
    await watch.think();
    await watch.click(page.getByRole('button', { name: '全部连任' }));
    await watch.think();
    await watch.click(course('李乙二', '卸任'));
    await watch.think();
    await watch.click(course('周戊五', '转任'));
    await watch.wait(page.getByLabel('周戊五转任何职'));
    await watch.press('Tab', 'ArrowDown');
    await expect(page.getByLabel('周戊五转任何职')).toHaveValue('chair');
    await watch.think();
    await watch.click(course('卫子一', '卸任'));
    await watch.think();
    await watch.click(course('蒋丑二', '卸任'));
    await watch.wait(page.getByLabel('蒋丑二卸任的原因'));
    await watch.press('Tab', 'Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect(page.getByLabel('蒋丑二卸任的原因')).toHaveValue('retired');
    await watch.think();
    await watch.click(page.getByRole('button', { name: '选人' }));
    await watch.typeChinese('钱午七', 'qian wuqi');
    await watch.press('Enter');
    await watch.think();
    await watch.typeChinese('孙未八', 'sun weiba');
    await watch.press('Enter');
    await expect(page.locator('.counts')).toContainText(/连任 7 新任 3 卸任 4 空缺 1/);
    expect(await seriousFindings()).toEqual([]);
    await watch.think();
    await watch.click(page.getByRole('button', { name: '下一步：对比' }));
    await watch.wait(page.getByRole('button', { name: '保存换届' }));
  });

  await test.step('before and after, saved', async () => {
    await expect(page.locator('tx-compare-step')).toContainText('周戊五 接替 李乙二 任会长（由副会长转任）。');
    await expect(page.locator('tx-compare-step')).toContainText(`${STAYING.join('、')} 连任副会长。`);
    await watch.think();
    await watch.click(page.getByRole('button', { name: '保存换届' }));
    await watch.wait(page.getByRole('button', { name: '撤销' }));
  });
  console.log(`  the third congress, from the page of the organization to saved: ${watch.toString()}`);
  expect(watch.seconds()).toBeLessThanOrEqual(120);

  await expect(page.getByRole('link', { name: '负责人备案名册' })).toHaveAttribute('href', /\/forms\/officers$/);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('tx-congress-page').getByRole('status')).toContainText('已撤销本次换届');
  expect(await team()).toMatchObject({ holdings: before.holdings });
});

test('现有班子: pasted for several organizations, doubts asked, recorded in one act and taken back', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const officer = await colleague('supervisor');
  const names = ['示例期初甲商会', '示例期初乙商会'];
  const [first] = await Promise.all(names.map((name) => officer.found(name)));
  await signIn('supervisor');
  await page.goto('/leadership/found');
  const text = `${names[0] ?? ''}\t会长：张甲一（示例集团董事长）；秘书长：赵丁四（兼）\n${names[1] ?? ''}\t会长：李乙二；另有一人待议\n示例无此组织商会\t会长：王丙三`;
  await page.getByRole('textbox', { name: '粘贴班子名单' }).fill(text);
  await page.getByRole('button', { name: '识别' }).click();
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('张甲一（示例集团董事长）');
  await expect(rows.nth(1)).toContainText('另有一人待议');
  await expect(rows.nth(2)).toContainText('权限范围内没有这个组织');
  await expect(page.locator('tx-found-page .foot')).toContainText('将录入 2 个组织、3 条任职');
  expect(await seriousFindings()).toEqual([]);
  await expect(page.getByRole('group', { name: /^张甲一：已有同名登记/ })).toContainText('上海南通商会');
  await page.getByRole('button', { name: '其余都不是同一人，新登记' }).click();
  await page.getByRole('button', { name: '录入', exact: true }).click();
  await expect(page.getByRole('heading')).toContainText('已录入 2 个组织、3 条任职');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('heading')).toContainText('已撤销本次录入');
  const { holdings } = await officer.get<{ holdings: readonly unknown[] }>(`/api/organizations/${first?.id ?? ''}/team`);
  expect(holdings).toEqual([]);
});
