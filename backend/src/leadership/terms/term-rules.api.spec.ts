import { type Body, type Office, openOffice, type Person } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { LeadershipChangeAnswer } from '../congress/congress.dto.js';
import { sql } from '../../platform/database/sql.js';
import type { DuePageAnswer, LegalReminderListAnswer } from '../due/due.dto.js';
import type { TermRuleListAnswer } from './term-rules.dto.js';
import type { TermsAnswer } from './terms.dto.js';

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

describe('即将届满: so many months before the last day', () => {
  const LAST = '2024-05-18';
  let types: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const rows = await office.app
      .get(Reader)
      .rows<{ id: string; name: string }>(sql`/* test.types */ select id, name from organization_types where kind = 'chamberOfCommerce'`);
    types = new Map(rows.map(({ id, name }) => [name, id]));
  });
  afterEach(async () => {
    const { items } = (await supervisor.get<TermRuleListAnswer>('/api/term-rules')).body;
    for (const { id } of items) expect((await supervisor.send('DELETE', `/api/term-rules/${id}`)).status).toBe(200);
  });

  /** A chamber of which the term ends on 2024-05-18. */
  const due = async (name: string, type = '行业商会'): Promise<string> => {
    const id = await office.found({ type, name: `示例${name}商会`, foundedOn: '2014-05-10' });
    const held = { on: '2019-05-18', number: 1, years: 5, toBeFiled: false, holders: [{ post: '会长', person: { name: '张甲一' } }] };
    expect((await office.act(id, 'leadership-changes', held)).status).toBe(201);
    return id;
  };
  /** The state as lists read it of the stretches, which is as it is reckoned from the rows: said once where both agree. */
  const state = async (id: string, asOf: string): Promise<string> => {
    const { state: reckoned } = (await supervisor.get<TermsAnswer>(`/api/organizations/${id}/terms?asOf=${asOf}`)).body;
    const [kept] = await office.app.get(Reader).rows<{ state: string }>(sql`/* test.state */ select g.state from term_segments g
      where g.organization_id = ${id} and g.from_day <= ${asOf} and ${asOf} < g.until_day`);
    return kept?.state === reckoned ? reckoned : `${reckoned}, in lists ${kept?.state ?? 'none'}`;
  };
  /** The first day on which it is 即将届满, where there is one alone. */
  const soonFrom = async (id: string): Promise<string | undefined> => {
    const rows = await office.app.get(Reader).rows<{
      from: string;
    }>(sql`/* test.soon */ select g.from_day::text as "from" from term_segments g
      where g.organization_id = ${id} and g.state = 'due_soon' order by g.from_day`);
    const [only] = rows;
    if (rows.length !== 1 || !only) throw new Error(`${rows.length} stretches`);
    expect([await state(id, dayBefore(only.from)), await state(id, only.from), await state(id, LAST)]).toEqual([
      'normal',
      'due_soon',
      'due_soon',
    ]);
    return only.from;
  };
  const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  const wide = async (body: Body): Promise<string> => {
    const set = await supervisor.send<TermRuleListAnswer>('POST', '/api/term-rules', body);
    expect([set.status, set.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
    const [last] = await office.app.get(Reader).rows<{ id: string }>(sql`/* test.last */ select e.change_set_id as id from history.entries e
      where e.table_name = 'term_rules' order by e.id desc limit 1`);
    return last?.id ?? '';
  };

  it('is that of the organization, else of its type, else of its kind, else half a year', async () => {
    const [id, other] = [await due('提前甲'), await due('提前乙', '镇街商会')];
    const soon = async (): Promise<unknown[]> => [await soonFrom(id), await soonFrom(other)];
    expect(await soon()).toEqual(['2023-11-18', '2023-11-18']);
    await wide({ kind: 'chamberOfCommerce', leadMonths: 12 });
    expect(await soon()).toEqual(['2023-05-18', '2023-05-18']);
    const ofType = await wide({ typeId: types.get('行业商会'), leadMonths: 3 });
    expect(await soon()).toEqual(['2024-02-18', '2023-05-18']);
    await rule(id, { leadMonths: 9 });
    expect(await soon()).toEqual(['2023-08-18', '2023-05-18']);
    expect((await supervisor.send('POST', `/api/changes/${ofType}/undo`, { reason: '试' })).status).toBe(200);
    expect(await soon()).toEqual(['2023-08-18', '2023-05-18']);
    const inForce = (await supervisor.get<{ inForce: Body }>(`/api/organizations/${other}/term-rules`)).body.inForce;
    expect(inForce['leadMonths']).toBe(12);
  });

  it('is that of the day: a rule that begins later changes nothing before', async () => {
    const id = await due('提前丙');
    await wide({ kind: 'chamberOfCommerce', leadMonths: 12, from: '2024-01-01' });
    expect(await soonFrom(id)).toBe('2023-11-18');
    await wide({ typeId: types.get('行业商会'), leadMonths: 2, from: '2024-02-01' });
    const days = ['2023-11-17', '2023-11-18', '2024-01-31', '2024-02-01', '2024-03-17', '2024-03-18', '2024-05-18', '2024-05-19'];
    expect(await Promise.all(days.map((day) => state(id, day)))).toEqual([
      'normal',
      'due_soon',
      'due_soon',
      'normal',
      'normal',
      'due_soon',
      'due_soon',
      'overdue',
    ]);
    const later = await due('提前丁');
    await rule(later, { leadMonths: 24, from: '2030-01-01' });
    expect(await state(later, '2023-01-01')).toBe('normal');
  });

  it('goes with the type: another type from a day on, the type mended, and both taken back', async () => {
    const id = await due('提前戊');
    await wide({ typeId: types.get('镇街商会'), leadMonths: 1 });
    expect(await soonFrom(id)).toBe('2023-11-18');
    const undo = async (): Promise<void> => {
      const { items } = (await supervisor.get<{ items: { changeSet: string }[] }>(`/api/organizations/${id}/changes`)).body;
      expect((await supervisor.send('POST', `/api/changes/${items[0]?.changeSet}/undo`, { reason: '试' })).status).toBe(200);
    };
    expect((await office.change(id, { type: '镇街商会', effectiveOn: '2024-01-01' })).status).toBe(200);
    const days = ['2023-11-18', '2023-12-31', '2024-01-01', '2024-04-17', '2024-04-18'];
    const on = (): Promise<string[]> => Promise.all(days.map((day) => state(id, day)));
    expect(await on()).toEqual(['due_soon', 'due_soon', 'normal', 'normal', 'due_soon']);
    await undo();
    expect(await soonFrom(id)).toBe('2023-11-18');
    expect((await office.change(id, { type: '镇街商会' })).status).toBe(200);
    expect(await soonFrom(id)).toBe('2024-04-18');
    await undo();
    expect(await soonFrom(id)).toBe('2023-11-18');
  });
});
