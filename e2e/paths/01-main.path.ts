import { OrganizationForm } from '../pages/form';
import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { SignInPage } from '../pages/sign-in';
import { WorkbenchPage } from '../pages/workbench';
import { expect, test } from './office';

test('finds 上海南通商会 by shntsh, renames it from a day, sees 2016, sees the change, takes it back, exports the list', async ({
  page,
}) => {
  const signIn = new SignInPage(page);
  const frame = new Frame(page);
  const organization = new OrganizationPage(page);
  const form = new OrganizationForm(page);
  const list = new ListPage(page);

  await signIn.open();
  await expect(page.getByText('本系统为非涉密系统，严禁录入、上传涉密信息')).toBeVisible();
  await signIn.signIn('supervisor');
  await new WorkbenchPage(page).settled();
  await expect(page.getByText('示例数据').first()).toBeVisible();

  await frame.find('shntsh', '上海南通商会');
  await expect(organization.title).toHaveText('上海南通商会');

  await organization.change();
  await form.field('名称').fill('上海南通总商会');
  await form.from('2022年3月15日');
  await expect(page.getByText('保存后会怎样')).toBeVisible();
  await form.save.click();
  await expect(organization.title).toHaveText('上海南通总商会');
  await expect(frame.message).toContainText('已保存');

  await frame.asOf('2016');
  await expect(frame.pastBar).toContainText('2016-12-31');
  await expect(organization.title).toHaveText('上海市南通商会');
  await expect(organization.locked).toBeVisible();
  await frame.backToToday();

  await organization.tab('变更记录');
  const change = organization.changeOf('更名为“上海南通总商会”').first();
  await expect(change).toContainText('2022-03-15');
  await expect(change).toContainText('主管乙');
  await organization.confirmUndo(await organization.openUndo(change), '试用后撤销');
  await expect(organization.title).toHaveText('上海南通商会');
  await expect(organization.changeOf('更名为“上海南通总商会”').filter({ hasText: '已撤销' }).first()).toBeVisible();
  await organization.tab('沿革');
  await expect(page.getByText('更名为上海南通总商会')).toHaveCount(0);

  await list.open('?kind=chamberOfCommerce');
  const file = await list.export('xlsx');
  expect(file.suggestedFilename()).toMatch(/^示例数据_组织名录_.*_截至\d{4}-\d{2}-\d{2}_主管乙_.*\.xlsx$/);
});
