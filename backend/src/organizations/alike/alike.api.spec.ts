import fc from 'fast-check';
import { asOwner, findings } from '../../../test/facts.js';
import { type Office, openOffice } from '../../../test/office.js';
import { nameCore } from '../../platform/chinese/name-core.js';
import { normaliseName } from '../../platform/chinese/names.js';
import type { AlikeAnswer } from './alike.dto.js';

const CODE = '51320699MJ9999016D';

let office: Office;
let chamber: string;
let neighbour: string;
beforeAll(async () => {
  office = await openOffice();
  chamber = await office.found({ name: '南通市示例家纺商会', shortName: '示例纺会', areaId: office.area('3206'), foundedOn: '2014-05-10' });
  await office.change(chamber, { name: '南通示例纺织商会', effectiveOn: '2017-04-01' });
  await office.change(chamber, { name: '南通示例服装商会', effectiveOn: '2027-01-01' });
  await office.act(chamber, 'names', { name: 'Sample  Textile Chamber', sort: 'foreign', language: 'en' });
  neighbour = await office.found({ name: '如东县示例渔业协会', areaId: office.area('320623'), foundedOn: '2016', creditCode: CODE });
}, 120_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

async function alike(asked: Record<string, string>, login = 'supervisor'): Promise<AlikeAnswer> {
  const reply = await (await office.as(login)).get<AlikeAnswer>(`/api/organizations/alike?${new URLSearchParams(asked).toString()}`);
  expect([reply.status, asked]).toEqual([200, asked]);
  return reply.body;
}
const namesOf = async (name: string, more: Record<string, string> = {}): Promise<string[]> =>
  (await alike({ name, ...more })).items.map((one) => one.name);

describe('names alike', () => {
  it.each([
    '南通示例纺织商会',
    '南通市示例纺织商会',
    '江苏省南通市示例纺织商会',
    '南通（示例）纺织商会',
    '南通 示例　纺织商会',
    '南通示例紡織商會',
    '〔南通〕示例·纺织商会',
  ])('finds the one that %s may mean', async (name) => expect(await namesOf(name)).toEqual(['南通示例纺织商会']));

  it('says which other name it is: 曾用名 and 后改名 with their periods, a short one, one in another script', async () => {
    const matched = async (name: string): Promise<unknown> => (await alike({ name })).items[0]?.matched;
    expect(await matched('南通示例纺织商会')).toBeNull();
    expect(await matched('南通（示例）家纺商会')).toEqual({
      name: '南通市示例家纺商会',
      sort: 'former',
      from: '2014-05-10',
      to: '2017-04-01',
    });
    expect(await matched('南通示例服装商会')).toEqual({ name: '南通示例服装商会', sort: 'later', from: '2027-01-01', to: null });
    expect((await alike({ name: '示例纺会' })).items[0]).toMatchObject({
      id: chamber,
      areaName: '南通市',
      status: 'active',
      matched: null,
    });
    expect(await matched('sample textile chamber')).toMatchObject({ name: 'Sample  Textile Chamber', sort: 'foreign' });
  });

  it('knows the units of the area: with and without the city and the county before it', async () => {
    const areaId = office.area('320623');
    for (const name of ['如东示例渔业协会', '南通市如东县示例渔业协会', '江苏省南通市如东示例渔业协会', '示例渔业协会'])
      expect(await namesOf(name, { areaId })).toEqual(['如东县示例渔业协会']);
    expect(await namesOf('如东示例渔业协会')).toEqual([]);
    expect(await namesOf('启东示例渔业协会', { areaId })).toEqual([]);
  });

  it('is no search: part of a name, a reading and another city are nobody’s', async () => {
    for (const name of ['南通示例', '纺织商会', 'ntslfzsh', 'nantongshilifangzhishanghui', '南京示例纺织商会', '会', '（）', ''])
      expect(await alike({ name })).toEqual({ items: [], elsewhere: [] });
  });

  it('leaves out the one that is renamed, what is void, and a name that was corrected', async () => {
    expect(await namesOf('南通示例纺织商会', { except: chamber })).toEqual([]);
    const wrong = await office.found({ name: '示例错字商会', foundedOn: '2020' });
    await office.change(wrong, { name: '示例正字商会', reason: '录错' });
    expect(await namesOf('示例错字商会')).toEqual([]);
    expect(await namesOf('示例正字商会')).toEqual(['示例正字商会']);
    await office.act(wrong, 'void', { reason: '试录' });
    expect(await namesOf('示例正字商会')).toEqual([]);
  });

  it('finds the holder of the credit code, however it is typed, before names', async () => {
    const code = CODE.toLowerCase().replace(/(.{4})/g, '$1 ');
    const { items } = await alike({ name: '南通示例纺织商会', creditCode: code });
    expect(items.map(({ id, sameCode, matched }) => [id, sameCode, matched])).toEqual([
      [neighbour, true, null],
      [chamber, false, null],
    ]);
    expect((await alike({ creditCode: CODE.slice(0, 17) })).items).toEqual([]);
  });

  it('shows what ended behind what lives', async () => {
    const over = await office.found({ name: '示例同名会', foundedOn: '2010', areaId: office.area('320681') });
    await office.act(over, 'end', { on: '2019-01-01' });
    const lives = await office.found({ name: '示例同名会', foundedOn: '2020' });
    expect((await alike({ name: '示例 同名会' })).items.map(({ id, status }) => [id, status])).toEqual([
      [lives, 'active'],
      [over, 'dissolved'],
    ]);
  });

  it('refuses what it does not know, and whoever may not write', async () => {
    const supervisor = await office.as('supervisor');
    expect((await supervisor.get('/api/organizations/alike?title=x')).status).toBe(400);
    expect((await supervisor.get('/api/organizations/alike?except=x')).status).toBe(400);
    expect((await (await office.as('viewer')).get('/api/organizations/alike?name=x')).status).toBe(403);
  });
});

describe('over the fence', () => {
  it('says only that something is there and whom to ask, each office once, and keeps that it was asked', async () => {
    const looked = await alike({ name: '如东县示例渔业协会', creditCode: CODE }, 'qidong');
    expect(looked).toEqual({ items: [], elsewhere: [{ ask: '如东县' }] });
    expect((await alike({ name: '南通（示例）家纺商会' }, 'qidong')).elsewhere).toEqual([{ ask: '南通市' }]);
    const logged = await asOwner(office.database.ownerUrl, (client) =>
      client.query(
        `select a.login, l.detail from access_log l join accounts a on a.id = l.account_id where l.act = 'over-the-fence' order by l.id limit 1`,
      ),
    );
    expect(logged.rows).toEqual([{ login: 'qidong', detail: { name: '如东县示例渔业协会', creditCode: CODE } }]);
  });

  it('shows his own to the officer of the county, and nothing of it is logged', async () => {
    const { items, elsewhere } = await alike({ name: '如东县（示例）渔业协会' }, 'rudong');
    expect([items.map((one) => one.id), elsewhere]).toEqual([[neighbour], []]);
    const logged = await asOwner(office.database.ownerUrl, (client) =>
      client.query(
        `select 1 from access_log l join accounts a on a.id = l.account_id where l.act = 'over-the-fence' and a.login = 'rudong'`,
      ),
    );
    expect(logged.rows).toEqual([]);
  });

  it('is told sixty times in an hour and then no more', async () => {
    const asked = { name: '如东县示例渔业协会' };
    for (let looks = 0; looks < 60; looks++) await alike(asked, 'chongchuan');
    expect((await alike(asked, 'chongchuan')).elsewhere).toBeNull();
    // Who has looked too often learns nothing by saving either.
    const refused = await (
      await office.as('chongchuan')
    ).send('POST', '/api/organizations', {
      name: '示例借码商会',
      kind: 'chamberOfCommerce',
      type: '行业商会',
      areaId: office.area('320613'),
      foundedOn: '2016',
      creditCode: CODE,
    });
    expect([refused.status, refused.body['inTheWay']]).toEqual([409, undefined]);
    expect((await alike(asked, 'qidong')).elsewhere).toEqual([{ ask: '如东县' }]);
  }, 60_000);
});

it('the database makes the same of a name as the application', async () => {
  const sign = fc.constantFrom(
    ...'江苏省南通市内蒙古自治区如东县上海商会 （）【】·•-—“”《》、，。:A3',
    '\u3000',
    '𠮷',
    '\t',
    "'",
    '\\',
    '%',
  );
  const names = fc.sample(
    fc.array(sign, { maxLength: 24 }).map((signs) => signs.join('')),
    { numRuns: 2000, seed: 18 },
  );
  const forms = names.map(normaliseName);
  const { rows } = await asOwner(office.database.ownerUrl, (client) =>
    client.query<{ core: string }>('select name_core(f) as core from unnest($1::text[]) with ordinality x(f, place) order by place', [
      forms,
    ]),
  );
  expect(rows.map((row) => row.core)).toEqual(forms.map(nameCore));
});
