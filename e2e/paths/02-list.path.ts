import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

test('lists at least twelve rows; filters, order and page live in the address and come back', async ({ page, signIn }) => {
  await signIn('supervisor');
  const list = new ListPage(page);
  await list.open();
  expect(await list.wholeRows()).toBeGreaterThanOrEqual(12);
  const all = await list.count();

  await test.step('the query form asks when told to, and says what it asked', async () => {
    await list.choose('类别 / 类型', '商会');
    await list.name.fill('商会');
    await list.name.press('Enter');
    await list.settled();
    await expect(page).toHaveURL(/q=.*kind=chamberOfCommerce/);
    await expect(list.chips).toContainText('商会');
    await expect(list.chips).toContainText('正常');
    expect(await list.count()).toBeLessThan(all);
  });

  await test.step('a chip takes its condition away', async () => {
    await list.chips.getByRole('button', { name: '去掉条件：名称' }).click();
    await list.settled();
    await expect(page).not.toHaveURL(/q=/);
    await expect(list.name).toHaveValue('');
  });

  await test.step('a head sorts, a second press the other way', async () => {
    const head = page.getByRole('columnheader', { name: /成立日期/ });
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(page).toHaveURL(/sort=-foundedOn/);
    await list.settled();
  });

  await test.step('the edge of a head is dragged or moved by keys; the width stays, and goes back', async () => {
    const edge = page.getByRole('separator', { name: '类型的列宽' });
    const head = page.getByRole('columnheader', { name: /^类型/ });
    const width = async () => Math.round((await head.boundingBox())?.width ?? 0);
    const usual = await width();
    const at = await edge.boundingBox();
    if (!at) throw new Error('no edge');
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x + at.width / 2 + 60, at.y + at.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(width).toBe(usual + 60);
    await edge.focus();
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/lists/organizations') && answer.ok());
    await edge.press('ArrowLeft');
    await expect(edge).toHaveAttribute('aria-valuenow', String(usual + 52));
    await kept;
    await page.reload();
    await list.settled();
    expect(await width()).toBe(usual + 52);
    await edge.dblclick();
    await page.getByRole('separator', { name: '名称的列宽' }).dblclick();
    await expect.poll(width).toBe(usual);
  });

  await test.step('pages turn both ways', async () => {
    await page.getByRole('combobox', { name: '每页条数' }).selectOption('20');
    await list.settled();
    await expect(list.rows).toHaveCount(20);
    const first = await list.names();
    await page.getByRole('button', { name: '下一页' }).click();
    await expect(page).toHaveURL(/page=2/);
    await list.settled();
    await expect.poll(() => list.names()).not.toEqual(first);
    await page.getByRole('button', { name: '上一页' }).click();
    await list.settled();
    await expect.poll(() => list.names()).toEqual(first);
    await page.getByRole('button', { name: '下一页' }).click();
    await expect(page).toHaveURL(/page=2/);
    await list.settled();
  });

  await test.step('a record opens and back restores everything; so does a reload', async () => {
    await expect.poll(async () => (await list.names()).length).toBe(20);
    const [names, address] = [await list.names(), page.url()];
    const organization = new OrganizationPage(page);
    await list.rows.nth(3).click();
    await expect(organization.title).toHaveText(names[3] ?? '');
    await expect(page.getByText(/^第 24 \/ \d+ 条$/)).toBeVisible();
    await page.goBack();
    await list.settled();
    expect(page.url()).toBe(address);
    await expect.poll(() => list.names()).toEqual(names);
    await page.reload();
    await list.settled();
    await expect.poll(() => list.names()).toEqual(names);
    await expect(list.chips).toContainText('商会');
  });
});

test('the area picker takes initials and knows former units; an empty list says why', async ({ page, signIn }) => {
  await signIn('supervisor');
  const list = new ListPage(page);
  await test.step('the area picker takes initials and knows former units', async () => {
    await list.open();
    await list.chooseArea('gzq', /港闸区\s*（至2020-07-02，现属崇川区）/);
    await list.ask();
    await expect(list.chips).toContainText('港闸区');
    await list.open();
    await list.chooseArea('rudong', '如东县');
    await list.ask();
    expect(new Set(await page.locator('tbody tr td:nth-child(4)').allInnerTexts())).toEqual(new Set(['如东县']));
  });

  await test.step('nothing found says why and offers the next act', async () => {
    await list.open('?q=没有这样的名称');
    await expect(page.getByRole('heading', { name: '没有符合条件的组织' })).toBeVisible();
    await page.getByRole('button', { name: '查看全部状态' }).click();
    await expect(page).toHaveURL(/status=all/);
  });
});
