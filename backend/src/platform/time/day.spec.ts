import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  compareDays,
  dayFrom,
  DayOutOfRange,
  daysBetween,
  earlierOf,
  isDay,
  laterOf,
  partsOf,
  weekday,
} from './day.js';

const calendar: string[] = [];
for (let moment = Date.UTC(2010, 0, 1); moment <= Date.UTC(2027, 11, 31); moment += 86_400_000) {
  calendar.push(new Date(moment).toISOString().slice(0, 10));
}
const position = fc.integer({ min: 0, max: calendar.length - 1 });

describe('day', () => {
  it('counts days as a calendar on paper does, 2010 to 2027', () => {
    fc.assert(
      fc.property(position, position, (i, j) => {
        const from = calendar[i] ?? '';
        const to = calendar[j] ?? '';
        expect(daysBetween(from, to)).toBe(j - i);
        expect(addDays(from, j - i)).toBe(to);
        expect(compareDays(from, to)).toBe(Math.sign(i - j) + 0);
        expect(weekday(from)).toBe(new Date(from).getUTCDay() || 7);
      }),
      { numRuns: 500 },
    );
  });

  it('walks every day from 1000 to 9999 without a gap', () => {
    for (let year = 1000; year < 9999; year += 1)
      expect(daysBetween(`${year}-01-01`, `${year + 1}-01-01`)).toBe(isDay(`${year}-02-29`) ? 366 : 365);
    expect(addDays('1000-01-01', daysBetween('1000-01-01', '9999-12-31'))).toBe('9999-12-31');
  });

  it('S21 last day of a term: the corresponding day of the Civil Code', () => {
    expect(addYears('2019-05-18', 5)).toBe('2024-05-18');
    expect(addYears('2024-02-29', 5)).toBe('2029-02-28');
    expect(addMonths('2024-08-31', -6)).toBe('2024-02-29');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-12-31', 2)).toBe('2024-02-29');
    expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
  });

  it('adds months so that year and month are exact and the day never grows', () => {
    fc.assert(
      fc.property(position, fc.integer({ min: -120, max: 120 }), (i, months) => {
        const from = partsOf(calendar[i] ?? '');
        const to = partsOf(addMonths(calendar[i] ?? '', months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBeLessThanOrEqual(from.day);
        if (to.day < from.day) expect(addDays(dayFrom(to.year, to.month, to.day), 1).endsWith('-01')).toBe(true);
      }),
    );
  });

  it('leaves the infinities where they are, and puts them before and after every day', () => {
    expect(addDays('-infinity', 5)).toBe('-infinity');
    expect(addMonths('infinity', 5)).toBe('infinity');
    expect(earlierOf('-infinity', '1000-01-01')).toBe('-infinity');
    expect(laterOf('infinity', '9999-12-31')).toBe('infinity');
    expect(isDay('infinity') || isDay('-infinity') || isDay(20190518) || isDay('2019-5-18')).toBe(false);
  });

  it('does not leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(DayOutOfRange);
    expect(() => addDays('1000-01-01', -1)).toThrow(DayOutOfRange);
    expect(() => addMonths('9999-12-01', 1)).toThrow(DayOutOfRange);
    expect(() => daysBetween('infinity', '2019-01-01')).toThrow(DayOutOfRange);
  });
});
