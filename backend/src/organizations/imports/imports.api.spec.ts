import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { asOwner, findings } from '../../../test/facts.js';
import { type Office, openOffice, PASSWORD, type Reply } from '../../../test/office.js';
import { form } from '../../../test/papers.js';
import { KINDS } from '../kinds/index.js';
import type { ImportAnswer, ImportPreviewAnswer, ImportRow, PreviewedSheet } from './imports.dto.js';

let office: Office;
let address = '';
const ids: Record<string, string> = {};
beforeAll(async () => {
  office = await openOffice();
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '市委统战部', $1, true, now())`,
      [office.area('3206')],
    );
  });
  const found = async (name: string, more: Record<string, unknown> = {}): Promise<void> => {
    ids[name] = await office.found({ name, areaId: office.area('320613'), foundedOn: '2016-05-18', ...more });
  };
  await found('示例纺织商会', { address: '示例路1号', creditCode: '51320600MJ9999024T', remarks: '原备注' });
  await found('示例机械商会');
  await found('示例如东商会', { areaId: office.area('320623') });
}, 120_000);
afterAll(() => office.stop());

const HEAD = ['序号', '商会名称', '类型', '县（市、区）', '成立时间', '统一社会信用代码', '地址', '会员数', '备注'];
const csv = (...rows: string[][]): Buffer => Buffer.from([HEAD, ...rows].map((row) => row.join('\t')).join('\n'));

async function preview(
  file: Buffer,
  { who = 'supervisor', name = '名单.txt', types = {}, language = 'zh' } = {},
): Promise<Reply<ImportPreviewAnswer>> {
  const sent = form({ types }, file, name);
  return (await office.as(who)).send<ImportPreviewAnswer>('POST', '/api/imports/preview', sent.body, {
    ...sent.headers,
    'accept-language': language,
  });
}
async function sheetOf(file: Buffer, options?: Parameters<typeof preview>[1]): Promise<PreviewedSheet> {
  const { status, text, body } = await preview(file, options);
  expect([status, text]).toEqual([200, expect.any(String)]);
  return body.sheets[0] as PreviewedSheet;
}
const apply = async (rows: ImportRow[], { who = 'supervisor', dry = false, more = {} } = {}): Promise<Reply<ImportAnswer>> =>
  (await office.as(who)).send<ImportAnswer>(
    'POST',
    `/api/imports${dry ? '?dryRun=true' : ''}`,
    { rows, ...more },
    { 'accept-language': 'zh' },
  );
/** What a user would confirm who takes every row that is new or changed as it is. */
const confirmed = ({ rows }: PreviewedSheet): ImportRow[] =>
  rows.flatMap(({ row, outcome, founding, matches, members }): ImportRow[] => {
    const count = members === null ? {} : { members };
    if (outcome === 'new') return [{ row, fields: founding, ...count }];
    const [match] = matches;
    return outcome === 'changed' && match ? [{ row, id: match.id, version: match.version, fields: match.change, ...count }] : [];
  });
const outcomes = (sheet: PreviewedSheet): string[] => sheet.rows.map(({ row, outcome, name }) => `${row} ${outcome} ${name}`);
const state = async (): Promise<unknown> =>
  asOwner(
    office.database.ownerUrl,
    async (client) =>
      (
        await client.query(
          `select (select count(*) from organizations) as organizations, (select md5(string_agg(md5(p::text), '' order by p.id)) from organization_profiles p) as profiles,
            (select md5(string_agg(md5((to_jsonb(o) - 'version')::text), '' order by o.id)) from organizations o) as own, (select count(*) from organization_observations) as counts`,
        )
      ).rows[0],
  );

describe('a list of a county', () => {
  const list = csv(
    ['1', '示例纺织商会', '行业商会', '崇川区', '2016.5.18', '51320600MJ9999024T', '示例路9号', '120', '原备注'],
    ['2', '示例机械商会', '行业商会', '崇川区', '2016年5月', '', '', '', ''],
    ['3', '示例家具商会', '行业商会', '崇川', '2021.3', '', '示例路3号', '45人', '新'],
    ['4', '示例机诫商会', '行业商会', '崇川区', '2019-13-01', '', '', '', ''],
    ['5', '示例机戒商会', '行业商会', '崇川区', '2019', '', '', '', ''],
    ['6', '示例石材商会', '', '崇川区', '2019', '', '', '', ''],
    ['7', '示例水产商会', '行业商会', '火星', '', '', '', '', ''],
  );

  it('says row by row and cell by cell what it would change: new, changed, unchanged, wrong, doubtful', async () => {
    const sheet = await sheetOf(list);
    expect(outcomes(sheet)).toEqual([
      '2 changed 示例纺织商会',
      '3 unchanged 示例机械商会',
      '4 new 示例家具商会',
      '5 wrong 示例机诫商会',
      '6 doubtful 示例机戒商会',
      '7 wrong 示例石材商会',
      '8 wrong 示例水产商会',
    ]);
    const [changed, unchanged, fresh, wrong, doubtful, untyped] = sheet.rows;
    expect(changed?.cells).toEqual([
      { field: 'areaName', label: '属地', before: '崇川区', after: '崇川区', changed: false, then: null },
      { field: 'foundedOn', label: '成立日期', before: '2016-05-18', after: '2016-05-18', changed: false, then: null },
      {
        field: 'creditCode',
        label: '统一社会信用代码',
        before: '51320600MJ9999024T',
        after: '51320600MJ9999024T',
        changed: false,
        then: null,
      },
      { field: 'address', label: '地址', before: '示例路1号', after: '示例路9号', changed: true, then: null },
      { field: 'members', label: '会员数', before: null, after: '120', changed: true, then: null },
      { field: 'remarks', label: '备注', before: '原备注', after: '原备注', changed: false, then: null },
    ]);
    expect(changed?.matches).toEqual([
      expect.objectContaining({ id: ids['示例纺织商会'], why: 'creditCode', change: { address: '示例路9号' } }),
    ]);
    // 2016年5月 says no more than 2016-05-18, which is known, and does not contradict it.
    expect(unchanged?.cells.find(({ field }) => field === 'foundedOn')).toMatchObject({
      before: '2016-05-18',
      after: '2016年5月',
      changed: false,
    });
    expect(fresh?.founding).toEqual({
      name: '示例家具商会',
      kind: 'chamberOfCommerce',
      type: '行业商会',
      areaId: office.area('320613'),
      foundedOn: '2021-03',
      address: '示例路3号',
      remarks: '新',
    });
    expect(fresh?.members).toBe(45);
    expect(wrong?.faults).toEqual([expect.objectContaining({ place: 'E5', code: 'DATE_IMPOSSIBLE', raw: '2019-13-01' })]);
    expect(doubtful?.matches.map(({ name, why }) => [name, why])).toEqual([['示例机械商会', 'sign']]);
    expect(untyped?.faults.map(({ code }) => code)).toEqual(['TYPE_MISSING']);
    expect(sheet.rows[6]?.faults.map(({ code }) => code)).toEqual(['AREA_UNKNOWN', 'FOUNDING_MISSING']);
    const typed = await sheetOf(list, { types: { chamberOfCommerce: '行业商会' } });
    expect(typed.rows[5]?.outcome).toBe('new');
  });

  it('is written as one change set, as the preview said; all of it is taken back at once', async () => {
    const before = await state();
    const rows = confirmed(await sheetOf(list));
    const dry = await apply(rows, { dry: true });
    expect(dry.body).toMatchObject({ changeSet: null, founded: 1, changed: 1, unchanged: 0 });
    expect(await state()).toEqual(before);
    const done = await apply(rows, { more: { reason: '县区报送', membersOn: '2026-06-30' } });
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ founded: 1, changed: 1, unchanged: 0 });
    expect(done.body.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'changed'],
      [4, 'founded'],
    ]);
    const supervisor = await office.as('supervisor');
    const record = await supervisor.get(`/api/organizations/${ids['示例纺织商会'] ?? ''}`);
    expect(record.body).toMatchObject({
      address: '示例路9号',
      observations: [expect.objectContaining({ measure: 'members', value: 120, onDay: '2026-06-30' })],
    });
    // The same list says nothing new.
    expect(outcomes(await sheetOf(list)).slice(0, 3)).toEqual([
      '2 unchanged 示例纺织商会',
      '3 unchanged 示例机械商会',
      '4 unchanged 示例家具商会',
    ]);
    const feed = await supervisor.get<{ items: { sentence: string }[] }>(`/api/organizations/${ids['示例纺织商会'] ?? ''}/changes?limit=1`);
    expect(feed.body.items[0]?.sentence).toBe('导入名单：新增1个，更新1个');
    const undone = await supervisor.send('POST', `/api/changes/${String(done.body.changeSet)}/undo`, { reason: '导错了' });
    expect([undone.status, undone.text]).toEqual([200, expect.any(String)]);
    expect(await state()).toEqual(before);
  });

  it('is written whole or not at all; what is wrong is told at its row and field', async () => {
    const before = await state();
    const sheet = await sheetOf(list);
    const good = confirmed(sheet);
    const wrong = await apply([
      ...good,
      {
        row: 50,
        fields: {
          name: '示例错商会',
          kind: 'chamberOfCommerce',
          type: '没有的类型',
          areaId: office.area('320613'),
          foundedOn: '2019-02-30',
        },
      },
      { row: 51, id: ids['示例机械商会'] ?? '', version: 99, fields: { address: '示例路5号' } },
      {
        row: 52,
        fields: {
          name: '示例证件商会',
          kind: 'chamberOfCommerce',
          type: '行业商会',
          areaId: office.area('320613'),
          foundedOn: '2019',
          remarks: '张甲一 11010519491231002X',
        },
      },
    ]);
    expect(wrong.status).toBe(422);
    const errors = wrong.body as unknown as { errors: { pointer: string; code: string }[] };
    expect(errors.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/rows/2/fields/foundedOn', 'no_such_day'],
      ['/rows/4/fields/remarks', 'identity_number'],
      ['/rows/3', 'row_stale'],
    ]);
    expect(await state()).toEqual(before);
  });

  it('of an officer reaches his own county alone, and tells nothing of another', async () => {
    const before = await state();
    const mine = csv(['1', '示例纺织商会', '行业商会', '崇川区', '2016.5.18', '51320600MJ9999024T', '示例路9号', '', '']);
    const sheet = await sheetOf(mine, { who: 'rudong' });
    expect(outcomes(sheet)).toEqual(['2 new 示例纺织商会']);
    const foreign = await apply(confirmed(sheet), { who: 'rudong' });
    expect(foreign.status).toBe(422);
    expect(foreign.text).toContain('row_foreign');
    const change = await apply([{ row: 2, id: ids['示例纺织商会'] ?? '', version: 1, fields: { address: 'x' } }], { who: 'rudong' });
    const nobody = await apply([{ row: 2, id: '01890000-0000-7000-8000-000000000000', version: 1, fields: { address: 'x' } }], {
      who: 'rudong',
    });
    expect([change.status, change.text]).toEqual([nobody.status, nobody.text]);
    expect((await preview(mine, { who: 'viewer' })).status).toBe(403);
    expect(await state()).toEqual(before);
  });
});

describe('a workbook of our own that comes back', () => {
  const exported = async (who = 'supervisor'): Promise<string[][]> => {
    const reply = await (
      await office.as(who)
    ).get('/api/organizations/export?format=csv&kind=association&columns=name,type,areaName,foundedOn,address,remarks,id,version', {
      'accept-language': 'zh',
    });
    // A workbook names its export in a hidden column; here it is laid beside.
    const id = await asOwner(
      office.database.ownerUrl,
      async (client) =>
        (
          await client.query<{ id: string }>(
            `select subject_id as id from access_log where act = 'organizations.export' order by id desc limit 1`,
          )
        ).rows[0]?.id ?? '',
    );
    return reply.text
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .map((line, at) => [...line.split(','), at ? id : '导出编号']);
  };
  const back = (table: string[][]): Buffer => Buffer.from(table.map((row) => row.join('\t')).join('\n'));
  const of = (name: string): string => ids[name] ?? '';

  it('without an edit changes nothing; thirty edited cells of which five changed meanwhile: 25 go in after one look, 5 are asked', async () => {
    for (let n = 0; n < 40; n++)
      ids[`会${n}`] = await office.found({
        name: `示例往返第${n}会`,
        kind: 'association',
        type: '知联会',
        areaId: office.area('320685'),
        foundedOn: '2015-01',
        address: `原路${n}号`,
      });
    const table = await exported();
    expect(table).toHaveLength(41);
    const unedited = await sheetOf(back(table));
    expect(unedited.rows.every(({ outcome }) => outcome === 'unchanged')).toBe(true);

    // Five of those that the sheet edits are changed in the registry, and five that it does not.
    for (const n of [0, 1, 2, 3, 4]) await office.change(of(`会${n}`), { address: `新路${n}号` });
    for (const n of [35, 36, 37, 38, 39]) await office.change(of(`会${n}`), { address: `新路${n}号` });
    const address = table[0]?.indexOf('地址') ?? -1;
    const name = table[0]?.indexOf('名称') ?? -1;
    const edited = table.map((row) => {
      const n = Number(/第(\d+)会/.exec(row[name] ?? '')?.[1] ?? NaN);
      return n < 30 ? row.map((cell, at) => (at === address ? `表中路${n}号` : cell)) : row;
    });
    const sheet = await sheetOf(back(edited));
    const counted = Object.fromEntries(
      [...Map.groupBy(sheet.rows, ({ outcome }) => outcome)].map(([outcome, rows]) => [outcome, rows.length]),
    );
    expect(counted).toEqual({ asked: 5, changed: 25, unchanged: 10 });
    const asked = sheet.rows.find(({ name: one }) => one === '示例往返第0会');
    expect(asked?.cells.filter(({ changed }) => changed)).toEqual([
      { field: 'address', label: '地址', before: '新路0号', after: '表中路0号', changed: true, then: '原路0号' },
    ]);
    const done = await apply(confirmed(sheet));
    expect([done.status, done.body.changed]).toEqual([201, 25]);
    const record = async (n: number): Promise<unknown> =>
      (await (await office.as('supervisor')).get(`/api/organizations/${of(`会${n}`)}`)).body['address'];
    expect([await record(0), await record(29), await record(35)]).toEqual(['新路0号', '表中路29号', '新路35号']);
  }, 120_000);

  it('with an id of another registry, or of another county, is told as unknown', async () => {
    const [head, first] = await exported();
    const id = head?.indexOf('编号') ?? -1;
    const foreign = first?.map((cell, at) => (at === id ? '01890000-0000-7000-8000-000000000001' : cell)) ?? [];
    const unknown = await sheetOf(back([head ?? [], foreign]));
    expect(unknown.rows[0]).toMatchObject({ outcome: 'wrong', matches: [] });
    expect(unknown.rows[0]?.faults.map(({ code }) => code)).toContain('ID_UNKNOWN');
    const other = await sheetOf(back([head ?? [], first ?? []]), { who: 'rudong' });
    expect(other.rows[0]?.faults.map(({ code, why }) => [code, why])).toEqual(unknown.rows[0]?.faults.map(({ code, why }) => [code, why]));
  });
});

describe('a template', () => {
  const template = async (query: string, who = 'supervisor'): Promise<{ status: number; bytes: Buffer; name: string }> => {
    if (!address) {
      await office.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(office.app.getHttpServer().address() as AddressInfo).port}`;
    }
    const json = { 'content-type': 'application/json', 'x-requested-with': 'tests', 'accept-language': 'zh' };
    const signedIn = await fetch(`${address}/api/sessions`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ account: who, password: PASSWORD }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answer = await fetch(`${address}/api/imports/template?${query}`, { headers: { ...json, cookie } });
    const disposition = answer.headers.get('content-disposition') ?? '';
    return {
      status: answer.status,
      bytes: Buffer.from(await answer.arrayBuffer()),
      name: decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? ''),
    };
  };

  it('of each kind is read by the import as it comes, and holds nothing yet', async () => {
    for (const { code, words } of KINDS) {
      const { status, bytes, name } = await template(`kind=${code}`);
      expect([status, name]).toEqual([200, `${words.zh}_导入模板.xlsx`]);
      const { body } = await preview(bytes, { name });
      const [sheet, ...others] = body.sheets;
      expect([code, sheet?.unread, sheet?.rows, sheet?.leftOut, sheet?.unmatched]).toEqual([code, null, [], [], []]);
      expect(sheet?.columns.map(({ field }) => field)).toEqual(expect.arrayContaining(['名称', '成立日期', '备注']));
      expect(others.every(({ rows }) => rows.length === 0)).toBe(true);
    }
  });

  it('with the rows of a county comes back unchanged, and with one filled in as a new one', async () => {
    const { bytes, name } = await template(`kind=chamberOfCommerce&filled=true&areaId=${office.area('320613')}`);
    expect(name).toBe('商会_崇川区_导入模板.xlsx');
    const sheet = await sheetOf(bytes, { name });
    expect(outcomes(sheet)).toEqual(['3 unchanged 示例纺织商会', '4 unchanged 示例机械商会']);
    expect(sheet.rows.every(({ matches }) => matches[0]?.why === 'id')).toBe(true);
    const own = await template('kind=chamberOfCommerce&filled=true', 'rudong');
    expect(outcomes(await sheetOf(own.bytes, { who: 'rudong', name }))).toEqual(['3 unchanged 示例如东商会']);
    expect((await template('kind=chamberOfCommerce', 'viewer')).status).toBe(403);
    expect((await template('kind=nothing')).status).toBe(400);
  });
});

it('a file that is not read is told in its sentence, and nothing of it is kept', async () => {
  const refused = await preview(Buffer.alloc(0));
  expect([refused.status, (refused.body as unknown as { detail: string }).detail]).toEqual([422, '文件是空的（0 字节），请重新选择']);
  const text = await preview(Buffer.from('PK\u0003\u0004 not a workbook'), { name: 'x.xlsx' });
  expect(text.status).toBe(422);
});

it('workbooks as counties send them are read: sections, sums, two-level heads; what is no record is said', async () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'messy', 'data');
  const name = 's01_联谊组织统计表.xlsx';
  const { status, body } = await preview(readFileSync(join(folder, name)), { name });
  expect(status).toBe(200);
  const sheet = body.sheets.find(({ unread }) => unread === null);
  expect(sheet?.rows).toHaveLength(10);
  expect(sheet?.skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['标题', '小计', '合计']));
  expect(sheet?.rows.flatMap(({ faults }) => faults.filter(({ place }) => /^[A-Z]/.test(place)))).not.toEqual([]);
});

it('five thousand rows are previewed and written in one go', async () => {
  const many = csv(
    ...Array.from({ length: 5000 }, (_, i) => [
      String(i),
      `示例第${i}号协作商会`,
      '行业商会',
      '海安市',
      '2019.5',
      '',
      `示例路${i}号`,
      String(i),
      '',
    ]),
  );
  const sheet = await sheetOf(many);
  expect(sheet.rows.filter(({ outcome }) => outcome === 'new')).toHaveLength(5000);
  const done = await apply(confirmed(sheet));
  expect([done.status, done.body.founded]).toEqual([201, 5000]);
}, 120_000);

it('leaves the registry clean', async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
});
