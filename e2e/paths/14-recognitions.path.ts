import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

const TITLE = '苏新艺坊';

test('which organizations held a title on a day: by the filter, in the total, and on the page of each', async ({ page, signIn }) => {
  await signIn('supervisor');
  const [list, organization, frame] = [new ListPage(page), new OrganizationPage(page), new Frame(page)];
  await list.open('?asOf=2022-06-30');
  await list.more();
  await list.chooseTitle(TITLE);
  await list.ask();
  await expect(list.rows).toHaveCount(4);
  expect(await list.count()).toBe(4);
  await expect(list.chips).toContainText(`称号 ${TITLE}`);
  const file = await list.export('csv');
  expect(file.suggestedFilename()).toContain('2022-06-30');

  await frame.asOf('2019');
  await list.settled();
  await expect(list.rows).toHaveCount(0);
  await expect(page.getByText('2019-12-31 当日没有符合条件的组织')).toBeVisible();
  expect(await list.count()).toBe(0);

  await page.goBack();
  await list.settled();
  await expect(list.rows).toHaveCount(4);
  await expect(page.getByRole('cell', { name: `${TITLE}（省级）` })).toHaveCount(4);
  await list.rows.first().click();
  await expect(page.locator('tx-organization-overview').getByText(`${TITLE}（省级）`)).toBeVisible();
  await organization.tab('称号');
  await expect(organization.recognition(TITLE)).toContainText('有效');
  await expect(page.getByRole('button', { name: '登记称号' })).toHaveCount(0);
  await frame.asOf('2019');
  await expect(organization.recognition(TITLE)).toContainText('尚未授予');
});

test('a title is registered, taken away on a day, and the taking away is undone', async ({ page, signIn, colleague, provoked }) => {
  provoked.push(409); // given before the founding
  const officer = await colleague('chongchuan');
  const { id } = await officer.found('示例称号商会');
  await signIn('supervisor');
  const [organization, frame] = [new OrganizationPage(page), new Frame(page)];
  await organization.open(id, 'recognitions');
  await expect(page.getByText('还没有登记称号')).toBeVisible();

  await test.step('what others have is offered while the title is typed', async () => {
    await page.getByRole('button', { name: '登记称号' }).click();
    const dialog = page.getByRole('dialog', { name: '登记称号' });
    await dialog.getByRole('combobox', { name: '称号' }).pressSequentially('苏新');
    await page.getByRole('option', { name: TITLE }).click();
    await dialog.getByRole('combobox', { name: '级别' }).click();
    await page.getByRole('option', { name: '省级' }).click();
    await dialog.getByRole('textbox', { name: '授予日期' }).fill('2010');
    await dialog.getByRole('textbox', { name: '有效期至' }).fill('2030年');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    // Founded on 2015-06-01.
    await expect(dialog).toContainText('授予日期要在组织存续期内');
    await dialog.getByRole('textbox', { name: '授予日期' }).fill('2024.3.18');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(frame.message).toContainText('已登记称号');
    await expect(organization.recognition(TITLE)).toContainText(/省级\s*2024-03-18\s*2030年\s*--\s*有效/);
  });

  await test.step('taken away: the first day without it is given, the last day with it is read', async () => {
    await page.getByRole('button', { name: `摘牌：${TITLE}` }).click();
    const dialog = page.getByRole('dialog', { name: '摘牌' });
    await dialog.getByRole('textbox', { name: '哪一天' }).fill('2025-05-01');
    await dialog.getByRole('textbox', { name: '原因' }).fill('复核未通过');
    await dialog.getByRole('button', { name: '确认摘牌' }).click();
    await expect(organization.recognition(TITLE)).toContainText('已摘牌（至2025-04-30）');
    await organization.tab('概况');
    await expect(page.getByText(`${TITLE}（省级）`)).toHaveCount(0);
  });

  await organization.tab('变更记录');
  const panel = await organization.openUndo(organization.changeOf(`自2025-05-01起不再是“${TITLE}”`));
  await organization.confirmUndo(panel, '摘错了');
  await organization.tab('称号');
  await expect(organization.recognition(TITLE)).toContainText('有效');
});
