import { type Body, type Office, openOffice, type Person } from '../../../test/office.js';
import type { OrganizationCountAnswer, OrganizationPageAnswer } from '../../organizations/answers.dto.js';
import type { LegalReminderListAnswer, VacancyListAnswer } from './due.dto.js';

let office: Office;
let supervisor: Person;
beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
});
afterAll(() => office.stop());

interface Held {
  readonly holdings: { id: string; post: { code: string }; person: { id: string } | null }[];
}
const TODAY = '2026-11-23';
const found = (name: string, more: Body = {}): Promise<string> =>
  office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10', ...more });
const take = async (id: string, holder: Body, from: string, more: Body = {}): Promise<void> => {
  const reply = await office.act(id, 'holdings', { holder, from, ...more });
  expect([reply.status, reply.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
};
const chair = (name: string): Body => ({ post: '会长', person: { name } });
const leave = async (id: string, on: string, more: Body = {}): Promise<void> => {
  const team = (await supervisor.get<Held>(`/api/organizations/${id}/team`)).body;
  const holding = team.holdings.find(({ post }) => post.code === 'chair');
  expect((await office.act(id, `holdings/${holding?.id}/leave`, { on, wayOut: 'resigned', ...more })).status).toBe(200);
};
/** The chair was the first's until the day, then the second's. */
async function changed(name: string, on: string): Promise<string> {
  const id = await found(name);
  await take(id, chair('张甲一'), '2020-01-01', { to: on, wayOut: 'resigned' });
  await take(id, chair('李乙二'), on);
  return id;
}
const vacancies = async (asOf = TODAY, headers: Record<string, string> = {}): Promise<VacancyListAnswer> =>
  (await supervisor.get<VacancyListAnswer>(`/api/leadership/vacancies?asOf=${asOf}`, headers)).body;
const reminders = async (asOf = TODAY): Promise<LegalReminderListAnswer['items']> =>
  (await supervisor.get<LegalReminderListAnswer>(`/api/leadership/reminders?asOf=${asOf}`)).body.items;
const reminded = async (id: string, asOf = TODAY): Promise<[string, string | null] | undefined> => {
  const one = (await reminders(asOf)).find((item) => item.id === id);
  return one && [one.why, one.by];
};

describe('一把手空缺', () => {
  it('lists the very bodies that the list of organizations counts, where it fell vacant last first', async () => {
    const [month, left, never, suspended] = [await found('空缺月'), await found('空缺日'), await found('空缺无'), await found('空缺停')];
    const [kept, unknown] = [await found('空缺在'), await found('空缺未录')];
    await take(month, chair('张甲一'), '2020-01-01');
    await leave(month, '2026-03');
    await take(left, chair('李乙二'), '2020-01-01');
    await leave(left, '2026-03-15', { acting: { name: '王丙三' } });
    await take(never, { post: '秘书长', person: { name: '赵丁四' } }, '2022-01-01');
    await take(suspended, { post: '秘书长', person: { name: '周戊五' } }, '2022-01-01');
    await take(kept, chair('吴己六'), '2020-01-01');
    expect((await office.act(suspended, 'suspend', { from: '2026-01-10' })).status).toBe(200);
    const { items, count } = await vacancies();
    const told = items.map(({ id, post, since, acting }) => [id, post, since, acting]);
    expect(told).toEqual([
      [month, '会长', '2026-03', null],
      [left, '会长', '2026-03-15', '王丙三'],
      [suspended, '会长', null, null],
      [never, '会长', null, null],
    ]);
    expect(told.map(([id]) => id)).not.toContain(unknown);
    const asked = `asOf=${TODAY}&chairVacant=true&certainty=certain`;
    const listed = (await supervisor.get<OrganizationPageAnswer>(`/api/organizations?limit=50&${asked}`)).body.items;
    expect(listed.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
    const counted = (await supervisor.get<OrganizationCountAnswer>(`/api/organizations/count?${asked}`)).body;
    expect([count, counted.count]).toEqual([4, 4]);
    expect((await vacancies('2026-02-28')).items.map(({ id }) => id)).toEqual([suspended, never]);
    expect((await vacancies(TODAY, { 'accept-language': 'en' })).items[0]?.post).toBe('President');
  });
});

describe('法定代表人', () => {
  it('is to be registered anew within thirty days of a new chair, the thirtieth included', async () => {
    const [early, last, late] = [
      await changed('变更甲', '2026-10-25'),
      await changed('变更乙', '2026-10-24'),
      await changed('变更丙', '2026-10-23'),
    ];
    expect(await Promise.all([early, last, late].map((id) => reminded(id)))).toEqual([
      ['register', '2026-11-24'],
      ['register', '2026-11-23'],
      undefined,
    ]);
    expect(await reminded(late, '2026-11-22')).toEqual(['register', '2026-11-22']);
  });

  it('is reminded of no more once it is registered', async () => {
    const id = await changed('登记', '2026-11-01');
    await take(id, { post: '法定代表人', person: { name: '张甲一' } }, '2020-01-01', { to: '2026-11-16', wayOut: 'termEnded' });
    expect(await reminded(id, '2026-11-15')).toEqual(['register', '2026-12-01']);
    expect(await reminded(id)).toEqual(['register', '2026-12-01']);
    await take(id, { post: '法定代表人', person: { name: '李乙二' } }, '2026-11-16');
    expect([await reminded(id, '2026-11-15'), await reminded(id)]).toEqual([['register', '2026-12-01'], undefined]);
  });

  it('is missed where nobody follows on it, whoever is chair', async () => {
    const id = await found('缺位');
    await take(id, chair('张甲一'), '2020-01-01');
    await take(id, { post: '法定代表人', person: { name: '张甲一' } }, '2020-01-01', { to: '2026-11-16', wayOut: 'resigned' });
    expect([await reminded(id, '2026-11-15'), await reminded(id)]).toEqual([undefined, ['vacant', null]]);
  });

  it('changes with a unit in the chair too, and does not with one man who was entered twice', async () => {
    const [units, twice] = [await found('单位'), await found('同人')];
    await take(units, { post: '会长', unit: { name: '示例甲公司' } }, '2020-01-01', { to: '2026-11-01', wayOut: 'termEnded' });
    await take(units, { post: '会长', unit: { name: '示例乙公司' } }, '2026-11-01');
    expect(await reminded(units)).toEqual(['register', '2026-12-01']);
    const people: string[] = [];
    for (const [from, more] of [
      ['2020-01-01', { to: '2026-11-01', wayOut: 'termEnded' }],
      ['2026-11-01', {}],
    ] as const) {
      await take(twice, chair('郑同人'), from, more);
      const team = (await supervisor.get<Held>(`/api/organizations/${twice}/team?asOf=${from}`)).body;
      people.push(team.holdings.find(({ post }) => post.code === 'chair')?.person?.id ?? '');
    }
    expect(await reminded(twice)).toEqual(['register', '2026-12-01']);
    const { etag } = await supervisor.get(`/api/people/${people[0]}`);
    const joined = await supervisor.send('POST', `/api/people/${people[0]}/join`, { withId: people[1] }, { 'if-match': etag });
    expect([joined.status, await reminded(twice)]).toEqual([200, undefined]);
  });
});
