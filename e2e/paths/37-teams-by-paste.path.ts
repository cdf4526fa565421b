import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

const NUMBERS = Array.from('甲乙丙丁戊己庚辛壬癸');
const SURNAMES = Array.from('张李王赵钱孙周吴郑冯');
const nameOf = (number: string): string => `示例粘贴${number}商会`;
/** As it comes in a chat: the body on a line, its posts below; every third with where the first works. Nobody in the registry has one of these names. */
const told = NUMBERS.map((number, at) => {
  const person = (place: number): string => `${SURNAMES[(at + place) % SURNAMES.length] ?? ''}${number}${'仁义礼智'[place] ?? ''}`;
  const works = at % 3 === 0 ? '（示例集团董事长）' : '';
  return `${nameOf(number)}\n会长：${person(0)}${works}；副会长：${person(1)}、${person(2)}\n秘书长：${person(3)}（兼）`;
}).join('\n\n');
/** The same as it is written in one line a body: 名称 空格 职务：姓名. */
const natural = NUMBERS.map((number) => `${nameOf(number)} 会长：钱${number}仁；副会长：孙${number}义、周${number}礼`).join('\n');
const SITTINGS = 6;

interface Row {
  readonly name: string;
  readonly chair: readonly { readonly name: string }[] | null;
  readonly termState: string;
}

test('ten teams by paste in one sitting, with the stopwatch; nobody is late for it, and 撤销 takes all ten back', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
}) => {
  const officer = await colleague('supervisor');
  const bodies = await Promise.all(NUMBERS.map((number) => officer.found(nameOf(number))));
  const stand = async () => {
    const rows = await officer.all<Row>('/api/organizations', { q: '示例粘贴', sort: 'name', more: 'chair,termState' });
    return Object.fromEntries(rows.map(({ name, chair, termState }) => [name, `${chair?.[0]?.name ?? '--'} ${termState}`]));
  };
  const before = Object.fromEntries(NUMBERS.map((number) => [nameOf(number), '-- none']));
  expect(await stand()).toEqual(before);

  await signIn('supervisor');
  await page.goto('/leadership?state=none');
  await expect(page.locator('.list tbody tr').first()).toContainText('届次待补');
  const watch = new Stopwatch(page);
  await watch.think();
  await watch.click(page.locator('.head').getByRole('link', { name: '期初录入班子' }));
  const box = page.getByRole('textbox', { name: '粘贴班子名单' });
  await watch.wait(box);
  await watch.click(box);
  // Copied from the chat: Ctrl+V.
  await page.keyboard.insertText(told);
  watch.count(2);
  await watch.click(page.getByRole('button', { name: '识别' }));
  const foot = page.locator('tx-found-page .foot');
  await watch.wait(foot.getByText('将录入 10 个组织、40 条任职。'));
  await expect(page.locator('tbody tr')).toHaveCount(NUMBERS.length);
  await expect(page.locator('tbody tr').first()).toContainText('张甲仁（示例集团董事长）');
  expect(await seriousFindings()).toEqual([]);
  // Each of them is looked at.
  for (const number of NUMBERS) {
    await expect(page.locator('tbody')).toContainText(nameOf(number));
    await watch.think();
  }
  await watch.click(foot.getByRole('button', { name: '录入' }));
  await watch.wait(page.getByRole('heading', { name: '已录入 10 个组织、40 条任职' }));
  console.log(
    `  ten teams by paste: ${watch.toString()}; sixty, in ${SITTINGS} pastes: ${(watch.seconds() * SITTINGS).toFixed(0)} s of the user`,
  );
  expect(watch.seconds()).toBeLessThanOrEqual(60);

  // They have their chairs; when their terms began is still to be said, and none of them is late.
  const after = NUMBERS.map((number, at) => [nameOf(number), `${SURNAMES[at] ?? ''}${number}仁 none`]);
  expect(await stand()).toEqual(Object.fromEntries(after));
  const tab = await page.context().newPage();
  await tab.goto(`/organizations/${bodies[0]?.id ?? ''}/team`);
  await expect(tab.locator('tx-team-grid')).toContainText('张甲仁');
  await tab.close();

  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('heading')).toContainText('已撤销本次录入');
  expect(await stand()).toEqual(before);

  // One line a body, the name behind a space: ten teams again, none swallowed by the one before; what is not found asks and is not counted.
  await page.getByRole('button', { name: '继续录入' }).click();
  await box.fill(`${natural}\n示例粘贴未登记商会 会长：钱子丑 秘书长 孙寅卯`);
  await page.getByRole('button', { name: '识别' }).click();
  await expect(foot).toContainText('将录入 10 个组织、30 条任职。');
  await expect(page.locator('tbody tr')).toHaveCount(NUMBERS.length + 1);
  await expect(page.locator('tbody tr').last()).toContainText('权限范围内没有这个组织');
  await expect(page.locator('tbody tr').last()).toContainText('秘书长 孙寅卯');
  await expect(page.locator('tbody tr').nth(1)).toContainText('副会长 孙乙义、周乙礼');
});
