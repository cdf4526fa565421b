import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../pages/api';
import { ListPage } from '../pages/list';
import { expect, test } from './office';

/** Cells of CSV in UTF-8, with or without BOM. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = text.startsWith('\uFEFF') ? 1 : 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i] ?? '';
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  if (cell || rows.at(-1)?.length) rows.at(-1)?.push(cell);
  return rows.filter((row) => row.length > 0);
}

test('the exported workbook, opened by LibreOffice, says in every cell what the API says', async ({ page, signIn, colleague }) => {
  test.slow();
  await signIn('supervisor');
  const list = new ListPage(page);
  await list.open('?kind=chamberOfCommerce&asOf=2022-06-30&sort=-foundedOn');
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-export-'));
  try {
    const workbook = join(folder, 'list.xlsx');
    copyFileSync(await (await list.export('xlsx')).path(), workbook);
    // Sheet 1 as shown (false: as formatted), UTF-8, all cells quoted or not as need be.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,2052,false,true,false,false,false,1';
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', filter, '--outdir', folder, workbook],
      {
        stdio: 'pipe',
        timeout: 90_000,
      },
    );
    const made = readFileSync(join(folder, 'list-组织名录.csv'), 'utf8');
    const [head = [], ...cells] = cellsOf(made);
    expect(head.slice(0, 6)).toEqual(['名称', '类型', '属地', '所在地', '成立日期', '状态']);

    const supervisor = await colleague('supervisor');
    const asked = { kind: 'chamberOfCommerce', asOf: '2022-06-30', sort: '-foundedOn', status: 'active' };
    const rows = await supervisor.all<Row>('/api/organizations', asked);
    expect(cells.length).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(80);
    const said = (date: string | null): string =>
      (date ?? '')
        .replace(/^\[\.\.(\d{4})-12-31\]$/, '不详，不晚于$1年')
        .replace(/^\[\.\.(\d{4})-(\d\d)-(\d\d)\]$/, (_, y, m, d) => `不详，不晚于${y}年${Number(m)}月${Number(d)}日`)
        .replace(/^(\d{4})-(\d\d)$/, (_, y, m) => `${y}年${Number(m)}月`)
        .replace(/^\d{4}$/, '$&年');
    const expected = rows.map((row) => [
      row.name,
      row.type,
      row.areaName,
      row.seatAreaName ?? '',
      said(row.foundedOn),
      row.certainty === 'certain' ? '正常' : '正常（可能）',
      row.id,
    ]);
    const id = head.indexOf('编号');
    expect(cells.map((row) => [...row.slice(0, 6), row[id] ?? ''])).toEqual(expected);

    const csv = readFileSync(await (await list.export('csv')).path(), 'utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(
      cellsOf(csv)
        .slice(1)
        .map((row) => row[0]),
    ).toEqual(rows.map((row) => row.name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
