import type { Locator } from '@playwright/test';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

const CHAMBER = '上海南通商会';

test('the timeline says who was 秘书长 in June 2018, since when, and where nobody was', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const officer = await colleague('supervisor');
  const [chamber] = await officer.all<{ id: string }>('/api/organizations', { q: CHAMBER });
  await signIn('supervisor');
  const organization = new OrganizationPage(page);
  await organization.open(chamber?.id ?? '', 'team');
  const grid = page.locator('tx-team-grid');
  await expect(grid.getByRole('row')).toHaveCount(12);
  await expect(page.locator('tx-term-bar')).toContainText('延期超限');
  expect(await seriousFindings()).toEqual([]);

  await test.step('by the arrow keys, each stretch told in words', async () => {
    const bar = (name: string): Locator => grid.getByRole('img', { name: new RegExp(`^${name}、`) });
    await bar('沈寅三').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(bar('韩卯四')).toBeFocused();
    await expect(grid.getByRole('status')).toHaveText(/^韩卯四、秘书长、2014-05-10 — 2017年9月、/);
    await page.keyboard.press('ArrowRight');
    await expect(grid.getByRole('status')).toHaveText('沈寅三、秘书长、2018-03-15 — 今');
  });

  await test.step('as a table', async () => {
    await page.getByRole('button', { name: '时间轴以表格看' }).click();
    const table = page.locator('tx-timeline-table');
    await expect(table.getByRole('row', { name: /^秘书长 1 空缺/ })).toContainText('2018-03-14');
    expect(await seriousFindings()).toEqual([]);
  });

  await test.step('and as of the day', async () => {
    await page.goto(`/organizations/${chamber?.id ?? ''}/team?asOf=2018-06-15`);
    await expect(grid.getByRole('row', { name: /秘书长 沈寅三/ })).toBeVisible();
    await expect(page.getByRole('button', { name: '届中变动' })).toHaveCount(0);
  });

  await test.step('the terms, and what the second congress changed', async () => {
    await organization.open(chamber?.id ?? '', 'terms');
    await expect(page.locator('tx-organization-terms tbody tr')).toHaveCount(2);
    expect(await seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '第二届：看对比' }).click();
    await expect(page.getByRole('dialog').getByRole('row', { name: /^会长 张甲一/ })).toContainText('李乙二');
    expect(await seriousFindings()).toEqual([]);
  });
});

test('会长 resigns and a vice president takes charge, with the stopwatch; 撤销 brings him back', async ({ page, signIn, colleague }) => {
  const officer = await colleague('supervisor');
  const [chamber] = await officer.all<{ id: string }>('/api/organizations', { q: '鞍山南通商会' });
  const id = chamber?.id ?? '';
  const team = () =>
    officer.get<{ holdings: { state: string; acting: string | null; post: { code: string } }[] }>(`/api/organizations/${id}/team`);
  const before = await team();
  await signIn('supervisor');
  await new OrganizationPage(page).open(id, 'team');
  await expect(page.locator('tx-team-grid')).toBeVisible();
  const watch = new Stopwatch(page);
  const choice = (name: string): Locator => page.getByRole('combobox', { name });

  await watch.think();
  await watch.click(page.getByRole('button', { name: '届中变动' }));
  await watch.wait(choice('谁（职务）'));
  await watch.think();
  await watch.tabTo(choice('谁（职务）'));
  await watch.press('ArrowDown');
  await expect(choice('谁（职务）')).toContainText('（会长）');
  await watch.think();
  await watch.tabTo(choice('离任方式'));
  await watch.press('ArrowDown');
  await expect(choice('离任方式')).toHaveText('辞职');
  await watch.think();
  await watch.tabTo(choice('由谁主持'));
  await watch.wait(page.getByRole('option').nth(1));
  await watch.press('ArrowDown', 'ArrowDown', 'Enter');
  await watch.think();
  await watch.tabTo(page.getByRole('dialog').getByRole('button', { name: '保存' }));
  await watch.press('Enter');
  await watch.waitUntilGone(page.getByRole('dialog'));
  console.log(`  会长 resigns, a vice president takes charge: ${watch.toString()}`);
  expect(watch.seconds()).toBeLessThanOrEqual(40);

  await expect(page.locator('.figure').first()).toContainText('空缺');
  await expect(page.locator('.figure').first()).toContainText('主持工作');
  const chair = (await team()).holdings.filter(({ post, state }) => post.code === 'chair' && state === 'held');
  expect(chair.map(({ acting }) => acting)).toEqual(['presiding']);

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.locator('.figure').first()).not.toContainText('空缺');
  expect(await team()).toMatchObject({ holdings: before.holdings });
});
