import { ListPage } from '../pages/list';
import { OrganizationForm } from '../pages/form';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { WalkPage } from '../pages/walk';
import { expect, test } from './office';

test('a list is walked by keys: no change, change and back, undo, a reload; with the stopwatch', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  const officer = await colleague('rudong');
  const areaId = await officer.areaId('320623');
  for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) await officer.found(`示例速核${name}商会`, { areaId, type: '行业商会' });
  await signIn('rudong');
  const [list, walk, form] = [new ListPage(page), new WalkPage(page), new OrganizationForm(page)];
  await list.open(`?q=${encodeURIComponent('示例速核')}&notConfirmedMonths=6`);
  await expect(list.rows).toHaveCount(6);
  await expect(list.chips).toContainText('未核对 超过 6 个月');
  const names = await list.names();
  const watch = new Stopwatch(page);

  await test.step('the source is chosen once, then one key a record', async () => {
    await page.keyboard.press('w');
    await expect(walk.record).toHaveText(names[0] ?? '');
    await expect(walk.place).toHaveText('第 1 / 6 条');
    await page.keyboard.press('Space');
    await expect(walk.refusal).toContainText('先选来源');
    await expect(walk.record).toHaveText(names[0] ?? '');
    await watch.press('3');
    for (const next of names.slice(1, 4)) {
      await watch.think();
      await watch.press('Space');
      await watch.wait(walk.record.filter({ hasText: next }));
    }
    await expect(walk.told).toContainText(`已核对：${names[2]}`);
    const sixty = (20 * (watch.seconds() + watch.waitedFor())).toFixed(0);
    console.log(`  walking three records: ${watch.toString()}; sixty at this pace: ${sixty} s`);
  });

  await test.step('a reload goes on where one stopped', async () => {
    await page.reload();
    await expect(walk.record).toHaveText(names[3] ?? '');
    await expect(walk.place).toHaveText('第 4 / 6 条');
    await expect(page.getByText('从上次停下的第 4 条继续')).toBeVisible();
  });

  await test.step('a change comes back to the walk', async () => {
    await page.keyboard.press('e');
    await form.field('地址').fill('掘港街道示例路1号');
    await page.keyboard.press('Control+s');
    await expect(walk.record).toHaveText(names[3] ?? '');
    await expect(page.getByText('掘港街道示例路1号')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(walk.record).toHaveText(names[4] ?? '');
  });

  await test.step('the last confirmation is taken back', async () => {
    await page.keyboard.press('z');
    await expect(walk.told).toContainText(`已撤销：${names[3]}`);
    await expect(walk.record).toHaveText(names[3] ?? '');
    await expect(walk.doneToday).toHaveCount(0);
    await page.keyboard.press('ArrowUp');
    await expect(walk.record).toHaveText(names[2] ?? '');
    await expect(walk.doneToday).toBeVisible();
  });

  await test.step('whoever was faster is seen first; the record stays', async () => {
    provoked.push(412);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(walk.record).toHaveText(names[4] ?? '');
    const [other] = await officer.all<{ id: string; name: string; version: number; areaName: string }>('/api/organizations', {
      q: names[4] ?? '',
    });
    if (other) await officer.change(other, { summary: '刚写的简介' });
    await page.keyboard.press('Space');
    await expect(walk.refusal).toContainText('该记录刚被联络员丁修改');
    await expect(page.getByText('刚写的简介')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(walk.record).toHaveText(names[5] ?? '');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('heading', { name: '都看过了' })).toBeVisible();
  });

  await page.keyboard.press('Escape');
  await list.settled();
  // 丁 and 己 were looked at and not confirmed.
  await expect(list.rows).toHaveCount(2);
});

test('who is responsible is handed over on the page, and 我负责的 finds it; 无变化 is one key there', async ({
  page,
  signIn,
  colleague,
  provoked,
}) => {
  provoked.push(422); // nobody chosen
  const officer = await colleague('rudong');
  const { id, name } = await officer.found('示例分工商会', { areaId: await officer.areaId('320623'), type: '行业商会' });
  await signIn('rudong');
  const [list, organization] = [new ListPage(page), new OrganizationPage(page)];
  await organization.open(id);
  const care = page.locator('tx-organization-care');
  await expect(care).toContainText('还没有核对过');
  await care.getByRole('button', { name: '指定', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '指定责任科室、经办人' });
  await dialog.getByRole('button', { name: '指定', exact: true }).click();
  await expect(dialog).toContainText('责任科室和经办人至少');
  await dialog.getByRole('combobox', { name: '责任科室' }).click();
  await page.getByRole('option', { name: '经济联络科' }).click();
  await dialog.getByRole('combobox', { name: '经办人' }).click();
  await page.getByRole('option', { name: '联络员丁' }).click();
  await dialog.getByRole('button', { name: '指定', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(care).toContainText('经济联络科');
  await expect(care).toContainText('联络员丁');

  await care.getByRole('button', { name: '选择来源' }).click();
  await page.getByRole('menuitem', { name: '来源：文件' }).click();
  await expect(care).toContainText(/\d{4}-\d{2}-\d{2}（文件、联络员丁）/);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(care).toContainText('还没有核对过');
  await page.keyboard.press('c');
  await expect(care).toContainText('（文件、联络员丁）');

  await list.open();
  await page.getByRole('button', { name: '我负责的' }).click();
  await list.settled();
  expect(await list.names()).toContain(name);
  await expect(list.chips).toContainText('经办人 我');
});

test('the administrator sets the sections up, in order, and takes back', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/organizations');
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '责任科室' }).click();
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(4);
  await page.getByRole('textbox', { name: '科室名称' }).fill('民营经济科');
  await page.getByRole('button', { name: '添加科室' }).click();
  await expect(rows.last()).toContainText('民营经济科');
  await page.getByRole('button', { name: '上移 民营经济科' }).click();
  await expect(rows.nth(3)).toContainText('民营经济科');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows.last()).toContainText('民营经济科');
  await page.getByRole('button', { name: '停用 民营经济科' }).click();
  await expect(rows.last()).toContainText('已停用');
});
