import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ImportAnswer, ImportRowAnswer, ImportRowsAnswer } from '../organizations/index.js';
import type { ShownJob } from '../platform/jobs/jobs.js';
import { say, Trouble } from '../platform/settings/trouble.js';
import { ACTING } from './acting.js';

/** A list that is to be applied. */
export interface AskedImport {
  readonly file: string;
  readonly sheet: string | undefined;
  /** From which day what it changes holds; undefined: a correction. */
  readonly from: string | undefined;
  readonly reason: string;
  /** Is what is right written though other rows are wrong or doubtful? */
  readonly skipWrong: boolean;
}

/** A row that is not written: what is wrong with it, each with the words of its column, or who may be meant. */
interface UnwrittenRow extends Pick<ImportRowAnswer, 'row' | 'outcome' | 'candidates'> {
  readonly name: string;
  readonly problems: readonly (ImportRowAnswer['problems'][number] & { readonly label: string | null })[];
}

/** What became of a list, as it is printed for programs. */
export interface ImportReport extends Pick<ImportAnswer, 'counts'> {
  readonly file: string;
  readonly sheet: string | null;
  readonly notices: readonly string[];
  /** The wrong and the doubtful ones. */
  readonly rows: readonly UnwrittenRow[];
  readonly applied: boolean;
  readonly changeSet: string | null;
}

const LOOKED_FOR_EVERY = 200;

/**
 * Brings a file in through the routes of the screen, as the account that the application acts for: judged, and applied by the same job. Where a row
 * is wrong or doubtful nothing is written unless that was asked for; a list that is not applied is not kept.
 * @throws Trouble where the file, the sheet, the day or the whole list is refused
 */
export async function applyImport(
  app: NestFastifyApplication,
  { file, sheet, from, reason, skipWrong }: AskedImport,
): Promise<ImportReport> {
  const door = new Door(await app.listen(0, '127.0.0.1').then(() => app.getUrl()));
  const form = new FormData();
  form.set('facts', JSON.stringify(sheet === undefined ? {} : { sheet }));
  form.set('file', await contentOf(file), basename(file));
  const begun = await door.ask<ImportAnswer>('POST', '/imports/file', form);
  const url = `/imports/${begun.id}`;
  let kept = true;
  try {
    const list = from === undefined ? begun : await door.ask<ImportAnswer>('PATCH', url, { effectiveOn: from });
    const { counts, source } = list;
    const rows = [...(await rowsOf(door, list, 'wrong')), ...(await rowsOf(door, list, 'doubtful'))];
    const others = source.sheets.filter((one) => one.sheet !== source.sheet).map((one) => one.sheet);
    const notices = [...source.notices, ...(others.length ? [`还有工作表没有导入（--sheet）：${others.join('、')}`] : [])];
    const report = { file: basename(file), sheet: source.sheet, notices, counts, rows: rows.toSorted((a, b) => a.row - b.row) };
    if (counts.new + counts.changed === 0 || (rows.length > 0 && !skipWrong)) return { ...report, applied: false, changeSet: null };
    const changeSet = await written(door, url, reason);
    kept = false;
    return { ...report, applied: true, changeSet };
  } finally {
    if (kept) await door.ask('DELETE', url);
  }
}

/** All rows of an outcome, page by page. */
async function rowsOf(door: Door, { id, columns, fields }: ImportAnswer, outcome: 'wrong' | 'doubtful'): Promise<UnwrittenRow[]> {
  const named = columns.findIndex(({ field }) => field === 'name');
  const labels = new Map(fields.map(({ code, label }) => [code, label]));
  const all: UnwrittenRow[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: ImportRowsAnswer = await door.ask('GET', `/imports/${id}/rows?outcome=${outcome}&limit=200&afterRow=${after}`);
    for (const { row, cells, problems, candidates } of page.items) {
      const told = problems.map(({ field, code, message }) => {
        return { field, code, message, label: field === null ? null : (labels.get(field) ?? field) };
      });
      all.push({ row, outcome, name: cells[named] ?? '', problems: told, candidates });
    }
    after = page.next;
  }
  return all;
}

/** Waits for the job, whoever does it. Gives the act. */
async function written(door: Door, url: string, reason: string): Promise<string> {
  let job = await door.ask<ShownJob>('POST', `${url}/apply`, { reason });
  say('正在写入，可在任务中心取消。', 'Writing; the job can be cancelled on the page of jobs.');
  while (job.state === 'waiting' || job.state === 'running') {
    await pause(LOOKED_FOR_EVERY);
    job = await door.ask<ShownJob>('GET', `/jobs/${job.id}`);
  }
  if (job.state === 'cancelled') throw new Trouble('已取消，名录没有改动。', 'It was cancelled; nothing was written.');
  if (job.state === 'failed') throw refusal(job.result?.['problem']);
  return String(job.result?.['changeSet']);
}

/** The routes of the screen, over a port of this machine alone. */
class Door {
  constructor(private readonly address: string) {}

  /** @throws Trouble with the sentences of what is refused */
  async ask<T>(method: string, path: string, body?: FormData | Record<string, unknown>): Promise<T> {
    const json = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
    const reply = await fetch(`${this.address}/api${path}`, {
      method,
      headers: { ...ACTING, ...json, 'accept-language': 'zh' },
      body: body === undefined || body instanceof FormData ? (body ?? null) : JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw refusal(JSON.parse(text));
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

interface Refusal {
  readonly type: string;
  readonly status: number;
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

function refusal(given: unknown): Trouble {
  const { type, status, detail, title, errors = [] } = given as Refusal;
  const fields = errors.map(({ pointer, message }) => `${pointer.slice(1)}：${message}`);
  return new Trouble(fields.join('；') || (detail ?? title ?? type), `Refused: ${status} ${type}.`);
}

async function contentOf(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch {
    throw new Trouble(`打不开文件 ${path}。`, `There is no file ${path} to open.`);
  }
}
