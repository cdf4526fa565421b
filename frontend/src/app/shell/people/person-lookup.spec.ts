import { TestBed } from '@angular/core/testing';
import type { FoundPerson, PersonOffice } from '../../api/people';
import { openOffice, provideOffice, settle } from '../../testing/office';
import { Language } from '../language';
import { isNew, personOf, PersonLookup, type Wanted } from './person-lookup';

const office = (over: Partial<PersonOffice> = {}): PersonOffice => ({
  organization: { id: 'o1', name: '示例甲商会' },
  areaName: '崇川区',
  post: { code: 'chair', name: '会长' },
  acting: null,
  from: '2019-05-18',
  to: null,
  state: 'held',
  ...over,
});
const person = (over: Partial<FoundPerson> = {}): FoundPerson => ({
  id: 'p1',
  name: '张甲一',
  employer: '示例公司',
  title: '经理',
  offices: [office()],
  ...over,
});

async function looking(wanted: Wanted = {}, rights = ['people.read']) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice(rights);
  await settle();
  const lookup = TestBed.inject(PersonLookup).of(wanted);
  const found = async (text: string, items?: readonly FoundPerson[]) => {
    const answer = lookup.find(text);
    if (items) http.expectOne((r) => r.url === '/api/people').flush({ items });
    return (await answer).map(({ id, name, detail }) => [id, name, detail]);
  };
  return { http, lookup, found };
}

describe('a picker of persons', () => {
  it('tells namesakes apart by employer, title, county and an office; one that is over is told so', async () => {
    const { found } = await looking();
    const left = office({ state: 'left', to: '2021-01-01', areaName: '如东县' });
    const items = [
      person(),
      person({ id: 'p2', employer: null, title: null, offices: [left] }),
      person({ id: 'p3', employer: null, title: null, offices: [] }),
    ];
    expect(await found('张甲一', items)).toEqual([
      ['p1', '张甲一', '示例公司经理 · 崇川区 · 示例甲商会会长'],
      ['p2', '张甲一', '如东县 · 曾任示例甲商会会长'],
      ['p3', '张甲一', '没有登记单位和任职'],
    ]);
    TestBed.inject(Language).use('en');
    await settle();
    expect((await found('张甲一', items))[0]?.[2]).toBe('示例公司 经理 · 崇川区 · 示例甲商会 会长');
  });

  it('offers its own first, each once, never himself, and a new person of a whole name alone', async () => {
    const { found, lookup } = await looking({ own: () => [{ id: 'p1', name: '张甲一', detail: '会长' }], anew: true, but: 'p9' });
    const items = [person(), person({ id: 'p9' }), person({ id: 'p2', name: '张甲二' })];
    expect((await found('张甲', items)).map(([id]) => id)).toEqual(['p1', 'p2', 'new:张甲']);
    expect((await found('张甲一', items)).at(-1)).toEqual(['new:张甲一', '新登记：张甲一', '与以上同名的都不是同一人时选这一项']);
    expect((await found('z1', [])).map(([id]) => id)).toEqual([]);
    expect(await found('')).toEqual([['p1', '张甲一', '会长']]);
    expect([await lookup.name('new:张甲一'), lookup.sure]).toEqual(['新登记：张甲一', true]);
  });

  it('searches for nobody where it must not, and for who may not look for persons', async () => {
    const alone = await looking({ anew: true, alone: () => true });
    expect((await alone.found('张甲一')).map(([id]) => id)).toEqual(['new:张甲一']);
    TestBed.resetTestingModule();
    const without = await looking({ anew: true }, []);
    expect((await without.found('张甲一')).map(([id]) => id)).toEqual(['new:张甲一']);
  });

  it('names the person of a body by his record, or as published where he is new', () => {
    expect([isNew('new:张甲一'), isNew('p1'), isNew(undefined)]).toEqual([true, false, false]);
    expect(personOf('p1', { employer: '示例公司' })).toEqual({ id: 'p1' });
    expect(personOf('new:张甲一', { employer: '示例公司', title: '' })).toEqual({ name: '张甲一', employer: '示例公司' });
  });
});
