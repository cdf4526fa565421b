import { findings } from '../../../test/facts.js';
import { Importing, openImportingOffice } from '../../../test/imports.js';
import type { Body, Office, Person } from '../../../test/office.js';
import type { ImportRowAnswer } from './imports.dto.js';

let office: Office;
let supervisor: Person;
let importing: Importing;

beforeAll(async () => {
  office = await openImportingOffice();
  supervisor = await office.as('supervisor');
  importing = new Importing(supervisor);
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
}, 60_000);

const chamber = (name: string, more: Body = {}): Promise<string> =>
  office.found({ type: '行业商会', name: `示例${name}商会`, areaId: office.area('320623'), foundedOn: '2014-05-10', ...more });
const takes = async (id: string, post: string, name: string): Promise<void> => {
  const { etag } = await supervisor.get(`/api/organizations/${id}`);
  const body = { holder: { post, person: { name } }, from: '2019-05-18' };
  const reply = await supervisor.send('POST', `/api/organizations/${id}/holdings`, body, { 'if-match': etag });
  expect([reply.status, reply.text]).toEqual([200, expect.anything()]);
};
const pasted = async (columns: string[], rows: string[][]): Promise<string> => {
  const { status, body, text } = await importing.begin([columns, ...rows]);
  if (status !== 201) throw new Error(text);
  return body.id;
};
const rowsOf = (id: string): Promise<ImportRowAnswer[]> => importing.rowsOf(id);
const said = ({ outcome, values, problems }: ImportRowAnswer): string =>
  [
    outcome,
    ...values.map(({ field, before, after }) => `${field} ${before}→${after}`),
    ...problems.map(({ field, message }) => `${field}! ${message}`),
  ].join('；');
const applied = async (id: string): Promise<unknown> => {
  const job = await importing.applied(id);
  expect(job).toMatchObject({ state: 'done' });
  return (job as unknown as { result: { changeSet: unknown } }).result.changeSet;
};
const holders = async (id: string): Promise<string[]> => {
  const { body } = await supervisor.get<{ items: { post: { name: string }; person: { name: string } | null; from: string }[] }>(
    `/api/organizations/${id}/holders`,
  );
  return body.items.map(({ post, person, from }) => `${post.name}${person?.name ?? ''} ${from}`);
};

describe('officers of a list', () => {
  it('are shown old → new, and written as 期初录入; who is in the post already stays', async () => {
    const id = await chamber('甲');
    await takes(id, '会长', '李乙二');
    const list = await pasted(['名称', '会长', '副会长', '秘书长'], [['示例甲商会', '李乙二', '王丙三、赵丁四', '沈寅三']]);
    const [row] = await rowsOf(list);
    expect(row && said(row)).toBe('changed；viceChair →王丙三、赵丁四；secretaryGeneral →沈寅三');
    const changeSet = await applied(list);
    expect(await holders(id)).toEqual([
      '会长李乙二 2019-05-18',
      '副会长王丙三 [..2026-11-23]',
      '副会长赵丁四 [..2026-11-23]',
      '秘书长沈寅三 [..2026-11-23]',
    ]);
    expect((await importing.undo(changeSet)).status).toBe(200);
    expect(await holders(id)).toEqual(['会长李乙二 2019-05-18']);
  });

  it('come with a new organization, whatever stands in one cell', async () => {
    const list = await pasted(
      ['名称', '类型', '属地', '成立日期', '负责人'],
      [['示例乙商会', '行业商会', '如东县', '2016-01-01', '会长：张甲一；副会长：李乙二、王丙三']],
    );
    const [row] = await rowsOf(list);
    expect(row && said(row)).toContain('officers →会长：张甲一、副会长：李乙二、副会长：王丙三');
    await applied(list);
    const found =
      (await supervisor.get<{ items: { id: string }[] }>(`/api/organizations?q=${encodeURIComponent('示例乙商会')}`)).body.items[0]?.id ??
      '';
    expect((await holders(found)).map((one) => one.split(' ')[0])).toEqual(['会长张甲一', '副会长李乙二', '副会长王丙三']);
  });

  it('put nobody out of a seat, and each wrong cell has its sentence', async () => {
    const id = await chamber('丙');
    await takes(id, '会长', '李乙二');
    await chamber('丁');
    const list = await pasted(
      ['名称', '会长', '负责人'],
      [
        ['示例丙商会', '张甲一', ''],
        ['示例丁商会', '', '张甲一'],
      ],
    );
    const [third, fourth] = await rowsOf(list);
    expect(third && said(third)).toBe('wrong；chair! 名录中会长是李乙二；换人请在该组织办理换届或届中变动');
    expect(fourth && said(fourth)).toBe('wrong；officers! 写明职务和姓名，例如 会长：张甲一；副会长：李乙二');
  });

  it('take the posts that the charter of their type has, in organizations that are there and in new ones', async () => {
    const { items } = (await supervisor.get<{ items: { code: string; types: { id: string; name: string }[] }[] }>('/api/kinds')).body;
    const type = items.flatMap(({ types }) => types).find(({ name }) => name === '行业商会')?.id ?? '';
    const charter = async (body: Body): Promise<string> => {
      const set = await supervisor.send<{ own: { id: string; code: string }[] }>('POST', `/api/types/${type}/posts`, body);
      expect([set.status, set.text]).toEqual([200, expect.anything()]);
      return set.body.own.find(({ code }) => code === (body['code'] ?? 'lianxihuizhang'))?.id ?? '';
    };
    const own = [await charter({ name: '联席会长', seats: 2 }), await charter({ code: 'supervisorChair', name: '监事长', present: false })];
    await chamber('戊');
    const columns = ['名称', '类型', '属地', '成立日期', '监事长', '负责人'];
    const row = (name: string, supervised: string, officers: string): string[] => [
      name,
      '行业商会',
      '如东县',
      '2014-05-10',
      supervised,
      officers,
    ];
    const refused = await pasted(columns, [row('示例戊商会', '张甲一', ''), row('示例己商会', '张甲一', '')]);
    for (const one of await rowsOf(refused)) expect(said(one)).toMatch(/^wrong；.*supervisorChair! 没有职务“监事长”，可填：.*联席会长/);
    const list = await pasted(columns, [row('示例戊商会', '', '联席会长：张甲一、李乙二'), row('示例己商会', '', '联席会长：王丙三')]);
    expect((await rowsOf(list)).map(({ outcome, problems }) => [outcome, problems])).toEqual([
      ['changed', []],
      ['new', []],
    ]);
    const changeSet = await applied(list);
    const found = async (name: string): Promise<string> =>
      (await supervisor.get<{ items: { id: string }[] }>(`/api/organizations?q=${encodeURIComponent(name)}`)).body.items[0]?.id ?? '';
    expect(await holders(await found('示例己商会'))).toEqual(['联席会长王丙三 [..2026-11-23]']);
    expect(await holders(await found('示例戊商会'))).toEqual(['联席会长张甲一 [..2026-11-23]', '联席会长李乙二 [..2026-11-23]']);
    expect((await importing.undo(changeSet)).status).toBe(200);
    for (const id of own) expect((await supervisor.send('DELETE', `/api/types/${type}/posts/${id}`)).status).toBe(200);
  });

  it('go round: what is exported and brought in without a change changes nothing', async () => {
    const query = 'columns=name,areaName,chair,secretaryGeneral,dueOn,termState,id,version&format=csv';
    const { text } = await supervisor.get(`/api/organizations/export?${query}`);
    const [head = [], ...rows] = text
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const list = await pasted(head, rows);
    expect((await rowsOf(list)).map(said)).toEqual(rows.map(() => 'unchanged'));
  });
});
