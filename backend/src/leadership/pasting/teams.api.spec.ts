import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { HoldersAnswer } from '../holdings/holdings.dto.js';
import type { FoundTeamsAnswer, PastedTeamAnswer, TeamsReadingAnswer } from './pasting.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const chamber = (name: string, more: Body = {}): Promise<string> =>
  office.found({ type: '行业商会', name, foundedOn: '2014-05-10', ...more });
const read = async (text: string, organizationId?: string, who = 'supervisor'): Promise<PastedTeamAnswer[]> => {
  const body = { text, ...(organizationId && { organizationId }) };
  const reply = await (await office.as(who)).send<TeamsReadingAnswer>('POST', '/api/teams/reading', body);
  expect(reply.status).toBe(200);
  return reply.body.teams;
};
/** What is sent on of what was read: those whose organization is certain. */
const parts = (teams: readonly PastedTeamAnswer[]): Body[] =>
  teams.flatMap(({ organization, holders }) =>
    organization
      ? [
          {
            organizationId: organization.id,
            version: organization.version,
            holders: holders.map(({ post, name, employer, title, unit, ...rest }) => ({
              ...rest,
              post: post.code,
              ...(name && { person: { name, employer, title } }),
              ...(unit && { unit: { name: unit } }),
            })),
          },
        ]
      : [],
  );
const found = async (teams: Body[], dryRun = false, who = 'supervisor'): Promise<Reply<FoundTeamsAnswer & Body>> =>
  (await office.as(who)).send('POST', `/api/teams/found${dryRun ? '?dryRun=true' : ''}`, { on: '2026-11-20', teams });
const holders = async (id: string): Promise<string[]> => {
  const { body } = await (await office.as('supervisor')).get<HoldersAnswer>(`/api/organizations/${id}/holders?asOf=2026-11-20`);
  return body.items.map(({ post, person, unit, from }) => `${post.name} ${unit?.name ?? ''}${person?.name ?? ''} ${from}`);
};

describe('a pasted team', () => {
  it('is read against the posts of its organization; what it has not, and what is not understood, is asked', async () => {
    const id = await chamber('示例甲商会');
    const [team] = await read(
      '会长：张甲一（示例集团董事长）；副会长：李乙二、王丙三；秘书长 赵丁四（兼）；主任委员：钱戊五；另有多人待定候选',
      id,
    );
    expect(team?.organization).toMatchObject({ id, name: '示例甲商会' });
    expect(team?.holders.map(({ post, name, employer, title, fullTime }) => [post.code, name, employer, title, fullTime])).toEqual([
      ['chair', '张甲一', '示例集团', '董事长', null],
      ['viceChair', '李乙二', null, null, null],
      ['viceChair', '王丙三', null, null, null],
      ['secretaryGeneral', '赵丁四', null, null, false],
    ]);
    expect(team?.questions.map(({ code, text }) => [code, text])).toEqual([
      ['unknownPost', '主任委员 钱戊五'],
      ['notRead', '另有多人待定候选'],
    ]);
  });

  it('finds its organization by name or short name alone; another one, or one out of reach, is a question', async () => {
    const id = await chamber('示例乙行业商会', { shortName: '乙商会简称' });
    await chamber('启东示例丙商会', { areaId: office.area('320681') });
    const text = '示例乙行业商会\t会长：张甲一\n乙商会简称\t会长：李乙二\n示例乙行业商汇会\t会长：王丙三\n示例无此商会\t会长：赵丁四';
    const teams = await read(text);
    expect(teams.map(({ organization, questions }) => [organization?.id ?? null, ...questions.map(({ code }) => code)])).toEqual([
      [id],
      [id],
      [null, 'whichOrganization'],
      [null, 'unknownOrganization'],
    ]);
    expect(teams[2]?.candidates.map((one) => one.id)).toEqual([id]);
    const [outside] = await read('启东示例丙商会\t会长：张甲一', undefined, 'rudong');
    expect([outside?.organization, outside?.candidates, outside?.questions[0]?.code]).toEqual([null, [], 'unknownOrganization']);
  });

  it('each line that begins with a name is a team of its own; one that is not found asks, and nothing of it goes to the team before', async () => {
    const ids = [await chamber('示例己南通商会'), await chamber('示例庚南通商会')];
    const teams = await read(
      '示例己南通商会 会长：张甲一；副会长：李乙二、王丙三\n示例未登记商会 会长：赵丁四\n示例庚南通商会：会长 钱子丑 秘书长 孙寅卯',
      ids[0],
    );
    expect(
      teams.map(({ organization, holders: told }) => [
        organization?.id ?? null,
        ...told.map(({ post, name }) => `${post.name}${name ?? ''}`),
      ]),
    ).toEqual([
      [ids[0], '会长张甲一', '副会长李乙二', '副会长王丙三'],
      [null, '会长赵丁四'],
      [ids[1], '会长钱子丑', '秘书长孙寅卯'],
    ]);
    expect(teams.map(({ questions }) => questions.map(({ code }) => code))).toEqual([[], ['unknownOrganization'], []]);
  });

  it('is for those who may change; nothing that is pasted breaks it', async () => {
    const viewer = await office.as('viewer');
    expect((await viewer.send('POST', '/api/teams/reading', { text: '会长：张甲一' })).status).toBe(403);
    expect(await read('（（；：\t、会长')).toEqual([expect.objectContaining({ organization: null, holders: [] })]);
  });
});

describe('期初录入 of many', () => {
  it('sixty teams are recorded in one act, by a day; again nothing is written; one undo takes all of it back', async () => {
    const ids: string[] = [];
    for (let at = 1; at <= 60; at += 1) ids.push(await chamber(`示例期初${at}商会`));
    const text = ids
      .map((_, at) => `示例期初${at + 1}商会\t会长：张甲${at + 1 > 9 ? '一' : '二'}；会员代表另议；秘书长：李乙二（示例公司）`)
      .join('\n');
    const teams = await read(text);
    expect(teams.map(({ organization }) => organization?.id)).toEqual(ids);
    expect(teams[0]?.questions.map(({ text: said }) => said)).toEqual(['会员代表另议']);
    const tried = await found(parts(teams), true);
    expect(tried.body).toMatchObject({ changeSet: null, recorded: 120, known: 0 });
    expect(await holders(ids[0] ?? '')).toEqual([]);
    const done = await found(parts(teams));
    expect(done).toMatchObject({ status: 200, body: { recorded: 120, known: 0 } });
    expect(await holders(ids[0] ?? '')).toEqual(['会长 张甲二 [..2026-11-20]', '秘书长 李乙二 [..2026-11-20]']);
    expect((await found(parts(teams))).status).toBe(412);
    const undone = await (await office.as('supervisor')).send('POST', `/api/changes/${done.body.changeSet}/undo`, { reason: '误录' });
    expect(undone.status).toBe(200);
    expect(await holders(ids[59] ?? '')).toEqual([]);
  });

  it('what is wrong is told at its place, and nothing is written', async () => {
    const [one, other] = [await chamber('示例丁商会'), await chamber('示例戊商会')];
    const teams = parts(await read('示例丁商会\t会长：张甲一\n示例戊商会\t会长：李乙二'));
    Object.assign(teams[1] ?? {}, { holders: [{ post: '站长', person: { name: '李乙二' } }] });
    const refused = await found(teams);
    expect(refused.status).toBe(422);
    expect((refused.body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)).toEqual(['/teams/1/holders/0/post']);
    Object.assign(teams[1] ?? {}, { holders: ['李乙二', '王丙三'].map((name) => ({ post: '会长', person: { name } })) });
    const taken = await found(teams);
    expect(taken.body).toMatchObject({ rule: 'seat_taken', errors: [{ pointer: '/teams/1/holders/1/post' }] });
    expect((await found(teams, true)).body).toMatchObject({ rule: 'seat_taken', errors: [{ pointer: '/teams/1/holders/1/post' }] });
    expect([await holders(one), await holders(other)]).toEqual([[], []]);
    // Somebody else in the seat is told by the dry run already, with the days on which the two clash.
    expect((await found(parts(await read('示例戊商会 会长：李乙二')))).status).toBe(200);
    const seated = await found(parts(await read('示例戊商会 会长：王丙三')), true);
    expect(seated.body).toMatchObject({ rule: 'seat_taken', errors: [{ pointer: '/teams/0/holders/0/post' }] });
    expect(seated.body.detail).toContain('两人重叠');
  });
});
