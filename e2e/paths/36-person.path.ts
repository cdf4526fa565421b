import type { Locator } from '@playwright/test';
import type { Colleague, Organization } from '../pages/api';
import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

interface Team {
  readonly version: number;
  readonly holdings: readonly { readonly id: string; readonly person: { readonly id: string; readonly name: string } | null }[];
}

/** Somebody takes an office in a body; gives the id of his record. */
async function takes(officer: Colleague, body: Organization, post: string, person: object, more: object = {}): Promise<string> {
  const { version } = await officer.get<Organization>(`/api/organizations/${body.id}`);
  const path = `/api/organizations/${body.id}/holdings`;
  const { holdings } = await officer.post<Team>(path, { holder: { post, person }, from: '2020-05-18', ...more }, version);
  const { name, id } = person as { name?: string; id?: string };
  return holdings.find((one) => one.person && (one.person.name === name || one.person.id === id))?.person?.id ?? '';
}

test('a person: found, opened, mended, his phone, two records of him joined and parted; another county does not see him', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
  provoked,
}) => {
  const [chongchuan, rudong] = [await colleague('chongchuan'), await colleague('rudong')];
  const here = await chongchuan.found('示例人员甲商会');
  const there = await rudong.found('示例人员乙商会', { areaId: await rudong.areaId('320623') });
  const one = await takes(chongchuan, here, '会长', { name: '邹甲一', employer: '示例邹记公司', title: '董事长' });
  await takes(chongchuan, here, '副会长', { id: one }, { from: '2016-03-01', to: '2020-05-18', wayOut: 'termEnded' });
  const other = await takes(rudong, there, '副会长', { name: '邹甲一' });
  expect(other).not.toBe(one);
  await signIn('supervisor');
  await page.goto('/home');
  const frame = new Frame(page);
  const offices = (part: string): Locator =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: part }) })
      .locator('tbody tr');

  await test.step('from the search to his page, with the offices of all times', async () => {
    await frame.search.click();
    await frame.search.fill('zoujiayi');
    await page.getByRole('option', { name: /邹甲一.*示例人员甲商会/ }).click();
    await expect(page).toHaveURL(new RegExp(`/people/${one}`));
    await expect(page.getByRole('heading', { level: 1, name: '邹甲一' })).toBeVisible();
    await expect(offices('现任职务')).toHaveText([/示例人员甲商会.*崇川区.*会长.*2020-05-18/]);
    await expect(offices('曾任职务')).toHaveText([/示例人员甲商会.*副会长.*2016-03-01.*2020-05-17.*届满/]);
    expect(await seriousFindings()).toEqual([]);
  });

  await test.step('his employer is mended', async () => {
    await page.getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '单位', exact: true }).fill('示例邹记集团');
    expect(await seriousFindings()).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('tx-person-page')).toContainText('示例邹记集团董事长');
  });

  await test.step('his office phone is recorded, masked, and opened when it is asked for', async () => {
    await page.getByRole('button', { name: '修改', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '办公电话' }).fill('0513-80001234');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    const phone = page.locator('dl div').filter({ hasText: '办公电话' });
    await expect(phone).toContainText('••••••••');
    await expect(phone).not.toContainText('80001234');
    await phone.getByRole('button', { name: '显示' }).click();
    await expect(phone).toContainText('0513-80001234');
  });

  const joining = async (): Promise<void> => {
    await page.getByRole('button', { name: '合为一人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '另一条记录' }).fill('邹甲一');
    await page.getByRole('option', { name: /邹甲一.*如东县.*示例人员乙商会/ }).click();
    await expect(dialog.getByRole('listitem')).toHaveCount(3);
    expect(await seriousFindings()).toEqual([]);
    await dialog.getByRole('button', { name: '合为一人' }).click();
    await expect(dialog).toBeHidden();
    await expect(offices('现任职务')).toHaveText([/示例人员/, /示例人员/]);
    await expect(page.locator('tx-person-page')).toContainText('示例人员乙商会');
  };
  await test.step('两条记录合为一人, taken back, joined again and parted', async () => {
    await joining();
    await frame.message.getByRole('button', { name: '撤销' }).click();
    await expect(offices('现任职务')).toHaveCount(1);
    await joining();
    expect(await rudong.get<{ id: string }>(`/api/people/${other}`)).toMatchObject({ id: one, offices: [{ areaName: '如东县' }] });
    await page.getByRole('button', { name: '拆分' }).click();
    await expect(offices('现任职务')).toHaveCount(1);
    expect(await rudong.get<{ id: string }>(`/api/people/${other}`)).toMatchObject({ id: other });
  });

  await test.step('from the team of his body', async () => {
    await new OrganizationPage(page).open(here.id, 'team');
    await page.locator('tx-team-grid').getByRole('link', { name: '邹甲一' }).click();
    await expect(page).toHaveURL(new RegExp(`/people/${one}`));
    await expect(page.getByRole('heading', { level: 1, name: '邹甲一' })).toBeVisible();
  });

  await test.step('an account of another county does not see him', async () => {
    provoked.push(404);
    await page.context().clearCookies();
    await signIn('rudong');
    await page.goto(`/people/${one}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个人员，或不在您的权限范围内');
    await expect(page.locator('tx-person-page')).not.toContainText('邹甲一');
    await frame.search.click();
    await frame.search.fill('邹甲一');
    await expect(page.getByRole('option', { name: /示例人员乙商会/ })).toBeVisible();
    await expect(page.getByRole('option', { name: /示例人员甲商会/ })).toHaveCount(0);
  });
});

test('届中变动 with a unit and its representative, another representative, turns 轮值; a known name is asked about in 期初录入', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
  provoked,
}) => {
  const officer = await colleague('chongchuan');
  const body = await officer.found('示例轮值商会');
  await takes(officer, body, '副会长', { name: '邹乙二' });
  await signIn('chongchuan');
  await new OrganizationPage(page).open(body.id, 'team');
  const dialog = page.getByRole('dialog');
  const choose = async (box: string, option: string | RegExp): Promise<void> => {
    await dialog.getByRole('combobox', { name: box }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const person = async (box: string, typed: string, option: string | RegExp): Promise<void> => {
    await dialog.getByRole('combobox', { name: box }).fill(typed);
    await page.getByRole('option', { name: option }).click();
  };
  const grid = page.locator('tx-team-grid');

  await test.step('a unit takes the office, a new person represents it', async () => {
    await page.getByRole('button', { name: '届中变动' }).click();
    await choose('谁（职务）', /^新任一人/);
    await choose('新任什么职务', /^副会长/);
    await choose('由谁担任', /^单位/);
    await dialog.getByRole('textbox', { name: /^单位名称/ }).fill('示例轮值集团');
    await person('单位代表（可不填）', '邹丙三', /^新登记：邹丙三/);
    expect(await seriousFindings()).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    await expect(grid.getByRole('row', { name: /示例轮值集团/ }).getByRole('link', { name: '代表：邹丙三' })).toBeVisible();
  });

  await test.step('the unit stays, somebody who is known already represents it', async () => {
    await page.getByRole('button', { name: /^示例轮值集团：/ }).click();
    await page.getByRole('menuitem', { name: '更换代表' }).click();
    await person('新的代表', '邹乙二', /^邹乙二/);
    await dialog.getByRole('button', { name: '更换', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(grid.getByRole('row', { name: /示例轮值集团/ })).toContainText('代表：邹乙二');
  });

  await test.step('turns: one for each, errors at their boxes, then whose turn it is today', async () => {
    await page.getByRole('button', { name: '轮值安排' }).click();
    await dialog.getByRole('button', { name: '加一行' }).click();
    await dialog.getByRole('button', { name: '加一行' }).click();
    const lines = dialog.locator('.turn');
    await expect(lines).toHaveCount(2);
    const first = (name: string): Locator => lines.nth(0).getByRole('textbox', { name });
    await lines
      .nth(1)
      .getByRole('textbox', { name: '从' })
      .fill(await first('从').inputValue());
    provoked.push(409);
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByText('这段时间已安排他人轮值')).toBeVisible();
    expect(await seriousFindings()).toEqual([]);
    await lines.nth(1).getByRole('button', { name: /去掉/ }).click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    await expect(grid.getByText('当值')).toHaveCount(1);
    expect(await seriousFindings()).toEqual([]);
    await page.locator('mat-snack-bar-container').getByRole('button', { name: '撤销' }).click();
    await expect(grid.getByText('当值')).toHaveCount(0);
  });

  await test.step('期初录入: a known name asks, and nothing is recorded before it is answered', async () => {
    const other = await officer.found('示例同名商会');
    await page.goto(`/leadership/found?organization=${other.id}`);
    await page.getByRole('textbox', { name: '粘贴班子名单' }).fill('会长：邹乙二（示例同名公司）；秘书长：邹丁四');
    await page.getByRole('button', { name: '识别' }).click();
    const ask = page.getByRole('group', { name: /^邹乙二：/ });
    await expect(ask).toContainText('示例轮值商会副会长');
    await page.getByRole('button', { name: '录入', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('有同名的人还没有选是不是同一人');
    expect(await seriousFindings()).toEqual([]);
    await ask.getByRole('button', { name: /^是，.*示例轮值商会副会长/ }).click();
    await page.getByRole('button', { name: '录入', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('已录入 1 个组织、2 条任职');
    const { items } = await officer.get<{ items: readonly { offices: readonly unknown[] }[] }>('/api/people', { q: '邹乙二' });
    expect(items.map(({ offices }) => offices.length)).toEqual([3]);
  });

  await test.step('换届: a name is chosen from what is found, or asked about where it was only written', async () => {
    const { id } = await officer.found('示例换届同名商会');
    await page.goto(`/leadership/congress/${id}`);
    await page.getByLabel('换届大会日期', { exact: true }).fill('20261110');
    await page.getByRole('button', { name: '下一步：人员' }).click();
    const box = page.getByRole('combobox', { name: '加入一人' });
    await box.fill('邹乙二');
    await expect(page.getByRole('option', { name: /邹乙二.*示例轮值商会副会长/ })).toBeVisible();
    await box.press('ArrowDown');
    await box.press('Enter');
    const people = page.locator('tx-people-step');
    await expect(people.getByRole('listitem')).toContainText('邹乙二');
    await expect(people.getByRole('group', { name: /^邹乙二：/ })).toHaveCount(0);
    await page.getByRole('combobox', { name: '职务' }).selectOption('secretaryGeneral');
    await box.fill('邹丙三');
    await box.press('Enter');
    await page.getByRole('button', { name: '下一步：对比' }).click();
    await expect(page.getByRole('alert')).toHaveText('邹丙三：已有同名登记，请先选是不是同一人。');
    expect(await seriousFindings()).toEqual([]);
    await people.getByRole('button', { name: '邹丙三不是同一人，新登记' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByRole('button', { name: '下一步：对比' }).click();
    await expect(page.locator('tx-compare-step')).toContainText('邹乙二');
  });
});
