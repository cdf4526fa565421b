import type { ChangeSet } from '../../api/changes';
import type { Stretch } from '../../api/types';
import { record } from '../../testing/records';
import { isMilestone, lag, lifeEvents, recordedBy } from './life';

const stretch = (over: Partial<Stretch>): Stretch => ({
  from: '2014-05-10',
  to: null,
  name: '上海市南通商会',
  type: '异地南通商会',
  areaName: '南通市',
  seatAreaName: '上海市',
  ...over,
});
const chamber = record({
  timeline: [
    stretch({ to: '2017-04-01' }),
    stretch({ from: '2017-04-01', to: '2027-01-01', name: '上海南通商会' }),
    stretch({ from: '2027-01-01', name: '上海南通商会', seatAreaName: '崇川区' }),
  ],
  suspensions: [{ id: 's', from: '2020-02', to: '2020-06-01' }],
});
describe('沿革', () => {
  it('tells the latest first, each change as what it turned', () => {
    expect(lifeEvents(chamber).map((e) => [e.sort, e.on])).toEqual([
      ['changed', '2027-01-01'],
      ['resumed', '2020-06-01'],
      ['suspended', '2020-02'],
      ['changed', '2017-04-01'],
      ['founded', '2014-05-10'],
    ]);
    expect(lifeEvents(chamber)[3]).toEqual({
      sort: 'changed',
      on: '2017-04-01',
      turns: [{ field: 'name', before: '上海市南通商会', after: '上海南通商会' }],
    });
  });

  it('has the milestones in their order, which are no change of it', () => {
    const told = lifeEvents(record({ approvedOn: '2013-11', fields: { registeredOn: '2014-06', certificateUntil: '2027-05-09' } }));
    expect(told.map((e) => [e.sort, e.on])).toEqual([
      ['certificateUntil', '2027-05-09'],
      ['registered', '2014-06'],
      ['founded', '2014-05-10'],
      ['approved', '2013-11'],
    ]);
    expect(told.every(isMilestone)).toBe(true);
    expect(
      lifeEvents(chamber)
        .filter(isMilestone)
        .map((e) => e.sort),
    ).toEqual(['founded']);
  });

  it('ends with the end, or with what it merged into', () => {
    expect(lifeEvents(record({ dissolvedOn: '2023-01-01' }))[0]).toEqual({ sort: 'ended', on: '2023-01-01' });
    expect(lifeEvents(record({ dissolvedOn: '2023-01-01', mergedInto: { id: 'c', name: '丙会' } }))[0]).toEqual({
      sort: 'merged',
      on: '2023-01-01',
      into: '丙会',
    });
  });

  it('finds who recorded it, and how late', () => {
    const set = (over: Partial<ChangeSet>): ChangeSet => ({
      at: '2021-03-12T02:00:00Z',
      account: '王丙三',
      act: 'organizations.change',
      reason: null,
      changeSet: 'c',
      fields: [],
      ...over,
    });
    const rename = set({ changeSet: 'c2', fields: [{ field: 'name', from: '2017-04-01', to: null, before: 'x', after: 'y' }] });
    const event = lifeEvents(chamber)[3];
    if (!event) throw new Error('no event');
    expect(recordedBy(event, [set({ changeSet: 'c3', undone: true, fields: rename.fields }), rename])?.changeSet).toBe('c2');
    expect(recordedBy(event, [set({})])).toBeUndefined();
    expect(lag('2019-05-01', '2021-03-12')).toBe(681);
    expect(lag('2019-05', '2021-03-12')).toBeNull();
  });
});
