import { OrganizationForm } from '../pages/form';
import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { SignInPage } from '../pages/sign-in';
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
    page.on('dialog', (dialog) => void dialog.accept());
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

test('a draft belongs to its account: the next person at the same machine never meets it', async ({ page }) => {
  const form = new OrganizationForm(page);
  const frame = new Frame(page);
  const list = new ListPage(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn('chongchuan');
  await list.settled();
  await list.create.click();
  await expect(form.save).toBeVisible();
  await form.field('名称').fill('示例草稿商会');
  page.on('dialog', (dialog) => void dialog.accept()); // leaving what is not saved is asked about
  await frame.signOut();
  const question = page.getByRole('dialog', { name: /还有 1 份未保存的草稿/ });
  await question.getByRole('button', { name: '保留草稿并退出' }).click();
  await expect(signIn.enter).toBeVisible();

  await signIn.signIn('rudong');
  await list.settled();
  await form.openNew();
  await expect(form.field('名称')).toHaveValue('');
  await expect(form.draft).toHaveCount(0);
  await frame.signOut();
  await expect(signIn.enter).toBeVisible();

  await signIn.signIn('chongchuan');
  await list.settled();
  await form.openNew();
  await expect(form.draft).toBeVisible();
  await form.draft.getByRole('button', { name: '丢弃' }).click();
  await expect(form.draft).toHaveCount(0);
  await page.reload();
  await expect(form.save).toBeVisible();
  await expect(form.draft).toHaveCount(0);
});
