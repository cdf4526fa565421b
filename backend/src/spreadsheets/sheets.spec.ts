import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf } from './csv.js';
import { serialOf, shownDate } from './dates.js';
import { dispositionOf } from '../platform/http/disposition.js';
import { Turns } from '../platform/turns.js';
import { fileNameOf } from './file-name.js';
import type { Column, Sheet } from './sheet.js';
import { xlsxOf } from './xlsx.js';
import { columnName, xmlText } from './xlsx-parts.js';

interface Row {
  readonly name: string;
  readonly on: string | null;
  readonly members: number | null;
}

const columns: readonly Column<Row>[] = [
  { code: 'name', words: { zh: '名称', en: 'Name' }, sort: 'text', width: 30, value: (row) => row.name },
  { code: 'on', words: { zh: '成立日期', en: 'Founded' }, sort: 'date', width: 14, value: (row) => row.on },
  { code: 'members', words: { zh: '会员数', en: 'Members' }, sort: 'number', width: 10, value: (row) => row.members },
];

const sheetOf = (rows: readonly (readonly Row[])[], locale: 'zh' | 'en' = 'zh'): Sheet<Row> => ({
  name: '组织名录',
  locale,
  columns,
  rows: (async function* () {
    for (const piece of rows) yield await Promise.resolve(piece);
  })(),
  notes: { name: '说明', title: '组织名录', lines: (count) => [['行数', String(count)]] },
});

const whole = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
};

const HOSTILE = ['=1+1', '+86', '-5', '@sum(A1)', '说"引号"', 'a,b', '<script>&amp;', '100%_x0041_', '😀𠮷㛃', '两\n行', ' 前后 ', "'撇"];

describe('CSV', () => {
  it('is UTF-8 with its mark, CRLF, quotes where RFC 4180 asks for them', async () => {
    const text = (
      await whole(csvOf(sheetOf([[{ name: '甲"商会",乙', on: '2019-05', members: 3 }], [{ name: '丙', on: null, members: null }]])))
    ).toString('utf8');
    expect(text).toBe('\ufeff名称,成立日期,会员数\r\n"甲""商会"",乙",2019年5月,3\r\n丙,,\r\n');
  });

  it('lets nothing begin a formula, and numbers be numbers', async () => {
    const rows = [HOSTILE.map((name) => ({ name, on: null, members: -7 }))];
    const lines = (await whole(csvOf(sheetOf(rows)))).toString('utf8');
    for (const name of ['=1+1', '+86', '-5', '@sum(A1)']) expect(lines).toContain(`\r\n'${name},,-7`);
    expect(lines).toContain(`\r\n'撇,`);
  });
});

describe('a workbook', () => {
  let folder: string;
  const read = (book: string, sheet: string): string => readFileSync(join(folder, `${book}-${sheet}.csv`), 'utf8').replace(/^\ufeff/, '');

  // LibreOffice takes its time to start: both books in one go, every sheet of them as CSV.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sheets-'));
    const hostile = [HOSTILE.map((name, i) => ({ name, on: i % 2 ? '2019-05-18' : '2019', members: i }))];
    const long = [1, 2, 3].map((piece) => Array.from({ length: 4 }, (_, i) => ({ name: `甲${piece}${i}`, on: null, members: null })));
    writeFileSync(join(folder, 'hostile.xlsx'), await whole(xlsxOf(sheetOf(hostile))));
    writeFileSync(join(folder, 'long.xlsx'), await whole(xlsxOf(sheetOf(long), 6)));
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
    const books = ['hostile', 'long'].map((name) => join(folder, `${name}.xlsx`));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...books], { stdio: 'pipe' });
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'long.xlsx')], {
      stdio: 'pipe',
    });
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens in LibreOffice with every text as it was', () => {
    const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const told = read('hostile', '组织名录')
      .trimEnd()
      .split(/\r?\n(?=[^行])/);
    expect(told).toEqual(['名称,成立日期,会员数', ...HOSTILE.map((name, i) => `${quoted(name)},${i % 2 ? '2019-05-18' : '2019年'},${i}`)]);
    expect(read('hostile', '说明')).toMatch(/行数,12/);
  });

  it('goes on to another sheet where one is full', () => {
    expect(read('long', '组织名录').match(/甲/g)).toHaveLength(5);
    expect(read('long', '组织名录 (2)').match(/甲/g)).toHaveLength(5);
    expect(read('long', '组织名录 (3)').match(/甲/g)).toHaveLength(2);
    expect(read('long', '说明')).toMatch(/行数,12/);
  });

  it('prints on A4 landscape, the head on every page, page x of y beneath', () => {
    const flat = readFileSync(join(folder, 'long.fods'), 'utf8');
    expect(flat.match(/<table:table-header-rows>/g)).toHaveLength(3);
    const found = (of: RegExp): string[] => [...new Set(flat.match(of))];
    expect(found(/fo:page-width="[^"]*" fo:page-height="[^"]*"/g)).toContain('fo:page-width="11.6929in" fo:page-height="8.2681in"');
    expect(found(/style:print-orientation="\w+"/g)).toContain('style:print-orientation="landscape"');
    const feet = [...flat.matchAll(/<style:footer>(.*?)<\/style:footer>/gs)].map(([, foot]) => foot?.replace(/<[^>]*>|\s/g, ''));
    expect(new Set(feet)).toEqual(new Set(['第1页/共99页'])); // LibreOffice counts when it prints
  });

  it('stops its rows when nobody takes it any more, and tells what went wrong with them', async () => {
    let stopped = false;
    const endless = async function* (): AsyncGenerator<Row[]> {
      try {
        for (;;)
          yield await Promise.resolve(Array.from({ length: 1000 }, (_, i) => ({ name: `甲${i}${Math.random()}`, on: null, members: i })));
      } finally {
        stopped = true;
      }
    };
    const pieces = xlsxOf({ ...sheetOf([]), rows: endless() });
    for (let i = 0; i < 3; i++) await pieces.next();
    await pieces.return(undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stopped).toBe(true);
    const broken = async function* (): AsyncGenerator<Row[]> {
      yield await Promise.resolve([{ name: '甲', on: null, members: 1 }]);
      throw new Error('the connection broke');
    };
    await expect(whole(xlsxOf({ ...sheetOf([]), rows: broken() }))).rejects.toThrow('the connection broke');
  });
});

describe('the small parts', () => {
  it('counts days as spreadsheets do, and leaves the rest as text', () => {
    expect(serialOf('1900-03-01')).toBe(61);
    expect(serialOf('2019-05-18')).toBe(43603);
    expect(serialOf('1899-12-31')).toBeUndefined();
    expect(serialOf('2019-05')).toBeUndefined();
    expect(shownDate('[..2019-05-18]', 'zh')).toBe('不详，不晚于2019年5月18日');
    expect(shownDate('2019-05', 'en')).toBe('May 2019');
  });

  it('names columns and escapes what XML and spreadsheets would read otherwise', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
    expect(xmlText('a_x0041_b<&>')).toBe('a_x005F_x0041_b&lt;&amp;&gt;');
  });

  it('makes file names that every system takes', () => {
    expect(fileNameOf(['组织名录', 'a/b:c*?"<>|', '', '截至2022-06-30'], 'xlsx')).toBe('组织名录_a b c_截至2022-06-30.xlsx');
    expect(dispositionOf("名录_(甲)'.csv")).toBe(
      'attachment; filename="tongxin.csv"; filename*=UTF-8\'\'%E5%90%8D%E5%BD%95_%28%E7%94%B2%29%27.csv',
    );
  });

  it('lets so many have a turn at a time, and forgets who went away', async () => {
    const turns = new Turns(1);
    const never = new AbortController();
    const leave = await turns.take(never.signal);
    const away = new AbortController();
    const lost = turns.take(away.signal);
    const next = turns.take(never.signal);
    away.abort();
    await expect(lost).rejects.toThrow();
    leave();
    leave();
    (await next)();
    (await turns.take(never.signal))();
  });
});
