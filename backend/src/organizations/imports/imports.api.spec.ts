import { openImportingOffice, Importing, IMPORTS, problemsOf } from '../../../test/imports.js';
import { asOwner, findings } from '../../../test/facts.js';
import { type Body, type Office, type Person } from '../../../test/office.js';
import type { ImportAnswer, ImportsAnswer } from './imports.dto.js';
import fc from 'fast-check';

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

describe('a list that is brought in', () => {
  it('has its columns read by name, alias and content, and leaves out what is private before it is kept', async () => {
    const { status, body } = await importing.begin([
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
    const [row] = await importing.rowsOf(body.id);
    expect(row?.cells).toEqual(['示例导入甲商会', '行业商会', '如东县', '2019年5月', '51320699MJ9999016D', '', '', '9']);
    expect(row).toMatchObject({ row: 2, outcome: 'new', problems: [] });
  });

  it('tells all wrong cells at once, each with its mend', async () => {
    const { body } = await importing.begin([
      HEAD,
      ['1', '', '行业商会', '如东县', '2019-13', '', ''],
      ['2', '示例导入错二商会', '渔业商会', '如冬县', '', '', '11010519491231002X'],
      ['3', '示例导入错三商会', '行业商会', '启东市', '2019', '', ''],
      ['4', '示例导入错四商会', '行业商会', '如东县', '2019', '', ''],
      ['5', '示例导入错四商会', '行业商会', '如东县', '2020', '', ''],
    ]);
    expect(body.counts).toEqual({ new: 1, changed: 0, unchanged: 0, wrong: 4, doubtful: 0, skipped: 0 });
    const [first, second, third, , fifth] = await importing.rowsOf(body.id);
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

  it('doubts a name by a usual short form, or without the city, instead of registering it twice', async () => {
    const friends = await office.found({ name: '如东县导入示例新的社会阶层人士联谊会', foundedOn: '2015' });
    const away = await office.found({ name: '导入示例南通商会', foundedOn: '2015' });
    const { body } = await importing.begin([
      HEAD,
      ['1', '如东县导入示例新联会', '行业商会', '如东县', '2016', '', ''],
      ['2', '导入示例商会', '行业商会', '如东县', '2016', '', ''],
    ]);
    expect(body.counts).toMatchObject({ new: 0, doubtful: 2 });
    const doubtful = await importing.rowsOf(body.id, '?outcome=doubtful');
    expect(doubtful.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([[friends], [away]]);
    expect((await importing.decide(body.id, 2, { matched: 'new' })).body.counts).toMatchObject({ new: 1, doubtful: 1 });
  });

  it('is mended in place, skipped and matched by hand; a name alike is doubtful', async () => {
    const known = await office.found({ name: '南通市示例导入近似商会', foundedOn: '2015' });
    const { body } = await importing.begin([
      HEAD,
      ['1', '南通示例导入近似商会', '行业商会', '如东县', '2016', '丙局', ''],
      ['2', '示例导入改商会', '行业商会', '', '2016', '', ''],
    ]);
    expect(body.counts).toMatchObject({ doubtful: 1, wrong: 1 });
    const [doubtful] = await importing.rowsOf(body.id, '?outcome=doubtful');
    expect(doubtful?.candidates).toEqual([{ id: known, name: '南通市示例导入近似商会', kind: 'chamberOfCommerce', area: '如东县' }]);
    expect((await importing.decide(body.id, 2, { matched: 'new' })).body.counts).toMatchObject({ new: 1, doubtful: 0 });
    expect((await importing.decide(body.id, 2, { matched: known })).body.counts).toMatchObject({ changed: 1 });
    const [changed] = await importing.rowsOf(body.id, '?outcome=changed');
    expect(changed?.values).toEqual([
      { field: 'name', before: '南通市示例导入近似商会', after: '南通示例导入近似商会' },
      { field: 'supervisor', before: '', after: '丙局' },
      { field: 'foundedOn', before: '2015', after: '2016' },
    ]);
    expect(
      (await importing.decide(body.id, 3, { cells: ['2', '示例导入改商会', '行业商会', '如东县', '2016', '', ''] })).body.counts,
    ).toMatchObject({
      new: 1,
      wrong: 0,
    });
    expect((await importing.decide(body.id, 3, { skipped: true })).body.counts).toMatchObject({ new: 0, skipped: 1 });
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
    const { body } = await importing.begin([
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
        for (const [row, patch] of decisions) await importing.decide(body.id, row, patch);
        const mended = await importing.rowsOf(body.id);
        expect((await rudong.send('PATCH', `${IMPORTS}/${body.id}`, {})).status).toBe(200);
        expect(mended).toEqual(await importing.rowsOf(body.id));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('remembers what the account meant by its heads', async () => {
    const rows = [
      ['哪一家', '类型', '区县', '成立时间'],
      ['示例导入记忆商会', '行业商会', '如东县', '2019'],
    ];
    const { body } = await importing.begin(rows);
    expect(body.columns[0]?.field).toBe(null);
    const revised = await rudong.send<ImportAnswer>('PATCH', `${IMPORTS}/${body.id}`, {
      fields: ['name', 'type', 'areaName', 'foundedOn'],
    });
    expect(revised.body.counts).toMatchObject({ new: 1 });
    expect((await importing.begin(rows)).body.columns[0]?.field).toBe('name');
    expect((await rudong.send('PATCH', `${IMPORTS}/${body.id}`, { fields: ['name', 'name', 'nothing', null] })).status).toBe(422);
  });
});

describe('a list without a column', () => {
  it('is given one, which each row fills for itself', async () => {
    const { body } = await importing.begin([
      ['商会名称', '类型', '成立时间', '民族'],
      ['示例导入添一商会', '行业商会', '2019', '汉'],
      ['示例导入添二商会', '行业商会', '2019', '汉'],
    ]);
    expect(body.counts).toMatchObject({ wrong: 2 });
    const fields = [...body.columns.map(({ field }) => field), 'areaName'];
    const revised = await rudong.send<ImportAnswer>('PATCH', `${IMPORTS}/${body.id}`, { fields });
    expect(revised.body.columns.at(-1)).toEqual({ head: '', field: 'areaName', notice: null, filled: false });
    const mended = await importing.decide(body.id, 2, { cells: ['示例导入添一商会', '行业商会', '2019', '', '如东县'] });
    expect(mended.body.counts).toMatchObject({ new: 1, wrong: 1 });
    const twice = await rudong.send('PATCH', `${IMPORTS}/${body.id}`, { fields: [...fields, 'areaName'] });
    expect(twice.status).toBe(422);
  });
});

describe('what a row leaves unsaid', () => {
  let ofCity: Importing;
  beforeAll(() => (ofCity = new Importing(supervisor)));

  it('is known by its kind where that has one type, by the word of its kind, and by the city of the office', async () => {
    const { body } = await ofCity.begin([
      ['组织名称', '类型', '区县', '国别', '成立时间'],
      ['示例导入词商会', '商会', '如东县', '', '2019'],
      ['示例导入侨团', '海外社团', '', '日本', '2019'],
    ]);
    const [word, abroad] = await ofCity.rowsOf(body.id);
    expect(problemsOf(word)).toEqual([expect.stringMatching(/^type：没有写明类型/)]);
    expect(problemsOf(abroad)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^areaName/)]));
    const { body: found } = await ofCity.begin([
      ['名称', '成立日期', '属地', '备注'],
      ['示例导入数商会', '2019.5', '如东县', '#REF!'],
    ]);
    expect(problemsOf((await ofCity.rowsOf(found.id))[0])).toEqual(expect.arrayContaining(['remarks：单元格是表格软件的错误值，请改正']));
  });

  it('of a chamber elsewhere 所在城市 is where it sits', async () => {
    const { body } = await ofCity.begin([
      ['商会名称', '所在城市', '类型', '成立日期'],
      ['示例导入上海如东商会', '上海市', '异地商会', '2019'],
    ]);
    const [row] = await ofCity.rowsOf(body.id);
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
    const { body } = await importing.begin([
      ['编号', '统一社会信用代码', '名称', '类型', '属地', '成立日期'],
      [other, '', '示例导入启东商会', '行业商会', '如东县', '2015'],
      ['', '51320699MJ9999016D', '示例导入另一商会', '行业商会', '如东县', '2015'],
      ['', '', '示例导入启东商会', '行业商会', '如东县', '2015'],
    ]);
    const [byId, byCode, byName] = await importing.rowsOf(body.id);
    expect(problemsOf(byId)).toEqual(['id：名录里没有这个编号的组织，或不在您的权限范围内；要按新组织登记，请清空编号']);
    expect(problemsOf(byCode)).toEqual(['creditCode：这个统一社会信用代码在同一时期已由另一组织使用']);
    expect(byName).toMatchObject({ outcome: 'new', candidates: [] });
    // What was told of the code is one look over the fence, however often the list is judged.
    await importing.decide(body.id, 4, { skipped: true });
    const looks = await asOwner(office.database.ownerUrl, (client) => client.query(`select from access_log where act = 'over-the-fence'`));
    expect(looks.rowCount).toBe(1);
    expect((await supervisor.get(`${IMPORTS}/${body.id}`)).status).toBe(404);
    expect((await supervisor.send('POST', `${IMPORTS}/${body.id}/apply`, {})).status).toBe(404);
    expect((await rudong.send('DELETE', `${IMPORTS}/${body.id}`)).status).toBe(204);
    expect((await rudong.get(`${IMPORTS}/${body.id}`)).status).toBe(404);
  });
});

describe('an import that was left', () => {
  it('is found again by who began it and by nobody else, with what it holds; given up, it is gone', async () => {
    const mine = new Importing(supervisor);
    const listed = async (who: Person): Promise<ImportsAnswer['items']> => (await who.get<ImportsAnswer>(IMPORTS)).body.items;
    const before = await listed(supervisor);
    const row = (name: string): string[] => ['', name, '行业商会', '如东县', '2019', '', ''];
    const { body: open } = await mine.begin([HEAD, row('示例导入续一商会'), row('')]);
    expect(open.columns.map(({ filled }) => filled)).toEqual([false, true, true, true, true, false, false]);
    const { body: second } = await mine.begin([HEAD, row('示例导入续二商会')]);
    const applied = (await mine.applied(second.id)).result?.['changeSet'];
    expect(applied).toEqual(expect.any(String));
    const counts = { new: 1, changed: 0, unchanged: 0, wrong: 0, doubtful: 0, skipped: 0 };
    const begunAt = expect.any(String) as string;
    expect(await listed(supervisor)).toEqual([
      { id: second.id, file: null, begunAt, counts, changeSet: applied },
      { id: open.id, file: null, begunAt, counts: { ...counts, wrong: 1 }, changeSet: null },
      ...before,
    ]);
    expect((await listed(rudong)).map(({ id }) => id)).not.toContain(open.id);
    await supervisor.send('DELETE', `${IMPORTS}/${open.id}`);
    expect((await listed(supervisor)).map(({ id }) => id)).not.toContain(open.id);
    await mine.undo(applied);
  });

  it('is not listed once it is over its days, nor to who may change nothing', async () => {
    const { body } = await importing.begin([HEAD, ['', '示例导入过期商会', '行业商会', '如东县', '2019', '', '']]);
    await asOwner(office.database.ownerUrl, (client) =>
      client.query(`update imports set begun_at = now() - interval '8 days' where id = $1`, [body.id]),
    );
    expect((await rudong.get<ImportsAnswer>(IMPORTS)).body.items.map(({ id }) => id)).not.toContain(body.id);
    expect((await (await office.as('viewer')).get(IMPORTS)).status).toBe(403);
  });
});
