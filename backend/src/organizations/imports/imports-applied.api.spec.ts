import { openImportingOffice, Importing, IMPORTS, problemsOf } from '../../../test/imports.js';
import { asOwner, checksums, findings } from '../../../test/facts.js';
import { type Body, type Office, type Person, type Reply } from '../../../test/office.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import type { ImportAnswer, ImportRowsAnswer } from './imports.dto.js';

let office: Office;
let rudong: Person;
let supervisor: Person;
let importing: Importing;

beforeAll(async () => {
  office = await openImportingOffice();
  [rudong, supervisor] = [await office.as('rudong'), await office.as('supervisor')];
  importing = new Importing(rudong);
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
}, 60_000);

const HEAD = ['序号', '商会名称', '类型', '区县', '成立时间', '业务主管部门', '备注'];
const record = async (id: string): Promise<OrganizationAnswer> =>
  (await supervisor.get<OrganizationAnswer>(`/api/organizations/${id}`)).body;

describe('applied', () => {
  it('becomes what the preview showed, in one change set, and is undone as if it had never been', async () => {
    const before = await checksums(office.database.ownerUrl);
    const changed = await office.found({ name: '示例导入旧商会', foundedOn: '2015', supervisor: '甲局' });
    const there = await checksums(office.database.ownerUrl);
    expect(there).not.toEqual(before);
    const { body } = await importing.begin([
      [...HEAD, '原籍地', '等级评估', '从哪一天起'],
      ['1', '示例导入旧商会', '行业商会', '如东县', '2015', '乙局', '', '江西', '4A', '2020-01-01'],
      ['2', '示例导入新商会', '行业商会', '如东县', '2019年5月', '', '新的', '', '', ''],
      ['3', '', '行业商会', '如东县', '2019', '', '', '', '', ''],
    ]);
    expect(body.counts).toMatchObject({ new: 1, changed: 1, wrong: 1 });
    const shown = await importing.rowsOf(body.id);
    const job = await importing.applied(body.id);
    expect(job).toMatchObject({ state: 'done', result: { founded: 1, changed: 1 } });
    expect(await importing.rowsOf(body.id)).toEqual(shown);
    expect(await record(changed)).toMatchObject({ supervisor: '乙局', fields: { origin: '江西', grade: 'a4' } });
    expect((await supervisor.get<OrganizationAnswer>(`/api/organizations/${changed}?asOf=2019-06-01`)).body).toMatchObject({
      supervisor: '甲局',
    });
    const found = (await supervisor.get<{ items: OrganizationAnswer[] }>(`/api/organizations?q=${encodeURIComponent('示例导入新商会')}`))
      .body.items;
    expect(found).toEqual([expect.objectContaining({ name: '示例导入新商会', foundedOn: '2019-05' })]);
    expect((await rudong.send('POST', `${IMPORTS}/${body.id}/apply`, {})).status).toBe(409);
    const again = await importing.begin([HEAD, ['2', '示例导入新商会', '行业商会', '如东县', '2019.5', '', '新的']]);
    expect(again.body.counts).toMatchObject({ unchanged: 1, new: 0 });
    expect((await importing.undo(job.result?.['changeSet'])).status).toBe(200);
    expect(await checksums(office.database.ownerUrl)).toEqual(there);
  });

  it('writes nothing where the registry has changed since it was looked at', async () => {
    const id = await office.found({ name: '示例导入争商会', foundedOn: '2015' });
    const { body } = await importing.begin([
      HEAD,
      ['1', '示例导入争商会', '行业商会', '如东县', '2015', '乙局', ''],
      ['2', '示例导入争后商会', '行业商会', '如东县', '2015', '', ''],
    ]);
    await office.change(id, { supervisor: '丁局' });
    const job = await importing.applied(body.id);
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
    expect((await importing.begin([head, ...sheet])).body.counts).toMatchObject({ unchanged: 5 });
    const [first = '', second = '', third = '', fourth = ''] = ids;
    await office.change(first, { supervisor: '乙局' }); // the sheet leaves it
    await office.change(second, { supervisor: '乙局' }); // the sheet says another
    await office.change(third, { remarks: '名录改' }); // the sheet edits another field
    await office.change(fourth, { foundedOn: '2016' });
    const edited = sheet.map((row, at) =>
      row.map((cell, place) => (place === 4 && at > 0 && at < 3 ? '丙局' : place === 6 && at === 4 ? '2014' : cell)),
    );
    const { body } = await importing.begin([head, ...edited]);
    expect((await importing.rowsOf(body.id)).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'doubtful',
      'changed',
      'unchanged',
      'changed',
    ]);
    const [asked] = await importing.rowsOf(body.id, '?outcome=doubtful');
    expect(asked).toMatchObject({
      values: [{ field: 'supervisor', before: '乙局', after: '丙局' }],
      problems: [{ field: 'supervisor', code: 'changed_meanwhile' }],
    });
    expect(await importing.applied(body.id)).toMatchObject({ state: 'done', result: { founded: 0, changed: 2 } });
    expect(await Promise.all(ids.map(async (id) => (await record(id)).supervisor))).toEqual(['乙局', '乙局', '丙局', '甲局', '甲局']);
    expect([(await record(third)).remarks, (await record(fourth)).foundedOn]).toEqual(['名录改', '2016']);
    const again = await importing.begin([head, ...edited.slice(1, 2)]);
    expect((await importing.decide(again.body.id, 2, { matched: second })).body.counts).toMatchObject({ changed: 1 });
  });
});

it('takes counts with their day and former names, writes what is not there yet, and corrects a number of the same day', async () => {
  const known = await office.found({ name: '示例导入人数商会', foundedOn: '2015' });
  await office.act(known, 'observations', { measure: 'members', onDay: '2024-12-31', value: 110 });
  const heads = ['名称', '类型', '属地', '成立日期', '会员数', '统计日期', '单位会员数', '曾用名'];
  const brought = (...rows: string[][]): Promise<Reply<ImportAnswer & Body>> => importing.begin([heads, ...rows]);
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
  const [changed, anew, wrong] = await importing.rowsOf(body.id);
  expect(changed?.values).toEqual([
    { field: 'fields.members', before: '110（截至2024-12-31）', after: '120（截至2025-12-31）' },
    { field: 'formerNames', before: '', after: '示例导入人数联谊会' },
  ]);
  const inEnglish = await rudong.get<ImportRowsAnswer>(`${IMPORTS}/${body.id}/rows`, { 'accept-language': 'en' });
  expect(inEnglish.body.items[0]?.values[0]).toMatchObject({ before: '110 (as of 2024-12-31)', after: '120 (as of 2025-12-31)' });
  expect(anew?.outcome).toBe('new');
  expect(problemsOf(wrong)).toEqual(['fields.members：应为整数', 'fields.members.onDay：截至日期不能晚于今天']);
  const job = await importing.applied(body.id);
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
  await importing.applied(mended.body.id);
  expect(await counted(known)).toEqual(['members 2024-12-31 110', 'members 2025-12-31 130']);
  const change = (await rudong.get<{ items: { changeSet: string }[] }>(`/api/organizations/${known}/changes`)).body.items[0];
  expect((await importing.undo(change?.changeSet)).status).toBe(200);
  expect(await counted(known)).toEqual(['members 2024-12-31 110', 'members 2025-12-31 120']);
});

it('applies a list that is asked for while another is written by a job of its own; the one that is written is not begun twice', async () => {
  const listed = async (name: string, rows: number): Promise<string> =>
    (
      await importing.begin([
        HEAD,
        ...Array.from({ length: rows }, (_, at) => ['', `示例导入${name}${at}商会`, '行业商会', '如东县', '2019', '', '']),
      ])
    ).body.id;
  const [long, short] = [await listed('长', 2000), await listed('短', 1)];
  const asked = async (id: string): Promise<string> => (await importing.asked(id)).id;
  const first = await asked(long);
  // By now the job holds the list: who asks again does not wait for its end.
  await importing.job(first, ({ message }) => message === 'write');
  expect(await asked(long)).toBe(first);
  const second = await asked(short);
  expect(second).not.toBe(first);
  expect(await importing.ended(first)).toMatchObject({ state: 'done', result: { founded: 2000 } });
  expect(await importing.ended(second)).toMatchObject({ state: 'done', result: { founded: 1 } });
}, 60_000);

it('takes 5,000 rows, cancelled it leaves nothing, and applied all of them are there', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => [String(at), `示例导入第${at}号商会`, '行业商会', '如东县', '2019-05', '甲局', '']);
  const { body } = await importing.begin([HEAD, ...rows]);
  expect(body.counts.new).toBe(5000);
  const before = await checksums(office.database.ownerUrl);
  const { id } = await importing.asked(body.id);
  await importing.job(id, ({ message }) => message === 'write');
  await rudong.send('DELETE', `/api/jobs/${id}`);
  expect(await importing.ended(id)).toMatchObject({ state: 'cancelled' });
  expect(await checksums(office.database.ownerUrl)).toEqual(before);
  expect(await importing.applied(body.id)).toMatchObject({ state: 'done', result: { founded: 5000 } });
  const count = await supervisor.get<{ count: number }>(`/api/organizations/count?q=${encodeURIComponent('示例导入第')}`);
  expect(count.body.count).toBe(5000);
}, 120_000);
