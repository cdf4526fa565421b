import { CHAIR, holding, SECRETARY, team, terms, VICE } from '../../../testing/leadership';
import { TODAY } from '../../../testing/office';
import { holderName, type Order, teamShown, type View } from './team-rows';

const shown = (view: View, order: Order = 'rank', over = {}, day = TODAY) =>
  teamShown(team(over), terms(), view, order, day, day === TODAY);
const told = ({ rows }: ReturnType<typeof shown>) =>
  rows.map(({ number, post, first, holders, acting }) => [
    number,
    first ? post.name : '',
    holders.map(holderName).join('/') + (acting ? '*' : ''),
  ]);

describe('the grid of a team', () => {
  it('has a line for each seat of the day, by rank, and those who left below', () => {
    const now = shown('now');
    expect(told(now)).toEqual([
      [1, '会长', '李乙二'],
      [2, '副会长', '赵丁四'],
      [3, '', '周戊五'],
      [4, '', '卫子一'],
      [5, '', '陈壬九'],
      [6, '', '褚癸十'],
      [7, '秘书长', '沈寅三'],
    ]);
    expect(now.rows[1]?.group).toBe(5);
    expect(
      now.left.map(({ chain, next, gap, acted, shared }) => [
        holderName(chain.newest),
        next && holderName(next.newest),
        gap && [gap.from, gap.to],
        acted.map(holderName),
        shared,
      ]),
    ).toEqual([
      ['张甲一', '李乙二', null, [], false],
      ['王丙三', '赵丁四', null, [], true],
      ['朱巳六', '陈壬九', ['2018-12-31', '2019-05-18'], [], false],
      ['韩卯四', '沈寅三', ['2017-09-30', '2018-03-15'], ['卫子一'], false],
    ]);
  });

  it('orders by strokes within a post', () => {
    expect(
      shown('now', 'strokes')
        .rows.slice(1, 6)
        .map(({ holders: [one] }) => one && holderName(one)),
    ).toEqual(['卫子一', '周戊五', '陈壬九', '赵丁四', '褚癸十']);
  });

  it('shows a term as it was, with those who left before its end below', () => {
    const first = shown({ termId: 't1' });
    expect(told(first)).toEqual([
      [1, '会长', '张甲一'],
      [2, '副会长', '王丙三'],
      [3, '', '周戊五'],
      [4, '', '卫子一'],
      [5, '', '朱巳六'],
      [6, '秘书长', '韩卯四'],
      [null, '', '卫子一*'],
    ]);
    expect(first.left).toEqual([]);
    const by = holding('吕庚', '2019-05-18', { seat: 5, place: 6, to: '2021-01-01', state: 'left' });
    const after = { from: '2021-01-01', since: '2021-01-01' };
    const holdings = team().holdings.map((one) => (holderName(one) === '褚癸十' ? { ...one, ...after } : one));
    const second = shown({ termId: 't2' }, 'rank', { holdings: [...holdings, by] });
    expect(second.left.map(({ chain }) => holderName(chain.newest))).toEqual(['吕庚']);
  });

  it('leaves the line of a seat that nobody holds, and of a post never held only that of the first', () => {
    const rows = shown('now', 'rank', {
      posts: [CHAIR, { ...VICE, seats: 2 }, SECRETARY, { ...CHAIR, code: 'supervisorChair', name: '监事长' }],
      holdings: [holding('周戊五', '2019-05-18', { seat: 2 }), holding('王丙三', '2014-05-10', { to: '2019-05-18', state: 'left' })],
    }).rows;
    expect(rows.map(({ post, holders, number }) => [post.name, holders.length, number])).toEqual([
      ['会长', 0, null],
      ['副会长', 1, 1],
      ['副会长', 0, null],
    ]);
    expect(rows[2]?.gaps.at(-1)?.to).toBeNull();
    expect(rows[2]?.bars.map(({ look }) => look)).toEqual(['former']);
    expect(rows[2]?.gaps.at(-1)?.sort).toBe('vacant');
  });

  it('calls a seat vacant where it is one of the day, and not where there is none any more', () => {
    const vacant = (seats: number | null) =>
      shown('now', 'rank', {
        posts: [CHAIR, { ...VICE, seats }],
        holdings: [holding('周戊五', '2019-05-18', { seat: 2 }), holding('王丙三', '2014-05-10', { to: '2019-05-18', state: 'left' })],
      }).left.map((one) => one.vacant);
    expect([vacant(2), vacant(1), vacant(null)]).toEqual([[true], [false], [false]]);
  });

  it('has whoever acts on a line of his own, without a place', () => {
    const rows = shown('now', 'rank', {
      holdings: [holding('卫子一', '2026-01-01', { acting: 'presiding', post: { code: 'chair', name: '会长' } })],
    }).rows;
    expect(rows.map(({ holders, acting, number }) => [holders.length, acting, number])).toEqual([
      [0, false, null],
      [1, true, null],
    ]);
  });

  it('shows what is to come today, and not on another day', () => {
    const until = team().holdings.map((one) => (holderName(one) === '赵丁四' ? { ...one, to: '2027-05-10' } : one));
    const coming = [...until, holding('吕庚', '2027-05-10', { seat: 1, state: 'upcoming' })];
    const bars = (day: string) => shown('now', 'rank', { holdings: coming }, day).rows[1]?.bars.map(({ look }) => look);
    expect(bars(TODAY)).toEqual(['upcoming', 'now', 'former']);
    expect(bars('2020-01-01')).not.toContain('upcoming');
  });

  it('has every seat that ever was where all terms are asked for', () => {
    expect(shown('all').rows.map(({ over }) => over)).toEqual([false, false, false, false, false, false, false, true]);
  });
});
