import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Holding, Team, Terms } from '../../api/leadership';
import type { Draft } from '../../shell/drafts';
import { CHAMBER, OVERSEAS } from '../../testing/kinds';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { record } from '../../testing/records';
import type { LeadershipChange } from './congress.api';
import { CongressPage } from './congress-page';

@Component({ selector: 'tx-elsewhere', template: '' })
class Elsewhere {}

const CHAIR = { code: 'chair', name: '会长' };
const holding = (id: string, name: string, more: Partial<Holding> = {}): Holding => ({
  id,
  person: { id: `p-${id}`, name },
  unit: null,
  exOfficio: null,
  post: CHAIR,
  seat: 1,
  place: 1,
  acting: null,
  termId: 't2',
  term: 2,
  from: '2019-05-18',
  to: null,
  since: '2019-05-18',
  state: 'held',
  wayIn: 'elected',
  wayOut: null,
  fullTime: null,
  employer: null,
  title: null,
  mark: null,
  termsInARow: 1,
  representatives: [],
  onDuty: false,
  documents: [],
  ...more,
});
const TEAM: Team = {
  asOf: '2026-11-09',
  version: 7,
  posts: [{ ...CHAIR, rank: 10, seats: 1, mostSeats: 1, filled: 1, responsible: true, honorary: false, hired: false }],
  holdings: [holding('h1', '李乙二')],
  responsible: 1,
};
const TERMS = {
  asOf: '2026-11-24',
  version: 7,
  usualYears: 5,
  usuallyFiled: false,
  items: [{ id: 't2', number: 2, congressOn: '2019-05-18', years: 5 }],
} as unknown as Terms;
const change = (sentence: string, changeSet: string | null = null): LeadershipChange => ({
  closed: 1,
  opened: 1,
  reelected: 1,
  new: 0,
  left: 0,
  vacant: 0,
  diff: { rows: [], sentences: [sentence] },
  warnings: [],
  number: 3,
  dueOn: null,
  state: 'normal',
  termId: changeSet && 't3',
  changeSet,
});
const DRAFT = 'tongxin.draft.u2.congress.o1';
const ROUTES = [
  { path: 'leadership/congress/:id', component: CongressPage },
  { path: '**', component: Elsewhere },
];

/** Opens the page; without `draft` nothing is kept of earlier. `read`: which reads are answered. */
async function open({
  draft,
  version = 7,
  read = true,
  looking = false,
  kind = 'chamberOfCommerce',
  terms = TERMS,
}: { draft?: string | undefined; version?: number; read?: boolean; looking?: boolean; kind?: string; terms?: Terms } = {}) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: provideOffice(ROUTES) });
  const http = openOffice(['organizations.read', 'leadership.read', 'leadership.change', ...(looking ? ['people.read'] : [])]);
  if (draft) localStorage.setItem(DRAFT, draft);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/leadership/congress/o1');
  const answer = (at = version) => {
    http.match('/api/organizations/o1').forEach((r) => r.flush(record({ version: at, kind })));
    answerKinds(http, [{ ...CHAMBER, termYears: 5 }, OVERSEAS]);
    // The team is asked for another day as soon as a draft has one.
    const teams = http.match((r) => r.url.startsWith('/api/organizations/o1/team'));
    teams.filter((r) => !r.cancelled).forEach((r) => r.flush(TEAM));
    http.match('/api/organizations/o1/terms').forEach((r) => r.flush(terms));
    return settle();
  };
  await settle();
  if (read) {
    await answer();
    await answer();
  }
  const screen = () => screenOf(harness);
  const button = (name: string) => [...screen().querySelectorAll('button')].find((b) => text(b) === name);
  const press = async (name: string) => {
    const found = button(name);
    if (!found) throw new Error(`no button ${name}`);
    found.click();
    await settle();
  };
  const type = async (label: string, value: string) => {
    const field = [...screen().querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')).startsWith(label));
    const box = field?.querySelector('input');
    if (!box) throw new Error(`no box ${label}`);
    box.value = value;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    box.dispatchEvent(new Event('blur'));
    await settle();
    await answer();
  };
  const act = (how: 'try' | 'save') =>
    http.expectOne(
      (r) => r.method === 'POST' && r.url === '/api/organizations/o1/leadership-changes' && r.params.has('dryRun') === (how === 'try'),
    );
  const add = async (name: string) => {
    const box = screen().querySelector<HTMLInputElement>('tx-person-adder input');
    if (!box) throw new Error('no box');
    box.value = name;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press('加入');
    http.match('/api/people/namesakes').forEach((r) => r.flush({ items: [] }));
    await settle();
  };
  const toPeople = async () => {
    await type('换届大会日期', '2026-11-10');
    await press('下一步：人员');
  };
  /** From the meeting to what was compared. */
  const toCompare = async () => {
    await toPeople();
    await press('全部连任');
    await press('下一步：对比');
    act('try').flush(change('李乙二 连任会长。'));
    await settle();
  };
  const kept = () => JSON.parse(localStorage.getItem(DRAFT) ?? 'null') as Draft | null;
  return { http, screen, button, press, type, answer, act, add, toPeople, toCompare, kept };
}
const status = (code: number) => ({ status: code, statusText: '' });
const cut = (r: ReturnType<Awaited<ReturnType<typeof open>>['act']>) => r.error(new ProgressEvent('error'), status(0));

describe('办理换届', () => {
  it('holds the congress that was compared, at the version read, and takes it back', async () => {
    const { http, screen, press, act, toCompare, kept } = await open();
    await toCompare();
    expect(text(screen().querySelector('tx-compare-step'))).toContain('李乙二 连任会长。');
    expect(kept()).toMatchObject({ form: 'congress.o1', address: '/leadership/congress/o1', version: 7, sent: false });
    await press('保存换届');
    const sent = act('save');
    expect(sent.request.headers.get('If-Match')).toBe('"7"');
    expect(sent.request.body).toMatchObject({
      on: '2026-11-10',
      number: 3,
      years: 5,
      holders: [{ post: 'chair', person: { id: 'p-h1' } }],
    });
    sent.flush(change('李乙二 连任会长。', 'c1'));
    await settle();
    expect(kept()).toBeNull();
    await press('撤销');
    http.expectOne('/api/changes/c1/undo').flush({});
    await settle();
    expect(text(screen().querySelector('h1'))).toBe('已撤销本次换届，两届各行全部恢复');
  });

  it('begins with the length that the office has set, else with that of the last term', async () => {
    const years = async (usualYears: number) => {
      const items = [{ ...TERMS.items[0], years: 3 }] as unknown as Terms['items'];
      const { screen } = await open({ terms: { ...TERMS, usualYears, items } });
      const field = [...screen().querySelectorAll('mat-form-field')].find((one) =>
        text(one.querySelector('mat-label')).startsWith('每届年限'),
      );
      return field?.querySelector('input')?.value;
    };
    expect([await years(4), await years(5)]).toEqual(['4', '3']);
  });

  it('says at its box what is wrong with the meeting, and goes on when nothing is', async () => {
    const { screen, button, press, type } = await open();
    const wrong = () => [...screen().querySelectorAll('mat-error')].map(text);
    expect(screen().querySelector('form')?.noValidate).toBe(true);
    await press('下一步：人员');
    expect(wrong()).toEqual(['必填']);
    await type('换届大会日期', '2026-11-10');
    await type('应到', '300');
    await type('实到', '310');
    await type('届次', '2');
    expect(wrong()).toEqual(['已有这一届', '实到人数不能多于应到人数']);
    for (const go of ['下一步：人员', '3对比']) {
      await press(go);
      expect(button('全部连任')).toBeUndefined();
    }
    await type('实到', '290');
    await type('届次', '3');
    expect(wrong()).toEqual([]);
    await press('下一步：人员');
    expect(button('全部连任')).toBeDefined();
  });

  it('compares nobody: it is said at once that somebody has to be chosen, and no seat is said to be fit to stay empty', async () => {
    const { http, screen, press, add, toPeople } = await open();
    await toPeople();
    expect(text(screen().querySelector('.vacant'))).toBe('空缺 1 席 选人');
    await press('下一步：对比');
    expect(text(screen().querySelector('[role=alert]'))).toBe('新班子还没有人：至少加入一人，才能对比和保存。');
    expect(http.match((r) => r.params.has('dryRun'))).toEqual([]);
    await add('孙未八');
    expect(screen().querySelector('[role=alert]')).toBeNull();
  });

  it('says of the charter that it is being asked, and what it says when the answer is there', async () => {
    const { screen, press, act, toPeople } = await open();
    const charter = () => text(screen().querySelector('[aria-label=章程提醒]'));
    await toPeople();
    expect(charter()).toContain('选人后按章程核对。');
    await press('全部连任');
    expect(charter()).toContain('正在核对…');
    expect(charter()).not.toContain('没有需要提醒的事项');
    await until(() => screen().querySelector('.counts'));
    await press('下一步：对比');
    act('try').flush(change('李乙二 连任会长。'));
    await settle();
    await press('上一步');
    expect(charter()).toMatch(/0 项.*没有需要提醒的事项/);
  });

  it('comes back to the comparison that was left, once it is asked for again', async () => {
    const before = await open();
    await before.toCompare();
    const { screen, act } = await open({ draft: localStorage.getItem(DRAFT) ?? '' });
    expect(screen().querySelector('tx-compare-step')).toBeNull();
    act('try').flush(change('李乙二 连任会长。'));
    await settle();
    expect(text(screen().querySelector('tx-compare-step'))).toContain('李乙二 连任会长。');
  });

  it('keeps what was entered when it is taken back, to be mended and saved as another congress', async () => {
    const { http, screen, press, act, answer, toCompare, kept } = await open();
    await toCompare();
    await press('保存换届');
    const first = act('save');
    first.flush(change('李乙二 连任会长。', 'c1'));
    await settle();
    await press('撤销');
    http.expectOne('/api/changes/c1/undo').flush({});
    await settle();
    await answer(9);
    expect(kept()).toMatchObject({ version: 9, sent: false });
    await press('回到人员');
    expect(text(screen().querySelector('.counts'))).toContain('连任 1');
    await press('下一步：对比');
    act('try').flush(change('李乙二 连任会长。'));
    await settle();
    await press('保存换届');
    const second = act('save').request;
    expect(second.headers.get('If-Match')).toBe('"9"');
    expect(second.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('says what is refused, and leads to the step in which it is mended', async () => {
    const { screen, button, press, act, toPeople } = await open();
    await toPeople();
    await press('全部连任');
    await press('下一步：对比');
    const errors = [{ pointer: '/holders/0/person', code: 'died', message: '已去世' }];
    act('try').flush({ type: 'invalid', title: '有误', status: 422, errors }, status(422));
    await settle();
    expect(text(screen().querySelector('[role=alert] li'))).toBe('李乙二：已去世');
    expect(button('保存换届')).toBeUndefined();
  });

  it('says that the old team was not read, and asks again: until then nobody is said to be in office, and nothing is sent', async () => {
    const before = await open();
    await before.toPeople();
    const { http, screen, button, press, answer } = await open({ read: false, draft: localStorage.getItem(DRAFT) ?? '' });
    expect(text(screen())).not.toContain('第一次换届');
    http.expectOne('/api/organizations/o1').flush(record());
    http.expectOne('/api/organizations/o1/terms').flush('', status(500));
    http
      .match((r) => r.url.startsWith('/api/organizations/o1/team'))
      .filter((r) => !r.cancelled)
      .forEach((r) => r.flush('', status(500)));
    await settle();
    expect(text(screen().querySelector('[role=alert]'))).toBe('没有读到班子和届次，请重试。 重试');
    expect(text(screen())).not.toContain('第一次换届');
    await press('3对比');
    expect(text(screen())).not.toContain('没有登记原班子');
    expect(button('下一步：对比')).toBeUndefined();
    await press('重试');
    expect(text(screen().querySelector('[role=status]'))).toBe('正在读取');
    await answer();
    expect(button('全部连任')).toBeDefined();
  });

  it('takes a pasted holder with his mark', async () => {
    const { http, screen, press, act, toPeople } = await open();
    await toPeople();
    await press('粘贴名单');
    const box = screen().querySelector('textarea');
    if (box) box.value = '会长：张甲一（增选）';
    await press('识别并加入');
    const holder = { post: CHAIR, name: '张甲一', employer: null, title: null, unit: null, wayIn: null, fullTime: null, mark: 'coopted' };
    const team = { said: null, organization: null, candidates: [], holders: [holder], questions: [] };
    http.expectOne('/api/teams/reading').flush({ teams: [team] });
    await settle();
    expect(text(screen().querySelector('tx-people-step li'))).toContain('张甲一 增选');
    await press('下一步：对比');
    expect(act('try').request.body).toMatchObject({ holders: [{ post: 'chair', mark: 'coopted', person: { name: '张甲一' } }] });
  });

  it('shows the comparison that was asked for, whatever is asked quietly beside it', async () => {
    const { http, screen, press, toPeople } = await open();
    await toPeople();
    await press('全部连任');
    await press('下一步：对比');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const [loud, ...others] = http.match((r) => r.params.has('dryRun'));
    loud?.flush(change('李乙二 连任会长。'));
    await settle();
    expect(text(screen().querySelector('tx-compare-step'))).toContain('李乙二 连任会长。');
    expect(others).toEqual([]);
  });

  it('shows no comparison of what was chosen before, and saves what was compared alone', async () => {
    const { screen, press, act, toPeople } = await open();
    await toPeople();
    await press('全部连任');
    await press('下一步：对比');
    await press('卸任');
    act('try').flush(change('李乙二 连任会长。'));
    await settle();
    expect(screen().querySelector('tx-compare-step')).toBeNull();
    await press('连任');
    await press('下一步：对比');
    const asked = act('try');
    asked.flush(change('李乙二 连任会长。'));
    await settle();
    await press('保存换届');
    expect(act('save').request.body).toEqual(asked.request.body);
  });

  it('repeats a save that was cut off as the same one', async () => {
    const { screen, press, act, toCompare, kept } = await open();
    await toCompare();
    await press('保存换届');
    const first = act('save');
    cut(first);
    await settle();
    expect(text(screen().querySelector('[role=alert]'))).toContain('不知道是否已保存');
    expect(kept()).toMatchObject({ sent: true, key: first.request.headers.get('Idempotency-Key') });
    await press('保存换届');
    const again = act('save');
    expect(again.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    expect(again.request.body).toEqual(first.request.body);
  });

  it('repeats it after a reload as it was sent, though it may have moved the record on itself', async () => {
    const before = await open();
    await before.toCompare();
    await before.press('保存换届');
    const first = before.act('save');
    cut(first);
    await settle();
    const draft = localStorage.getItem(DRAFT) ?? '';
    const { screen, press, act, kept } = await open({ draft, version: 8 });
    expect(text(screen().querySelector('[role=alert]'))).toContain('不知道是否已保存');
    expect(text(screen())).not.toContain('在此期间有修改');
    await press('保存换届');
    const again = act('save');
    for (const name of ['If-Match', 'Idempotency-Key']) expect(again.request.headers.get(name)).toBe(first.request.headers.get(name));
    expect(again.request.body).toEqual(first.request.body);
    again.flush(change('李乙二 连任会长。', 'c1'));
    await settle();
    expect(kept()).toBeNull();
    expect(text(screen().querySelector('h1'))).toContain('换届已保存');
  });

  it('sends something else than what was cut off as another save', async () => {
    const { press, act, add, toCompare } = await open();
    await toCompare();
    await press('保存换届');
    const first = act('save');
    cut(first);
    await settle();
    await press('上一步');
    await press('卸任');
    await add('孙未八');
    await press('下一步：对比');
    act('try').flush(change('孙未八 接替 李乙二 任会长。'));
    await settle();
    await press('保存换届');
    const second = act('save').request;
    expect(second.body).toMatchObject({ holders: [{ person: { name: '孙未八' } }] });
    expect(second.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('tells whoever takes up a draft that the organization was changed since, and goes on from there when told to', async () => {
    const before = await open();
    await before.toCompare();
    const draft = localStorage.getItem(DRAFT) ?? '';
    const { screen, press, act, answer } = await open({ draft, version: 8 });
    expect(text(screen().querySelector('[role=alert]'))).toContain('在此期间有修改，您的草稿仍在');
    const save = async () => {
      await press('下一步：对比');
      act('try').flush(change('李乙二 连任会长。'));
      await settle();
      await press('保存换届');
      return act('save');
    };
    const late = await save();
    expect(late.request.headers.get('If-Match')).toBe('"7"');
    late.flush({ type: 'stale_version', title: '已被修改', status: 412, detail: '王丙三刚改过' }, status(412));
    await settle();
    await answer(9);
    await press('按最新情况继续');
    await answer(9);
    expect(screen().querySelector('[role=alert]')).toBeNull();
    expect((await save()).request.headers.get('If-Match')).toBe('"9"');
  });

  describe('a name that is known already', () => {
    const him = { id: 'p9', name: '钱午七', employer: '示例公司', title: '经理', offices: [] };
    async function entering(name: string, how: Parameters<typeof open>[0] = {}) {
      const page = await open({ looking: true, ...how });
      await page.toPeople();
      await page.press('全部连任');
      const box = page.screen().querySelector<HTMLInputElement>('tx-person-adder input');
      if (!box) throw new Error('no box');
      const type = (text: string) => {
        box.focus();
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      };
      const enter = async () => {
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        await settle();
      };
      type(name);
      const question = () => page.screen().querySelector('tx-same-person');
      const persons = () => {
        const body = page.act('try').request.body as { holders: { person: unknown }[] };
        return body.holders.map(({ person }) => person);
      };
      return { ...page, box, type, enter, question, persons };
    }

    it('is asked about, and nothing is compared before it is said whether it is the same person', async () => {
      const { http, screen, press, enter, question, persons } = await entering('钱午七（示例集团）');
      await enter();
      const asked = http.expectOne('/api/people/namesakes');
      expect(asked.request.body).toEqual({ names: ['钱午七'] });
      asked.flush({ items: [{ name: '钱午七', persons: [him] }] });
      await settle();
      expect(text(question())).toBe('已有同名登记，是同一人吗？是，示例公司经理 不是，新登记');
      await press('下一步：对比');
      expect(text(screen().querySelector('[role=alert]'))).toBe('钱午七：已有同名登记，请先选是不是同一人。');
      await press('是，示例公司经理');
      expect([question(), screen().querySelector('[role=alert]')]).toEqual([null, null]);
      await press('下一步：对比');
      expect(persons()).toEqual([{ id: 'p-h1' }, { id: 'p9', employer: '示例集团' }]);
    });

    it('may be another person of that name, and one man in two posts of the list', async () => {
      const { http, press, screen, type, enter, persons } = await entering('钱午七');
      await enter();
      http.expectOne('/api/people/namesakes').flush({ items: [{ name: '钱午七', persons: [him] }] });
      await settle();
      await press('不是，新登记');
      type('钱午七');
      await enter();
      const questions = [...screen().querySelectorAll('tx-same-person')].map(text);
      expect(questions).toEqual(['已有同名登记，是同一人吗？是，示例公司经理是，名单中的会长 不是，新登记']);
      await press('是，名单中的会长');
      await press('下一步：对比');
      const [, first, second] = persons() as { key: string; name: string }[];
      expect([second?.name, second?.key]).toEqual(['钱午七', first?.key]);
    });

    it('is found while it is typed, with what tells him from his namesakes', async () => {
      const { http, press, persons, question } = await entering('钱午');
      const asked = await until(() => http.match((r) => r.url === '/api/people')[0]);
      asked.flush({ items: [him] });
      const option = await until(() => document.querySelector<HTMLElement>('mat-option'));
      expect(text(option)).toBe('钱午七示例公司经理');
      option.click();
      await settle();
      expect(question()).toBeNull();
      await press('下一步：对比');
      expect(persons()).toEqual([{ id: 'p-h1' }, { id: 'p9', employer: '示例公司', title: '经理' }]);
    });

    it('of an overseas group is asked of its own team alone: nobody is searched for', async () => {
      const { http, enter, question } = await entering('李乙二', { kind: 'overseasGroup' });
      await new Promise((done) => setTimeout(done, 200));
      expect(http.match((r) => r.url === '/api/people')).toEqual([]);
      await enter();
      http.expectNone('/api/people/namesakes');
      expect(text(question())).toBe('已有同名登记，是同一人吗？是，原任会长 不是，新登记');
    });

    it('could not be asked: that is said, and nothing is compared', async () => {
      const { http, screen, press, enter } = await entering('钱午七');
      await enter();
      const fail = () => http.expectOne('/api/people/namesakes').flush('', { status: 500, statusText: '' });
      fail();
      await settle();
      await press('下一步：对比');
      fail();
      await settle();
      expect(text(screen().querySelector('[role=alert]'))).toBe('没有查到是否有同名的人，请重试。');
    });
  });
});
