import { asOwner, checksums, findings } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../../test/office.js';
import type { ShownJob } from '../../platform/jobs/jobs.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import type { ImportAnswer, ImportRowAnswer, ImportRowsAnswer } from './imports.dto.js';

let office: Office;
let rudong: Person;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice({ jobTimes: { look: 20, beat: 500, silence: 20_000 } });
  rudong = await office.as('rudong');
  supervisor = await office.as('supervisor');
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
      null,
    ]);
    const [row] = await rowsOf(body.id);
    expect(row?.cells).toEqual(['示例导入甲商会', '行业商会', '如东', '2019年5月', '51320699MJ9999016D', '', '', '9']);
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

  it('remembers what the account meant by its heads', async () => {
    const rows = [
      ['单位', '类型', '区县', '成立时间'],
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
