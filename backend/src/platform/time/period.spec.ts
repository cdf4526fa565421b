import fc from 'fast-check';
import { addDays, type Day } from './day.js';
import { PartialDate } from './partial-date.js';
import {
  certainPeriod,
  certaintyOn,
  contains,
  covers,
  intersection,
  isEmpty,
  NO_DAYS,
  overlaps,
  type Period,
  periodOf,
  possiblePeriod,
} from './period.js';

// A short stretch, so that edges meet often; the naive model of a period is the list of its days.
const calendar: Day[] = Array.from({ length: 40 }, (_, index) => addDays('2019-12-20', index));
const day = fc.constantFrom(...calendar);
const edge = fc.oneof(day, fc.constantFrom('-infinity', 'infinity'));
const period = fc.tuple(edge, edge).map(([from, until]) => periodOf(from, until));
const date = fc.tuple(day, day, fc.boolean()).map(([a, b, open]) => PartialDate.of(open ? '-infinity' : a < b ? a : b, a < b ? b : a));

const daysOf = (p: Period): Day[] => calendar.filter((d) => contains(p, d));

describe('Period', () => {
  it('holds from its first day to the day before `until`', () => {
    const held = periodOf('2019-05-01', '2024-05-01');
    expect([
      contains(held, '2019-04-30'),
      contains(held, '2019-05-01'),
      contains(held, '2024-04-30'),
      contains(held, '2024-05-01'),
    ]).toEqual([false, true, true, false]);
    expect(contains(periodOf('2019-05-01'), '9999-12-31')).toBe(true);
  });

  it('is empty, and no error, when it ends before it begins', () => {
    expect(periodOf('2020-01-01', '2019-01-01')).toBe(NO_DAYS);
    expect(isEmpty(periodOf('2020-01-01', '2020-01-01'))).toBe(true);
    expect(overlaps(NO_DAYS, periodOf('-infinity'))).toBe(false);
  });

  it('intersects, overlaps and covers as lists of days do', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        const both = daysOf(a).filter((d) => daysOf(b).includes(d));
        expect(daysOf(intersection(a, b))).toEqual(both);
        if (both.length > 0) expect(overlaps(a, b)).toBe(true);
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        if (covers(a, b)) expect(daysOf(b).every((d) => contains(a, d))).toBe(true);
      }),
    );
  });

  it('is certain when it held for every pair of true days, possible when for one', () => {
    fc.assert(
      fc.property(date, fc.option(date), day, (began, ended, asked) => {
        const starts = ['-infinity', ...calendar].filter((d) => began.mayBe(d));
        const ends = ended ? ['-infinity', ...calendar].filter((d) => ended.mayBe(d)) : ['infinity'];
        const answers = starts.flatMap((from) => ends.map((until) => from <= asked && asked < until));
        const expected = answers.every(Boolean) ? 'certain' : answers.some(Boolean) ? 'possible' : null;
        expect(certaintyOn(began, ended, asked)).toBe(expected);
        expect(covers(possiblePeriod(began, ended), certainPeriod(began, ended))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('S08 founded 2021: not there before, possible through the year, certain on its last day', () => {
    const founded = PartialDate.parse('2021');
    expect(['2020-12-31', '2021-01-01', '2021-12-30', '2021-12-31'].map((d) => certaintyOn(founded, null, d))).toEqual([
      null,
      'possible',
      'possible',
      'certain',
    ]);
  });

  it('S09 ended 2023: certain to the end of 2022, possible to 2023-12-30', () => {
    const ended = PartialDate.parse('2023');
    expect(['2022-12-31', '2023-01-01', '2023-12-30', '2023-12-31'].map((d) => certaintyOn(null, ended, d))).toEqual([
      'certain',
      'possible',
      'possible',
      null,
    ]);
  });

  it('S10 founding unknown, seen by 2024-03-01', () => {
    const founded = PartialDate.parse('[..2024-03-01]');
    expect(certaintyOn(founded, null, '2016-01-01')).toBe('possible');
    expect(certaintyOn(founded, null, '2024-03-01')).toBe('certain');
  });

  it('S11 one seat, months: both possible in May, and they do not clash for certain', () => {
    const change = PartialDate.parse('2019-05');
    expect(
      ['2019-04-30', '2019-05-01', '2019-05-30', '2019-05-31'].map((d) => [certaintyOn(null, change, d), certaintyOn(change, null, d)]),
    ).toEqual([
      ['certain', null],
      ['possible', 'possible'],
      ['possible', 'possible'],
      [null, 'certain'],
    ]);
    expect(overlaps(certainPeriod(null, change), certainPeriod(change, null))).toBe(false);
  });

  it('S12 one seat, certain clash: the stretch is named', () => {
    const old = certainPeriod(PartialDate.parse('2018-01-01'), PartialDate.parse('2019-06'));
    expect(intersection(old, certainPeriod(PartialDate.parse('2019-05-01'), null))).toEqual({ from: '2019-05-01', until: '2019-06-01' });
  });
});
