import type { Calendar } from '../../api/leadership';
import { cellName, lanesOf, monthTitle } from './calendar-lanes';

const calendar: Calendar = {
  asOf: '2026-11-23',
  until: '2027-05-23',
  months: ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05'],
  rows: [],
  arrangements: [
    { id: 'a', title: '换届通知', documentNumber: null, from: '2026-09-01', lastOn: '2027-03-31', kinds: ['democraticParty'], count: 7 },
    { id: 'b', title: '后来的', documentNumber: null, from: '2027-01-01', lastOn: '2027-12-31', kinds: ['democraticParty'], count: 1 },
    { id: 'c', title: '以前的', documentNumber: null, from: '2025-01-01', lastOn: '2025-12-31', kinds: ['democraticParty'], count: 1 },
  ],
};

describe('the calendar of 换届', () => {
  it('lays a window over its months, from what is past its day where it is open already', () => {
    expect(lanesOf(calendar, 'democraticParty').map(({ id, start, end, before, after }) => [id, start, end, before, after])).toEqual([
      ['a', 1, 7, true, false],
      ['b', 4, 9, false, true],
    ]);
    expect(lanesOf(calendar, 'association')).toEqual([]);
  });

  it('names months and bodies shortly', () => {
    expect(calendar.months.slice(0, 3).map((month, place) => monthTitle(month, place, false))).toEqual(['2026年11月', '12月', '2027年1月']);
    expect(['民革南通市委员会', '南通市台湾同胞联谊会', '上海南通商会'].map(cellName)).toEqual(['民革', '台湾同胞联谊会', '上海南通商会']);
  });
});
