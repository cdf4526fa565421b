import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AreasReading } from '../areas/index.js';
import { type ListPreview, previewOf, type Unread } from '../organizations/index.js';
import { sayAside, Trouble } from '../platform/settings/trouble.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { NOTICES, type ReadFile, REFUSALS, WorkbookReader } from '../spreadsheets/index.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';

/** What a list of organizations says, sheet by sheet; nothing is written. */
export const importLists: Command = {
  zh: '读一个表格文件，说出每张工作表读到了什么、哪里不对，例如 import 名单.xlsx --preview；加 --json 供程序用。',
  en: 'Reads a workbook or CSV and says what stands in it and what is wrong; --json for programs. Nothing is written.',
  usage: 'import FILE --preview [--json]',
  async run(args) {
    const { values, positionals } = parsed(args);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1 || !values.preview) throw wrongUse();
    if (values.json) sayAside();
    return withRooms('app', async (rooms) => {
      const read = await readFile(file, rooms.get(WorkbookReader));
      if ('refused' in read) throw new Trouble(REFUSALS[read.refused].zh, REFUSALS[read.refused].en);
      const areas = await rooms.get(AreasReading).book();
      const sheets = read.grids.map((grid) => previewOf(basename(file), grid, areas, rooms.get(OfficeClock).today()));
      for (const notice of read.notices) process.stderr.write(`· ${NOTICES[notice].zh}  ${NOTICES[notice].en}\n`);
      process.stdout.write(values.json ? `${JSON.stringify(sheets)}\n` : sheets.map(summary).join(''));
      return 0;
    });
  },
};

function parsed(args: string[]): { values: { preview?: boolean; json?: boolean }; positionals: string[] } {
  try {
    return parseArgs({ args, allowPositionals: true, options: { preview: { type: 'boolean' }, json: { type: 'boolean' } } });
  } catch {
    throw wrongUse();
  }
}

async function readFile(path: string, reader: WorkbookReader): Promise<ReadFile> {
  const handle = await open(path).catch(() => Promise.reject(new Trouble(`打不开文件 ${path}。`, `There is no file ${path} to open.`)));
  try {
    return await reader.read({ descriptor: handle.fd, bytes: (await handle.stat()).size });
  } finally {
    await handle.close();
  }
}

const UNREAD: Readonly<Record<Unread, string>> = { blank: '空表', hidden: '隐藏的工作表，不读', noHead: '没有找到表头，未读' };

function summary({ sheet, unread, records, errors, skippedRows, unmappedColumns, leftOutColumns, unreadCells }: ListPreview): string {
  const name = sheet ?? '—';
  if (unread) return `${name}：${UNREAD[unread]}\n`;
  const headers = (columns: readonly { header: string }[]): string => columns.map(({ header }) => header).join('、');
  const lines = [
    `${name}：${records.length} 条记录，${errors.length} 处问题，${skippedRows.length} 行不是记录`,
    ...(unmappedColumns.length ? [`  未识别的列：${headers(unmappedColumns)}`] : []),
    ...(leftOutColumns.length ? [`  含个人信息、不读的列：${headers(leftOutColumns)}`] : []),
    ...(unreadCells.length ? [`  表外未读的单元格：${unreadCells.join('、')}`] : []),
    ...errors.map(({ row, column, code, why, raw }) => `  ${column}${row}  ${why}${raw ? `：${raw}` : ''}  [${code}]`),
  ];
  return `${lines.join('\n')}\n`;
}

const wrongUse = (): Trouble =>
  new Trouble(`用法：npm run tongxin -- ${importLists.usage}`, `Usage: npm run tongxin -- ${importLists.usage}`);
