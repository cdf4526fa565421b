import type { Page } from '@playwright/test';
import { OrganizationForm } from '../pages/form';
import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { SignInPage } from '../pages/sign-in';
import { expect, test } from './office';

/** Looks at screens with axe, two seconds each, and keeps what it finds. */
class Looking {
  readonly findings: string[] = [];

  constructor(
    private readonly page: Page,
    private readonly seriousFindings: () => Promise<string[]>,
  ) {}

  async at(screen: string): Promise<void> {
    // What is still fading in has no contrast yet. A bar of progress never ends.
    await this.page.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
          .map((one) => one.finished.catch(() => undefined)),
      ),
    );
    this.findings.push(...(await this.seriousFindings()).map((finding) => `${screen}: ${finding}`));
  }
}

test('no screen of the office has a serious finding of axe', async ({ page, signIn, colleague, seriousFindings }) => {
  test.slow();
  const { items: kinds } = await (await colleague('admin')).get<{ items: { types: { id: string }[] }[] }>('/api/kinds');
  const looking = new Looking(page, seriousFindings);
  await signIn('supervisor');
  await page.goto('/documents');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await looking.at('documents');
  await page.getByRole('button', { name: '登记文件' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await looking.at('document with what is missing');
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.locator('[data-row]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await looking.at('document');
  await page.goto('/documents?q=没有这样的文件');
  await expect(page.getByRole('region', { name: '文件' }).getByRole('button', { name: '重置' })).toBeVisible();
  await looking.at('no documents');
  await page.goto('/organizations/import');
  await expect(page.getByRole('heading', { name: '导入', exact: true })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  await page.goto('/tables');
  await expect(page.getByRole('heading', { name: '常用表样' })).toBeVisible();
  await looking.at('tables');
  for (const ready of ['directory', 'base', 'movements']) {
    await page.goto(`/tables/new?ready=${ready}`);
    await expect(page.locator('tx-table-paper article')).toBeVisible();
    await looking.at(`table ${ready}`);
  }
  await page.context().clearCookies();
  await signIn('admin');
  const posts = `/leadership/posts/${kinds[0]?.types[0]?.id ?? ''}`;
  for (const address of ['/types', '/sections', '/settings', '/leadership/rules', posts, '/accounts', '/areas', '/setup/counties']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await looking.at(address);
  }
  expect(looking.findings).toEqual([]);
});

test('no screen of organizations has a serious finding of axe', async ({ page, signIn, colleague, seriousFindings, provoked }) => {
  // Some forty screens.
  test.slow();
  test.slow();
  const looking = new Looking(page, seriousFindings);
  const look = (screen: string): Promise<void> => looking.at(screen);
  const [list, organization, form, frame] = [new ListPage(page), new OrganizationPage(page), new OrganizationForm(page), new Frame(page)];
  const officer = await colleague('chongchuan');
  const { id } = await officer.found('示例无障碍商会', { seatAreaId: await officer.areaId('320613') });

  const entrance = new SignInPage(page);
  await entrance.open();
  await entrance.enter.click();
  await look('sign-in with what is missing');

  await signIn('supervisor');
  await list.open();
  await look('list');
  await frame.search.fill('shntsh');
  await expect(page.getByRole('option').first()).toBeVisible();
  await look('search');
  await frame.search.press('Escape');
  await page.getByRole('button', { name: '列设置' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('columns');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '导出' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('export');
  await page.keyboard.press('Escape');
  await frame.day.click();
  await look('days');
  await page.keyboard.press('Escape');
  await list.open('?asOf=2019-12-31');
  await look('list of another day');
  await list.open('?q=没有这样的名称');
  await look('empty list');
  for (const address of [
    '/home',
    '/home?asOf=2019-12-31',
    '/operations',
    '/jobs',
    '/leadership',
    '/leadership?asOf=2019-12-31',
    '/leadership/vacancies',
    '/leadership/found',
  ]) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await look(address);
  }
  const supervisor = await colleague('supervisor');
  const [chamber] = await supervisor.all<{ id: string }>('/api/organizations', { q: '上海南通商会' });
  const { holdings } = await supervisor.get<{ holdings: { person: { id: string } | null }[] }>(
    `/api/organizations/${chamber?.id ?? ''}/team`,
  );
  await page.goto(`/people/${holdings.find(({ person }) => person)?.person?.id ?? ''}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('person');
  await page.getByRole('button', { name: '合为一人' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('two records joined');
  await page.keyboard.press('Escape');
  await page.goto('/areas');
  await expect(page.getByRole('heading', { level: 1, name: '南通市' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(10);
  await look('areas');

  for (const tab of ['', 'life', 'recognitions', 'relations', 'documents', 'changes']) {
    await organization.open(id, tab);
    await expect(organization.title).toHaveText('示例无障碍商会');
    await look(`organization ${tab}`);
  }
  await page.goto(`/leadership/charter/${id}`);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await look('charter');
  await organization.open(id);
  await organization.sheet();
  await look('one-page sheet');
  const [held] = await officer.all<{ id: string; name: string }>('/api/organizations', { recognitionLevel: 'province' });
  await organization.open(held?.id ?? '', 'recognitions');
  await expect(page.locator('tx-organization-recognitions tbody tr').first()).toBeVisible();
  await look('recognitions');
  await page.getByRole('button', { name: '登记称号' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
  await look('recognition with what is missing');
  await page.keyboard.press('Escape');
  await list.open('?recognitionLevel=province');
  await list.more();
  await look('list by recognition');
  await page.goto('/organizations/walk?recognitionLevel=province');
  await expect(page.locator('tx-walk .card h2')).toBeVisible();
  await look('walk');
  await organization.open(id, 'changes');
  await organization.openUndo(organization.changes.last());
  await look('undo');
  provoked.push(404);
  await organization.open('00000000-0000-7000-8000-000000000000');
  await look('not found');

  await form.openChange(id);
  await form.field('名称').fill('示例无障碍总商会');
  await form.save.click();
  await look('change');
  await form.openNew();
  await form.save.click();
  await look('new with what is missing');
  expect(looking.findings).toEqual([]);
});
