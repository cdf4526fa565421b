import type { Locator } from '@playwright/test';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

test('a new chamber with fourteen fields is entered by the keyboard alone, with the stopwatch', async ({ page, signIn, colleague }) => {
  await signIn('chongchuan');
  await page.goto('/organizations');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  const watch = new Stopwatch(page);
  const organization = new OrganizationPage(page);
  const box = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
  const choice = (name: string): Locator => page.getByRole('combobox', { name, exact: true });
  const shown = (name: string): Promise<string> => choice(name).innerText();
  const next = async (target: Locator): Promise<void> => {
    await watch.think();
    await watch.tabTo(target);
  };
  /** Down until the choice reads so. */
  const downTo = async (name: string, option: string): Promise<void> => {
    await next(choice(name));
    for (let text = await shown(name); !text.includes(option); text = await shown(name)) {
      await watch.press('ArrowDown');
      await expect(choice(name)).not.toHaveText(text);
    }
  };

  await watch.think();
  await watch.press('n');
  await watch.wait(choice('类别'));
  await downTo('类别', '商会');
  await downTo('类型', '镇街商会');
  await next(box('名称'));
  await watch.typeChinese('示例秒表街道商会', 'shili miaobiao jiedao shanghui');
  await next(box('简称'));
  await watch.typeChinese('秒表商会', 'miaobiao shanghui');
  await next(box('成立日期'));
  await watch.type('20190501');
  await next(box('地址'));
  await watch.typeChinese('崇川区示例路1号', 'chongchuanqu shili lu');
  await next(box('业务主管单位'));
  await watch.typeChinese('示例街道办事处', 'shili jiedao banshichu');
  await downTo('级别', '乡镇级');
  await downTo('无信用代码的原因', '办理中');
  await next(box('登记管理机关'));
  await watch.typeChinese('示例区行政审批局', 'shili qu xingzheng shenpiju');
  await downTo('登记情况', '备案');
  await next(box('会长单位'));
  await watch.typeChinese('示例家纺有限公司', 'shili jiafang youxian gongsi');
  await downTo('等级评估', '3A');
  await next(box('简介'));
  await watch.typeChinese('服务本街道民营企业', 'fuwu ben jiedao minying qiye');
  await watch.think();
  await watch.press('Control+s');
  await watch.wait(organization.titled('示例秒表街道商会'));
  console.log(`  a new chamber with fourteen fields: ${watch.toString()}`);
  expect(watch.seconds()).toBeLessThanOrEqual(90);

  const officer = await colleague('chongchuan');
  const [saved] = await officer.all<Readonly<Record<string, unknown>>>('/api/organizations', { q: '示例秒表街道商会' });
  expect(saved).toMatchObject({ shortName: '秒表商会', areaName: '崇川区', foundedOn: '2019-05-01' });
});
