import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

const PAPER = {
  name: '示例〔2026〕18号 关于更名的批复.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n',
  ),
};
const TITLE = '关于更名的批复';

test('a rename is recorded with its document by keyboard alone; the document is found by its number and seen in place', async ({
  page,
  signIn,
  colleague,
  seriousFindings,
  provoked,
}) => {
  provoked.push(422); // a program under the name of a paper
  const officer = await colleague('chongchuan');
  const { id } = await officer.found('示例文件商会');
  await signIn('supervisor');
  const [organization, frame, watch] = [new OrganizationPage(page), new Frame(page), new Stopwatch(page)];
  // Told from the start, or the first key may come before the browser knows that its window is to be caught.
  page.on('filechooser', () => undefined);
  await organization.open(id);
  /** Tab until the control that is called so has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    const target = page.getByRole('button', { name, exact: true }).or(page.getByRole('checkbox', { name })).last();
    for (let i = 0; i < 40 && !(await target.evaluate((at) => at === document.activeElement)); i++) await watch.press('Tab');
    await expect(target).toBeFocused();
  };

  await test.step('rename with its document', async () => {
    watch.think();
    await watch.press('e');
    await watch.wait(() => expect(page.getByRole('textbox', { name: '名称', exact: true })).toBeVisible());
    await page.getByRole('textbox', { name: '名称', exact: true }).focus();
    await watch.press('Control+a');
    await watch.typeChinese('示例文件总商会', 'shili wenjian zong shanghui');
    watch.think();
    await tabTo('登记新文件');
    await watch.press('Enter');
    const dialog = page.getByRole('dialog', { name: '登记文件' });
    await watch.wait(() => expect(dialog.getByRole('button', { name: '选择文件' })).toBeFocused());
    /** The key opens the window of the system; there the name is begun and taken. */
    const choose = async (key: 'Enter' | 'Space', file: typeof PAPER): Promise<void> => {
      watch.think();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), watch.press(key)]);
      watch.count(6);
      await chooser.setFiles(file);
    };
    await choose('Enter', { ...PAPER, name: '关于更名的批复.pdf', buffer: Buffer.from('MZ') });
    await tabTo('我确认这份文件不涉密');
    await watch.press('Space');
    await tabTo('登记');
    await watch.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('不是可登记的文件');
    await tabTo('换一份');
    await choose('Space', { ...PAPER, buffer: Buffer.concat([PAPER.buffer, Buffer.alloc(400_000, '\n')]) });
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await expect(dialog.getByRole('textbox', { name: '标题' })).toHaveValue(TITLE);
    await expect(dialog.getByRole('textbox', { name: '发文字号' })).toHaveValue('示例〔2026〕18号');
    const slow = await page.context().newCDPSession(page);
    const line = { offline: false, latency: 0, downloadThroughput: -1 };
    await slow.send('Network.emulateNetworkConditions', { ...line, uploadThroughput: 40_000 });
    await tabTo('登记');
    await watch.press('Enter');
    await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]/);
    await tabTo('停止上传');
    await watch.press('Enter');
    await expect(dialog.getByRole('progressbar')).toHaveCount(0);
    await slow.send('Network.emulateNetworkConditions', { ...line, uploadThroughput: -1 });
    await tabTo('登记');
    await watch.press('Enter');
    await watch.wait(() => expect(dialog).toBeHidden());
    await expect(page.getByRole('list', { name: '依据文件' })).toContainText('示例〔2026〕18号');
    await watch.press('Control+s');
    await watch.wait(() => expect(page.getByRole('radio', { name: '从某一天起变了' })).toBeFocused());
    await watch.press('Space');
    await page.getByRole('textbox', { name: '从哪一天起' }).focus();
    await watch.type('20260301');
    watch.think();
    await watch.press('Control+s');
    await watch.wait(() => expect(organization.title).toHaveText('示例文件总商会'));
    console.log(`  a rename with its document: ${watch.toString()}`);
  });

  await organization.tab('变更记录');
  await expect(organization.changes.first().getByRole('link', { name: `《${TITLE}》示例〔2026〕18号` })).toBeVisible();
  await organization.tab('文件');
  await page.getByRole('link', { name: TITLE, exact: true }).click();
  await expect(page.getByTitle(TITLE)).toBeVisible();
  await expect(page.getByRole('link', { name: '示例文件总商会' })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  await frame.search.fill('示例〔2026〕18');
  await page.getByRole('option', { name: TITLE }).click();
  await expect(page).toHaveURL(/\/documents\/[0-9a-f-]{36}/);
  await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '文件' }).click();
  await expect(page.getByRole('link', { name: TITLE, exact: true })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});
