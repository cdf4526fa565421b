import { OrganizationForm } from '../pages/form';
import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

test('two people change one record: what both changed is asked field by field, and nothing typed is lost', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  const other = await colleague('admin');
  const before = await other.found('示例同改商会', { shortName: '同改', address: '示例路1号' });
  await signIn('chongchuan');
  const form = new OrganizationForm(page);
  await form.openChange(before.id);
  await form.field('简称').fill('我的简称');
  await form.field('备注').fill('我写的备注');
  await other.change(before, { shortName: '他人简称', address: '示例路2号' });

  provoked.push(412);
  await form.save.click();
  const dialog = page.getByRole('dialog', { name: '该记录刚被管理员甲修改' });
  const row = dialog.getByRole('row', { name: /简称/ });
  await expect(row).toContainText('同改');
  await expect(row.getByRole('radio', { name: '他人简称' })).toBeVisible();
  await expect(row.getByRole('radio', { name: '我的简称' })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /备注|地址/ })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: '按所选保存' })).toBeDisabled();

  await dialog.getByRole('button', { name: '返回表单' }).click();
  await expect(form.field('简称')).toHaveValue('我的简称');
  await expect(form.field('备注')).toHaveValue('我写的备注');

  await form.save.click();
  await row.getByRole('radio', { name: '我的简称' }).check();
  await dialog.getByRole('button', { name: '按所选保存' }).click();
  const organization = new OrganizationPage(page);
  await expect(organization.title).toHaveText('示例同改商会');
  await expect(new Frame(page).message).toBeVisible();
  for (const text of ['我的简称', '示例路2号', '我写的备注']) await expect(page.getByText(text).first()).toBeVisible();
});
