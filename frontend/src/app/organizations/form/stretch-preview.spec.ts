import type { Stretch } from '../../api/types';
import { previewBars } from './stretch-preview';

const stretch = (from: string, to: string | null, name: string, areaName: string): Stretch => ({
  from,
  to,
  name,
  areaName,
  type: '行业商会',
});
const change = (over: object) => ({ field: 'name', before: 'A', after: 'B', from: null, to: null, ...over });

describe('the two bars', () => {
  it('S01 rename in the past, later move known', () => {
    const timeline = [stretch('2014-05-10', '2019-03-01', 'A', '如东'), stretch('2019-03-01', null, 'A', '启东')];
    const bars = previewBars(timeline, [change({ from: '2017-04-01' })]);
    expect(bars?.before.map((b) => [b.from, b.to, b.text])).toEqual([
      ['2014-05-10', '2019-03-01', 'A · 如东'],
      ['2019-03-01', null, 'A · 启东'],
    ]);
    expect(bars?.after.map((b) => [b.from, b.to, b.text, b.changed])).toEqual([
      ['2014-05-10', '2017-04-01', 'A · 如东', false],
      ['2017-04-01', '2019-03-01', 'B · 如东', true],
      ['2019-03-01', null, 'B · 启东', true],
    ]);
  });

  it('S02 stops at the later rename that is known', () => {
    const timeline = [stretch('2014-05-10', '2019-03-01', 'A', '如东'), stretch('2019-03-01', null, 'C', '如东')];
    const bars = previewBars(timeline, [change({ from: '2017-04-01', to: '2019-03-01' })]);
    expect(bars?.after.map((b) => b.text)).toEqual(['A', 'B', 'C']);
  });

  it('S05 joins equal neighbours', () => {
    const timeline = [stretch('2010-01-01', '2020-01-01', 'A', '如东'), stretch('2020-01-01', null, 'B', '如东')];
    const bars = previewBars(timeline, [change({ before: 'B', after: 'A', from: '2020-01-01' })]);
    expect(bars?.after).toHaveLength(1);
  });

  it('takes the name of a thing, leaves a day as well known as it is, and draws nothing for what no bar shows', () => {
    const timeline = [stretch('2014-05-10', null, 'A', '如东')];
    expect(
      previewBars(timeline, [change({ field: 'areaId', from: '2022-06', after: { id: 'x', name: '启东' } })])?.after.map((b) => [
        b.from,
        b.text,
      ]),
    ).toEqual([
      ['2014-05-10', '如东'],
      ['2022-06', '启东'],
    ]);
    expect(previewBars(timeline, [change({ field: 'summary' })])).toBeNull();
  });
});
