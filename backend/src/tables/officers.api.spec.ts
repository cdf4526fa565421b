import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner } from '../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../test/office.js';
import type { Viewer } from '../accounts/index.js';
import type { KeptComparisonAnswer, KeptTableAnswer } from './kept/kept.dto.js';
import { Printing } from './printing.js';
import { tableAsDocx } from './table.docx.js';
import { tableAsXlsx } from './table.xlsx.js';
import { type PrintedTableAnswer, type TableAnswer, type TableDefinitionBody, TableQuery } from './tables.dto.js';

const EVERYWHERE: Viewer = {
  accountId: '00000000-0000-7000-8000-0000000000ad',
  login: 'everywhere',
  name: '张甲一',
  locale: 'zh',
  sessionId: null,
  grants: [{ role: 'supervisor', areaId: null, kinds: null }],
  areasVersion: 1,
};

let office: Office;
let folder: string;
let supervisor: Person;
const ids: Record<string, string> = {};

const send = async (id: string, path: string, body: Body): Promise<Reply> => {
  const { etag } = await supervisor.get(`/api/organizations/${id}`);
  const reply = await supervisor.send('POST', `/api/organizations/${id}/${path}`, body, { 'if-match': etag });
  if (reply.status > 201) throw new Error(`${path}: ${reply.text}`);
  return reply;
};
const holder = (post: string, name: string, more: Body = {}): Body => ({
  post,
  person: { name, employer: '示例公司', title: '董事长' },
  ...more,
});

beforeAll(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'officers-'));
  supervisor = await office.as('supervisor');
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '南通市委统战部', $1, false, now())`,
      [office.area('3206')],
    );
  });
  const found = async (name: string): Promise<string> =>
    (ids[name] = await office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10' }));
  const first = await found('甲');
  await send(first, 'leadership-changes', { on: '2014-05-10', number: 1, years: 5, holders: [holder('会长', '张甲一')] });
  await send(first, 'leadership-changes', {
    on: '2019-05-18',
    number: 2,
    years: 5,
    holders: [
      holder('会长', '李乙二', { wayIn: 'elected' }),
      holder('副会长', '王丙三'),
      holder('秘书长', '沈寅三'),
      holder('理事', '何丑丑'),
    ],
  });
  await found('乙');
  const second = ids['乙'] ?? '';
  await send(second, 'leadership-changes', { on: '2022-01-01', number: 1, years: 5, holders: [holder('会长', '丁一一')] });
  await found('丙');
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.stop();
});

const officers = (more: object = {}): object => ({
  title: ['现任负责人名册'],
  unit: '个',
  total: true,
  signatures: [],
  officers: {
    per: 'office',
    order: 'rank',
    among: 'responsible',
    span: 'now',
    columns: [{ key: 'name' }, { key: 'areaName' }],
    officer: ['post', 'name', 'employer', 'since', 'wayIn'],
    ...more,
  },
});
const QUERY = 'asOf=2023-06-30&kind=chamberOfCommerce&sort=name';
const printed = (definition: object, query = QUERY): Promise<Reply<PrintedTableAnswer>> =>
  supervisor.send<PrintedTableAnswer>('POST', `/api/tables/printed?${query}`, definition, { 'accept-language': 'zh' });
const texts = ({ lines }: PrintedTableAnswer): string[] => lines.map(({ cells }) => cells.join('|'));

describe('a row for each officer', () => {
  it('stands by rank, his organization merged down, and says what it counts', async () => {
    const { status, body } = await printed(officers());
    expect(status).toBe(200);
    expect(texts(body)).toEqual([
      '1|示例甲商会|如东县|会长|李乙二|示例公司|2019-05-18|选举',
      '1|示例甲商会|如东县|副会长|王丙三|示例公司|2019-05-18|选举',
      '1|示例甲商会|如东县|秘书长|沈寅三|示例公司|2019-05-18|选举',
      '2|示例乙商会|如东县|会长|丁一一|示例公司|2022-01-01|选举',
      '合计|2个|||4人次|||',
    ]);
    expect(body.lines.map(({ down }) => down?.join(''))).toEqual(['33311111', '00011111', '00011111', undefined, undefined]);
    expect(body.head[0]?.at(-1)).toEqual({ text: '任职（一职一行）', columns: 5, rows: 1 });
    expect(body.notes).toEqual(['注：另有1个组织当日没有登记任职，未列入本表。']);
  });

  it('is a person once with all that he holds, where that is asked', async () => {
    await send(ids['乙'] ?? '', 'holdings', { holder: { post: '秘书长', person: { id: await personOf('丁一一') } }, from: '2022-01-01' });
    const { body } = await printed(officers({ per: 'person' }));
    expect(texts(body).slice(3)).toEqual(['2|示例乙商会|如东县|会长、秘书长|丁一一|示例公司|2022-01-01|选举、增补', '合计|2个|||4人|||']);
    expect(body.head[0]?.at(-1)?.text).toBe('人员（一人一行）');
    expect(texts((await printed(officers())).body).at(-1)).toBe('合计|2个|||5人次|||');
  });

  it('stands 按姓氏笔画 over all organizations', async () => {
    const { body } = await printed(officers({ per: 'person', order: 'stroke', officer: ['name', 'post'] }));
    expect(body.lines.map(({ cells }) => cells[3])).toEqual(['丁一一', '王丙三', '李乙二', '沈寅三', '4人']);
  });

  it('tells all terms, the latest first, and whom else it is asked for', async () => {
    const { body } = await printed(officers({ span: 'terms', among: 'all', officer: ['term', 'post', 'name', 'from', 'to'] }));
    expect(texts(body).slice(0, 5)).toEqual([
      '1|示例甲商会|如东县|第2届|会长|李乙二|2019-05-18|',
      '1|示例甲商会|如东县|第2届|副会长|王丙三|2019-05-18|',
      '1|示例甲商会|如东县|第2届|秘书长|沈寅三|2019-05-18|',
      '1|示例甲商会|如东县|第2届|理事|何丑丑|2019-05-18|',
      '1|示例甲商会|如东县|第1届|会长|张甲一|2014-05-10|2019-05-17',
    ]);
  });

  it('is of one kind, and of what the account reaches', async () => {
    const refused = await printed(officers(), 'asOf=2023-06-30');
    expect([refused.status, refused.body]).toMatchObject([422, { type: 'officers_of_one_kind' }]);
    const other = await (await office.as('qidong')).send<PrintedTableAnswer>('POST', `/api/tables/printed?${QUERY}`, officers());
    expect(other.body.lines).toEqual([]);
  });

  it('is the same cell by cell as a workbook that LibreOffice reckons anew, and reads as a document', async () => {
    const query = Object.assign(new TableQuery(), { asOf: '2023-06-30', kind: ['chamberOfCommerce'] });
    const table = await office.app.get(Printing).table(EVERYWHERE, officers() as TableDefinitionBody, query, 'zh');
    writeFileSync(join(folder, 'table.xlsx'), await tableAsXlsx(table, '00000000-0000-7000-8000-0000000000ab'));
    writeFileSync(join(folder, 'table.docx'), await tableAsDocx(table));
    const convert = (to: string, name: string): void => {
      execFileSync(
        'soffice',
        [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, join(folder, name)],
        {
          stdio: 'pipe',
        },
      );
    };
    convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false', 'table.xlsx');
    convert('txt:Text (encoded):UTF8', 'table.docx');
    const rows = readFileSync(join(folder, 'table.csv'), 'utf8')
      .split('\n')
      .map((row) => row.split(','));
    for (const { cells } of table.lines) expect(rows).toContainEqual(cells.map(({ text, down }) => (down === 0 ? '' : text)));
    expect(readFileSync(join(folder, 'table.txt'), 'utf8')).toContain('沈寅三');
  });

  it('is kept and compared with now: who left, who came', async () => {
    const view = (
      await supervisor.send<{ id: string }>('POST', '/api/views', {
        list: 'organizations',
        name: '商会',
        query: { kind: 'chamberOfCommerce' },
      })
    ).body;
    const saved = (await supervisor.send<TableAnswer>('POST', '/api/tables', { viewId: view.id, name: '名册', definition: officers() }))
      .body;
    const kept = await supervisor.send<KeptTableAnswer>('POST', `/api/kept-tables?asOf=2023-06-30&kind=chamberOfCommerce`, {
      tableId: saved.id,
      definition: officers(),
      handedTo: '省委统战部',
      format: 'xlsx',
    });
    expect(kept.status).toBe(201);
    const leaving = await holdingOf('王丙三');
    await send(ids['甲'] ?? '', `holdings/${leaving}/leave`, { on: '2024-01-01', wayOut: 'resigned' });
    const { body } = await supervisor.get<KeptComparisonAnswer>(`/api/kept-tables/${kept.body.id}/comparison?asOf=2024-06-30`);
    expect(body.rows.map(({ name, how }) => `${how} ${name}`)).toEqual(['removed 示例甲商会·王丙三']);
    expect(body.rows[0]?.id).toBe(ids['甲']);
  });
});

interface Held {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string } | null;
}
async function heldBy(name: string): Promise<Held | undefined> {
  for (const id of Object.values(ids)) {
    const { body } = await supervisor.get<{ holdings: Held[] }>(`/api/organizations/${id}/team`);
    const found = body.holdings.find(({ person }) => person?.name === name);
    if (found) return found;
  }
  return undefined;
}
const personOf = async (name: string): Promise<string> => (await heldBy(name))?.person?.id ?? '';
const holdingOf = async (name: string): Promise<string> => (await heldBy(name))?.id ?? '';
