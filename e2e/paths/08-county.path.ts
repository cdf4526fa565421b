import type { Row } from '../pages/api';
import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

test('an officer of a county meets only his county: in the list, the search, by address; who only reads changes nothing', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  const supervisor = await colleague('supervisor');
  const theirs = (await supervisor.all<Row>('/api/organizations', { areaId: await supervisor.areaId('320623'), status: 'active' }))[0];
  expect(theirs?.areaName).toBe('如东县');
  const [name, id] = [theirs?.name ?? '', theirs?.id ?? ''];

  await signIn('chongchuan');
  const list = new ListPage(page);
  await list.open('?status=all&limit=200');
  const areas = new Set(await page.locator('tbody tr td:nth-child(4)').allInnerTexts());
  expect([...areas].filter((area) => area !== '崇川区')).toEqual([]);
  expect(await list.count()).toBeGreaterThanOrEqual(20);

  const frame = new Frame(page);
  await frame.search.fill(name);
  await expect(page.getByRole('option', { name: `没有名称含“${name}”的组织` })).toBeVisible();
  await frame.search.press('Escape');

  provoked.push(404);
  const organization = new OrganizationPage(page);
  for (const tab of ['', 'life', 'changes']) {
    await organization.open(id, tab);
    await expect(organization.title).toHaveText('找不到这个组织');
    await expect(page.getByText(name)).toHaveCount(0);
  }
  await page.goto(`/organizations/${id}/edit`);
  await expect(page.getByRole('heading', { name: '找不到这个组织' })).toBeVisible();
});

test('who may only read is offered nothing that changes', async ({ page, signIn }) => {
  await signIn('viewer');
  const list = new ListPage(page);
  await list.open();
  await expect(list.create).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^修改/ })).toHaveCount(0);
  await list.rows.first().click();
  await expect(new OrganizationPage(page).title).toBeVisible();
  await expect(page.getByRole('button', { name: '修改', exact: true })).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(page).not.toHaveURL(/edit/);
});
