import fc from 'fast-check';
import { addDays, isDay } from './day.js';
import { NotADate, PartialDate } from './partial-date.js';

const days = fc.integer({ min: 0, max: 6574 }).map((n) => addDays('2010-01-01', n));

describe('PartialDate', () => {
  it.each([
    ['2019', '2019-01-01', '2019-12-31'],
    ['2019-05', '2019-05-01', '2019-05-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2019-05-18', '2019-05-18', '2019-05-18'],
    ['[..2019-05-18]', '-infinity', '2019-05-18'],
    ['[2018-03-01..2019-05-31]', '2018-03-01', '2019-05-31'],
    ['1000', '1000-01-01', '1000-12-31'],
    ['9999', '9999-01-01', '9999-12-31'],
  ])('reads %s and gives the same text back', (text, earliest, latest) => {
    const date = PartialDate.parse(text);
    expect([date.earliest, date.latest, date.toString()]).toEqual([earliest, latest, text]);
    expect(JSON.stringify({ date })).toBe(JSON.stringify({ date: text }));
  });

  it.each([
    ['[2019-05-01..2019-05-31]', '2019-05'],
    ['[2019-01-01..2019-12-31]', '2019'],
    ['[2019-05-18..2019-05-18]', '2019-05-18'],
    ['[2024-02-01..2024-02-28]', '[2024-02-01..2024-02-28]'],
    ['[2019-01-01..2019-06-30]', '[2019-01-01..2019-06-30]'],
    ['[2018-12-01..2019-12-31]', '[2018-12-01..2019-12-31]'],
  ])('gives %s as %s', (text, shortest) => expect(PartialDate.parse(text).toString()).toBe(shortest));

  it.each([
    ['2019-02-30', 'noSuchDay'],
    ['2023-02-29', 'noSuchDay'],
    ['1900-02-29', 'noSuchDay'],
    ['2019-13', 'noSuchDay'],
    ['2019-00', 'noSuchDay'],
    ['2019-00-10', 'noSuchDay'],
    ['2019-05-00', 'noSuchDay'],
    ['[..2019-02-30]', 'noSuchDay'],
    ['[2019-02-30..2019-05-01]', 'noSuchDay'],
    ['[2019-05-31..2018-03-01]', 'reversed'],
    ['0999-01-01', 'form'],
    ['999', 'form'],
    ['10000', 'form'],
    ['', 'form'],
    [' 2019', 'form'],
    ['2019\n', 'form'],
    ['2019-5', 'form'],
    ['2019/05/18', 'form'],
    ['20190518', 'form'],
    ['2019-05-18T00:00:00Z', 'form'],
    ['[2019-05-18..]', 'form'],
    ['[..]', 'form'],
    ['[..2019-05]', 'form'],
    ['[2018-03..2019-05]', 'form'],
    ['..2019-05-18', 'form'],
    ['２０１９', 'form'],
    ['-infinity', 'form'],
    ['infinity', 'form'],
  ])('refuses %j (%s)', (text, reason) => {
    expect(() => PartialDate.parse(text)).toThrow(NotADate);
    expect(PartialDate.tryParse(text)).toBeUndefined();
    try {
      PartialDate.parse(text);
    } catch (error) {
      expect(error).toMatchObject({ text, reason });
    }
  });

  it('is made from two columns, and refuses ends that are none', () => {
    expect(PartialDate.of('2019-05-01', '2019-05-31').toString()).toBe('2019-05');
    expect(PartialDate.of('-infinity', '2019-05-31').toString()).toBe('[..2019-05-31]');
    expect(PartialDate.on('2019-05-18').isExact).toBe(true);
    expect(() => PartialDate.of('-infinity', '-infinity')).toThrow(NotADate);
    expect(() => PartialDate.of('2019-05-01', 'infinity')).toThrow(NotADate);
    expect(() => PartialDate.of('2019-05-02', '2019-05-01')).toThrow(NotADate);
    expect(() => PartialDate.on('-infinity')).toThrow(NotADate);
  });

  it.each([
    ['2019-05-18', '2019年5月18日', '18 May 2019'],
    ['2019-05', '2019年5月', 'May 2019'],
    ['2019', '2019年', '2019'],
    ['[..2019-05-18]', '不详，不晚于2019年5月18日', 'unknown, by 18 May 2019'],
    ['[..2019-05-31]', '不详，不晚于2019年5月', 'unknown, by May 2019'],
    ['[..1998-12-31]', '不详，不晚于1998年', 'unknown, by 1998'],
    ['[2018-03-01..2019-05-31]', '2018-03-01至2019-05-31之间', 'between 1 March 2018 and 31 May 2019'],
  ])('shows %s to people', (text, chinese, english) => {
    expect(PartialDate.parse(text).shown('zh')).toBe(chinese);
    expect(PartialDate.parse(text).shown('en')).toBe(english);
  });

  it('round-trips any range, and the text is the shortest', () => {
    fc.assert(
      fc.property(days, days, fc.boolean(), (a, b, open) => {
        const [earliest, latest] = a <= b ? [a, b] : [b, a];
        const date = PartialDate.of(open ? '-infinity' : earliest, latest);
        const again = PartialDate.parse(date.toString());
        expect(again.equals(date)).toBe(true);
        expect(again.toString()).toBe(date.toString());
      }),
    );
  });

  it('accepts a text of ten characters exactly when it is a day', () => {
    const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), digits, digits, (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const real = !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
        expect(PartialDate.tryParse(text) !== undefined).toBe(real);
        expect(isDay(text)).toBe(real);
      }),
    );
  });

  it('compares and overlaps as the days do', () => {
    const range = fc.tuple(days, days).map(([a, b]) => (a <= b ? PartialDate.of(a, b) : PartialDate.of(b, a)));
    fc.assert(
      fc.property(range, range, days, (a, b, day) => {
        expect(a.overlaps(b)).toBe(!a.isCertainlyBefore(b) && !b.isCertainlyBefore(a));
        expect(PartialDate.compare(a, b)).toBe(0 - PartialDate.compare(b, a));
        expect(PartialDate.compare(a, b) === 0).toBe(a.equals(b));
        if (a.mayBe(day) && b.mayBe(day)) expect(a.overlaps(b)).toBe(true);
      }),
    );
  });
});
