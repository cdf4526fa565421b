import type { SearchHit } from '../api/finding';
import type { Page } from './search-pages';
import { arranged, atRest, matchOf, type Row } from './search-rows';

const hit = (name: string, over: Partial<SearchHit> = {}): SearchHit => ({
  type: 'organization',
  id: name,
  name,
  matched: null,
  status: 'active',
  kind: null,
  kindType: null,
  areaName: null,
  certainty: 'certain',
  match: 'inside',
  ...over,
});
const page = (name: string, ...calls: string[]): Page => ({ name, calls, act: () => undefined });
const FOUND = page('新建组织', 'xinjianzuzhi', 'xjzz', 'new organization');
const nameOf = (row: Row): string =>
  'hit' in row ? row.hit.name : 'page' in row ? row.page.name : 'recent' in row ? row.recent.name : row.list;
const told = (hits: readonly SearchHit[], pages: readonly Page[], text: string) =>
  arranged(hits, pages, text).map(({ key, rows }) => [key, rows.map(nameOf)]);

describe('the lines of the command box', () => {
  it('have the best three of all sorts on top, what lives before what ended, the rest by sort', () => {
    const hits = [
      hit('南通', { type: 'area', match: 'exact' }),
      hit('南通甲会', { match: 'beginning' }),
      hit('南通乙会', { match: 'beginning', status: 'dissolved' }),
      hit('南通园区', { type: 'area', match: 'beginning' }),
      hit('上海南通商会'),
      hit('南通村', { type: 'area' }),
    ];
    expect(told(hits, [FOUND], '南通')).toEqual([
      ['best', ['南通', '南通甲会', '南通园区']],
      ['organization', ['南通乙会', '上海南通商会']],
      ['area', ['南通村']],
    ]);
  });

  it('put a screen among things by how well it is called so, things of one rank before it', () => {
    expect(told([hit('新建示例商会', { match: 'beginning' }), hit('南通新建会')], [FOUND], '新建')).toEqual([
      ['best', ['新建示例商会', '新建组织', '南通新建会']],
    ]);
    expect(told([hit('小镇组织', { match: 'readingBeginning' })], [FOUND], 'xjzz')).toEqual([['best', ['新建组织', '小镇组织']]]);
    expect(told([], [FOUND], '没有')).toEqual([]);
  });

  it('are what was open of late and every screen while nothing is typed', () => {
    const groups = atRest([{ type: 'area', id: 'a1', name: '如东县' }], [FOUND]);
    expect(groups.map(({ key, rows }) => [key, rows.map(nameOf)])).toEqual([
      ['recent', ['如东县']],
      ['page', ['新建组织']],
    ]);
    expect(atRest([], []).length).toBe(0);
  });

  it('find a screen by its name, its pinyin, its initials and the other language', () => {
    expect(['新建组织', '新建', 'XJZZ', 'xinj', '组织', 'new', 'jian', ''].map((text) => matchOf(FOUND, text))).toEqual([
      'exact',
      'beginning',
      'reading',
      'readingBeginning',
      'inside',
      'readingBeginning',
      undefined,
      undefined,
    ]);
  });
});
