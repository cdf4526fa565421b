import { holding, team, terms } from '../../../testing/leadership';
import { TODAY } from '../../../testing/office';
import { numeral } from '../../../ui/numeral';
import { bandsOf, linesOf } from './term-bands';
import { axisOf, barsOf, chainsOf, freeOn, gapsOf, lanesOf, share, yearsOf } from './timeline';

const AXIS = { from: '2014-01-01', until: '2026-12-01' };
const named = ({ newest }: { newest: { person: { name: string } | null } }) => newest.person?.name;
const vice = team().holdings.filter(({ post }) => post.code === 'viceChair');
const lane = (seat: number) => lanesOf(vice).find((one) => one.seat === seat) ?? { seat, chains: [] };

describe('the timeline of a team', () => {
  it('takes who goes on in the next term as one, and who comes back as two', () => {
    const chains = chainsOf([
      holding('周戊五', '2019-05-18', { to: '2022-01-01' }),
      holding('周戊五', '2014-05-10', { to: '2019-05-18' }),
      holding('周戊五', '2024-01-01'),
    ]);
    expect(chains.map(({ a, b, c, d, holdings }) => [a, b, c, d, holdings.length])).toEqual([
      ['2024-01-01', '2024-01-01', null, null, 1],
      ['2014-05-10', '2014-05-10', '2022-01-01', '2022-01-01', 2],
    ]);
  });

  it('keeps predecessors on the line of the seat, and whom the seat has no room for on the next that is free', () => {
    expect(lanesOf(vice).map(({ seat, chains }) => [seat, ...chains.map(named)])).toEqual([
      [1, '赵丁四', '王丙三'],
      [2, '周戊五'],
      [3, '卫子一'],
      [4, '陈壬九', '朱巳六'],
      [5, '褚癸十'],
    ]);
    // 吴己六 sat on the second seat before, that was another's in those days: his older time moves with him.
    const moved = lanesOf([
      holding('吴己六', '2019-05-18', { seat: 1 }),
      holding('吴己六', '2014-05-10', { seat: 2, to: '2019-05-18' }),
      holding('杨辰五', '2014-05-10', { seat: 1, to: '2019-05-18' }),
    ]);
    expect(moved.map(({ seat, chains }) => [seat, ...chains.map(named)])).toEqual([
      [1, '吴己六'],
      [2, '杨辰五'],
    ]);
  });

  it('hatches the days that are only possible, and tells where two may sit', () => {
    const [now, former] = barsOf(lane(1), AXIS, TODAY);
    expect(now).toMatchObject({ look: 'now', shared: true, left: share(AXIS, '2019-05-01') });
    expect(now?.maybeBefore).toBeCloseTo((30 / 2765) * 100, 1);
    expect(former).toMatchObject({ look: 'former', maybeBefore: 0 });
    expect(former?.maybeAfter).toBeGreaterThan(0);
    const [, year] = barsOf(lane(4), AXIS, TODAY);
    expect((year?.maybeAfter ?? 0) * (year?.width ?? 0)).toBeCloseTo((364 / 4717) * 100 * 100, -1);
    const [known] = barsOf(lane(2), AXIS, TODAY);
    expect(known).toMatchObject({ maybeBefore: 0, maybeAfter: 0, shared: false });
  });

  it('draws a beginning that nothing bounds from the edge on', () => {
    const [bar] = barsOf({ seat: 1, chains: chainsOf([holding('甲', '[..2020-01-01]')]) }, AXIS, TODAY);
    expect(bar?.left).toBe(0);
    expect(bar?.maybeBefore).toBeGreaterThan(40);
  });

  it('says where nobody sat, and where there was no seat yet', () => {
    const gaps = (seat: number, free: (day: string) => number | null = () => null) =>
      gapsOf(lane(seat), AXIS, '2014-05-10', TODAY, free).map(({ sort, from, to }) => [sort, from, to]);
    expect(gaps(1)).toEqual([]);
    expect(gaps(3)).toEqual([['noSeat', '2014-05-10', '2016-11-20']]);
    expect(gaps(3, () => 1)).toEqual([['vacant', '2014-05-10', '2016-11-20']]);
    expect(gaps(3, () => 0)).toEqual([['noSeat', '2014-05-10', '2016-11-20']]);
    // Whose seat it was, it stays while it waits for the next.
    expect(gaps(4, () => 0)).toEqual([['vacant', '2018-12-31', '2019-05-18']]);
    expect(gaps(6, () => 1)).toEqual([['vacant', '2014-05-10', null]]);
  });

  it('counts the seats that nobody held on a day', () => {
    const free = freeOn(lanesOf(vice), (day) => (day < '2014-05-10' ? null : 4));
    expect([free('2014-01-01'), free('2015-01-01'), free('2017-01-01'), free('2019-01-01')]).toEqual([null, 1, 0, 1]);
  });

  it('has the bands of the terms, what was postponed and what ran over, and a line at each turn', () => {
    expect(bandsOf(terms(), AXIS, TODAY).map(({ sort, term }) => [sort, term.number])).toEqual([
      ['past', 1],
      ['past', 1],
      ['current', 2],
      ['postponed', 2],
      ['overrun', 2],
    ]);
    expect(bandsOf(terms({ items: terms().items.map((one) => ({ ...one, postponedTo: null })) }), AXIS, TODAY).at(-1)?.sort).toBe(
      'overdue',
    );
    expect(bandsOf(terms(), AXIS, '2020-01-01').map(({ sort }) => sort)).toEqual(['past', 'past', 'current']);
    expect(linesOf(terms(), AXIS).map(({ sort }) => sort)).toEqual(['congress', 'congress', 'due', 'due']);
  });

  it('begins with the year of the first day and names fewer years where there are many', () => {
    const axis = axisOf(['2014-05-10', '2019-05-18', null], TODAY);
    expect(axis.from).toBe('2014-01-01');
    expect(axis.until > TODAY).toBe(true);
    expect(yearsOf(axis).map(({ year }) => year)).toEqual(Array.from({ length: 13 }, (_, i) => 2014 + i));
    expect(yearsOf(axisOf(['1990-05-10'], TODAY)).length).toBeLessThan(14);
  });

  it('counts terms as offices write them', () => {
    expect([1, 9, 10, 13, 20, 21].map(numeral)).toEqual(['一', '九', '十', '十三', '二十', '二十一']);
  });
});
