import { PartialDate } from '../time/partial-date.js';
import { applyFrom, correct, moveBoundary } from './apply-from.js';
import { difference } from './difference.js';
import type { Timeline } from './timeline.js';
import { undoTimeline } from './undo-timeline.js';

const date = (text: string): PartialDate => PartialDate.parse(text);
type Row = [from: string | null, fields: Record<string, unknown>];
const life = (...rows: Row[]): Timeline => rows.map(([from, fields]) => ({ from: from === null ? null : date(from), fields }));

describe('undoTimeline', () => {
  const start = life([null, { name: 'A', address: '人民路1号', summary: '' }]);
  const set1 = applyFrom(start, { name: 'B', address: '青年路2号' }, date('2020-05'));

  it('S18 undo, untouched fields: what a later set did elsewhere is kept', () => {
    const set2 = applyFrom(set1, { summary: '成立于通州' }, date('2021-01-01'));
    expect(undoTimeline(set2, start, set1)).toEqual({
      timeline: life(
        [null, { name: 'A', address: '人民路1号', summary: '' }],
        ['2021-01-01', { name: 'A', address: '人民路1号', summary: '成立于通州' }],
      ),
    });
  });

  it('S19 undo, touched: refused with what stands in the way; the address alone, and the later set first, are possible', () => {
    const set3 = applyFrom(set1, { name: 'C' }, date('2022'));
    expect(undoTimeline(set3, start, set1)).toEqual({ blocked: [{ field: 'name', from: date('2022'), until: null, live: 'C' }] });
    const addressOnly = undoTimeline(set3, start, set1, ['address']);
    expect(addressOnly).toEqual({
      timeline: life(
        [null, { name: 'A', address: '人民路1号', summary: '' }],
        ['2020-05', { name: 'B', address: '人民路1号', summary: '' }],
        ['2022', { name: 'C', address: '人民路1号', summary: '' }],
      ),
    });
    const without3 = undoTimeline(set3, set1, set3);
    expect(without3).toEqual({ timeline: set1 });
    expect('timeline' in without3 && undoTimeline(without3.timeline, start, set1)).toEqual({ timeline: start });
  });

  it('undoes without regard to a change of the same field in another stretch', () => {
    const given = life([null, { name: 'A' }], ['2015', { name: 'B' }]);
    const later = applyFrom(given, { name: 'C' }, date('2020'));
    const earlier = correct(later, { name: 'A0' }, '2010-01-01');
    expect(undoTimeline(earlier, given, later)).toEqual({ timeline: life([null, { name: 'A0' }], ['2015', { name: 'B' }]) });
  });

  it('gives each stretch in the way with what it holds', () => {
    const given = life([null, { name: 'A' }]);
    const set = applyFrom(given, { name: 'B' }, date('2015'));
    const live = applyFrom(applyFrom(set, { name: 'C' }, date('2017'), date('2018')), { name: 'D' }, date('2020'));
    expect(undoTimeline(live, given, set)).toEqual({
      blocked: [
        { field: 'name', from: date('2017'), until: date('2018'), live: 'C' },
        { field: 'name', from: date('2020'), until: null, live: 'D' },
      ],
    });
  });

  it('brings a boundary back as well known as it was, or as it has been mended since', () => {
    const given = life([null, { name: 'A', area: 1 }], ['2017-04', { name: 'B', area: 2 }]);
    const set = correct(given, { name: 'A' }, '2020-01-01');
    expect(undoTimeline(set, given, set)).toEqual({ timeline: given });
    const mended = moveBoundary(set, date('2017-04'), date('2017-04-01'));
    expect(undoTimeline(mended, given, set)).toEqual({
      timeline: life([null, { name: 'A', area: 1 }], ['2017-04-01', { name: 'B', area: 2 }]),
    });
  });

  it('is blocked where a boundary made since leaves no room for the one to be restored', () => {
    const given = life([null, { name: 'A', area: 1 }], ['2017-04', { name: 'B', area: 1 }], ['2019', { name: 'C', area: 1 }]);
    const set = correct(given, { name: 'A' }, '2018-01-01');
    const moved = applyFrom(set, { area: 2 }, date('2017-04-15'));
    expect(undoTimeline(moved, given, set)).toEqual({
      blocked: [{ field: 'name', from: date('2017-04'), until: date('2019'), live: 'A', boundary: date('2017-04-15') }],
    });
  });

  it('is blocked where the date that the set mended has been mended again', () => {
    const given = life([null, { name: 'A' }], ['2017-04', { name: 'B' }]);
    const set = moveBoundary(given, date('2017-04'), date('2017-04-01'));
    const again = moveBoundary(set, date('2017-04-01'), date('[2017-04-01..2017-04-05]'));
    expect(undoTimeline(again, given, set)).toMatchObject({ blocked: [{ field: 'name', live: 'B', boundary: again[1]?.from }] });
  });

  it('does nothing where the set changed nothing, and names unknown fields without harm', () => {
    expect(undoTimeline(set1, start, start)).toEqual({ timeline: set1 });
    expect(undoTimeline(set1, start, set1, ['nothing'])).toEqual({ timeline: set1 });
  });
});

describe('difference', () => {
  it('tells each field and stretch once, across the rows of other fields', () => {
    const before = life([null, { name: 'A', area: 1 }], ['2019-03-01', { name: 'A', area: 2 }], ['2021', { name: 'C', area: 2 }]);
    const after = applyFrom(before, { name: 'B' }, date('2017-04'));
    expect(difference(before, after)).toEqual([{ field: 'name', from: date('2017-04'), until: date('2021'), before: 'A', after: 'B' }]);
    expect(difference(after, before)).toEqual([{ field: 'name', from: date('2017-04'), until: date('2021'), before: 'B', after: 'A' }]);
    expect(difference(before, before)).toEqual([]);
  });

  it('tells apart stretches that had different values, and fields that were not there', () => {
    const before = life([null, { name: 'A' }], ['2019', { name: 'B' }]);
    const after = life([null, { name: 'B', area: 1 }], ['2020', { name: 'C', area: 1 }]);
    expect(difference(before, after)).toEqual([
      { field: 'area', from: null, until: null, before: null, after: 1 },
      { field: 'name', from: null, until: date('2019'), before: 'A', after: 'B' },
      { field: 'name', from: date('2020'), until: null, before: 'B', after: 'C' },
    ]);
  });
});
