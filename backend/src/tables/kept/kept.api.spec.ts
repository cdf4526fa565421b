import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner, findings } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../../test/office.js';
import { form, pdf } from '../../../test/papers.js';
import { Verify } from '../../history/index.js';
import type { KeptComparisonAnswer, KeptListAnswer, KeptOneAnswer, KeptTableAnswer } from './kept.dto.js';

let office: Office;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '市委统战部', $1, false, now())`,
      [office.area('3206')],
    );
  });
}, 120_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

const TODAY = '2026-11-23';
const AS_OF = '2022-06-30';
const CHAMBERS = `asOf=${AS_OF}&kind=chamberOfCommerce&status=active`;
const REGISTER = {
  title: ['{单位}{年}年商会名录'],
  unit: '个',
  total: true,
  signatures: ['madeBy'],
  register: {
    groupBy: 'area',
    subtotals: true,
    numbering: 'through',
    order: 'office',
    columns: [
      { key: 'name' },
      { key: 'supervisor' },
      { key: 'foundedOn', over: '基本情况' },
      { key: 'status', over: '基本情况' },
      { key: 'fields.members', head: '会员数', total: true, compare: ['previous', 'difference', 'growth'] },
    ],
  },
};

const keep = async (query = CHAMBERS, who = 'supervisor', more: Body = {}): Promise<Reply<KeptTableAnswer>> =>
  (await office.as(who)).send<KeptTableAnswer>(
    'POST',
    `/api/kept-tables?${query}`,
    { definition: REGISTER, handedTo: '示例市委办公室', purpose: '年中统计', ...more },
    { 'accept-language': 'zh' },
  );
const compared = async (id: string, asOf: string, language = 'zh'): Promise<KeptComparisonAnswer> =>
  (await supervisor.get<KeptComparisonAnswer>(`/api/kept-tables/${id}/comparison?asOf=${asOf}`, { 'accept-language': language })).body;
const right = ({ status, text }: Reply<unknown>): void => expect([status, text]).toEqual([200, expect.any(String)]);

/** Rows of a comparison with all that they say: how, each cell, and each change behind it with who, why and by which paper. */
const said = ({ rows }: KeptComparisonAnswer): string[] =>
  rows
    .map(({ name, how, corrected, cells, changes }) =>
      [
        `${name} ${how}${corrected ? ' corrected' : ''}`,
        ...cells.map((cell) => `${cell.column} ${cell.kept} → ${cell.now}${cell.corrected ? ' corrected' : ''}`),
        ...changes.map(({ actLabel, account, reason, documents }) =>
          [actLabel, account, reason, ...documents.map((paper) => paper.name)].filter(Boolean).join('，'),
        ),
      ].join('；'),
    )
    .sort();

describe('a table of 80, kept; then 50 corrections and renames, two foundings and more', () => {
  const ids: string[] = [];
  const nameOf = (at: number): string => `示例${String(at).padStart(2, '0')}商会`;
  let kept: KeptTableAnswer;
  let bytes: Buffer;
  let before: KeptOneAnswer;

  const change = async (at: number, body: Body, who?: string): Promise<void> => right(await office.change(ids[at] ?? '', body, who));
  const act = async (at: number, act: string, body: Body): Promise<void> => {
    expect((await office.act(ids[at] ?? '', act, body)).status).toBeLessThan(300);
  };
  const each = async (from: number, count: number, work: (at: number) => Promise<void>): Promise<void> => {
    for (let at = from; at < from + count; at++) await work(at);
  };
  const lastChange = async (at: number): Promise<string> =>
    String((await supervisor.get<{ items: Body[] }>(`/api/organizations/${ids[at] ?? ''}/changes`)).body.items[0]?.['changeSet']);
  const takeBack = async (changeSet: string): Promise<void> =>
    right(await supervisor.send('POST', `/api/changes/${changeSet}/undo`, { reason: '误改' }));

  beforeAll(async () => {
    for (let at = 0; at < 80; at++) {
      const area = office.area(at % 2 ? '320623' : '320613');
      ids[at] = await office.found({ name: nameOf(at), areaId: area, foundedOn: '2015-03-01', supervisor: '示例甲局' });
      if (at >= 52) continue;
      // What is to be no difference is counted in the sums all the same.
      await act(at, 'observations', { measure: 'members', onDay: '2020-12-31', value: 100 + at });
    }
    await each(52, 4, (at) => act(at, 'observations', { measure: 'members', onDay: '2020-12-31', value: 100 }));
    // Recorded before, of a day after the table.
    await change(70, { name: '示例70早改商会', effectiveOn: '2024-03-01' });
    const reply = await keep();
    expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
    kept = reply.body;
    ({ bytes } = await supervisor.get(`/api/kept-tables/${kept.id}/file`));
    before = (await supervisor.get<KeptOneAnswer>(`/api/kept-tables/${kept.id}`)).body;
    expect(before.table.lines.filter(({ sort }) => sort === 'row')).toHaveLength(80);
    expect((await compared(kept.id, AS_OF)).rows).toEqual([]);
    expect((await compared(kept.id, AS_OF)).same).toBe(80);

    const paper = form({ title: '关于调整业务主管单位的通知', unclassified: true }, pdf(), '通知.pdf');
    const document = (await supervisor.send<{ id: string }>('POST', '/api/documents', paper.body, paper.headers)).body.id;
    // 50 corrections and renames: so since ever, from a day before that of the table, from one after it, from one to come, and of what it does not show.
    await each(0, 10, (at) => change(at, { name: `示例${at}正名商会`, reason: '登记证书' }));
    await each(10, 10, (at) =>
      change(at, { name: `示例${at}补录商会`, effectiveOn: '2021-05-01', reason: '补录' }, at % 2 ? 'rudong' : 'chongchuan'),
    );
    await each(20, 10, (at) => change(at, { name: `示例${at}新名商会`, effectiveOn: '2023-01-01', reason: '更名' }));
    await each(30, 5, (at) => change(at, { name: `示例${at}来年商会`, effectiveOn: '2027-01-01' }));
    await each(35, 5, (at) => change(at, { supervisor: '示例乙局', documentIds: [document] }));
    await each(40, 5, (at) => change(at, { address: `示例路${at}号` }));
    await each(45, 5, (at) => change(at, { remarks: `示例备注${at}` }));
    // Beside what a row differs by: nothing of this is behind it.
    await change(0, { address: '示例路0号', reason: '地址' });
    await change(20, { remarks: '示例备注20', reason: '备注' });
    await change(21, { supervisor: '示例丙局', effectiveOn: '2027-01-01', reason: '来年' });
    // Taken back again: nothing, and nothing beside another difference.
    await change(50, { name: '示例误改商会' });
    await takeBack(await lastChange(50));
    await change(51, { name: '示例误改二商会', reason: '误' });
    await takeBack(await lastChange(51));
    await change(51, { supervisor: '示例丁局', reason: '主管' });
    // Counts: of the year before, of the day, of a day since.
    await act(52, 'observations', { measure: 'members', onDay: '2021-06-30', value: 110 });
    await act(53, 'observations', { measure: 'members', onDay: '2022-06-01', value: 120 });
    await act(54, 'observations', { measure: 'members', onDay: '2026-01-31', value: 130 });
    await act(55, 'end', { on: '2025-01-01', reason: '注销' });
    // Two foundings: what the table asks for, and another kind.
    ids.push(await office.found({ name: '示例新立商会', areaId: office.area('320613'), foundedOn: '2023-05-01' }));
    ids.push(
      await office.found({
        name: '示例新立会',
        kind: 'association',
        type: '知联会',
        areaId: office.area('320613'),
        foundedOn: '2022-01-01',
      }),
    );
  }, 240_000);

  it('is opened byte by byte as it was', async () => {
    const again = await supervisor.get(`/api/kept-tables/${kept.id}/file`);
    expect(again.bytes.equals(bytes)).toBe(true);
    expect((await supervisor.get<KeptOneAnswer>(`/api/kept-tables/${kept.id}`)).body).toEqual(before);
  });

  const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);
  const corrections = [
    ...numbers(0, 10).map(
      (at) => `示例${at}正名商会 changed corrected；名称 ${nameOf(at)} → 示例${at}正名商会 corrected；变更，张甲一，登记证书`,
    ),
    ...numbers(10, 10).map(
      (at) =>
        `示例${at}补录商会 changed corrected；名称 ${nameOf(at)} → 示例${at}补录商会 corrected；变更，${at % 2 ? '赵丁四' : '王丙三'}，补录`,
    ),
    ...numbers(35, 5).map(
      (at) => `${nameOf(at)} changed corrected；业务主管单位 示例甲局 → 示例乙局 corrected；变更，张甲一，《关于调整业务主管单位的通知》`,
    ),
    `${nameOf(51)} changed corrected；业务主管单位 示例甲局 → 示例丁局 corrected；变更，张甲一，主管`,
  ];

  it('for its own day names what was corrected, each with its change, and nothing else', async () => {
    const answer = await compared(kept.id, AS_OF);
    expect(said(answer)).toEqual(
      [
        ...corrections,
        `${nameOf(52)} changed corrected；会员数·本期 100 → 110 corrected；会员数·上年同期 100 → 110 corrected；登记数量，张甲一`,
        `${nameOf(53)} changed corrected；会员数·本期 100 → 120 corrected；会员数·增减 0 → 20 corrected；会员数·增幅 0.0% → 20.0% corrected；登记数量，张甲一`,
      ].sort(),
    );
    expect(answer.same).toBe(80 - 28);
  });

  it('for today names what came since too, each with its change, and nothing else', async () => {
    const answer = await compared(kept.id, TODAY);
    expect(said(answer)).toEqual(
      [
        ...corrections,
        ...numbers(20, 10).map((at) => `示例${at}新名商会 changed；名称 ${nameOf(at)} → 示例${at}新名商会；变更，张甲一，更名`),
        `${nameOf(52)} changed corrected；会员数·本期 100 → 110 corrected；会员数·上年同期 100 → 110 corrected；登记数量，张甲一`,
        `${nameOf(53)} changed corrected；会员数·本期 100 → 120 corrected；会员数·上年同期 100 → 120；登记数量，张甲一`,
        `${nameOf(54)} changed；会员数·本期 100 → 130；会员数·增减 0 → 30；会员数·增幅 0.0% → 30.0%；登记数量，张甲一`,
        `${nameOf(55)} removed；终止，张甲一，注销`,
        // Known when it was kept: nothing since is behind it.
        `示例70早改商会 changed；名称 ${nameOf(70)} → 示例70早改商会`,
        '示例新立商会 added；新建组织，张甲一',
      ].sort(),
    );
    expect(answer.same).toBe(80 - 28 - 10 - 1 - 1 - 1);
    // Whoever reads in another language compares the same words.
    expect((await compared(kept.id, TODAY, 'en')).rows.map(({ id }) => id)).toEqual(answer.rows.map(({ id }) => id));
  });
});

it('of movements names what is behind each of them', async () => {
  const moved = { kind: 'association', type: '知联会', areaId: office.area('320685') };
  const id = await office.found({ ...moved, name: '示例变动会', foundedOn: '2012-02-01' });
  right(await office.change(id, { name: '示例变动新会', effectiveOn: '2022-04-01' }));
  const movements = { span: 'year', hows: ['founded', 'dissolved', 'renamed'] };
  const definition = { title: ['变动清单'], total: true, unit: '个', signatures: [], movements, register: null };
  const { body } = await keep(`asOf=${AS_OF}&kind=association&status=active&areaId=${office.area('320685')}`, 'supervisor', { definition });
  expect((await compared(body.id, AS_OF)).rows).toEqual([]);
  expect((await compared(body.id, AS_OF)).same).toBe(1);
  right(await office.change(id, { address: '示例路' }));
  right(await office.change(id, { name: '示例变动正名会', reason: '登记证书' }));
  const gone = await office.found({ ...moved, name: '示例注销会', foundedOn: '2012-01-01' });
  await office.act(gone, 'end', { on: '2022-06-08', reason: '注销' });
  const answer = await compared(body.id, AS_OF);
  expect(answer.traced).toBe(true);
  expect(said(answer)).toEqual([
    '示例变动正名会 changed corrected；组织名称 示例变动新会 → 示例变动正名会 corrected；变更，张甲一，登记证书',
    '示例注销会 added corrected；终止，张甲一，注销；新建组织，张甲一',
  ]);
});

it('of figures names the organizations behind those that differ, each with its change', async () => {
  const own = { kind: 'association', type: '知联会', foundedOn: '2012-01-01' };
  const [stays, goes, moves] = [
    await office.found({ ...own, name: '示例底数甲会', areaId: office.area('320681') }),
    await office.found({ ...own, name: '示例底数乙会', areaId: office.area('320681') }),
    await office.found({ ...own, name: '示例底数丙会', areaId: office.area('320681') }),
  ];
  const statistic = { rows: 'area', across: 'type', measure: 'count', compare: [] };
  const definition = { title: ['底数'], total: true, signatures: [], register: null, statistic };
  const { body } = await keep(`asOf=${AS_OF}&kind=association&status=active&areaId=${office.area('320681')}`, 'supervisor', { definition });
  right(await office.change(stays, { name: '示例底数甲正名会' }));
  expect(await compared(body.id, AS_OF)).toMatchObject({ traced: false, rows: [], members: [] });
  right(await office.change(moves, { type: '新联会', reason: '登记证书' }));
  await office.act(goes, 'end', { on: '2024-01-08', reason: '注销' });
  const founded = await office.found({ ...own, name: '示例底数丁会', areaId: office.area('320681') });
  right(await office.change(founded, { address: '示例路' }));
  const answer = await compared(body.id, TODAY);
  expect(said(answer)).toEqual(['启东市 changed corrected；其中·知联会 3 → 2；其中·新联会 0 → 1 corrected']);
  expect(said({ ...answer, rows: answer.members })).toEqual([
    '示例底数丁会 added corrected；新建组织，张甲一',
    '示例底数丙会 changed corrected；类型 知联会 → 新联会 corrected；变更，张甲一，登记证书',
    '示例底数乙会 removed；终止，张甲一，注销',
  ]);
});

it('is kept in the form in which it was handed up', async () => {
  const { body } = await keep(CHAMBERS, 'supervisor', { format: 'docx' });
  expect(body).toMatchObject({ format: 'docx', fileName: expect.stringMatching(/\.docx$/) as string });
  const first = await supervisor.get(`/api/kept-tables/${body.id}/file`);
  expect(first.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  expect(first.headers['content-disposition']).toContain('.docx');
  expect(first.bytes.subarray(0, 2).toString()).toBe('PK');
  expect((await supervisor.get(`/api/kept-tables/${body.id}/file`)).bytes.equals(first.bytes)).toBe(true);
  expect((await keep()).body.format).toBe('xlsx');
  expect((await keep(CHAMBERS, 'supervisor', { format: 'pdf' })).status).toBe(422);
});

it('is seen by whoever reaches what its keeper reached, and asked again as the keeper asked', async () => {
  const own = await keep(CHAMBERS, 'rudong');
  const mine = await keep(`asOf=${AS_OF}&handler=me`, 'rudong');
  const keepers = async (who: string): Promise<string[]> =>
    (await (await office.as(who)).get<KeptListAnswer>('/api/kept-tables')).body.items.map(({ account }) => account);
  expect(await keepers('rudong')).toEqual(['赵丁四', '赵丁四']);
  expect(await keepers('chongchuan')).toEqual([]);
  expect(await keepers('supervisor')).toContain('赵丁四');
  expect((await (await office.as('chongchuan')).get(`/api/kept-tables/${own.body.id}`)).status).toBe(404);
  expect((await compared(own.body.id, AS_OF)).rows).toEqual([]);
  // The supervisor looks after one of them; what the keeper looked after is asked for.
  const id = await office.found({ name: '示例经办商会', foundedOn: '2019-01-01' });
  const handler = (await supervisor.get<{ account: { id: string } }>('/api/sessions/current')).body.account.id;
  expect((await office.act(id, 'responsibilities', { handlerId: handler, from: '2020-01-01' })).status).toBeLessThan(300);
  expect((await compared(mine.body.id, AS_OF)).rows).toEqual([]);
});

describe('brought in as a list', () => {
  interface Brought {
    readonly source: { readonly origin: Body | null };
  }
  const brought = async (bytes: Buffer, who = 'supervisor'): Promise<Body | null> => {
    const sent = form({}, bytes, 'x.xlsx');
    const reply = await (await office.as(who)).send<Brought>('POST', '/api/imports/file', sent.body, sent.headers);
    expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
    return reply.body.source.origin;
  };
  const bytesOf = async ({ id }: KeptTableAnswer): Promise<Buffer> => (await supervisor.get(`/api/kept-tables/${id}/file`)).bytes;

  it('a kept table is recognized, with how many of its organizations were changed since; so it is after it was saved anew', async () => {
    const first = await office.found({
      name: '示例留底甲会',
      kind: 'association',
      type: '知联会',
      areaId: office.area('320612'),
      foundedOn: '2019-01-01',
    });
    await office.found({
      name: '示例留底乙会',
      kind: 'association',
      type: '知联会',
      areaId: office.area('320612'),
      foundedOn: '2019-01-01',
    });
    const { body } = await keep(`asOf=${AS_OF}&kind=association&areaId=${office.area('320612')}`);
    const bytes = await bytesOf(body);
    const origin = { sort: 'kept', id: body.id, title: body.title, asOf: AS_OF, at: body.keptAt, records: 2, changed: 0 };
    expect(await brought(bytes)).toEqual(origin);
    right(await office.change(first, { name: '示例留底甲新会', effectiveOn: '2024-01-01' }));
    expect(await brought(bytes)).toEqual({ ...origin, changed: 1 });
    expect(await brought(savedAnew(bytes))).toEqual({ ...origin, changed: 1 });
    // Whoever does not see it is told nothing of it.
    expect(await brought(bytes, 'rudong')).toBeNull();
  }, 60_000);

  it('so is what was taken along: the list with its ids, a table without', async () => {
    const asked = `asOf=${TODAY}&kind=association&areaId=${office.area('320612')}`;
    const exported = (await supervisor.get(`/api/organizations/export?format=xlsx&${asked}`)).bytes;
    expect(await brought(exported)).toMatchObject({ sort: 'export', title: null, asOf: TODAY, records: 2, changed: 0 });
    const table = (await supervisor.send('POST', `/api/tables/file?format=xlsx&${asked}`, REGISTER)).bytes;
    expect(await brought(table)).toMatchObject({
      sort: 'export',
      title: '市委统战部2026年商会名录',
      asOf: TODAY,
      records: null,
      changed: null,
    });
  });

  it('any other list is not', async () => {
    const pasted = await supervisor.send<Brought>('POST', '/api/imports', {
      rows: [
        ['名称', '类型', '导出编号'],
        ['示例某会', '知联会', '00000000-0000-7000-8000-000000000000'],
      ],
    });
    expect(pasted.body.source.origin).toBeNull();
  });
});

/** What LibreOffice makes of a workbook that is opened and saved. */
function savedAnew(bytes: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  try {
    writeFileSync(join(folder, 'x.xlsx'), bytes);
    const to = ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out'), join(folder, 'x.xlsx')];
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, ...to], { stdio: 'pipe' });
    const anew = readFileSync(join(folder, 'out', 'x.xlsx'));
    expect(anew.equals(bytes)).toBe(false);
    return anew;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('one altered byte', () => {
  const asDatabase = (statement: string, id: string): Promise<unknown> =>
    asOwner(office.database.adminUrl, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(statement, [id]);
    });
  const found = async (check: string): Promise<number> =>
    (await office.app.get(Verify).run()).checks.reduce((sum, one) => sum + (one.check === check ? one.count : 0), 0);

  it('cannot be written by the application, nor by the owner of its tables', async () => {
    const { id } = (await keep()).body;
    await asOwner(office.database.adminUrl, async (client) => {
      await expect(client.query(`update kept_tables set handed_to = 'x' where id = $1`, [id])).rejects.toThrow(/not altered/);
      await expect(client.query(`delete from kept_tables where id = $1`, [id])).rejects.toThrow(/not altered/);
    });
  });

  it('of the file is found by verify, and refused when the file is opened', async () => {
    const { id } = (await keep()).body;
    const alter = (by: number): Promise<unknown> =>
      asDatabase(
        `update file_pieces set data = set_byte(data, 100, (get_byte(data, 100) + ${by}) % 256)
         where place = 0 and file_id = (select file_id from kept_tables where id = $1)`,
        id,
      );
    expect(await found('files')).toBe(0);
    await alter(1);
    expect(await found('files')).toBe(1);
    const refused = await supervisor.get(`/api/kept-tables/${id}/file`);
    expect([refused.status, refused.body['type']]).toEqual([409, 'kept_file_altered']);
    await alter(255);
    expect(await found('files')).toBe(0);
  });

  it('of its lines is refused when it is opened or compared; with its hash beside it, verify finds it in the history', async () => {
    const { id } = (await keep()).body;
    const whole = `content = replace(content, '市委统战部2022年', '市委统战部2023年')`;
    await expect(asDatabase(`update kept_tables set ${whole} where id = $1`, id)).rejects.toThrow(/kept_table_is_its_content/);
    await asOwner(office.database.adminUrl, (client) => client.query('alter table kept_tables drop constraint kept_table_is_its_content'));
    const { rows } = await asOwner(office.database.adminUrl, (client) =>
      client.query<{ content: string; hash: Buffer }>('select content, content_sha256 as hash from kept_tables where id = $1', [id]),
    );
    await asDatabase(`update kept_tables set ${whole} where id = $1`, id);
    for (const path of ['', '/comparison', '/file'])
      expect((await supervisor.get(`/api/kept-tables/${id}${path}`)).body).toMatchObject({ status: 409, type: 'kept_file_altered' });
    await asDatabase(`update kept_tables set content_sha256 = sha256(convert_to(content, 'UTF8')) where id = $1`, id);
    expect(await found('rows')).toBe(1);
    await asOwner(office.database.adminUrl, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query('update kept_tables set content = $2, content_sha256 = $3 where id = $1', [id, rows[0]?.content, rows[0]?.hash]);
      await client.query(
        `alter table kept_tables add constraint kept_table_is_its_content check (content_sha256 = sha256(convert_to(content, 'UTF8')))`,
      );
    });
    expect(await found('rows')).toBe(0);
    expect((await supervisor.get(`/api/kept-tables/${id}`)).status).toBe(200);
  });
});
