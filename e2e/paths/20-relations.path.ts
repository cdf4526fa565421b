import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

test('what stands around an organization is registered, seen on the pages of both, and founded beneath it', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  provoked.push(422); // neither an organization nor a name
  const officer = await colleague('chongchuan');
  const host = await officer.found('示例依托商会');
  const { id } = await officer.found('示例关系商会');
  await signIn('supervisor');
  const [organization, frame] = [new OrganizationPage(page), new Frame(page)];
  await organization.open(id, 'relations');
  await expect(page.getByText('还没有登记关系')).toBeVisible();

  await page.getByRole('button', { name: '登记关系' }).click();
  const dialog = page.getByRole('dialog', { name: '登记关系' });
  await dialog.getByRole('textbox', { name: '起始' }).fill('2018年');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toContainText('请选择名录中的组织');
  await dialog.getByRole('combobox', { name: '名录中的组织' }).pressSequentially('示例依托');
  await page.getByRole('option', { name: /示例依托商会/ }).click();
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(frame.message).toContainText('已登记关系');
  await expect(organization.relation('示例依托商会')).toContainText(/依托单位\s*示例依托商会\s*2018年\s*--\s*有效/);

  await page.getByRole('link', { name: '依托单位 示例依托商会' }).click();
  await expect(page).toHaveURL(new RegExp(`/organizations/${host.id}/relations`));
  await expect(organization.relation('示例关系商会')).toContainText('依托它的组织');
  await page.getByRole('button', { name: '终止：依托它的组织 示例关系商会' }).click();
  const end = page.getByRole('dialog', { name: '终止' });
  await end.getByRole('textbox', { name: '哪一天' }).fill('2021-05-01');
  await end.getByRole('button', { name: '确认终止' }).click();
  await expect(organization.relation('示例关系商会')).toContainText('至2021-04-30');

  await page.getByRole('link', { name: '新建分会' }).click();
  await expect(page.getByRole('combobox', { name: '上级组织' })).toHaveValue('示例依托商会');
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('示例依托商会一分会');
  await page.getByRole('textbox', { name: '成立日期' }).fill('2022-03');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '示例依托商会一分会' })).toBeVisible();
  await organization.tab('关系');
  await expect(organization.relation('示例依托商会')).toContainText('上级组织');
});

test('member units are added one after the other by the keyboard, one leaves, and the day before has it still', async ({
  page,
  signIn,
  colleague,
}) => {
  const officer = await colleague('chongchuan');
  const { id } = await officer.found('示例协调小组', { kind: 'leadingBody', type: '领导小组' });
  await officer.found('示例成员商会');
  await signIn('supervisor');
  const organization = new OrganizationPage(page);
  await organization.open(id, 'relations');
  await page.getByRole('button', { name: '添加成员单位' }).click();
  const dialog = page.getByRole('dialog', { name: '添加成员单位' });
  const picker = dialog.getByRole('combobox', { name: '名录中的组织' });
  await picker.pressSequentially('示例成员');
  await page.getByRole('option', { name: /示例成员商会/ }).click();
  await dialog.getByRole('textbox', { name: '席位' }).fill('副组长单位');
  await dialog.getByRole('textbox', { name: '当然职务' }).fill('会长');
  await dialog.getByRole('textbox', { name: '加入日期' }).fill('2022年3月');
  await dialog.getByRole('button', { name: '保存并继续添加' }).click();
  await expect(dialog).toContainText('已添加 1 个');
  await expect(picker).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('示例区财政局');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(organization.relation('示例成员商会')).toContainText(/副组长单位\s*会长\s*2022年3月\s*--\s*有效/);
  await page.getByRole('button', { name: '退出：成员单位 示例区财政局' }).click();
  const leaving = page.getByRole('dialog', { name: '退出' });
  await leaving.getByRole('textbox', { name: '哪一天' }).fill('2024-01-01');
  await leaving.getByRole('button', { name: '确认退出' }).click();
  await expect(organization.relation('示例区财政局')).toContainText('已退出');
  await page.goto(`/organizations/${id}/relations?asOf=2023-12-31`);
  await expect(organization.relation('示例区财政局')).toContainText('有效');
  await page.getByRole('link', { name: '示例成员商会', exact: true }).click();
  await expect(organization.titled('示例成员商会')).toBeVisible(); // the tab of the page before it is another one
  await organization.tab('关系');
  await expect(organization.relation('示例协调小组')).toContainText('参加的工作机制');
});

test('two organizations merge: what follows is said before, the paragraph tells it after, and it is taken back', async ({
  page,
  signIn,
  colleague,
}) => {
  const officer = await colleague('chongchuan');
  const into = await officer.found('示例承接商会');
  const { id } = await officer.found('示例并入商会');
  await officer.found('示例并入商会一分会', { parentId: id });
  await signIn('supervisor');
  const organization = new OrganizationPage(page);
  await organization.open(id);
  await organization.act('合并到…');
  const dialog = page.getByRole('dialog', { name: '合并到' });
  await dialog.getByRole('combobox', { name: '合并到哪个组织' }).pressSequentially('示例承接');
  await page.getByRole('option', { name: /示例承接商会/ }).click();
  await dialog.getByRole('textbox', { name: '哪一天' }).fill('2023年1月1日');
  await expect(dialog).toContainText('下级组织随之转到其下：示例并入商会一分会');
  await dialog.getByRole('button', { name: '确认合并' }).click();
  await expect(page.getByText('已于2023-01-01合并到')).toBeVisible();
  await expect(page.getByRole('button', { name: '修改', exact: true })).toHaveCount(0);
  await organization.tab('沿革');
  await expect(page.locator('.paragraph')).toContainText('2023年1月1日合并到示例承接商会。');

  await organization.open(into.id, 'life');
  await expect(page.locator('.paragraph')).toContainText('2023年1月1日示例并入商会并入。');
  await organization.tab('关系');
  await expect(organization.relation('示例并入商会一分会')).toContainText('下级组织');
  await organization.tab('变更记录');
  const panel = await organization.openUndo(organization.changeOf('自2023-01-01起与另一组织合并'));
  await organization.confirmUndo(panel, '并错了');
  await organization.tab('关系');
  await expect(page.getByText('还没有登记关系')).toBeVisible();
});
