import { type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { xlsxOf } from '../../src/spreadsheets/xlsx.js';

const HEADINGS = [
  '名称',
  '简称',
  '类别',
  '类型',
  '状态',
  '属地',
  '所在地',
  '成立日期',
  '终止日期',
  '级别',
  '业务主管单位',
  '地址',
  '代码',
  '编号',
  '版本',
];
const DATES = [7, 8];

/**
 * The rows of a cursor straight into the product's own writer, the fastest that was found (decision 0010): what the product adds to that
 * is the account, the day, the words of codes and the sheet 说明.
 */
export async function writeWorkbook(rows: Readable, to: Writable): Promise<void> {
  const sheet = {
    name: '组织名录',
    locale: 'zh' as const,
    columns: HEADINGS.map((words, place) => ({
      code: `c${place}`,
      words: { zh: words, en: words },
      sort: DATES.includes(place) ? ('date' as const) : ('text' as const),
      width: 16,
      value: (row: unknown[]) => text(row[place]),
    })),
    rows: byTheThousand(rows),
    notes: { name: '说明', title: '说明', lines: () => [] },
  };
  await pipeline(xlsxOf(sheet), to);
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null);

async function* byTheThousand(rows: Readable): AsyncGenerator<unknown[][]> {
  let piece: unknown[][] = [];
  for await (const row of rows) {
    piece.push(row as unknown[]);
    if (piece.length < 1000) continue;
    yield piece;
    piece = [];
  }
  if (piece.length) yield piece;
}
