import fc from 'fast-check';
import { PartialDate } from '../time/partial-date.js';
import { canonicalJson, sameValue } from './same-value.js';
import {
  BoundaryInTheWay,
  BoundaryWithoutBeginning,
  NotATimeline,
  rowOn,
  rowsPossibleOn,
  stretchesOf,
  type Timeline,
  timelineOf,
} from './timeline.js';

const date = (text: string): PartialDate => PartialDate.parse(text);
const life = (...rows: [from: string | null, fields: Record<string, unknown>][]): Timeline =>
  rows.map(([from, fields]) => ({ from: from === null ? null : date(from), fields }));

describe('timeline', () => {
  it('is made from rows in any order', () => {
    const rows = life(['2019-03', { name: 'B' }], [null, { name: 'A' }], ['2017-01-01', { name: 'C' }]);
    expect(timelineOf(rows).map((row) => row.fields['name'])).toEqual(['A', 'C', 'B']);
  });

  it('is refused when it does not tile a life, or two boundaries may fall on one day', () => {
    expect(() => timelineOf([])).toThrow(NotATimeline);
    expect(() => timelineOf(life(['2019', {}]))).toThrow(NotATimeline);
    expect(() => timelineOf(life([null, {}], [null, {}]))).toThrow(NotATimeline);
    expect(() => timelineOf(life([null, {}], ['2019-03', {}], ['2019-03-31', {}]))).toThrow(BoundaryInTheWay);
    expect(() => timelineOf(life([null, {}], ['2019-03', {}], ['2019-03-01', {}]))).toThrow(BoundaryInTheWay);
    expect(() => timelineOf(life([null, {}], ['[..2019-03-31]', {}]))).toThrow(BoundaryWithoutBeginning);
    expect(timelineOf(life([null, {}], ['2019-03', {}], ['2019-04-01', {}]))).toHaveLength(3);
  });

  it('S07 rename known to the month: the new name is shown from the first day, both are possible to the day before the last', () => {
    const timeline = life([null, { name: 'A' }], ['2017-04', { name: 'B' }]);
    const shown = (day: string): unknown => rowOn(timeline, day).fields['name'];
    const possible = (day: string): unknown[] => rowsPossibleOn(timeline, day).map((row) => row.fields['name']);
    expect([shown('2017-03-31'), possible('2017-03-31')]).toEqual(['A', ['A']]);
    expect([shown('2017-04-01'), possible('2017-04-01')]).toEqual(['B', ['A', 'B']]);
    expect([shown('2017-04-29'), possible('2017-04-29')]).toEqual(['B', ['A', 'B']]);
    expect([shown('2017-04-30'), possible('2017-04-30')]).toEqual(['B', ['B']]);
    expect(stretchesOf(timeline, 'name')).toEqual([
      { from: null, until: date('2017-04'), value: 'A' },
      { from: date('2017-04'), until: null, value: 'B' },
    ]);
  });

  it('knows one row on each day where every boundary is known to the day', () => {
    const timeline = life([null, { name: 'A' }], ['2017-04-01', { name: 'B' }]);
    expect(rowsPossibleOn(timeline, '2017-03-31')).toEqual([timeline[0]]);
    expect(rowsPossibleOn(timeline, '2017-04-01')).toEqual([timeline[1]]);
    expect(rowOn(timeline, '-infinity')).toBe(timeline[0]);
  });

  it('tells names coalesced, never row by row', () => {
    const timeline = life(
      [null, { name: 'A', area: 1 }],
      ['2017', { name: 'A', area: 2 }],
      ['2018', { name: 'B', area: 2 }],
      ['2019', { name: 'A' }],
    );
    expect(stretchesOf(timeline, 'name').map(({ from, until, value }) => [from, until, value].map(String).join(' '))).toEqual([
      'null 2018 A',
      '2018 2019 B',
      '2019 null A',
    ]);
    expect(stretchesOf(timeline, 'area').map(({ value }) => value)).toEqual([1, 2, null]);
  });
});

describe('sameValue', () => {
  it('looks at JSON, not at the order of keys; missing is null', () => {
    expect(sameValue({ a: 1, b: [1, { c: 2, d: null }] }, { b: [1, { d: null, c: 2 }], a: 1 })).toBe(true);
    expect(sameValue(undefined, null)).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue('1', 1)).toBe(false);
    expect(sameValue(0, null)).toBe(false);
    expect(sameValue('', null)).toBe(false);
    expect(sameValue('null', null)).toBe(false);
    expect(sameValue(PartialDate.parse('2019'), PartialDate.parse('[2019-01-01..2019-12-31]'))).toBe(true);
  });

  it('gives one text for equal values, and the same value back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(sameValue(a, JSON.parse(canonicalJson(a)))).toBe(true);
        expect(sameValue(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });
});
