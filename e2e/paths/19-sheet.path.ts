import { readFileSync } from 'node:fs';
import { OrganizationPage } from '../pages/organization';
import { expect, test } from './office';

/** Sheets of paper that the page takes when it is printed, and how wide and high the first one is, in points. */
function printed(pdf: Buffer): { sheets: number; size: string } {
  const text = pdf.toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(text) ?? [];
  return { sheets: text.match(/\/Type\s*\/Page\b/g)?.length ?? 0, size: `${Math.round(Number(width))}×${Math.round(Number(height))}` };
}

test('one organization on one page: from its page, of the day, printed on one upright A4 and taken along for Word', async ({
  page,
  signIn,
  colleague,
}) => {
  const supervisor = await colleague('supervisor');
  const [chamber] = await supervisor.all<{ id: string }>('/api/organizations', { q: 'shntsh' });
  await signIn('supervisor');
  const organization = new OrganizationPage(page);
  await organization.open(chamber?.id ?? '');
  const paper = await organization.sheet();
  await expect(paper).toContainText('示例数据');
  await expect(paper).toContainText(/名称\s*上海南通商会/);
  await expect(paper).toContainText(/曾用名\s*上海市南通商会/);
  await expect(paper).toContainText(/沿革\s*上海南通商会于.*更名为/);
  expect(printed(await page.pdf({ preferCSSPageSize: true }))).toEqual({ sheets: 1, size: '595×842' });

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 Word 文档' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^示例数据_上海南通商会_组织情况表_截至.*\.docx$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  await page.goto(`/organizations/${chamber?.id ?? ''}/sheet?asOf=2016-06-30`);
  await expect(paper).toContainText(/名称\s*上海市南通商会/);
  await expect(paper).toContainText('截至日期：2016年6月30日');
  await expect(paper).not.toContainText('更名为');
});
