import { type Body, type Office, openOffice, type Person } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { LeadershipChangeAnswer } from '../congress/congress.dto.js';
import type { DuePageAnswer, LegalReminderListAnswer } from '../due/due.dto.js';

let office: Office;
let supervisor: Person;
beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const chamber = (name: string): Promise<string> => office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10' });
const rule = async (id: string, body: Body): Promise<void> => {
  expect((await office.act(id, 'term-rules', body)).status).toBe(200);
};
const congress = async (id: string, on: string, holders: Body[], query = ''): Promise<LeadershipChangeAnswer> => {
  const reply = await office.act(id, `leadership-changes${query}`, { on, number: 1, years: 5, holders });
  expect([reply.status, reply.text.slice(0, 200)]).toEqual([query ? 200 : 201, expect.any(String)]);
  return reply.body as unknown as LeadershipChangeAnswer;
};
const take = async (id: string, post: string, person: Body, from: string, more: Body = {}): Promise<void> => {
  expect((await office.act(id, 'holdings', { holder: { post, person }, from, ...more })).status).toBe(200);
};

describe('the rule of terms of an organization', () => {
  it('says within how many days of the congress it is filed: the rule of that day', async () => {
    const [own, usual] = [await chamber('备案甲'), await chamber('备案乙')];
    await rule(own, { filingDays: 10 });
    await rule(own, { filingDays: 60, from: '2026-11-02' });
    for (const id of [own, usual]) await congress(id, '2026-11-01', [{ post: '会长', person: { name: '张甲一' } }]);
    const { items } = (await supervisor.get<DuePageAnswer>('/api/leadership/due?state=awaiting_filing')).body;
    expect([own, usual].map((id) => items.find((item) => item.id === id)?.fileBy)).toEqual(['2026-11-11', '2026-12-01']);
  });

  it('says whether it is registered with civil affairs: where not, nobody is reminded of the 法定代表人', async () => {
    const [own, usual] = [await chamber('登记甲'), await chamber('登记乙')];
    await rule(own, { toBeFiled: false });
    for (const id of [own, usual]) {
      await take(id, '会长', { name: '李乙二' }, '2020-01-01', { to: '2026-11-01', wayOut: 'resigned' });
      await take(id, '会长', { name: '王丙三' }, '2026-11-01');
    }
    const { items } = (await supervisor.get<LegalReminderListAnswer>('/api/leadership/reminders')).body;
    expect(items.map(({ id }) => id)).toEqual([usual]);
  });

  it('and nobody is warned that the chair of another one leads there', async () => {
    const [own, usual, next] = [await chamber('兼任甲'), await chamber('兼任乙'), await chamber('兼任丙')];
    await rule(own, { toBeFiled: false });
    const chairOf = async (id: string, name: string): Promise<string> => {
      await take(id, '会长', { name }, '2020-01-01');
      const team = await supervisor.get<{ holdings: { person: { id: string } }[] }>(`/api/organizations/${id}/team`);
      return team.body.holdings[0]?.person.id ?? '';
    };
    const people = [await chairOf(own, '赵丁四'), await chairOf(usual, '周戊五')];
    const warned: string[][] = [];
    for (const id of people) {
      const { warnings } = await congress(next, '2026-11-01', [{ post: '会长', person: { id } }], '?dryRun=true');
      warned.push(warnings.map(({ code }) => code).filter((code) => code === 'chairElsewhere'));
    }
    expect(warned).toEqual([[], ['chairElsewhere']]);
  });
});
