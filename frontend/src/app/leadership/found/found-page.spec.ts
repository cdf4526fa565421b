import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { chair, only, openFound, pasted } from '../../testing/found';
import { answerKinds, settle, text, until } from '../../testing/office';
import { CHAMBER, OVERSEAS } from '../../testing/kinds';
import type { PastedTeam } from './found.api';

const near = pasted({
  holders: only('李乙二'),
  said: '示例乙行商会',
  organization: null,
  candidates: [{ id: 'o2', name: '示例乙行业商会', kind: 'chamberOfCommerce', version: 7 }],
  questions: [{ text: '示例乙行商会', code: 'whichOrganization', question: '是哪个组织？' }],
});

describe('期初录入', () => {
  it('shows each team with its people and questions; who is in office already is not written twice', async () => {
    const { screen, paste } = await openFound();
    await paste([pasted(), near], 1);
    expect([...screen().querySelectorAll('tbody tr')].map((row) => [...row.children].slice(1, 3).map(text))).toEqual([
      ['会长 张甲一（示例集团董事长，兼职） 其中 1 人已登记在任，不再重复登记', '--'],
      ['会长 李乙二（示例集团董事长，兼职）', '示例乙行商会 是哪个组织？'],
    ]);
    expect(text(screen().querySelector('.foot'))).toContain('将录入 1 个组织、0 条任职。 1 处待确认的不录入');
  });

  it('counts anew for another day, and without a team that is left out', async () => {
    const { http, screen, paste } = await openFound();
    const other = pasted({
      said: '示例丙商会',
      organization: { id: 'o3', name: '示例丙商会', kind: 'chamberOfCommerce', version: 1 },
      holders: only('王丙三'),
    });
    await paste([pasted(), other], 0);
    const looked = () => http.expectOne((r) => r.url === '/api/teams/found' && r.params.get('dryRun') === 'true');
    const foot = () => text(screen().querySelector('.foot p'));
    const day = screen().querySelector('input');
    if (day) day.value = '2020-01-01';
    day?.dispatchEvent(new Event('input'));
    await settle();
    const earlier = looked();
    expect((earlier.request.body as { on: string }).on).toBe('2020-01-01');
    earlier.flush({ changeSet: null, recorded: 2, known: 0, teams: [{ organizationId: 'o1', recorded: 1, known: 0 }] });
    await settle();
    expect(foot()).toBe('将录入 2 个组织、2 条任职。');
    screen().querySelector<HTMLElement>('[aria-label="不录示例丙商会"]')?.click();
    await settle();
    looked().flush({ changeSet: null, recorded: 0, known: 1, teams: [{ organizationId: 'o1', recorded: 0, known: 1 }] });
    await settle();
    expect(foot()).toBe('将录入 1 个组织、0 条任职。');
    expect(text(screen().querySelector('tbody'))).toContain('其中 1 人已登记在任');
  });

  it('opened from an organization takes lines that name none as its own', async () => {
    const { http, screen, button } = await openFound(undefined, '/leadership/found?organization=o1');
    const box = screen().querySelector('textarea');
    if (box) box.value = '会长：张甲一';
    box?.dispatchEvent(new Event('input'));
    await settle();
    button('识别')?.click();
    expect(http.expectOne('/api/teams/reading').request.body).toEqual({ text: '会长：张甲一', organizationId: 'o1' });
  });

  it('records those that are certain or chosen, each at its version, in one request that is taken back by one', async () => {
    const { http, screen, button, paste } = await openFound();
    await paste([pasted(), near]);
    const papers = screen().querySelector<HTMLInputElement>('tx-cited-documents input');
    papers?.dispatchEvent(new Event('focus'));
    http.expectOne((r) => r.url === '/api/documents').flush({ items: [{ id: 'd1', title: '关于换届的批复', number: null }] });
    await settle();
    papers?.click();
    (await until(() => document.querySelector<HTMLElement>('mat-option'))).click();
    await settle();
    const choice = screen().querySelector('select');
    if (choice) choice.value = 'o2';
    choice?.dispatchEvent(new Event('change'));
    await settle();
    http
      .expectOne((r) => r.url === '/api/teams/found' && r.params.get('dryRun') === 'true')
      .flush({ changeSet: null, recorded: 2, known: 0, teams: [] });
    await settle();
    button('录入')?.click();
    const sent = http.expectOne((r) => r.url === '/api/teams/found');
    expect((sent.request.body as { documentIds: string[] }).documentIds).toEqual(['d1']);
    const body = sent.request.body as { on: string; teams: { organizationId: string; version: number; holders: unknown[] }[] };
    expect(body.teams.map(({ organizationId, version }) => [organizationId, version])).toEqual([
      ['o1', 3],
      ['o2', 7],
    ]);
    expect(body.teams[0]?.holders).toEqual([
      expect.objectContaining({
        post: 'chair',
        fullTime: false,
        person: expect.objectContaining({ name: '张甲一', title: '董事长' }) as unknown,
      }),
    ]);
    sent.flush({ changeSet: 'c1', recorded: 2, known: 0, teams: [{}, {}] });
    await settle();
    expect(text(screen().querySelector('h1'))).toBe('已录入 2 个组织、2 条任职');
    button('撤销')?.click();
    http.expectOne('/api/changes/c1/undo').flush({});
    await settle();
    expect(text(screen().querySelector('h1'))).toBe('已撤销本次录入');
  });

  it('names the organization and the person of a refusal, and is for those who may record', async () => {
    const { http, screen, button, paste } = await openFound();
    await paste([pasted()]);
    button('录入')?.click();
    const errors = [{ pointer: '/teams/0/holders/0/post', code: 'unknown_post', message: '没有这个职务' }];
    http
      .expectOne((r) => r.url === '/api/teams/found')
      .flush({ type: 'invalid', title: '有误', status: 422, errors }, { status: 422, statusText: 'Unprocessable' });
    await settle();
    expect(text(screen().querySelector('[role=alert]'))).toBe('示例甲商会 会长 张甲一（示例集团董事长，兼职）：没有这个职务');
  });

  it('asks before what was pasted is left; no draft of it is promised', async () => {
    const { screen } = await openFound();
    const box = screen().querySelector('textarea');
    if (box) box.value = '会长：张甲一';
    box?.dispatchEvent(new Event('input'));
    const left = TestBed.inject(Router).navigateByUrl('/leadership');
    const asked = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
    expect([...asked.querySelectorAll('button')].map(text)).toEqual(['继续填写', '不保留，离开']);
    asked.querySelector('button')?.click();
    expect(await left).toBe(false);
    expect(screen().querySelector('textarea')?.value).toBe('会长：张甲一');
  });

  it('records on no past day, and goes on with the paste once back on today', async () => {
    const { screen, button, paste } = await openFound(undefined, '/leadership/found?asOf=2026-01-31');
    expect(text(screen().querySelector('[role=status]'))).toContain('正在查看其他日期，班子只能在今天录入');
    expect(screen().querySelector('textarea')).toBeNull();
    button('回到今天')?.click();
    await settle();
    await paste([pasted()]);
    expect(button('录入')).toBeDefined();
  });

  describe('names that are known already', () => {
    const LOOKING = ['organizations.read', 'leadership.read', 'leadership.change', 'people.read'];
    const office = {
      organization: { id: 'x', name: '示例丁商会' },
      areaName: '崇川区',
      post: chair,
      acting: null,
      from: '2019',
      to: null,
      state: 'held',
    };
    const known = { id: 'p1', name: '张甲一', employer: '示例公司', title: '经理', offices: [office] };
    const first = { ...pasted(), holders: [...pasted().holders, ...only('吴己六')] };
    const second = pasted({ said: '示例丙商会', organization: { id: 'o3', name: '示例丙商会', kind: 'chamberOfCommerce', version: 1 } });
    const abroad = pasted({
      said: '示例侨团',
      organization: { id: 'o4', name: '示例侨团', kind: 'overseasGroup', version: 1 },
      holders: only('郑海外'),
    });

    async function read(teams: readonly PastedTeam[]) {
      const page = await openFound(LOOKING);
      const box = page.screen().querySelector('textarea');
      if (box) box.value = '示例甲商会\t会长：张甲一';
      box?.dispatchEvent(new Event('input'));
      answerKinds(page.http, [CHAMBER, OVERSEAS]);
      await settle();
      page.button('识别')?.click();
      page.http.expectOne('/api/teams/reading').flush({ teams });
      await settle();
      const asked = page.http.expectOne('/api/people/namesakes');
      asked.flush({ items: [{ name: '张甲一', persons: [known] }] });
      await settle();
      const questions = () => [...page.screen().querySelectorAll('.doubt')].map(text);
      const sent = () => page.http.match((r) => r.url === '/api/teams/found');
      return { ...page, asked, questions, sent };
    }

    it('ask whether it is the same person, each, and nothing goes before all are answered; of overseas groups nobody is searched for', async () => {
      const { screen, button, asked, questions, sent } = await read([first, second, abroad]);
      expect(asked.request.body).toEqual({ names: ['张甲一', '吴己六'] });
      const him = '是，示例公司经理 · 崇川区 · 示例丁商会会长';
      expect(questions()).toEqual([
        `张甲一已有同名登记，是同一人吗？${him} 不是，新登记`,
        `张甲一已有同名登记，是同一人吗？${him}是，名单中示例甲商会的会长 不是，新登记`,
      ]);
      button('录入')?.click();
      await settle();
      expect(sent()).toEqual([]);
      expect(text(screen().querySelector('[role=alert]'))).toBe('有同名的人还没有选是不是同一人，选完再录入。');
      button(him)?.click();
      await settle();
      expect(questions()[0]).toBe('张甲一示例公司经理 · 崇川区 · 示例丁商会会长 重选');
      expect(questions()[1]).toBe(`张甲一已有同名登记，是同一人吗？${him} 不是，新登记`);
      button('其余都不是同一人，新登记')?.click();
      await settle();
      sent().forEach((r) => r.flush({ changeSet: null, recorded: 3, known: 0, teams: [] }));
      await settle();
      button('录入')?.click();
      const bodies = sent().map(({ request }) => request.body as { teams: { holders: { person: object }[] }[] });
      const persons = bodies.at(-1)?.teams.map(({ holders }) => holders.map(({ person }) => person));
      const published = { employer: '示例集团', title: '董事长' };
      expect(persons).toEqual([
        [
          { id: 'p1', ...published },
          { key: 'o1/吴己六', name: '吴己六', ...published },
        ],
        [{ key: 'o3/张甲一', name: '张甲一', ...published }],
        [{ key: 'o4/郑海外', name: '郑海外', ...published }],
      ]);
    });

    it('may be one and the same of two teams of the paste', async () => {
      const { button, sent } = await read([first, second]);
      button('张甲一不是同一人，新登记')?.click();
      await settle();
      button('是，名单中示例甲商会的会长')?.click();
      await settle();
      const [tried] = sent();
      const { teams } = tried?.request.body as { teams: { holders: { person: { key: string } }[] }[] };
      expect(teams.map(({ holders }) => holders[0]?.person.key)).toEqual(['o1/张甲一', 'o1/张甲一']);
    });
  });

  it('says who may record', async () => {
    const { screen } = await openFound(['organizations.read']);
    expect(text(screen())).toBe('没有录入班子的权限');
  });
});
