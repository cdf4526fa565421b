import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { OrganizationForm } from '../pages/form';
import { Frame } from '../pages/frame';
import { ListPage } from '../pages/list';
import { OrganizationPage } from '../pages/organization';
import { SignInPage } from '../pages/sign-in';
import { emptyRegistry } from '../paths/empty-registry';
import { expect, test } from '../paths/office';
import { smaller } from './png';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'guide', 'pictures');
const MOST_BYTES = 150_000;

/** Takes a picture of the screen as it is. No overseas group is ever in one (office.md 7). */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400); // labels and panels have stopped moving
  const overseas = page.getByText(/同乡会|侨团|工作站|侨民/).filter({ visible: true, hasNotText: '海外侨团与工作站' });
  for (const one of await overseas.all()) await expect(one, name).not.toBeInViewport();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.png`);
  writeFileSync(file, smaller(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
  expect(statSync(file).size, name).toBeLessThanOrEqual(MOST_BYTES);
}

test('the pictures of the guide', async ({ page, signIn, colleague, provoked }) => {
  test.setTimeout(600_000);
  provoked.push(409); // the preview of what cannot be taken back
  const picture = (name: string): Promise<void> => take(page, name);
  const [list, organization, form, frame] = [new ListPage(page), new OrganizationPage(page), new OrganizationForm(page), new Frame(page)];
  const officer = await colleague('chongchuan');
  const supervisor = await colleague('supervisor');
  const chamber = (await supervisor.all<{ id: string; name: string }>('/api/organizations', { q: 'shntsh' }))[0];
  const id = chamber?.id ?? '';

  const entrance = new SignInPage(page);
  await entrance.open();
  await entrance.account.fill('supervisor');
  await picture('sign-in');

  await signIn('supervisor');
  const certificateUntil = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const founded = await officer.found('示例街道商会', { fields: { certificateUntil } });
  await supervisor.change(founded, { address: '示例路1号' });
  await page.goto('/home');
  await expect(page.getByRole('region', { name: /天内到期$/ })).toContainText('示例街道商会');
  await picture('workbench');
  await page.goto('/operations');
  await page
    .getByRole('button', { name: /^撤销：/ })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: '撤销原因' })).toBeVisible();
  await picture('operations');
  await list.open('?kind=chamberOfCommerce');
  await picture('list');
  await page.goto('/organizations/walk?recognitionLevel=province');
  await expect(page.locator('tx-walk .card h2')).toBeVisible();
  await page.keyboard.press('3');
  await page.keyboard.press('ArrowDown');
  await picture('walk');
  await frame.search.fill('shntsh');
  await expect(page.getByRole('option', { name: '上海南通商会' })).toBeVisible();
  await picture('search');
  await frame.search.fill('');
  await frame.search.press('Escape');
  await frame.day.click();
  await expect(page.getByRole('dialog', { name: '截至日期' })).toBeVisible();
  await picture('as-of');
  await page.keyboard.press('Escape');
  await list.open('?kind=practiceBase&asOf=2019-12-31');
  await picture('list-past');
  await list.area.click();
  await list.area.fill('gzq');
  await expect(page.getByRole('option', { name: /港闸区/ }).first()).toBeVisible();
  await picture('area');
  await page.goto('/areas');
  await expect(page.getByRole('heading', { level: 1, name: '南通市' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(10);
  await picture('areas');

  await organization.open(id);
  await expect(page.getByText('最近变更')).toBeVisible();
  await picture('organization');
  await organization.tab('沿革');
  await expect(page.getByText('沿革文字')).toBeVisible();
  await picture('life');
  await organization.tab('变更记录');
  await expect(organization.changes.first()).toBeVisible();
  await picture('changes');

  await organization.sheet();
  await picture('sheet');

  const merged = (await supervisor.all<{ id: string; name: string }>('/api/organizations', { q: '示例家居商会' }))[0];
  await organization.open(merged?.id ?? '', 'relations');
  await expect(page.getByRole('group', { name: /关系图/ })).toBeVisible();
  await picture('relations');
  const groups = await supervisor.all<{ id: string; name: string }>('/api/organizations', { type: '领导小组' });
  await organization.open(groups.find(({ name }) => name === '市委统一战线工作领导小组')?.id ?? '', 'relations');
  await expect(organization.relation('市委组织部')).toBeVisible();
  await picture('members');
  const still = (await supervisor.all<{ id: string; name: string }>('/api/organizations', { q: '市知联会', type: '知联会' }))[0];
  await organization.open(still?.id ?? '');
  await organization.act('合并到…');
  const merging = page.getByRole('dialog', { name: '合并到' });
  await merging.getByRole('combobox', { name: '合并到哪个组织' }).pressSequentially('市新联会');
  await page.getByRole('option', { name: /南通市新的社会阶层人士联谊会/ }).click();
  await merging.getByRole('textbox', { name: '哪一天' }).fill('2026-11-01');
  await expect(merging.getByText('下级组织随之转到其下')).toBeVisible();
  await picture('merge');
  await merging.getByRole('button', { name: '取消' }).click();

  await list.open('?asOf=2022-06-30');
  await list.more();
  await page.getByRole('combobox', { name: '称号（当日）' }).click();
  await page.getByRole('option', { name: '苏新艺坊' }).click();
  await list.ask();
  await page.getByRole('combobox', { name: '称号（当日）' }).click();
  await expect(page.getByRole('option', { name: '苏新艺坊' })).toBeVisible();
  await picture('list-recognition');
  const base = (await supervisor.all<{ id: string }>('/api/organizations', { recognition: '苏新艺坊', asOf: '2022-06-30' }))[0];
  await organization.open(base?.id ?? '', 'recognitions');
  await expect(organization.recognition('苏新艺坊')).toBeVisible();
  await picture('recognitions');
  await organization.open(id, 'documents');
  const approval = page.getByRole('link', { name: '关于同意上海市南通商会更名的批复', exact: true });
  await approval.waitFor();
  await picture('documents');

  await list.open('?kind=association&status=active');
  await list.rows.first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+X');
  await page.getByRole('link', { name: '批量修改', exact: true }).click();
  await page.getByRole('combobox', { name: '要修改的内容' }).click();
  await page.getByRole('option', { name: '业务主管单位' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: '业务主管单位' }).fill('示例市社会工作部');
  await page.getByRole('radio', { name: '从某一天起变了' }).check();
  await page.getByRole('textbox', { name: '从哪一天起' }).fill('2024-01-01');
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.getByRole('region', { name: '保存后将会这样' })).toBeVisible();
  await picture('bulk-edit');
  await page.getByRole('link', { name: '取消' }).click();
  await page.getByRole('button', { name: '不保留，离开' }).click();

  await page.goto('/organizations/compare');
  await page
    .getByRole('textbox', { name: '名单', exact: true })
    .fill(
      '1. 上海南通商会\n2. 广州南通商会\n3. 崇川知联会\n4. 崇川工商联\n5. 南通市崇川区餐饮行业商会\n6. 崇川区建筑装饰行业协会\n7. 海安家具設計新的社会阶层人士统战工作实践创新基地\n8. 南通示例文旅商会',
    );
  await page.getByRole('button', { name: '比对', exact: true }).click();
  await page.getByRole('group', { name: '比对结果' }).getByRole('button', { name: '近似' }).click();
  await picture('names-compared');

  await form.openChange(id);
  await form.field('名称').fill('上海南通总商会');
  await form.from('2022-03-15');
  await expect(page.locator('tx-change-preview')).toContainText('上海南通总商会');
  await picture('change');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('/organizations?kind=chamberOfCommerce');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith('tongxin.draft'))) localStorage.removeItem(key);
  });

  await form.openNew();
  await form.choose('类别', '商会');
  await form.save.click();
  await expect(form.summary).toBeVisible();
  await picture('new');
  await form.field('名称').fill('上海市 南通商會');
  await expect(page.getByRole('region', { name: '名称近似的组织' })).toBeVisible();
  await picture('alike');
  await form.fillNew('商会', '镇街商会', '示例街道商会', '崇川区', '2019-5');
  await page.goto('/organizations?kind=chamberOfCommerce');
  await form.openNew();
  await expect(form.draft).toBeVisible();
  await picture('draft');
  await form.draft.getByRole('button', { name: '丢弃' }).click();

  const first = await officer.found('示例撤销商会', { address: '示例路1号' });
  const second = await officer.change(first, { name: '示例撤销总商会', address: '示例路9号', effectiveOn: '2020-01-01' });
  const third = await officer.change(second, { name: '示例撤销联合商会', effectiveOn: '2020-01-01' });
  await organization.open(third.id, 'changes');
  const panel = await organization.openUndo(organization.changeOf('自2020-01-01起变更地址、名称'));
  await expect(panel.getByRole('radio')).toHaveCount(2);
  await panel.scrollIntoViewIfNeeded();
  await picture('undo');

  await form.openChange(third.id);
  await form.field('简称').fill('撤销商会');
  await officer.change(third, { shortName: '示例商会' });
  provoked.push(412);
  await form.save.click();
  await expect(page.getByRole('dialog', { name: /该记录刚被/ })).toBeVisible();
  await picture('conflict');

  await page.goto('/organizations?kind=chamberOfCommerce');
  await list.settled();
  await page.getByRole('button', { name: '导出' }).click();
  await expect(page.getByRole('dialog', { name: '导出' })).toBeVisible();
  await picture('export');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '快捷键' }).click();
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await picture('keys');

  await page.keyboard.press('Escape');
  await organization.open(id, 'documents');
  await approval.click();
  await expect(page.getByTitle('关于同意上海市南通商会更名的批复')).toBeVisible();
  await page.waitForTimeout(10_000); // the browser's own viewer does not say when it has painted
  await picture('document');
});

test('what the administrator keeps', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/types?kind=practiceBase');
  await expect(page.getByRole('heading', { name: '实践基地的类型' })).toBeVisible();
  await expect(page.getByRole('row')).not.toHaveCount(1);
  await take(page, 'types');

  await page.goto('/accounts');
  await page.getByRole('button', { name: '联络员丙的权限' }).click();
  await expect(page.getByRole('region', { name: '联络员丙的权限' })).toBeVisible();
  await take(page, 'accounts');
  await page.getByRole('button', { name: '联络员丙的密码' }).click();
  await page.getByRole('textbox', { name: '新密码' }).fill('shil-imim-a234-5678');
  await page.getByRole('button', { name: '显示新密码' }).click();
  await take(page, 'account-password');
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: /账号菜单$/ }).click();
  await page.getByRole('menuitem', { name: '修改密码' }).click();
  await expect(page.getByRole('textbox', { name: '再填一次新密码' })).toBeVisible();
  await take(page, 'own-password');
  await page.getByRole('button', { name: '取消' }).click();

  await page.goto('/jobs');
  await page.getByRole('button', { name: '核验变更记录' }).first().click();
  await expect(page.getByText('全部一致')).toBeVisible();
  await take(page, 'jobs');
  await page.goto('/sections');
  await expect(page.getByRole('heading', { level: 1, name: '责任科室' })).toBeVisible();
  await expect(page.getByRole('row')).not.toHaveCount(1);
  await take(page, 'sections');
});

test('the first screen of a new registry', async ({ page, home }) => {
  test.slow();
  const registry = await emptyRegistry();
  try {
    home.push(new URL(registry.address).host);
    await page.goto(`${registry.address}/sign-in`);
    await new SignInPage(page).signIn('admin');
    await expect(page.getByRole('heading', { name: '正式启用' })).toBeVisible();
    await take(page, 'begin');
  } finally {
    await registry.stop();
  }
});

test('the pictures of tables to hand up', async ({ page, signIn, colleague }) => {
  test.setTimeout(600_000);
  const officer = await colleague('chongchuan');
  const record = await officer.found('示例上报商会', { foundedOn: '2020-01-01' });
  await signIn('supervisor');
  await page.goto('/tables/new?kind=chamberOfCommerce');
  const paper = page.locator('tx-table-paper article');
  await expect(paper).toContainText('示例上报商会');
  await take(page, 'table');

  await page.getByRole('button', { name: '留底' }).click();
  await page.getByRole('textbox', { name: '报送单位' }).fill('示例市委办公室');
  await page.getByRole('dialog').getByRole('button', { name: '留底' }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByText('报送：示例市委办公室')).toBeVisible();
  await officer.change(record, { name: '示例更正商会', reason: '登记证书' });
  await page.getByRole('button', { name: '与现在比较' }).click();
  await expect(page.getByRole('region', { name: '与现在比较' }).getByRole('status')).toContainText('1 行不同');
  await page.getByText('报送：示例市委办公室').hover();
  await take(page, 'table-kept');
});

test('the picture of a list that is brought in', async ({ page, signIn }) => {
  await signIn('supervisor');
  await page.goto('/organizations/import');
  await page.locator('input[type=file]').setInputFiles(join(import.meta.dirname, '../../backend/test/messy/data/s01_联谊组织统计表.xlsx'));
  await expect(page.getByRole('group', { name: '预检结果' })).toBeVisible();
  await take(page, 'import');
});

test('the pictures of 换届', async ({ page, signIn, colleague }) => {
  test.setTimeout(120_000);
  await signIn('supervisor');
  await page.goto('/organizations?q=' + encodeURIComponent('上海南通商会'));
  await page.getByRole('link', { name: '上海南通商会' }).first().click();
  await page.getByRole('link', { name: '班子', exact: true }).click();
  await expect(page.getByText('李乙二').first()).toBeVisible();
  await take(page, 'team');

  await page
    .getByRole('button', { name: '办理换届' })
    .or(page.getByRole('link', { name: '办理换届' }))
    .first()
    .click();
  await page.getByLabel('换届大会日期', { exact: true }).fill('2025-05-10');
  await page.getByLabel('会议名称', { exact: true }).fill('第三届第一次会员大会');
  await expect(page.getByLabel('届次', { exact: true })).toHaveValue('3');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '全部连任' }).click();
  await page.getByRole('group', { name: '李乙二的去向' }).getByRole('button', { name: '卸任' }).click();
  await take(page, 'congress-people');

  await page.goto('/leadership');
  await expect(page.getByText('九三学社').first()).toBeVisible();
  await take(page, 'due');

  const supervisor = await colleague('supervisor');
  const { items: kinds } = await supervisor.get<{ items: { types: { id: string; name: string }[] }[] }>('/api/kinds');
  const typeId = kinds.flatMap(({ types }) => types).find(({ name }) => name === '商会联盟')?.id;
  await supervisor.post('/api/term-rules', { typeId, from: '2026-01-01', years: 4, postponementsAtMost: 1 });
  await page.getByRole('link', { name: '换届规则' }).click();
  await expect(page.locator('tx-steps-editor li')).toHaveCount(8);
  await take(page, 'leadership-rules');
});
