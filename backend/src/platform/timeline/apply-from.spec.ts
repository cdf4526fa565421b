import { PartialDate } from '../time/partial-date.js';
import { applyFrom, BoundaryNotThere, correct, moveBoundary } from './apply-from.js';
import { BoundaryInTheWay, BoundaryWithoutBeginning, type Timeline } from './timeline.js';
import { undoTimeline } from './undo-timeline.js';

const date = (text: string): PartialDate => PartialDate.parse(text);
type Row = [from: string | null, fields: Record<string, unknown>, id?: string];
const life = (...rows: Row[]): Timeline =>
  rows.map(([from, fields, id]) => ({ ...(id === undefined ? {} : { id }), from: from === null ? null : date(from), fields }));
const shown = (timeline: Timeline): Row[] =>
  timeline.map(({ from, fields, id }) => (id === undefined ? [from?.toString() ?? null, fields] : [from?.toString() ?? null, fields, id]));

// The rows of semantics.md begin on the day of founding; here the first row is from the beginning, for founding is no boundary.
describe('applyFrom', () => {
  it('S01 rename in the past, later move known: the rename survives the move', () => {
    const given = life([null, { name: 'A', area: '如东' }, 'r1'], ['2019-03-01', { name: 'A', area: '启东' }, 'r2']);
    expect(shown(applyFrom(given, { name: 'B' }, date('2017-04-01')))).toEqual([
      [null, { name: 'A', area: '如东' }, 'r1'],
      ['2017-04-01', { name: 'B', area: '如东' }],
      ['2019-03-01', { name: 'B', area: '启东' }, 'r2'],
    ]);
  });

  it('S02 rename in the past, later rename known: it stops at the later one', () => {
    const given = life([null, { name: 'A' }], ['2019-03-01', { name: 'C' }]);
    expect(shown(applyFrom(given, { name: 'B' }, date('2017-04-01')))).toEqual([
      [null, { name: 'A' }],
      ['2017-04-01', { name: 'B' }],
      ['2019-03-01', { name: 'C' }],
    ]);
  });

  it('S03 correction: the mistake goes from every row that carries it', () => {
    const given = life([null, { name: 'A′', area: '如东' }, 'r1'], ['2019-03-01', { name: 'A′', area: '启东' }, 'r2']);
    const expected: Row[] = [
      [null, { name: 'A', area: '如东' }, 'r1'],
      ['2019-03-01', { name: 'A', area: '启东' }, 'r2'],
    ];
    expect(shown(correct(given, { name: 'A' }, '2018-01-01'))).toEqual(expected);
    expect(shown(correct(given, { name: 'A' }, '2026-11-23'))).toEqual(expected);
  });

  it('S04 two changes on one day: one boundary; undo of the rename leaves the move', () => {
    const given = life([null, { name: 'A', area: '如东' }]);
    const renamed = applyFrom(given, { name: 'B' }, date('2020-01-01'));
    const moved = applyFrom(renamed, { area: '启东' }, date('2020-01-01'));
    expect(shown(moved)).toEqual([
      [null, { name: 'A', area: '如东' }],
      ['2020-01-01', { name: 'B', area: '启东' }],
    ]);
    expect(undoTimeline(moved, given, renamed)).toEqual({
      timeline: life([null, { name: 'A', area: '如东' }], ['2020-01-01', { name: 'A', area: '启东' }]),
    });
  });

  it('S05 equal neighbours become one row', () => {
    const given = life([null, { name: 'A' }, 'r1'], ['2020-01-01', { name: 'B' }, 'r2']);
    expect(shown(applyFrom(given, { name: 'A' }, date('2020-01-01')))).toEqual([[null, { name: 'A' }, 'r1']]);
  });

  it('ends at `until`, from where the field has again what it had', () => {
    const given = life([null, { name: 'A', area: 1 }], ['2019-03-01', { name: 'A', area: 2 }]);
    expect(shown(applyFrom(given, { name: 'B' }, date('2017'), date('2020-06')))).toEqual([
      [null, { name: 'A', area: 1 }],
      ['2017', { name: 'B', area: 1 }],
      ['2019-03-01', { name: 'B', area: 2 }],
      ['2020-06', { name: 'A', area: 2 }],
    ]);
  });

  it('takes the later known change for the end where it comes before `until`', () => {
    const given = life([null, { name: 'A' }], ['2019-03-01', { name: 'C' }]);
    expect(shown(applyFrom(given, { name: 'B' }, date('2017'), date('2020')))).toEqual([
      [null, { name: 'A' }],
      ['2017', { name: 'B' }],
      ['2019-03-01', { name: 'C' }],
    ]);
  });

  it('holds from the beginning when `from` is null', () => {
    const given = life([null, { name: 'A' }, 'r1'], ['2019-03-01', { name: 'C' }, 'r2']);
    expect(shown(applyFrom(given, { name: 'B' }, null))).toEqual([
      [null, { name: 'B' }, 'r1'],
      ['2019-03-01', { name: 'C' }, 'r2'],
    ]);
  });

  it('carries each field of a patch on its own', () => {
    const given = life([null, { name: 'A', area: 1 }], ['2019-03-01', { name: 'C', area: 1 }], ['2021-01-01', { name: 'C', area: 2 }]);
    expect(shown(applyFrom(given, { name: 'B', area: 9, 'fields.postcode': '226000' }, date('2017')))).toEqual([
      [null, { name: 'A', area: 1 }],
      ['2017', { name: 'B', area: 9, 'fields.postcode': '226000' }],
      ['2019-03-01', { name: 'C', area: 9, 'fields.postcode': '226000' }],
      ['2021-01-01', { name: 'C', area: 2, 'fields.postcode': '226000' }],
    ]);
  });

  it('changes nothing, and needs no boundary, where the value is there already', () => {
    const given = life([null, { name: 'A' }, 'r1'], ['2019-03', { name: 'C' }, 'r2']);
    expect(applyFrom(given, { name: 'C', shortName: null }, date('2019-03-15'))).toEqual(given);
  });

  it('names the boundary in the way when one known to the month is asked for within it, and takes the same one as that', () => {
    const given = life([null, { name: 'A', area: 1 }], ['2017-04', { name: 'A', area: 2 }]);
    const attempt = (): Timeline => applyFrom(given, { name: 'B' }, date('2017-04-15'));
    expect(attempt).toThrow(BoundaryInTheWay);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({ existing: date('2017-04'), wanted: date('2017-04-15') });
    }
    expect(() => applyFrom(given, { name: 'B' }, date('2017-04-01'))).toThrow(BoundaryInTheWay);
    expect(() => applyFrom(given, { name: 'B' }, date('2016'), date('2017-04-30'))).toThrow(BoundaryInTheWay);
    expect(() => applyFrom(given, { name: 'B' }, date('2016'), date('2016-12'))).toThrow(BoundaryInTheWay);
    expect(shown(applyFrom(given, { name: 'B' }, date('2017-04')))[1]).toEqual(['2017-04', { name: 'B', area: 2 }]);
  });

  it('asks for an earliest day', () => {
    expect(() => applyFrom(life([null, { name: 'A' }]), { name: 'B' }, date('[..2017-04-15]'))).toThrow(BoundaryWithoutBeginning);
  });
});

describe('correct', () => {
  it('stays within the stretch of the equal value, and coalesces on both sides', () => {
    const given = life(
      [null, { name: 'A' }, 'r1'],
      ['2017', { name: 'A′' }, 'r2'],
      ['2018', { name: 'A' }, 'r3'],
      ['2019', { name: 'A′' }, 'r4'],
    );
    expect(shown(correct(given, { name: 'A' }, '2017-06-01'))).toEqual([
      [null, { name: 'A' }, 'r1'],
      ['2019', { name: 'A′' }, 'r4'],
    ]);
  });
});

describe('moveBoundary', () => {
  const given = life(
    [null, { name: 'A', area: 1 }, 'r1'],
    ['2017-04', { name: 'B', area: 2 }, 'r2'],
    ['2019', { name: 'C', area: 2 }, 'r3'],
  );

  it('mends what is known of one boundary, all its fields together', () => {
    expect(shown(moveBoundary(given, date('2017-04'), date('2017-04-18')))).toEqual([
      [null, { name: 'A', area: 1 }, 'r1'],
      ['2017-04-18', { name: 'B', area: 2 }, 'r2'],
      ['2019', { name: 'C', area: 2 }, 'r3'],
    ]);
  });

  it('does not pass another, and moves only one that is there', () => {
    expect(() => moveBoundary(given, date('2017-04'), date('2019-04-18'))).toThrow(BoundaryInTheWay);
    expect(() => moveBoundary(given, date('2017-04'), date('2020'))).toThrow(BoundaryInTheWay);
    expect(() => moveBoundary(given, date('2019'), date('2016'))).toThrow(BoundaryInTheWay);
    expect(() => moveBoundary(given, date('2017-04-18'), date('2017-04'))).toThrow(BoundaryNotThere);
    expect(() => moveBoundary(given, date('2017-04'), date('[..2017-04-18]'))).toThrow(BoundaryWithoutBeginning);
  });

  it.each(['2017-04-18', '2017-04-01', '2015', '2018'])('to %s is undone exactly, and redone', (wanted) => {
    const moved = moveBoundary(given, date('2017-04'), date(wanted));
    const without = (timeline: Timeline): Timeline => timeline.map(({ from, fields }) => ({ from, fields }));
    const back = undoTimeline(moved, given, moved);
    expect('timeline' in back && without(back.timeline)).toEqual(without(given));
    const again = undoTimeline(given, moved, given);
    expect('timeline' in again && without(again.timeline)).toEqual(without(moved));
  });
});
