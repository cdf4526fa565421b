import { PartialDate } from '../time/partial-date.js';
import { applyFrom, correct, moveBoundary } from './apply-from.js';
import { rowsToWrite } from './rows-to-write.js';
import type { Timeline } from './timeline.js';

const date = (text: string): PartialDate => PartialDate.parse(text);

describe('rowsToWrite', () => {
  const old: Timeline = [
    { id: 'r1', from: null, fields: { name: 'A', area: 1 } },
    { id: 'r2', from: date('2019-03-01'), fields: { name: 'A', area: 2 } },
  ];

  it('S01 as writes: the first row shrinks, the last takes the name, one comes between', () => {
    expect(rowsToWrite(old, applyFrom(old, { name: 'B' }, date('2017-04-01')))).toEqual({
      remove: [],
      update: [
        { id: 'r1', from: null, until: date('2017-04-01'), fields: {} },
        { id: 'r2', from: date('2019-03-01'), until: null, fields: { name: 'B' } },
      ],
      insert: [{ from: date('2017-04-01'), until: date('2019-03-01'), fields: { name: 'B', area: 1 } }],
    });
  });

  it('removes the row whose boundary went, and lets the one before grow', () => {
    expect(rowsToWrite(old, correct(old, { area: 1 }, '2020-01-01'))).toEqual({
      remove: ['r2'],
      update: [{ id: 'r1', from: null, until: null, fields: {} }],
      insert: [],
    });
  });

  it('keeps both rows where a boundary moves, the shrinking one first', () => {
    expect(rowsToWrite(old, moveBoundary(old, date('2019-03-01'), date('2020')))).toEqual({
      remove: [],
      update: [
        { id: 'r2', from: date('2020'), until: null, fields: {} },
        { id: 'r1', from: null, until: date('2020'), fields: {} },
      ],
      insert: [],
    });
  });

  it('writes nothing where nothing changed, and null where a value goes', () => {
    expect(rowsToWrite(old, old)).toEqual({ remove: [], update: [], insert: [] });
    expect(rowsToWrite(old.slice(0, 1), [{ id: 'r1', from: null, fields: { name: 'A' } }]).update).toEqual([
      { id: 'r1', from: null, until: null, fields: { area: null } },
    ]);
  });
});
