import { OrganizationForm } from '../pages/form';
import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

test('shows all wrong fields of a new organization at once and jumps to each, then saves it', async ({ page, signIn, provoked }) => {
  await signIn('chongchuan');
  const form = new OrganizationForm(page);
  const organization = new OrganizationPage(page);
  await form.openNew();
  // An officer of one county need not say which.
  await expect(page.getByRole('combobox', { name: '属地', exact: true })).toHaveValue('崇川区');
  await form.save.click();
  await expect(form.summary).toContainText('有 4 处要改');
  for (const field of ['类别', '类型', '名称']) await expect(form.summary).toContainText(`请填写${field}`);
  await form.summary.getByRole('button', { name: '请填成立日期；还在筹备的' }).click();
  await expect(form.field('成立日期')).toBeFocused();

  await test.step('a day that is none is said on leaving the box', async () => {
    await form.field('成立日期').fill('2019-02-30');
    await form.field('成立日期').blur();
    await expect(page.getByText('“2019-02-30”不是日期').first()).toBeVisible();
  });

  await test.step('what only the server knows stands at its field too, and nothing typed is lost', async () => {
    await form.fillNew('商会', '镇街商会', '示例街道商会', '崇川区', '20190501');
    await expect(form.field('成立日期')).toHaveValue('2019-05-01');
    await form.field('信用代码').fill('51320600MJ00000000');
    await form.field('信用代码').blur();
    await expect(page.getByText('校验位不对，请对照证书逐位核对').first()).toBeVisible();
    await form.field('信用代码').fill('');
    // A village that is not there, a day that was, and the right check character.
    await form.field('备注').fill('联系人 999999190001010015');
    provoked.push(422);
    await form.save.click();
    await expect(page.getByText('不能填写身份证号码').first()).toBeVisible();
    await expect(form.field('名称')).toHaveValue('示例街道商会');
    await form.field('备注').fill('');
  });

  await form.save.click();
  await expect(organization.title).toHaveText('示例街道商会');
  const frame = new Frame(page);
  await expect(frame.message).toContainText('已保存：示例街道商会');
  await frame.message.getByRole('button', { name: '撤销' }).click();
  await expect(frame.message).toContainText('已撤销');
});

test('who may only read meets no form by its address, but whom to ask', async ({ page, signIn, colleague, seriousFindings }) => {
  const supervisor = await colleague('supervisor');
  const { id } = await supervisor.found('示例只读商会');
  await signIn('viewer');
  await page.goto('/organizations/new');
  await expect(page.getByRole('heading', { name: '没有新建组织的权限' })).toBeVisible();
  await expect(page.getByText('请联系管理员')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '名称' })).toHaveCount(0);
  expect(await seriousFindings()).toEqual([]);
  await page.goto(`/organizations/${id}/edit`);
  await expect(page.getByRole('heading', { name: '没有修改这个组织的权限' })).toBeVisible();
  await page.getByRole('link', { name: '查看这个组织' }).click();
  await expect(new OrganizationPage(page).title).toHaveText('示例只读商会');
});
