import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asOwner, checksums, findings } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../../test/office.js';
import { form } from '../../../test/papers.js';
import type { ShownJob } from '../../platform/jobs/jobs.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import { KINDS } from '../kinds/index.js';
import type { ImportAnswer, ImportRowAnswer, ImportRowsAnswer } from './imports.dto.js';

let office: Office;
let rudong: Person;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice({ jobTimes: { look: 20, beat: 500, silence: 20_000 } });
  rudong = await office.as('rudong');
  supervisor = await office.as('supervisor');
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '市委统战部', $1, true, now())`,
      [office.area('3206')],
    );
  });
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
}, 60_000);

const HEAD = ['序号', '商会名称', '类型', '区县', '成立时间', '业务主管部门', '备注'];
const URL = '/api/imports';
const begin = (rows: string[][], who = rudong): Promise<Reply<ImportAnswer & Body>> => who.send('POST', URL, { rows });
const rowsOf = async (id: string, query = '', who = rudong): Promise<ImportRowAnswer[]> =>
  (await who.get<ImportRowsAnswer>(`${URL}/${id}/rows${query}`)).body.items;
const decide = (id: string, row: number, patch: Body): Promise<Reply<ImportAnswer & Body>> =>
  rudong.send('PATCH', `${URL}/${id}/rows/${row}`, patch);
const record = async (id: string): Promise<OrganizationAnswer> =>
  (await supervisor.get<OrganizationAnswer>(`/api/organizations/${id}`)).body;
const problemsOf = (row: ImportRowAnswer | undefined): string[] =>
  (row?.problems ?? []).map(({ field, message }) => `${field ?? '行'}：${message}`);

async function ended(id: string, who = rudong): Promise<ShownJob> {
  for (;;) {
    const { body } = await who.get<ShownJob>(`/api/jobs/${id}`);
    if (!['waiting', 'running'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
async function applied(id: string, who = rudong): Promise<ShownJob> {
  const asked = await who.send<ShownJob>('POST', `${URL}/${id}/apply`, {});
  expect(asked.status).toBe(202);
  return ended(asked.body.id, who);
}
const undo = (changeSet: unknown): Promise<Reply> => rudong.send('POST', `/api/changes/${String(changeSet)}/undo`, { reason: '试' });

describe('a list that is brought in', () => {
  it('has its columns read by name, alias and content, and leaves out what is private before it is kept', async () => {
    const { status, body } = await begin([
      ['商会名称', '类型', '所属县区', '成立时间', '代码列', '民族', '身份证', '会员'],
      ['示例导入甲商会', '行业商会', '如东', '2019年5月', '51320699MJ9999016D', '汉', '11010519491231002X', '9'],
    ]);
    expect(status).toBe(201);
    expect(body.columns.map(({ field, notice }) => notice ?? field)).toEqual([
      'name',
      'type',
      'areaName',
      'foundedOn',
      'creditCode',
      'privacy',
      'privacy',
      'fields.members',
    ]);
    const [row] = await rowsOf(body.id);
    expect(row?.cells).toEqual(['示例导入甲商会', '行业商会', '如东县', '2019年5月', '51320699MJ9999016D', '', '', '9']);
    expect(row).toMatchObject({ row: 2, outcome: 'new', problems: [] });
  });

  it('tells all wrong cells at once, each with its mend', async () => {
    const { body } = await begin([
      HEAD,
      ['1', '', '行业商会', '如东县', '2019-13', '', ''],
      ['2', '示例导入错二商会', '渔业商会', '如冬县', '', '', '11010519491231002X'],
      ['3', '示例导入错三商会', '行业商会', '启东市', '2019', '', ''],
      ['4', '示例导入错四商会', '行业商会', '如东县', '2019', '', ''],
      ['5', '示例导入错四商会', '行业商会', '如东县', '2020', '', ''],
    ]);
    expect(body.counts).toEqual({ new: 1, changed: 0, unchanged: 0, wrong: 4, doubtful: 0, skipped: 0 });
    const [first, second, third, , fifth] = await rowsOf(body.id);
    expect(problemsOf(first)).toEqual(['name：必填', 'foundedOn：没有这一天：2019-13']);
    expect(problemsOf(second).map((one) => one.slice(0, 18))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^type：没有类型/),
        expect.stringMatching(/^areaName：没有区划/),
        expect.stringMatching(/^remarks：不能填写身份/),
      ]) as string[],
    );
    expect(second?.cells[6]).toBe('');
    expect(problemsOf(third)).toEqual(['areaName：这个属地不归您管，不能在这里新建']);
    expect(problemsOf(fifth)).toEqual(['行：与第 5 行是同一个组织，请删去或跳过一行']);
  });

  it('is mended in place, skipped and matched by hand; a name alike is doubtful', async () => {
    const known = await office.found({ name: '南通市示例导入近似商会', foundedOn: '2015' });
    const { body } = await begin([
      HEAD,
      ['1', '南通示例导入近似商会', '行业商会', '如东县', '2016', '丙局', ''],
      ['2', '示例导入改商会', '行业商会', '', '2016', '', ''],
    ]);
    expect(body.counts).toMatchObject({ doubtful: 1, wrong: 1 });
    const [doubtful] = await rowsOf(body.id, '?outcome=doubtful');
    expect(doubtful?.candidates).toEqual([{ id: known, name: '南通市示例导入近似商会', kind: 'chamberOfCommerce', area: '如东县' }]);
    expect((await decide(body.id, 2, { matched: 'new' })).body.counts).toMatchObject({ new: 1, doubtful: 0 });
    expect((await decide(body.id, 2, { matched: known })).body.counts).toMatchObject({ changed: 1 });
    const [changed] = await rowsOf(body.id, '?outcome=changed');
    expect(changed?.values).toEqual([
      { field: 'name', before: '南通市示例导入近似商会', after: '南通示例导入近似商会' },
      { field: 'supervisor', before: '', after: '丙局' },
      { field: 'foundedOn', before: '2015', after: '2016' },
    ]);
    expect((await decide(body.id, 3, { cells: ['2', '示例导入改商会', '行业商会', '如东县', '2016', '', ''] })).body.counts).toMatchObject({
      new: 1,
      wrong: 0,
    });
    expect((await decide(body.id, 3, { skipped: true })).body.counts).toMatchObject({ new: 0, skipped: 1 });
  });

  it('judges anew with a mended row those that speak of the same, and gives what judging all of them gives', async () => {
    const known = await office.found({ name: '示例导入牵连商会', foundedOn: '2015' });
    const codes = ['51320699MJ9999016D', '51320600MJ99990160'];
    const names = ['示例导入牵连商会', '示例导入牵连二商会', '示例导入牵连三商会'];
    const cellsOf = (n: number): string[] => [
      '',
      n % 5 === 4 ? known : '',
      names[n % 3] ?? '',
      '行业商会',
      '如东县',
      '2019',
      n % 4 < 2 ? (codes[n % 4] ?? '') : '',
    ];
    const { body } = await begin([
      ['序号', '编号', '名称', '类型', '属地', '成立日期', '统一社会信用代码'],
      ...Array.from({ length: 8 }, (_, n) => cellsOf(n)),
    ]);
    const patches: fc.Arbitrary<Body> = fc.oneof(
      fc.nat(30).map((n) => ({ cells: cellsOf(n) })),
      fc.boolean().map((skipped) => ({ skipped })),
      fc.constantFrom(known, 'new', null).map((matched) => ({ matched })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 2, max: 9 }), patches), { minLength: 1, maxLength: 4 }), async (decisions) => {
        for (const [row, patch] of decisions) await decide(body.id, row, patch);
        const mended = await rowsOf(body.id);
        expect((await rudong.send('PATCH', `${URL}/${body.id}`, {})).status).toBe(200);
        expect(mended).toEqual(await rowsOf(body.id));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('remembers what the account meant by its heads', async () => {
    const rows = [
      ['哪一家', '类型', '区县', '成立时间'],
      ['示例导入记忆商会', '行业商会', '如东县', '2019'],
    ];
    const { body } = await begin(rows);
    expect(body.columns[0]?.field).toBe(null);
    const revised = await rudong.send<ImportAnswer>('PATCH', `${URL}/${body.id}`, { fields: ['name', 'type', 'areaName', 'foundedOn'] });
    expect(revised.body.counts).toMatchObject({ new: 1 });
    expect((await begin(rows)).body.columns[0]?.field).toBe('name');
    expect((await rudong.send('PATCH', `${URL}/${body.id}`, { fields: ['name', 'name', 'nothing', null] })).status).toBe(422);
  });
});

describe('applied', () => {
  it('becomes what the preview showed, in one change set, and is undone as if it had never been', async () => {
    const before = await checksums(office.database.ownerUrl);
    const changed = await office.found({ name: '示例导入旧商会', foundedOn: '2015', supervisor: '甲局' });
    const there = await checksums(office.database.ownerUrl);
    expect(there).not.toEqual(before);
    const { body } = await begin([
      [...HEAD, '原籍地', '等级评估', '从哪一天起'],
      ['1', '示例导入旧商会', '行业商会', '如东县', '2015', '乙局', '', '江西', '4A', '2020-01-01'],
      ['2', '示例导入新商会', '行业商会', '如东县', '2019年5月', '', '新的', '', '', ''],
      ['3', '', '行业商会', '如东县', '2019', '', '', '', '', ''],
    ]);
    expect(body.counts).toMatchObject({ new: 1, changed: 1, wrong: 1 });
    const shown = await rowsOf(body.id);
    const job = await applied(body.id);
    expect(job).toMatchObject({ state: 'done', result: { founded: 1, changed: 1 } });
    expect(await rowsOf(body.id)).toEqual(shown);
    expect(await record(changed)).toMatchObject({ supervisor: '乙局', fields: { origin: '江西', grade: 'a4' } });
    expect((await supervisor.get<OrganizationAnswer>(`/api/organizations/${changed}?asOf=2019-06-01`)).body).toMatchObject({
      supervisor: '甲局',
    });
    const found = (await supervisor.get<{ items: OrganizationAnswer[] }>(`/api/organizations?q=${encodeURIComponent('示例导入新商会')}`))
      .body.items;
    expect(found).toEqual([expect.objectContaining({ name: '示例导入新商会', foundedOn: '2019-05' })]);
    expect((await rudong.send('POST', `${URL}/${body.id}/apply`, {})).status).toBe(409);
    const again = await begin([HEAD, ['2', '示例导入新商会', '行业商会', '如东县', '2019.5', '', '新的']]);
    expect(again.body.counts).toMatchObject({ unchanged: 1, new: 0 });
    expect((await undo(job.result?.['changeSet'])).status).toBe(200);
    expect(await checksums(office.database.ownerUrl)).toEqual(there);
  });

  it('writes nothing where the registry has changed since it was looked at', async () => {
    const id = await office.found({ name: '示例导入争商会', foundedOn: '2015' });
    const { body } = await begin([
      HEAD,
      ['1', '示例导入争商会', '行业商会', '如东县', '2015', '乙局', ''],
      ['2', '示例导入争后商会', '行业商会', '如东县', '2015', '', ''],
    ]);
    await office.change(id, { supervisor: '丁局' });
    const job = await applied(body.id);
    expect(job).toMatchObject({ state: 'failed', result: { problem: { type: 'rule_broken' } } });
    expect((await record(id)).supervisor).toBe('丁局');
    expect(
      (await supervisor.get<{ count: number }>(`/api/organizations/count?q=${encodeURIComponent('示例导入争后商会')}`)).body.count,
    ).toBe(0);
  });

  it('compares three ways what an export brings back: edited here, changed there, and both', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at++)
      ids.push(await office.found({ name: `示例导入三方${at}商会`, foundedOn: '2015', supervisor: '甲局', areaId: office.area('320623') }));
    const head = ['编号', '版本', '名称', '属地', '业务主管单位', '备注', '成立日期'];
    const sheet = ids.map((id, at) => [id, '1', `示例导入三方${at}商会`, '如东县', '甲局', '', '2015']);
    expect((await begin([head, ...sheet])).body.counts).toMatchObject({ unchanged: 5 });
    const [first = '', second = '', third = '', fourth = ''] = ids;
    await office.change(first, { supervisor: '乙局' }); // the sheet leaves it
    await office.change(second, { supervisor: '乙局' }); // the sheet says another
    await office.change(third, { remarks: '名录改' }); // the sheet edits another field
    await office.change(fourth, { foundedOn: '2016' });
    const edited = sheet.map((row, at) =>
      row.map((cell, place) => (place === 4 && at > 0 && at < 3 ? '丙局' : place === 6 && at === 4 ? '2014' : cell)),
    );
    const { body } = await begin([head, ...edited]);
    expect((await rowsOf(body.id)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'doubtful', 'changed', 'unchanged', 'changed']);
    const [asked] = await rowsOf(body.id, '?outcome=doubtful');
    expect(asked).toMatchObject({
      values: [{ field: 'supervisor', before: '乙局', after: '丙局' }],
      problems: [{ field: 'supervisor', code: 'changed_meanwhile' }],
    });
    expect(await applied(body.id)).toMatchObject({ state: 'done', result: { founded: 0, changed: 2 } });
    expect(await Promise.all(ids.map(async (id) => (await record(id)).supervisor))).toEqual(['乙局', '乙局', '丙局', '甲局', '甲局']);
    expect([(await record(third)).remarks, (await record(fourth)).foundedOn]).toEqual(['名录改', '2016']);
    const again = await begin([head, ...edited.slice(1, 2)]);
    expect((await decide(again.body.id, 2, { matched: second })).body.counts).toMatchObject({ changed: 1 });
  });
});

it('takes counts with their day and former names, writes what is not there yet, and corrects a number of the same day', async () => {
  const known = await office.found({ name: '示例导入人数商会', foundedOn: '2015' });
  await office.act(known, 'observations', { measure: 'members', onDay: '2024-12-31', value: 110 });
  const heads = ['名称', '类型', '属地', '成立日期', '会员数', '统计日期', '单位会员数', '曾用名'];
  const brought = (...rows: string[][]): Promise<Reply<ImportAnswer & Body>> => begin([heads, ...rows]);
  const { body } = await brought(
    ['示例导入人数商会', '行业商会', '如东县', '2015', '120人', '2025年', '', '示例导入人数联谊会、示例导入人数商会'],
    ['示例导入新人数商会', '行业商会', '如东县', '2019', '1,200', '', '35', '示例导入老人数商会'],
    ['示例导入错人数商会', '行业商会', '如东县', '2019', '若干', '2099年', '', ''],
  );
  expect(body.columns.map(({ field }) => field)).toEqual([
    'name',
    'type',
    'areaName',
    'foundedOn',
    'fields.members',
    'fields.members.onDay',
    'fields.unitMembers',
    'formerNames',
  ]);
  const [changed, anew, wrong] = await rowsOf(body.id);
  expect(changed?.values).toEqual([
    { field: 'fields.members', before: '110（截至2024-12-31）', after: '120（截至2025-12-31）' },
    { field: 'formerNames', before: '', after: '示例导入人数联谊会' },
  ]);
  const inEnglish = await rudong.get<ImportRowsAnswer>(`${URL}/${body.id}/rows`, { 'accept-language': 'en' });
  expect(inEnglish.body.items[0]?.values[0]).toMatchObject({ before: '110 (as of 2024-12-31)', after: '120 (as of 2025-12-31)' });
  expect(anew?.outcome).toBe('new');
  expect(problemsOf(wrong)).toEqual(['fields.members：应为整数', 'fields.members.onDay：截至日期不能晚于今天']);
  const job = await applied(body.id);
  expect(job.result).toMatchObject({ founded: 1, changed: 1 });
  expect((await record(known)).otherNames).toEqual([expect.objectContaining({ sort: 'former', name: '示例导入人数联谊会' })]);
  const page = await supervisor.get<{ items: OrganizationAnswer[] }>(`/api/organizations?q=${encodeURIComponent('示例导入老人数商会')}`);
  const [founded] = page.body.items;
  expect(founded).toMatchObject({ name: '示例导入新人数商会' });
  const counted = (id: string): Promise<unknown[]> =>
    asOwner(office.database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ said: string }>(
        `select measure || ' ' || on_day || ' ' || value as said from organization_observations where organization_id = $1 order by 1`,
        [id],
      );
      return rows.map(({ said }) => said);
    });
  expect(await counted(known)).toEqual(['members 2024-12-31 110', 'members 2025-12-31 120']);
  expect(await counted(founded?.id ?? '')).toEqual([
    expect.stringMatching(/^members \S+ 1200$/),
    expect.stringMatching(/^unitMembers \S+ 35$/),
  ]);
  const again = await brought(['示例导入人数商会', '行业商会', '如东县', '2015', '120', '2025-12-31', '', '示例导入人数联谊会']);
  expect(again.body.counts).toMatchObject({ unchanged: 1 });
  const mended = await brought(['示例导入人数商会', '行业商会', '如东县', '2015', '130', '2025-12-31', '', '']);
  await applied(mended.body.id);
  expect(await counted(known)).toEqual(['members 2024-12-31 110', 'members 2025-12-31 130']);
  const change = (await rudong.get<{ items: { changeSet: string }[] }>(`/api/organizations/${known}/changes`)).body.items[0];
  expect((await undo(change?.changeSet)).status).toBe(200);
  expect(await counted(known)).toEqual(['members 2024-12-31 110', 'members 2025-12-31 120']);
});

describe('a file', () => {
  const sent = async (file: Buffer, name: string, facts: Body = {}, who = supervisor): Promise<Reply<ImportAnswer & Body>> => {
    const { body, headers } = form(facts, file, name);
    return who.send('POST', `${URL}/file`, body, { ...headers, 'accept-language': 'zh' });
  };
  const tsv = (table: string[][]): Buffer => Buffer.from(table.map((row) => row.join('\t')).join('\n'));
  const outcomesOf = async (id: string): Promise<string[]> =>
    (await rowsOf(id, '?limit=200', supervisor)).map(({ row, outcome, cells }) => `${row} ${outcome} ${cells[1] ?? ''}`);

  it('as counties send them: sections, sums and notes are no records, and what they say of records stands in columns', async () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'messy', 'data');
    const name = 's01_联谊组织统计表.xlsx';
    const { status, body } = await sent(readFileSync(join(folder, name)), name);
    expect(status).toBe(201);
    expect(body.source).toMatchObject({ file: name, sheet: expect.any(String), notices: [expect.stringMatching(/^表头占了几行/)] });
    expect(body.source.skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['标题', '分组', '小计', '合计']));
    const rows = await rowsOf(body.id, '?limit=200', supervisor);
    expect(rows).toHaveLength(10);
    const area = body.columns.findIndex(({ field }) => field === 'areaName');
    expect(rows.every(({ cells }) => (cells[area] ?? '') !== '')).toBe(true);
    const kinds = (await supervisor.get<{ items: { code: string; types: { id: string; name: string }[] }[] }>('/api/kinds')).body.items;
    const type = kinds.find(({ code }) => code === 'association')?.types.find(({ name }) => name === '知联会');
    const typesOf = async (): Promise<unknown[]> =>
      (await rowsOf(body.id, '?limit=200', supervisor)).map(({ values }) => values.find(({ field }) => field === 'type')?.after);
    // What nothing else says, the end of the name does: …联谊会.
    expect(await typesOf()).toEqual(expect.arrayContaining(['联谊会']));
    const typed = await supervisor.send<ImportAnswer>('PATCH', `${URL}/${body.id}`, { types: [type?.id] });
    expect(typed.body.types).toEqual([type?.id]);
    expect(await typesOf()).toEqual(Array.from({ length: 10 }, () => '知联会'));
  });

  it('goes back with what is wrong marked in its cells and told in a column, and without what is private', async () => {
    const name = '名单.txt';
    const { body } = await sent(
      tsv([
        ['名称', '类型', '属地', '成立日期', '民族'],
        ['示例退回甲商会', '行业商会', '如东县', '2019-02-30', '汉'],
        ['示例退回乙商会', '行业商会', '如东县', '2019', '汉'],
      ]),
      name,
    );
    const answer = await supervisor.get(`${URL}/${body.id}/marked`, { 'accept-language': 'zh' });
    expect([answer.status, decodeURIComponent(String(answer.headers['content-disposition']))]).toEqual([
      200,
      expect.stringContaining('名单_问题.xlsx'),
    ]);
    const { readXlsx } = await import('hucre');
    const { sheets } = await readXlsx(answer.bytes, { readStyles: true });
    expect(sheets[0]?.rows).toEqual([
      ['名称', '类型', '属地', '成立日期', '结果', '问题'],
      ['示例退回甲商会', '行业商会', '如东县', '2019-02-30', '错误', '成立日期：没有这一天：2019-02-30'],
      ['示例退回乙商会', '行业商会', '如东县', '2019', '新增', null],
    ]);
    const fill = (row: number, column: number): unknown => sheets[0]?.cells?.get(`${row},${column}`)?.style?.fill;
    expect(JSON.stringify(fill(1, 3))).toContain('FBE3E1');
    expect(JSON.stringify(fill(2, 3) ?? '')).not.toContain('FBE3E1');
    // Mended and sent back it is read as before: the two columns mean nothing.
    const again = await sent(answer.bytes, '名单_问题.xlsx');
    expect(again.body.columns.slice(-2).map(({ head, field }) => [head, field])).toEqual([
      ['结果', null],
      ['问题', null],
    ]);
    expect((await rudong.get(`${URL}/${body.id}/marked`)).status).toBe(404);
  });

  it('that is not read is told in its sentence, and nothing of it is kept', async () => {
    const empty = await sent(Buffer.alloc(0), 'x.xlsx');
    expect([empty.status, empty.body['detail']]).toEqual([422, '文件是空的（0 字节），请重新选择']);
    expect((await sent(Buffer.from('PK\u0003\u0004 no workbook'), 'x.xlsx')).status).toBe(422);
    const none = await sent(tsv([['一句话'], ['又一句']]), 'x.txt');
    expect([none.status, none.body['detail']]).toEqual([422, '没有找到名单：要有一行表头，例如 名称、类型、属地、成立日期']);
  });

  it('of our own without an edit changes nothing; thirty edited cells of which five changed meanwhile: 25 are taken, 5 asked', async () => {
    const own: string[] = [];
    for (let at = 0; at < 40; at++)
      own.push(
        await office.found({
          name: `示例往返第${at}会`,
          kind: 'association',
          type: '知联会',
          areaId: office.area('320685'),
          foundedOn: '2015-01',
          address: `原路${at}号`,
        }),
      );
    const csv = await supervisor.get(
      '/api/organizations/export?format=csv&kind=association&columns=name,type,areaName,foundedOn,address,remarks,id,version',
      { 'accept-language': 'zh' },
    );
    const table = csv.text
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    expect(table).toHaveLength(41);
    expect((await sent(tsv(table), '知联会.csv')).body.counts).toMatchObject({ unchanged: 40, changed: 0, new: 0 });
    // Five of those that the sheet edits are changed in the registry, and five that it does not.
    for (const at of [0, 1, 2, 3, 4, 35, 36, 37, 38, 39]) await office.change(own[at] ?? '', { address: `新路${at}号` });
    const [address, name] = [table[0]?.indexOf('地址') ?? -1, table[0]?.indexOf('名称') ?? -1];
    const edited = table.map((row) => {
      const at = Number(/第(\d+)会/.exec(row[name] ?? '')?.[1] ?? NaN);
      return at < 30 ? row.map((cell, place) => (place === address ? `表中路${at}号` : cell)) : row;
    });
    const { body } = await sent(tsv(edited), '知联会.csv');
    expect(body.counts).toMatchObject({ doubtful: 5, changed: 25, unchanged: 10 });
    expect(await applied(body.id, supervisor)).toMatchObject({ state: 'done', result: { founded: 0, changed: 25 } });
    const at = async (n: number): Promise<unknown> => (await record(own[n] ?? '')).address;
    expect([await at(0), await at(29), await at(35)]).toEqual(['新路0号', '表中路29号', '新路35号']);
  }, 120_000);

  const template = async (query: string, who: Person): Promise<{ status: number; bytes: Buffer; name: string }> => {
    const answer = await who.get(`${URL}/template?${query}`, { 'accept-language': 'zh' });
    const name = /filename\*=UTF-8''([^;]+)/.exec(String(answer.headers['content-disposition'] ?? ''))?.[1] ?? '';
    return { status: answer.status, bytes: answer.bytes, name: decodeURIComponent(name) };
  };

  it('that is a template of its kind is read as it was filled in; empty it holds nothing', async () => {
    for (const { code, words } of KINDS) {
      const { status, bytes, name } = await template(`kind=${code}`, supervisor);
      expect([status, name]).toEqual([200, `${words.zh}_导入模板.xlsx`]);
      const empty = await sent(bytes, name);
      expect([code, empty.status, empty.body['refusal']]).toEqual([code, 422, 'noList']);
    }
    expect((await template('kind=nothing', supervisor)).status).toBe(400);
    expect((await template('kind=association', await office.as('viewer'))).status).toBe(403);
  });

  it('that is a template with the rows of a county comes back unchanged', async () => {
    for (const name of ['示例模板甲商会', '示例模板乙商会'])
      await office.found({
        name,
        areaId: office.area('320613'),
        foundedOn: '2016-05-18',
        supervisor: '示例局',
        fields: { grade: 'a4', origin: '江西' },
      });
    const filled = await template(`kind=chamberOfCommerce&filled=true&areaId=${office.area('320613')}`, supervisor);
    expect(filled.name).toBe('商会_崇川区_导入模板.xlsx');
    const { body } = await sent(filled.bytes, filled.name);
    expect(body.columns.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'supervisor', 'fields.grade', 'fields.origin', 'type', 'areaName', 'foundedOn', 'id', 'version']),
    );
    expect(await outcomesOf(body.id)).toEqual(expect.arrayContaining([expect.stringMatching(/ unchanged 示例模板甲商会$/)]));
    expect(body.counts).toMatchObject({ new: 0, changed: 0, wrong: 0, doubtful: 0 });
    const foreign = await sent(filled.bytes, filled.name, {}, rudong);
    expect(foreign.body.counts).toMatchObject({ unchanged: 0, changed: 0, new: 0 });
  });
});

describe('what a row leaves unsaid', () => {
  it('is known by its kind where that has one type, by the word of its kind, and by the city of the office', async () => {
    const { body } = await begin(
      [
        ['组织名称', '类型', '区县', '国别', '成立时间'],
        ['示例导入词商会', '商会', '如东县', '', '2019'],
        ['示例导入侨团', '海外社团', '', '日本', '2019'],
      ],
      supervisor,
    );
    const [word, abroad] = await rowsOf(body.id, '', supervisor);
    expect(problemsOf(word)).toEqual(['type：必填']);
    expect(problemsOf(abroad)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^areaName/)]));
    const { body: found } = await begin(
      [
        ['名称', '成立日期', '属地', '备注'],
        ['示例导入数商会', '2019.5', '如东县', '#REF!'],
      ],
      supervisor,
    );
    expect(problemsOf((await rowsOf(found.id, '', supervisor))[0])).toEqual(
      expect.arrayContaining(['remarks：单元格是表格软件的错误值，请改正']),
    );
  });

  it('of a chamber elsewhere 所在城市 is where it sits', async () => {
    const { body } = await begin(
      [
        ['商会名称', '所在城市', '类型', '成立日期'],
        ['示例导入上海如东商会', '上海市', '异地商会', '2019'],
      ],
      supervisor,
    );
    const [row] = await rowsOf(body.id, '', supervisor);
    expect(row).toMatchObject({ problems: [], outcome: 'new' });
    expect(row?.values).toContainEqual({ field: 'seatAreaName', before: '', after: '上海市' });
  });
});

describe('reach', () => {
  it('tells of another county nothing: its id is unknown, its code is in use, its name is not there', async () => {
    const other = await office.found({
      name: '示例导入启东商会',
      foundedOn: '2015',
      areaId: office.area('320681'),
      creditCode: '51320699MJ9999016D',
    });
    const { body } = await begin([
      ['编号', '统一社会信用代码', '名称', '类型', '属地', '成立日期'],
      [other, '', '示例导入启东商会', '行业商会', '如东县', '2015'],
      ['', '51320699MJ9999016D', '示例导入另一商会', '行业商会', '如东县', '2015'],
      ['', '', '示例导入启东商会', '行业商会', '如东县', '2015'],
    ]);
    const [byId, byCode, byName] = await rowsOf(body.id);
    expect(problemsOf(byId)).toEqual(['id：名录里没有这个编号的组织，或不在您的权限范围内；要按新组织登记，请清空编号']);
    expect(problemsOf(byCode)).toEqual(['creditCode：这个统一社会信用代码在同一时期已由另一组织使用']);
    expect(byName).toMatchObject({ outcome: 'new', candidates: [] });
    // What was told of the code is one look over the fence, however often the list is judged.
    await decide(body.id, 4, { skipped: true });
    const looks = await asOwner(office.database.ownerUrl, (client) => client.query(`select from access_log where act = 'over-the-fence'`));
    expect(looks.rowCount).toBe(1);
    expect((await supervisor.get(`${URL}/${body.id}`)).status).toBe(404);
    expect((await supervisor.send('POST', `${URL}/${body.id}/apply`, {})).status).toBe(404);
    expect((await rudong.send('DELETE', `${URL}/${body.id}`)).status).toBe(204);
    expect((await rudong.get(`${URL}/${body.id}`)).status).toBe(404);
  });
});

it('applies a list that is asked for while another is written by a job of its own; the one that is written is not begun twice', async () => {
  const listed = async (name: string, rows: number): Promise<string> =>
    (
      await begin([
        HEAD,
        ...Array.from({ length: rows }, (_, at) => ['', `示例导入${name}${at}商会`, '行业商会', '如东县', '2019', '', '']),
      ])
    ).body.id;
  const [long, short] = [await listed('长', 2000), await listed('短', 1)];
  const asked = async (id: string): Promise<string> => (await rudong.send<ShownJob>('POST', `${URL}/${id}/apply`, {})).body.id;
  const first = await asked(long);
  // By now the job holds the list: who asks again does not wait for its end.
  while ((await rudong.get<ShownJob>(`/api/jobs/${first}`)).body.message !== 'write')
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await asked(long)).toBe(first);
  const second = await asked(short);
  expect(second).not.toBe(first);
  expect(await ended(first)).toMatchObject({ state: 'done', result: { founded: 2000 } });
  expect(await ended(second)).toMatchObject({ state: 'done', result: { founded: 1 } });
}, 60_000);

it('takes 5,000 rows, cancelled it leaves nothing, and applied all of them are there', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => [String(at), `示例导入第${at}号商会`, '行业商会', '如东县', '2019-05', '甲局', '']);
  const { body } = await begin([HEAD, ...rows]);
  expect(body.counts.new).toBe(5000);
  const before = await checksums(office.database.ownerUrl);
  const asked = await rudong.send<ShownJob>('POST', `${URL}/${body.id}/apply`, {});
  while ((await rudong.get<ShownJob>(`/api/jobs/${asked.body.id}`)).body.message !== 'write')
    await new Promise((resolve) => setTimeout(resolve, 20));
  await rudong.send('DELETE', `/api/jobs/${asked.body.id}`);
  expect(await ended(asked.body.id)).toMatchObject({ state: 'cancelled' });
  expect(await checksums(office.database.ownerUrl)).toEqual(before);
  expect(await applied(body.id)).toMatchObject({ state: 'done', result: { founded: 5000 } });
  const count = await supervisor.get<{ count: number }>(`/api/organizations/count?q=${encodeURIComponent('示例导入第')}`);
  expect(count.body.count).toBe(5000);
}, 120_000);
