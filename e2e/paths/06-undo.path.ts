import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

test('a change with another on top of it (S19) is not taken back blindly: the one in the way is named, with two ways out', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  provoked.push(409); // the preview of what cannot be done
  const officer = await colleague('chongchuan');
  const first = await officer.found('示例撤销商会甲', { address: '示例路1号' });
  const second = await officer.change(first, { name: '示例撤销商会乙', address: '示例路9号', effectiveOn: '2020-01-01' });
  await officer.change(second, { name: '示例撤销商会丙', effectiveOn: '2020-01-01' });

  await signIn('supervisor');
  const organization = new OrganizationPage(page);
  await organization.open(first.id, 'changes');
  await expect(organization.title).toHaveText('示例撤销商会丙');
  const change = organization.changeOf('自2020-01-01起变更地址、名称');
  const panel = await organization.openUndo(change);
  await expect(panel.getByRole('alert')).toBeVisible();
  await expect(panel.locator('.blocking')).toContainText('示例撤销商会丙');
  const ways = panel.getByRole('radio');
  await expect(ways).toHaveCount(2);
  // Each way shows what it would do before it is done.
  await expect(panel.locator('.way').nth(0)).toContainText('示例路1号');
  await expect(panel.locator('.way').nth(0)).not.toContainText('示例撤销商会甲');
  await expect(panel.locator('.way').nth(1)).toContainText('示例撤销商会甲');

  await panel.getByRole('button', { name: '确认撤销' }).click();
  await expect(panel).toContainText('请写明撤销的原因');
  await ways.nth(1).check();
  await organization.confirmUndo(panel, '两次更名都录错了');
  await expect(organization.title).toHaveText('示例撤销商会甲');
  const undone = organization.changeOf('撤销了“自2020-01-01起变更地址、名称”').first();
  await expect(undone.getByRole('button', { name: /^恢复：/ })).toHaveText('恢复');
  await expect(undone.getByRole('button', { name: /^撤销/ })).toHaveCount(0);
  await organization.tab('概况');
  await expect(page.getByText('示例路1号').first()).toBeVisible();
});

test('taking a founding back takes the organization away: that is said first, and the message afterwards brings it back', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  provoked.push(404); // the page of what is gone
  const officer = await colleague('chongchuan');
  const { id } = await officer.found('示例误建商会', { address: '示例路3号' });

  await signIn('supervisor');
  const organization = new OrganizationPage(page);
  await organization.open(id, 'changes');
  const panel = await organization.openUndo(organization.changeOf('新建组织“示例误建商会”'));
  await expect(panel.getByRole('alert')).toContainText('该组织将从名录中消失');
  await organization.confirmUndo(panel, '重复登记');
  await expect(page).toHaveURL(/\/organizations(\?|$)/);
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(organization.title).toHaveText('示例误建商会');
  await expect(page).toHaveURL(new RegExp(id));
});
