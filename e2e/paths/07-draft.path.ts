import { OrganizationForm } from '../pages/form';
import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { SignInPage } from '../pages/sign-in';
import { WorkbenchPage } from '../pages/workbench';
import { CUT_OFF, expect, test } from './office';

test('the server goes while saving: after a reload the draft is there and knows whether the save arrived', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  provoked.push(CUT_OFF);
  await signIn('chongchuan');
  const form = new OrganizationForm(page);
  const organization = new OrganizationPage(page);
  const other = await colleague('chongchuan');
  const named = async (name: string) => (await other.get<{ count: number }>('/api/organizations/count', { q: name })).count;

  await test.step('nothing arrived: the draft survives the reload and is saved', async () => {
    await form.openNew();
    await form.fillNew('商会', '镇街商会', '示例断线商会', '崇川区', '2019-5');
    await form.field('简介').fill('断线之前写的');
    await page.route('**/api/**', (route) => route.abort());
    await form.save.click();
    await expect(form.cutOff).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: '连不上服务器' })).toBeVisible();
    await page.unroute('**/api/**');
    await form.openNew();
    await expect(form.draft).toContainText('不知道是否已保存');
    await form.draft.getByRole('button', { name: '继续填写' }).click();
    await expect(form.field('名称')).toHaveValue('示例断线商会');
    await expect(form.field('简介')).toHaveValue('断线之前写的');
    await page.getByRole('button', { name: '重试' }).click();
    await expect(organization.title).toHaveText('示例断线商会');
    expect(await named('示例断线商会')).toBe(1);
  });

  await test.step('it had arrived: trying again finds that out and saves nothing twice', async () => {
    await form.openNew();
    await form.fillNew('商会', '镇街商会', '示例半途商会', '崇川区', '2019-05-01');
    await page.route('**/api/organizations', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort();
    });
    await form.save.click();
    await expect(form.cutOff).toBeVisible();
    expect(await named('示例半途商会')).toBe(1);
    await page.unroute('**/api/organizations');
    await page.reload();
    await form.draft.getByRole('button', { name: '继续填写' }).click();
    await page.getByRole('button', { name: '重试' }).click();
    await expect(organization.title).toHaveText('示例半途商会');
    expect(await named('示例半途商会')).toBe(1);
  });
});

test('leaving is asked about, and a draft taken up has the day and the way again', async ({ page, signIn, colleague, seriousFindings }) => {
  const { id, name } = await (await colleague('supervisor')).found('示例离开商会');
  await signIn('chongchuan');
  const form = new OrganizationForm(page);
  const organization = new OrganizationPage(page);
  const question = page.getByRole('dialog', { name: '填写的内容还没有保存' });
  await organization.open(id);
  await page.getByRole('button', { name: '修改', exact: true }).first().click();
  await form.field('名称').fill('示例离开总商会');
  await form.from('2019.5');
  await form.field('到哪一天止（可不填）').fill('2020-12-31');
  await form.field('备注').fill('离开之前写的');

  await test.step('staying, by the keyboard alone, after back too', async () => {
    await page.getByRole('button', { name: '取消' }).click();
    await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
    expect(await seriousFindings()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await page.goBack();
    await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    await expect(page).toHaveURL(/edit$/);
    await expect(form.field('备注')).toHaveValue('离开之前写的');
  });

  await test.step('leaving with the draft: it is offered and whole', async () => {
    await page.goBack();
    await question.getByRole('button', { name: '保留草稿并离开' }).click();
    await expect(organization.title).toHaveText(name);
    await page.getByRole('button', { name: '修改', exact: true }).first().click();
    await form.draft.getByRole('button', { name: '继续填写' }).click();
    await expect(form.field('名称')).toHaveValue('示例离开总商会');
    await expect(page.getByRole('radio', { name: '从某一天起变了' })).toBeChecked();
    await expect(form.field('从哪一天起')).toHaveValue('2019年5月');
    await expect(form.field('到哪一天止（可不填）')).toHaveValue('2020-12-31');
    await expect(form.field('备注')).toHaveValue('离开之前写的');
    await expect(page.locator('tx-change-preview')).toContainText('2019年5月至2020-12-31');
  });

  await test.step('leaving without: nothing is offered', async () => {
    await page.getByRole('button', { name: '取消' }).click();
    await question.getByRole('button', { name: '不保留，离开' }).click();
    await expect(organization.title).toHaveText(name);
    await form.openChange(id);
    await expect(form.draft).toHaveCount(0);
  });
});

test('a draft belongs to its account: the next person at the same machine never meets it', async ({ page }) => {
  const form = new OrganizationForm(page);
  const frame = new Frame(page);
  const workbench = new WorkbenchPage(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn('chongchuan');
  await workbench.settled();
  await workbench.create.click();
  await expect(form.save).toBeVisible();
  await form.field('名称').fill('示例草稿商会');
  await frame.signOut();
  const question = page.getByRole('dialog', { name: /还有 1 份未保存的草稿/ });
  await question.getByRole('button', { name: '保留草稿并退出' }).click();
  await expect(signIn.enter).toBeVisible();

  await signIn.signIn('rudong');
  await workbench.settled();
  await expect(workbench.drafts).toContainText('没有未保存的草稿');
  await form.openNew();
  await expect(form.field('名称')).toHaveValue('');
  await expect(form.draft).toHaveCount(0);
  await frame.signOut();
  await expect(signIn.enter).toBeVisible();

  await signIn.signIn('chongchuan');
  await workbench.settled();
  await workbench.drafts.getByRole('link', { name: '继续填写：新建组织' }).click();
  await expect(form.draft).toBeVisible();
  await form.draft.getByRole('button', { name: '丢弃' }).click();
  await expect(form.draft).toHaveCount(0);
  await page.reload();
  await expect(form.save).toBeVisible();
  await expect(form.draft).toHaveCount(0);
});
