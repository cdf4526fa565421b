import { Frame } from '../pages/frame';
import { OrganizationPage } from '../pages/organization';
import { Stopwatch } from '../pages/stopwatch';
import { expect, test } from './office';

const TITLE = '关于更名的批复';

/** A page without words; large enough that its way can be slowed down. */
const pdf = (mark: string): Buffer =>
  Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%${mark}${'\n'.repeat(400_000)}`,
  );

test('a rename is recorded with its document by keyboard alone; the document is found by its number and seen in place', async ({
  page,
  signIn,
  colleague,
}) => {
  const once = 10_000 + (Date.now() % 90_000);
  const number = `示例〔2026〕${once}号`;
  const officer = await colleague('chongchuan');
  const { id } = await officer.found(`示例文件商会${once}`);
  await signIn('supervisor');
  const [organization, frame, watch] = [new OrganizationPage(page), new Frame(page), new Stopwatch(page)];
  // Told from the start, or the first key may come before the browser knows that its window is to be caught.
  page.on('filechooser', () => undefined);
  await organization.open(id);
  const name = page.getByRole('textbox', { name: '名称', exact: true });
  const fromDay = page.getByRole('textbox', { name: '从哪一天起' });
  const dialog = page.getByRole('dialog', { name: '登记文件' });
  const title = dialog.getByRole('textbox', { name: '标题' });

  await test.step('rename with its document', async () => {
    await watch.think();
    await watch.press('e');
    await watch.wait(name);
    await watch.tabTo(name);
    await watch.press('Control+a');
    await watch.typeChinese(`示例文件总商会${once}`, 'shili wenjian zong shanghui');
    await watch.think();
    await watch.tabTo(page.getByRole('button', { name: '登记新文件' }));
    await watch.press('Enter');
    await watch.waitForFocus(dialog.getByRole('button', { name: '选择文件' }));
    await watch.think();
    // The key opens the window of the system; there the name is begun and taken.
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), watch.press('Enter')]);
    watch.count(6);
    await chooser.setFiles({ name: `${number} ${TITLE}.pdf`, mimeType: 'application/pdf', buffer: pdf(number) });
    await expect(title).toHaveValue(TITLE);
    await watch.tabTo(dialog.getByRole('checkbox'));
    await watch.press('Space');
    await watch.tabTo(dialog.getByRole('button', { name: '登记', exact: true }));
  });

  await test.step('the upload is stopped by a hasty hand: what was typed stays', async () => {
    const line = await page.context().newCDPSession(page);
    const upload = (uploadThroughput: number) =>
      line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
    await upload(40_000);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]/);
    await dialog.getByRole('button', { name: '停止上传' }).dblclick();
    await expect(dialog.getByText('已停止上传')).toBeFocused();
    await expect(title).toHaveValue(TITLE);
    await upload(-1);
  });

  await test.step('sent after all, and cited by the rename', async () => {
    await watch.tabTo(dialog.getByRole('button', { name: '登记', exact: true }));
    await watch.press('Enter');
    await watch.waitUntilGone(dialog);
    await expect(page.getByRole('list', { name: '依据文件' })).toContainText(number);
    await watch.press('Control+s');
    await watch.waitForFocus(page.getByRole('radio', { name: '从某一天起变了' }));
    await watch.press('Space');
    await watch.tabTo(fromDay);
    await watch.type('20260301');
    await watch.think();
    await watch.press('Control+s');
    await watch.wait(organization.titled(`示例文件总商会${once}`));
    console.log(`  a rename with its document: ${watch.toString()}`);
  });

  await organization.tab('变更记录');
  await expect(organization.changes.first().getByRole('link', { name: `《${TITLE}》${number}` })).toBeVisible();
  await frame.search.fill(number);
  await page.getByRole('option', { name: TITLE }).click();
  await expect(page.getByTitle(TITLE)).toBeVisible();
  await expect(page.getByRole('link', { name: `示例文件总商会${once}` })).toBeVisible();
});
