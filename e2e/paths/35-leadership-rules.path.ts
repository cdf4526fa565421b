import type { Locator, Page } from '@playwright/test';
import type { Colleague } from '../pages/api';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

const box = (within: Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true });

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function signInAs(page: Page, signIn: (account: string) => Promise<void>, account: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(account);
}

/** A body whose first congress was held on a day, its length as the rules have it. */
async function held(officer: Colleague, name: string, type: string, on: string): Promise<string> {
  const { id, version } = await officer.found(name, { type });
  const holders = [{ post: '会长', person: { name: '张甲一' } }];
  await officer.post(`/api/organizations/${id}/leadership-changes`, { on, number: 1, toBeFiled: false, holders }, version);
  return id;
}

test('the administrator sets the length of a type; the term of a body of that type follows', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
  provoked,
}) => {
  const officer = await colleague('supervisor');
  await signIn('admin');
  await page.goto('/settings');
  await page.getByRole('main').getByRole('link', { name: '换届规则' }).click();
  const now = page.locator('table.now');
  await expect(now.getByRole('row', { name: /^商会 / })).toContainText('5 年');
  expect(await seriousFindings()).toEqual([]);

  await page.getByRole('button', { name: '设定商会的届次规则' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, '类型', '商会联盟');
  provoked.push(422);
  await box(dialog, '每届年限（年）').fill('40');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.locator('mat-error')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await box(dialog, '每届年限（年）').fill('4');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(now.getByRole('row', { name: /^商会联盟/ })).toContainText('4 年 原定 5 年');

  const id = await held(officer, '示例届次联盟', '商会联盟', '2026-03-01');
  await signInAs(page, signIn, 'supervisor');
  const organization = new OrganizationPage(page);
  await organization.open(id, 'terms');
  await expect(page.locator('tx-term-bar')).toContainText('2030-03-01');

  await test.step('a rule and a post of its own, by its charter', async () => {
    await page.getByRole('link', { name: '章程与届次规则' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '章程与届次规则' })).toBeVisible();
    await page.getByRole('button', { name: '设定规则' }).click();
    await box(dialog, '每届年限（年）').fill('3');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('table', { name: '单为它设定的' })).toContainText('每届 3 年');
    await page.getByRole('button', { name: '添加职务' }).click();
    await box(dialog, '职务名称').fill('联席会长');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('row', { name: /联席会长/ })).toContainText('增设');
    expect(await seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(page.getByText('已撤销', { exact: true })).toBeVisible();
    await expect(page.getByRole('row', { name: /联席会长/ })).toHaveCount(0);
    await page.getByRole('button', { name: '删去规则：每届 3 年' }).click();
    await dialog.getByRole('button', { name: '删去' }).click();
    await expect(page.getByText('没有单独设定')).toBeVisible();
  });

  await page.goto('/leadership/rules');
  await page.getByRole('button', { name: '删去商会联盟的规则：每届 4 年' }).click();
  await dialog.getByRole('button', { name: '删去' }).click();
  await expect(page.getByText('已删去届次规则')).toBeVisible();
  await expect(now.getByRole('row', { name: /^商会联盟/ })).toHaveCount(0);
  await organization.open(id, 'terms');
  await expect(page.locator('tx-term-bar')).toContainText('2030-03-01');
});

test('监事长 is added to a type, and stands in 届中变动 of its bodies', async ({ page, signIn, colleague, seriousFindings }) => {
  const officer = await colleague('supervisor');
  const [federation] = await officer.all<{ id: string }>('/api/organizations', { kind: 'chamberOfCommerce', type: '工商联' });
  await signIn('admin');
  await page.goto('/types?kind=chamberOfCommerce');
  await page.getByRole('link', { name: '工商联的职务' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '监事长' }) });
  await expect(page.getByRole('row', { name: /主席/ }).first()).toContainText('相同');
  await page.getByRole('button', { name: '添加职务' }).click();
  const dialog = page.getByRole('dialog');
  await box(dialog, '职务名称').fill('监事长');
  await choose(page, '职数', '一职一人');
  await choose(page, '地位', '不列入负责人');
  expect(await seriousFindings()).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(row).toContainText('增设');
  await row.getByRole('button', { name: '修改监事长' }).click();
  await choose(page, '职数', '至多几人');
  await box(dialog, '至多几人').fill('3');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(row).toContainText('至多 3 人');
  expect(await seriousFindings()).toEqual([]);

  await signInAs(page, signIn, 'supervisor');
  await new OrganizationPage(page).open(federation?.id ?? '', 'team');
  await page.getByRole('button', { name: '届中变动' }).click();
  await page.getByRole('combobox', { name: '谁（职务）' }).click();
  await page.getByRole('option').last().click();
  await page.getByRole('combobox', { name: '新任什么职务' }).click();
  await expect(page.getByRole('option', { name: '监事长', exact: true })).toBeVisible();

  await page.goto('/leadership/rules');
  await page.getByRole('link', { name: '工商联', exact: true }).click();
  await row.getByRole('button', { name: '取消对监事长的设定' }).click();
  await dialog.getByRole('button', { name: '取消设定' }).click();
  await expect(page.getByText('已取消对监事长的设定')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('the check-list is changed, and the preparation of a congress shows it', async ({ page, signIn, colleague, seriousFindings }) => {
  // Nobody prepares its next congress yet.
  await held(await colleague('supervisor'), '示例筹备商会', '镇街商会', '2021-01-10');
  await signIn('supervisor');
  await page.goto('/leadership');
  await page.getByRole('link', { name: '换届规则' }).click();
  const list = page.getByRole('form', { name: '各类别通用的准备清单' });
  await list.getByRole('button', { name: '添加事项' }).click();
  await expect(list.locator('input.words').nth(8)).toBeFocused();
  await page.keyboard.type('示例事项');
  await list.getByRole('button', { name: '保存清单' }).click();
  await expect(list.getByRole('alert')).toHaveText('天数填整数：大会前至多 730，大会后至多 365');
  await list.locator('input.number').last().fill('45');
  await list.getByRole('button', { name: '按日期先后排列' }).click();
  const place = () =>
    list.locator('input.words').evaluateAll((boxes) => boxes.map((one) => (one as HTMLInputElement).value).indexOf('示例事项'));
  await expect.poll(place).toBe(3);
  await list.getByRole('button', { name: /^移动“示例事项”/ }).press('Alt+ArrowUp');
  await expect.poll(place).toBe(2);
  expect(await seriousFindings()).toEqual([]);

  await test.step('it asks before it is left', async () => {
    await page.getByRole('main').getByRole('link', { name: '换届', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '继续填写' }).click();
    await expect.poll(place).toBe(2);
  });
  await list.getByRole('button', { name: '保存清单' }).click();
  await expect(page.getByText('已保存各类别通用的准备清单')).toBeVisible();

  await page.goto('/leadership?within=year&state=overdue');
  await page
    .getByRole('row', { name: /示例筹备商会/ })
    .getByRole('button', { name: /^准备/ })
    .click();
  await expect(page.getByRole('dialog').getByRole('checkbox', { name: '示例事项' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

  await page.goto('/leadership/rules');
  await list.getByRole('button', { name: '恢复系统原定' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复系统原定' }).click();
  await expect(page.getByText('已改回：各类别通用')).toBeVisible();
  await expect(list.locator('input.words')).toHaveCount(8);
});
