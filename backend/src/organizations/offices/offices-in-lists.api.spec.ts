import { type Body, type Office, openOffice, type Person } from '../../../test/office.js';
import type { ListedOrganizationAnswer, OrganizationCountAnswer, OrganizationPageAnswer } from '../answers.dto.js';

let office: Office;
let supervisor: Person;
const ids: Record<string, string> = {};
const DAY = '2026-11-23';

const send = async (id: string, path: string, body: Body): Promise<void> => {
  const { etag } = await supervisor.get(`/api/organizations/${id}`);
  const reply = await supervisor.send('POST', `/api/organizations/${id}/${path}`, body, { 'if-match': etag });
  if (reply.status > 201) throw new Error(`${path}: ${reply.text}`);
};
const congress = (id: string, on: string, number: number, holders: Record<string, string>): Promise<void> =>
  send(id, 'leadership-changes', {
    on,
    number,
    years: 5,
    holders: Object.entries(holders).map(([post, name]) => ({ post, person: { name } })),
  });
const takes = (id: string, post: string, name: string, from: string, more: Body = {}): Promise<void> =>
  send(id, 'holdings', { holder: { post, person: { name } }, from, ...more });

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
  const found = async (name: string, more: Body = {}): Promise<string> =>
    (ids[name] = await office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10', ...more }));
  // 甲: overdue since 2024-05-18. 乙: in its second term, due in half a year. 丙: left without a chair. 丁: nothing is known. 戊: changed hands in a month.
  await congress(await found('甲'), '2019-05-18', 2, { 会长: '李乙二', 秘书长: '沈寅三' });
  const second = await found('乙');
  await congress(second, '2017-03-01', 1, { 会长: '张甲一' });
  await congress(second, '2022-03-01', 2, { 会长: '王丙三' });
  const third = await found('丙');
  await congress(third, '2024-06-01', 1, { 会长: '赵丁四', 副会长: '周戊五' });
  const team = (
    await supervisor.get<{ holdings: { id: string; person: { id: string; name: string } }[] }>(`/api/organizations/${third}/team`)
  ).body.holdings;
  const one = (name: string): { id: string; person: { id: string } } =>
    team.find(({ person }) => person.name === name) ?? { id: '', person: { id: '' } };
  await send(third, `holdings/${one('赵丁四').id}/leave`, {
    on: '2026-03-01',
    wayOut: 'resigned',
    acting: { id: one('周戊五').person.id },
  });
  await found('丁');
  const fifth = await found('戊');
  await takes(fifth, '会长', '吴己六', '2015-01-01', { to: '2026-11', wayOut: 'termEnded' });
  await takes(fifth, '会长', '郑庚七', '2026-11');
  await congress(await found('己', { areaId: office.area('320681') }), '2023-05-18', 1, { 会长: '冯辛八' });
  ids['庚'] = await office.found({
    kind: 'overseasGroup',
    type: '同乡会',
    name: '示例庚同乡会',
    foundedOn: '2014-05-10',
    areaId: office.area('3206'),
  });
  await takes(ids['庚'], '会长', '陈壬九', '2020-01-01');
  ids['辛'] = await office.found({ kind: 'practiceBase', type: '实践创新基地', name: '示例辛基地', foundedOn: '2018-01-01' });
}, 120_000);
afterAll(() => office.stop());

const MORE = 'more=chair,secretaryGeneral,dueOn,termState';
const list = async (query: string, who = 'supervisor'): Promise<ListedOrganizationAnswer[]> =>
  (await (await office.as(who)).get<OrganizationPageAnswer>(`/api/organizations?asOf=${DAY}&limit=50&${query}`)).body.items;
const names = async (query: string): Promise<string[]> => (await list(query)).map(({ name }) => name.charAt(2));
const sort = (of: string[]): string[] => of.toSorted((a, b) => (a < b ? -1 : 1));
const counted = async (query: string): Promise<OrganizationCountAnswer> =>
  (await supervisor.get<OrganizationCountAnswer>(`/api/organizations/count?asOf=${DAY}&${query}`)).body;
const said = ({ chair, secretaryGeneral, dueOn, termState }: ListedOrganizationAnswer): unknown[] => {
  const who = (held: typeof chair): string =>
    (held ?? []).map(({ name, acting, certain }) => `${name}${acting ? `(${acting})` : ''}${certain ? '' : '?'}`).join('、');
  return [who(chair), who(secretaryGeneral), dueOn, termState];
};
const row = async (sign: string): Promise<unknown[]> => {
  const items = await list(MORE);
  const found = items.find(({ id }) => id === ids[sign]);
  return found ? said(found) : [];
};

describe('会长, 秘书长, 届满日期 and 换届状态 in lists', () => {
  it('are told of the day that is asked, where they are asked for', async () => {
    expect(await row('甲')).toEqual(['李乙二', '沈寅三', '2024-05-18', 'overdue']);
    expect(await row('乙')).toEqual(['王丙三', '', '2027-03-01', 'due_soon']);
    const [past] = (
      await supervisor.get<OrganizationPageAnswer>(`/api/organizations?asOf=2022-02-28&${MORE}&q=${encodeURIComponent('示例乙')}`)
    ).body.items;
    expect(past && said(past)).toEqual(['张甲一', '', '2022-03-01', 'due_soon']);
    const [plain] = await list('sort=name');
    expect(Object.keys(plain ?? {})).not.toEqual(expect.arrayContaining(['chair']));
  });

  it('mark whoever does the work and whoever holds it possibly', async () => {
    expect(await row('丙')).toEqual(['周戊五(presiding)', '', '2029-06-01', 'awaiting_filing']);
    expect(sort(String((await row('戊'))[0]).split('、'))).toEqual(sort(['吴己六?', '郑庚七?']));
    expect(await row('丁')).toEqual(['', '', null, 'none']);
  });

  it('show no state of kinds without terms, and of an overseas group the chair alone', async () => {
    expect(await row('辛')).toEqual(['', '', null, null]);
    expect((await row('庚')).slice(0, 2)).toEqual(['陈壬九', '']);
  });

  it('are filters: several states, days of the end, no 一把手', async () => {
    expect(sort(await names('termState=overdue,due_soon'))).toEqual(sort(['甲', '乙']));
    expect(await names('kind=chamberOfCommerce&termState=none')).toEqual(expect.arrayContaining(['丁', '戊']));
    expect(await names('termState=none')).not.toContain('辛');
    expect(sort(await names('dueFrom=2024-01-01&dueTo=2027-12-31'))).toEqual(sort(['甲', '乙']));
    expect(await counted('termState=overdue')).toMatchObject({ count: 1, possible: 0 });
    expect(sort(await names('chairVacant=true'))).toEqual(sort(['丙', '戊']));
    expect(await counted('chairVacant=true')).toMatchObject({ count: 1, possible: 1 });
    expect(await names('chairVacant=true&certainty=certain')).toEqual(['丙']);
    expect(await names('chairVacant=false&termState=overdue')).toEqual(['甲']);
  });

  it('are orders, page by page', async () => {
    const inOrder = async (order: string): Promise<string> => {
      let place = '';
      let found = '';
      do {
        const { body } = await supervisor.get<OrganizationPageAnswer>(
          `/api/organizations?asOf=${DAY}&limit=2&sort=${order}${place}&kind=chamberOfCommerce`,
        );
        found += body.items.map(({ name }) => name.charAt(2)).join('');
        place = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`;
      } while (place);
      return found;
    };
    // 丙 has somebody who does the work, no chair.
    expect((await inOrder('dueOn,name')).slice(0, 4)).toBe('甲乙己丙');
    expect((await inOrder('termState,name')).slice(0, 2)).toBe('甲乙');
    expect(await inOrder('chair,name')).toMatch(/^己甲[乙戊]{2}/);
    expect([...(await inOrder('-chair,name'))].toSorted().join('')).toBe([...(await inOrder('chair,name'))].toSorted().join(''));
  });

  it('go into files where they are named, with their notes', async () => {
    const columns = 'columns=name,chair,secretaryGeneral,dueOn,termState';
    const { text } = await supervisor.get(`/api/organizations/export?asOf=${DAY}&format=csv&${columns}&kind=chamberOfCommerce`);
    expect(text).toContain('名称,会长（一把手）,秘书长,届满日期,换届状态');
    expect(text).toContain('示例甲商会,李乙二,沈寅三,2024-05-18,逾期未换届');
    expect(text).toContain('示例丙商会,周戊五（主持工作）,,2029-06-01,已换届待备案');
    expect(text).toMatch(/示例丁商会,,,,届次待补/);
    const all = await supervisor.get(`/api/organizations/export?asOf=${DAY}&format=csv`);
    expect(all.text).not.toContain('李乙二');
  });

  it('tell no county of another', async () => {
    const others = await list(MORE, 'rudong');
    expect(JSON.stringify(others)).toContain('李乙二');
    expect(JSON.stringify(others)).not.toMatch(/冯辛八|陈壬九/);
  });
});
