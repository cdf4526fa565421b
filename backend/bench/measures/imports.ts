import { performance } from 'node:perf_hooks';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { csvOf } from '../../src/spreadsheets/csv.js';
import { xlsxOf } from '../../src/spreadsheets/xlsx.js';
import { type Ask, Client, json, median } from '../load.js';
import type { Ground, OtherMeasure } from '../measure.js';
import { signedIn, startFloor, startOurs } from '../servers.js';

const ROWS = 20_000;
const ROUNDS = 3;
const HEADS = ['编号', '名称', '类别', '类型', '属地', '成立日期', '业务主管单位'];
const FORMATS = { csv: csvOf, xlsx: xlsxOf };
type Format = keyof typeof FORMATS;

/** A list as a county sends it: half of its rows change a record that is there, named by its id, half are new. */
function listOf(ids: readonly string[], areas: readonly string[], round: string): (string | null)[][] {
  const changed = ids.map((id) => [id, null, null, null, null, null, `示例${round}主管局`]);
  const founded = Array.from({ length: ROWS - ids.length }, (_, at) => [
    null,
    `示例${round}第${at}号商会`,
    '商会',
    '行业商会',
    areas[at % areas.length] ?? '',
    `20${String(10 + (at % 15))}-0${String(1 + (at % 9))}`,
    '示例局',
  ]);
  return [...changed, ...founded];
}

const fileOf = (rows: (string | null)[][], format: Format): Promise<Buffer> =>
  buffer(
    FORMATS[format]<(string | null)[]>({
      name: '名单',
      locale: 'zh',
      columns: HEADS.map((head, at) => ({
        code: `c${String(at)}`,
        words: { zh: head, en: head },
        sort: 'text',
        width: 16,
        value: (row) => row[at] ?? null,
      })),
      rows: inOne(rows),
      notes: { name: '说明', title: '说明', lines: () => [] },
    }),
  );

async function* inOne<T>(rows: T): AsyncGenerator<T> {
  yield await Promise.resolve(rows);
}

async function asForm(file: Buffer, format: Format): Promise<Pick<Ask, 'headers' | 'body'>> {
  const form = new FormData();
  form.set('facts', '{}');
  form.set('file', new Blob([new Uint8Array(file)]), `名单.${format}`);
  const sent = new Response(form);
  return { headers: { 'content-type': sent.headers.get('content-type') ?? '' }, body: Buffer.from(await sent.arrayBuffer()) };
}

interface Import {
  readonly id: string;
  readonly counts: { readonly new: number; readonly changed: number };
}
interface Job {
  readonly id: string;
  readonly state: string;
  readonly result: { readonly founded?: number; readonly changed?: number } | null;
}

/** The file as a user brings it: sent and judged, its first page looked at; then applied, the job asked for until it has ended. */
async function brought(client: Client, file: Buffer, format: Format): Promise<{ preview: number; apply: number }> {
  const form = await asForm(file, format);
  const begin = performance.now();
  const { id, counts } = await json<Import>(client, { method: 'POST', path: '/api/imports/file', ...form });
  await json(client, { path: `/api/imports/${id}/rows?limit=100` });
  const seen = performance.now();
  let job = await json<Job>(client, { method: 'POST', path: `/api/imports/${id}/apply`, body: '{}' });
  while (job.state === 'waiting' || job.state === 'running') {
    await pause(20);
    job = await json<Job>(client, { path: `/api/jobs/${job.id}` });
  }
  if (job.state !== 'done' || counts.new !== ROWS / 2 || counts.changed !== ROWS / 2)
    throw new Error(`the import ended as ${JSON.stringify({ counts, job })}`);
  return { preview: seen - begin, apply: performance.now() - seen };
}

async function broughtToFloor(client: Client, file: Buffer, format: Format): Promise<number> {
  const begin = performance.now();
  const ask: Ask = {
    method: 'POST',
    path: `/import?format=${format}`,
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  };
  const { founded, changed } = await json<{ founded: number; changed: number }>(client, ask);
  if (founded !== ROWS / 2 || changed !== ROWS / 2) throw new Error(`the floor wrote ${JSON.stringify({ founded, changed })}`);
  return performance.now() - begin;
}

async function taken({ copy }: Ground, format: Format): Promise<{ ours: number; beside: number; note: string }> {
  if (!copy) throw new Error('an import is measured on a copy');
  const [ours, floor] = [await startOurs(copy, false), await startFloor(copy)];
  const client = await signedIn(ours.url, 'supervisor');
  const bare = new Client(floor.url);
  const before = ours.memory();
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, ours.memory())), 20);
  try {
    const { areas, ids } = await json<{ areas: string[]; ids: string[] }>(bare, { path: '/import-ground' });
    const half = ROWS / 2;
    const times = { preview: [] as number[], apply: [] as number[], beside: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      const lists = [ids.slice(0, half), ids.slice(half, 2 * half)].map((some, side) =>
        listOf(some, areas, `${format}${['甲', '乙'][side] ?? ''}${String(round)}轮`),
      );
      const [mine = Buffer.alloc(0), theirs = Buffer.alloc(0)] = await Promise.all(lists.map((list) => fileOf(list, format)));
      const { preview, apply } = await brought(client, mine, format);
      times.preview.push(preview);
      times.apply.push(apply);
      times.beside.push(await broughtToFloor(bare, theirs, format));
    }
    const [preview, apply] = [median(times.preview), median(times.apply)];
    const note = `preview ${(preview / 1000).toFixed(1)} s, applied ${(apply / 1000).toFixed(1)} s; +${Math.round(most - before)} MB`;
    return { ours: preview + apply, beside: median(times.beside), note };
  } finally {
    clearInterval(looking);
    client.close();
    bare.close();
    await Promise.all([ours.stop(), floor.stop()]);
  }
}

const imported = (format: Format, ratio: number): OtherMeasure => ({
  name: `import of 20,000, ${format}`,
  unit: 'ms',
  besideName: 'floor: staged by COPY, compared and written in sets, with the same triggers',
  target: { ratio },
  onCopy: true,
  take: (ground) => taken(ground, format),
});

export const importCsv = imported('csv', 2);
export const importXlsx = imported('xlsx', 4);
