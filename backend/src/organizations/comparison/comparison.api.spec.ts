import { asOwner, findings } from '../../../test/facts.js';
import { type Office, openOffice } from '../../../test/office.js';
import type { ComparedName, ComparisonAnswer } from './comparison.dto.js';

let office: Office;
let ended: string;
beforeAll(async () => {
  office = await openOffice();
  const chamber = async (name: string, more: Record<string, unknown> = {}): Promise<string> =>
    office.found({ name, kind: 'chamberOfCommerce', type: '行业商会', areaId: office.area('3206'), foundedOn: '2014-05-10', ...more });
  await chamber('南通示例家纺商会', { shortName: '示例家纺' });
  await chamber('南通示例船舶商会', { shortName: '示例船商' });
  const renamed = await chamber('南通示例旧名商会', { shortName: '示例新会' });
  await office.change(renamed, { name: '南通示例新名商会', effectiveOn: '2019-03-01' });
  await chamber('南通示例医药产业联谊会');
  await chamber('江苏省南通市示例花木商会');
  await chamber('南通示例水产商会');
  ended = await chamber('南通示例印染商会');
  await office.act(ended, 'end', { on: '2021-06-30' });
  await chamber('乌有示例南通商会');
  await chamber('南通示例餐饮商会（筹备组）');
  await office.found({ name: '南通市示例党外知识分子联谊会', areaId: office.area('3206'), foundedOn: '2015' });
  await office.found({ name: '南通市示例新的社会阶层人士联谊会', areaId: office.area('3206'), foundedOn: '2016' });
  await office.found({ name: '民革示例市委员会', areaId: office.area('3206'), foundedOn: '1984' });
  await office.found({ name: '如东县示例渔业协会', areaId: office.area('320623'), foundedOn: '2016' });
}, 120_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

async function compare(names: readonly string[], query: Record<string, string> = {}, login = 'supervisor'): Promise<ComparisonAnswer> {
  const person = await office.as(login);
  const reply = await person.send<ComparisonAnswer>('POST', `/api/organizations/comparison?${new URLSearchParams(query).toString()}`, {
    names,
  });
  expect([reply.status, reply.body]).toEqual([200, reply.body]);
  return reply.body;
}
const said = ({ pile, matches }: ComparedName): unknown[] => [pile, ...matches.map(({ name, why }) => (why ? `${name}: ${why}` : name))];

it('puts twelve names into the right piles: one is new, three are short ones, one is in traditional characters, one lacks 省', async () => {
  const names = [
    '南通示例家纺商会',
    ' 南通 示例　船舶商会 ',
    '示例家纺',
    '示例船商',
    '示例新会',
    '南通示例醫藥產業聯誼會',
    '南通市示例花木商会',
    '南通示例旧名商会',
    '南通示例水产协会',
    '南通（示例）水产商会',
    '南通示例印染商会',
    '南通示例全新商会',
  ];
  const { items, others, moreOthers } = await compare(names);
  expect(items.map(said)).toEqual([
    ['registered', '南通示例家纺商会'],
    ['registered', '南通示例船舶商会'],
    ['near', '南通示例家纺商会: short'],
    ['near', '南通示例船舶商会: short'],
    ['near', '南通示例新名商会: short'],
    ['near', '南通示例医药产业联谊会: script'],
    ['near', '江苏省南通市示例花木商会: places'],
    ['near', '南通示例新名商会: former'],
    ['near', '南通示例水产商会: sign'],
    ['near', '南通示例水产商会: signs'],
    ['near', '南通示例印染商会: ended'],
    ['missing'],
  ]);
  expect(items[7]?.matches[0]).toMatchObject({ by: '南通示例旧名商会', from: '2014-05-10', to: '2019-03-01' });
  expect([others, moreOthers]).toEqual([null, false]);
});

it('asks as of a day: the old name was its name, and who had not ended was 在册', async () => {
  const { items } = await compare(['南通示例旧名商会', '南通示例新名商会', '南通示例印染商会'], { asOf: '2018-12-31' });
  expect(items.map(said)).toEqual([
    ['registered', '南通示例旧名商会'],
    ['near', '南通示例旧名商会: later'],
    ['registered', '南通示例印染商会'],
  ]);
});

it('takes the units before a name for what they are: with the city before the county or without, with 县 or without', async () => {
  const matches = async (name: string): Promise<unknown> => (await compare([name])).items.map(said)[0];
  for (const name of ['南通市如东县示例渔业协会', '江苏省南通市如东示例渔业协会', '如东示例渔业协会'])
    expect(await matches(name)).toEqual(['near', '如东县示例渔业协会: places']);
  for (const name of ['启东市示例渔业协会', '示例渔业协会']) expect(await matches(name)).toEqual(['missing']);
});

it('knows what is left out or shortened by habit: the city of a chamber elsewhere, what the field calls its bodies, what stands in brackets', async () => {
  const names = [
    ...['乌有示例商会', '乌有示例总商会', '南通市示例知联会', '南通市示例新联会', '江苏省南通市示例新阶联', '中国国民党革命委员会示例市委'],
    ...['乌有示例南通商会（筹）', '南通示例水产商会（筹备）', '南通示例餐饮商会', '乌有示例餐饮商会'],
  ];
  expect((await compare(names)).items.map(said)).toEqual([
    ['near', '乌有示例南通商会: city'],
    ['missing'],
    ['near', '南通市示例党外知识分子联谊会: abbreviation'],
    ['near', '南通市示例新的社会阶层人士联谊会: abbreviation'],
    ['near', '南通市示例新的社会阶层人士联谊会: abbreviation'],
    ['near', '民革示例市委员会: abbreviation'],
    ['near', '乌有示例南通商会: brackets'],
    ['near', '南通示例水产商会: brackets'],
    ['missing'],
    ['missing'],
  ]);
});

it('takes a list of the greatest length there may be', async () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `示例${at}`.padEnd(200, '长'));
  expect((await compare([...names.slice(1), '南通示例家纺商会'])).items.at(-1)?.pile).toBe('registered');
}, 60_000);

it('tells what the registry has besides, within a filter, and a name that stands twice', async () => {
  const { items, others } = await compare(['南通示例家纺商会', '南通示例家紡商會', '示例船商', '南通示例水产协会'], {
    kind: 'chamberOfCommerce',
    type: '行业商会',
    areaId: office.area('3206'),
  });
  expect(items.map(({ sameAs }) => sameAs)).toEqual([null, 0, null, null]);
  // 水产商会 once more, of which the list has another name besides: it is told there.
  expect(items[3]?.matches.map(({ name }) => name)).toEqual(['南通示例水产商会']);
  const names = others?.map(({ name }) => name) ?? [];
  expect(names).toEqual(expect.arrayContaining(['南通示例新名商会', '江苏省南通市示例花木商会', '南通示例医药产业联谊会']));
  for (const name of ['南通示例家纺商会', '南通示例船舶商会', '南通示例水产商会', '南通示例印染商会']) expect(names).not.toContain(name);
});

it('knows nothing of what lies over the fence', async () => {
  const asked = ['如东县示例渔业协会', '如东示例渔业协会', '南通示例家纺商会'];
  const { items, others } = await compare(asked, { kind: 'association' }, 'qidong');
  expect(items.map(said)).toEqual([['missing'], ['missing'], ['missing']]);
  expect(JSON.stringify(others)).not.toContain('示例渔业');
  expect((await compare(asked, {}, 'rudong')).items.map(said)).toEqual([
    ['registered', '如东县示例渔业协会'],
    ['near', '如东县示例渔业协会: places'],
    ['missing'],
  ]);
});

it('tells nobody of a past day what others named a record after it left him', async () => {
  const moved = await office.found({
    name: '示例迁出商会',
    areaId: office.area('320623'),
    foundedOn: '2015',
    kind: 'chamberOfCommerce',
    type: '行业商会',
  });
  await office.change(moved, { areaId: office.area('320681'), effectiveOn: '2022-06-01' });
  await office.change(moved, { name: '示例迁入后商会', shortName: '示例迁会', effectiveOn: '2023-01-01' });
  const names = ['示例迁出商会', '示例迁入后商会', '示例迁会'];
  const then = { asOf: '2021-12-31' };
  expect((await compare(names, then, 'rudong')).items.map(said)).toEqual([['registered', '示例迁出商会'], ['missing'], ['missing']]);
  expect((await compare(names, then, 'qidong')).items.map(said)).toEqual([
    ['registered', '示例迁出商会'],
    ['near', '示例迁出商会: later'],
    ['near', '示例迁出商会: short'],
  ]);
  expect((await compare(names, {}, 'rudong')).items.map(said)).toEqual([['missing'], ['missing'], ['missing']]);
});

it('gives a pile as a file, by right and logged', async () => {
  const names = ['南通示例家纺商会', '示例船商', '南通示例旧名商会', '南通示例全新商会'];
  const given = async (pile: string, login = 'supervisor'): Promise<string[]> => {
    const url = `/api/organizations/comparison/export?format=csv&pile=${pile}&kind=chamberOfCommerce&type=${encodeURIComponent('行业商会')}`;
    const reply = await (await office.as(login)).send('POST', url, { names });
    expect([reply.status, reply.text.slice(0, 200)]).toEqual([200, reply.text.slice(0, 200)]);
    return reply.text.replace('\uFEFF', '').trim().split('\r\n');
  };
  expect(await given('missing')).toEqual(['名单中第几个,名单中的名称', '4,南通示例全新商会']);
  expect(await given('near')).toEqual([
    '名单中第几个,名单中的名称,为什么近似,登记的其他名称,登记的名称,类型,属地,状态',
    '2,示例船商,简称,示例船商,南通示例船舶商会,行业商会,南通市,正常',
    '3,南通示例旧名商会,曾用名,南通示例旧名商会（2014-05-10至2019-02-28）,南通示例新名商会,行业商会,南通市,正常',
  ]);
  expect((await given('others')).some((line) => line.startsWith('南通示例水产商会,行业商会,南通市'))).toBe(true);
  const viewer = await office.as('viewer');
  expect((await viewer.send('POST', '/api/organizations/comparison/export', { names })).status).toBe(403);
  const { rows } = await asOwner(office.database.ownerUrl, (client) =>
    client.query(
      `select detail ->> 'pile' as pile, detail -> 'rows' as rows from access_log where act = 'organizations.export' order by id limit 2`,
    ),
  );
  expect(rows).toEqual([
    { pile: 'missing', rows: 1 },
    { pile: 'near', rows: 2 },
  ]);
});

it('gives the whole list in its order, with what was made out of the names that are near', async () => {
  const names = ['南通示例全新商会', '示例船商', '南通示例水产协会', '南通示例家纺商会', '示例船商'];
  const [, ship, fish] = (await compare(names)).items;
  const decisions = [
    { at: 1, id: ship?.matches[0]?.id, is: true },
    { at: 2, id: fish?.matches[0]?.id, is: false },
  ];
  const person = await office.as('supervisor');
  const given = async (pile: string): Promise<string[]> => {
    const { status, text } = await person.send('POST', `/api/organizations/comparison/export?format=csv&pile=${pile}`, {
      names,
      decisions,
    });
    expect([status, text.slice(0, 200)]).toEqual([200, text.slice(0, 200)]);
    return text.replace('\uFEFF', '').trim().split('\r\n');
  };
  expect(await given('all')).toEqual([
    '名单中第几个,名单中的名称,比对结果,为什么近似,登记的其他名称,登记的名称,类型,属地,状态,与第几个重复',
    '1,南通示例全新商会,不在册,,,,,,,',
    '2,示例船商,在册,简称,示例船商,南通示例船舶商会,行业商会,南通市,正常,',
    '3,南通示例水产协会,不在册,,,,,,,',
    '4,南通示例家纺商会,在册,,,南通示例家纺商会,行业商会,南通市,正常,',
    '5,示例船商,在册,简称,示例船商,南通示例船舶商会,行业商会,南通市,正常,2',
  ]);
  expect(await given('near')).toEqual(['名单中第几个,名单中的名称,为什么近似,登记的其他名称,登记的名称,类型,属地,状态']);
});

it('refuses what is no list of names, at its place', async () => {
  const supervisor = await office.as('supervisor');
  const wrong = async (names: unknown): Promise<unknown> => {
    const { status, body } = await supervisor.send<{ errors: { pointer: string; code: string }[] }>(
      'POST',
      '/api/organizations/comparison',
      { names },
    );
    return [status, body.errors.map(({ pointer, code }) => `${pointer} ${code}`)];
  };
  expect(await wrong(['南通示例家纺商会', ''])).toEqual([422, ['/names/1 empty']]);
  expect(await wrong(['长'.repeat(201)])).toEqual([422, ['/names/0 too_long']]);
  expect(await wrong('南通示例家纺商会')).toEqual([422, ['/names not_list']]);
  expect(await wrong(Array.from({ length: 10_001 }, () => '甲'))).toEqual([422, ['/names too_many']]);
});
