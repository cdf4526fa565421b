import { addDays, daysBetween, isDay, presetDay, yearsAndMonths } from './days';
import { dayAfter, lastDay, parsePartialDate, precisionOf, showDate, showPeriod } from './partial-date';

describe('a date as people type it', () => {
  it.each([
    ['20190501', '2019-05-01'],
    ['2019.5.1', '2019-05-01'],
    ['2019/5/1', '2019-05-01'],
    ['2019年5月1日', '2019-05-01'],
    ['２０１９．５．１', '2019-05-01'],
    ['2019-5', '2019-05'],
    ['201905', '2019-05'],
    ['2019年5月', '2019-05'],
    ['2019', '2019'],
    ['2019年', '2019'],
    ['不详，2019年5月前已有', '[..2019-04-30]'],
    ['不详（不晚于1998）', '[..1998-12-31]'],
    ['不详 (不晚于1998)', '[..1998-12-31]'],
    ['不详(1998年前已有)', '[..1997-12-31]'],
    ['1998年前', '[..1997-12-31]'],
    ['不晚于2024-03-01', '[..2024-03-01]'],
    ['[..2024-03-01]', '[..2024-03-01]'],
    ['2019年11月至2020年2月间', '[2019-11-01..2020-02-29]'],
    ['[2018-03-01..2019-05-31]', '[2018-03-01..2019-05-31]'],
  ])('%s is %s', (typed, text) => {
    expect(parsePartialDate(typed)).toBe(text);
  });

  it.each(['2019-02-30', '2019-13', '20191301', '昨天', '19', '[2020..2019]', '2019-00-10', ''])('%s is none', (typed) => {
    expect(parsePartialDate(typed)).toBeNull();
  });

  it('comes back the same from what is shown', () => {
    for (const text of [
      '2019-05-18',
      '2019-05',
      '2019',
      '[..2024-03-01]',
      '[..2019-04-30]',
      '[..1997-12-31]',
      '[2019-11-01..2020-02-29]',
      '[2018-03-05..2019-05-31]',
    ]) {
      expect(parsePartialDate(showDate(text))).toBe(text);
    }
  });
});

describe('a date as it is shown', () => {
  it.each([
    ['2019-05-18', '2019-05-18'],
    ['2019-05', '2019年5月'],
    ['2019', '2019年'],
    ['[..1997-12-31]', '不详，不晚于1997年'],
    ['[..2019-04-30]', '不详，不晚于2019年4月'],
    ['[2019-11-01..2020-02-29]', '2019年11月至2020年2月间'],
    [null, '--'],
  ])('%s as %s', (text, shown) => {
    expect(showDate(text)).toBe(shown);
  });

  it('is as precise in English', () => {
    expect(showDate('2019-05', 'en')).toBe('May 2019');
    expect(showDate('[..1997-12-31]', 'en')).toBe('unknown, by 1997');
  });

  it('shows the last day of a period, not the first after it', () => {
    expect(showPeriod(null, '2020-07-03')).toBe('至2020-07-02');
    expect(showPeriod('2017-04-01', '2019-03-01')).toBe('2017-04-01至2019-02-28');
    expect(showPeriod('2021-03-01', null)).toBe('2021-03-01起');
    expect(lastDay('2017-04')).toBe('2017-04');
    for (const last of ['2019-02-28', '2020-12-31', '2017-04', '2017']) expect(lastDay(dayAfter(last))).toBe(last);
    expect(dayAfter('2019-02-28')).toBe('2019-03-01');
  });

  it('knows how precise it is', () => {
    expect(['2019-05-18', '2019-05', '2019', '[..2019-05-18]', '[2018-03-01..2019-05-31]'].map(precisionOf)).toEqual([
      'day',
      'month',
      'year',
      'before',
      'range',
    ]);
  });
});

describe('days of the office', () => {
  it('presets end the month, quarter and year before', () => {
    expect(presetDay('lastMonth', '2026-11-24')).toBe('2026-10-31');
    expect(presetDay('lastQuarter', '2026-11-24')).toBe('2026-09-30');
    expect(presetDay('lastQuarter', '2026-02-10')).toBe('2025-12-31');
    expect(presetDay('lastYear', '2026-11-24')).toBe('2025-12-31');
    expect(presetDay('lastMonth', '2024-03-31')).toBe('2024-02-29');
  });

  it('counts across leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysBetween('2026-11-24', '2027-01-01')).toBe(38);
    expect(yearsAndMonths('2014-05-10', '2026-11-24')).toEqual({ years: 12, months: 6 });
    expect(isDay('2023-02-29')).toBe(false);
  });
});
