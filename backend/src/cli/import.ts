import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AreasReading } from '../areas/index.js';
import { type ListPreview, previewOf, type Unread } from '../organizations/index.js';
import { say, sayAside, Trouble } from '../platform/settings/trouble.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { NOTICES, type ReadFile, REFUSALS, WorkbookReader } from '../spreadsheets/index.js';
import { actingAs } from './acting.js';
import type { Command } from './command.js';
import { withRooms } from './context.js';
import { applyImport, type ImportReport } from './import-apply.js';

const OPTIONS = {
  preview: { type: 'boolean' },
  apply: { type: 'boolean' },
  reason: { type: 'string' },
  as: { type: 'string', default: 'supervisor' },
  sheet: { type: 'string' },
  from: { type: 'string' },
  correction: { type: 'boolean' },
  'skip-wrong': { type: 'boolean', default: false },
  json: { type: 'boolean' },
} as const;
type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** A list of organizations: what it says, sheet by sheet (`--preview`), or brought in as an account (`--apply`). */
export const importLists: Command = {
  zh: '读一个表格文件，说出每张工作表读到了什么、哪里不对（--preview）；或以某个账号的名义导入名录（--apply），有错误或疑似重复的行就一行也不写，除非加 --skip-wrong。',
  en: 'Reads a workbook or CSV and says what is wrong (--preview), or brings it in as an account (--apply); --skip-wrong writes the rest.',
  usage:
    'import FILE --preview [--json] | --apply --reason TEXT [--as LOGIN] [--sheet NAME] [--from DAY | --correction] [--skip-wrong] [--json]',
  async run(args) {
    const { file, options } = parsed(args);
    if (options.json) sayAside();
    return options.preview ? preview(file, options) : apply(file, options);
  },
};

function parsed(args: string[]): { readonly file: string; readonly options: Options } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [file, ...more] = positionals;
    const both = values.from !== undefined && values.correction === true;
    if (file !== undefined && !more.length && values.preview !== values.apply && !both) return { file, options: values };
  } catch {
    // An option that there is not is a wrong use as well.
  }
  throw wrongUse();
}

function preview(file: string, { json }: Options): Promise<number> {
  return withRooms('app', async (rooms) => {
    const read = await readFile(file, rooms.get(WorkbookReader));
    if ('refused' in read) throw new Trouble(REFUSALS[read.refused].zh, REFUSALS[read.refused].en);
    const areas = await rooms.get(AreasReading).book();
    const sheets = read.grids.map((grid) => previewOf(basename(file), grid, areas, rooms.get(OfficeClock).today()));
    for (const notice of read.notices) process.stderr.write(`· ${NOTICES[notice].zh}  ${NOTICES[notice].en}\n`);
    process.stdout.write(json ? `${JSON.stringify(sheets)}\n` : sheets.map(summary).join(''));
    return 0;
  });
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

/** Written, or in the registry already: 0. Refused: 1. */
async function apply(file: string, options: Options): Promise<number> {
  const { as: login, sheet, from, reason = '', json, 'skip-wrong': skipWrong } = options;
  if (!reason.trim()) throw new Trouble('请写明缘由：--reason 缘由。', 'Say why: --reason TEXT.');
  const report = await actingAs(login, (app) => applyImport(app, { file, sheet, from, reason, skipWrong }));
  for (const notice of report.notices) process.stderr.write(`· ${notice}\n`);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : told(report));
  if (report.applied) say(`已导入，账号 ${login}。`, `Imported as ${login}.`);
  else if (!report.rows.length) say('名录里已经这样，没有要写入的。', 'The registry says so already; there was nothing to write.');
  else process.stderr.write(skipWrong ? `✗ 没有能写入的行。  No row could be written.\n` : NOTHING);
  return report.applied || !report.rows.length ? 0 : 1;
}

const NOTHING =
  '✗ 有错误或疑似重复的行，一行也没有写入；改好再来，或加 --skip-wrong 只写入其余各行。  Nothing was written: mend these rows, or write the others with --skip-wrong.\n';

function told({ sheet, counts, rows }: ImportReport): string {
  const { new: anew, changed, unchanged, wrong, doubtful } = counts;
  const lines = rows.map(({ row, name, problems, candidates }) => {
    const sentences = [
      ...problems.map(({ label, message }) => (label === null ? message : `${label}：${message}`)),
      ...candidates.map((one) => `可能是 ${one.name}（${one.area}）`),
    ];
    return `  第 ${row} 行 ${name}  ${sentences.join('；')}\n`;
  });
  return `${sheet ?? '—'}：新增 ${anew}，更新 ${changed}，无变化 ${unchanged}，错误 ${wrong}，疑似重复 ${doubtful}\n${lines.join('')}`;
}

const wrongUse = (): Trouble =>
  new Trouble(`用法：npm run tongxin -- ${importLists.usage}`, `Usage: npm run tongxin -- ${importLists.usage}`);
