import { meetingFaults } from './meeting-faults';
import { EMPTY, meetingFields } from './meeting-fields';

const TERMS = [
  { number: 3, congressOn: '2022-06-01' },
  { number: 2, congressOn: '2019-05-18' },
  { number: null, congressOn: '2010-05' },
];
const found = (typed: Record<string, string>) => {
  const all = { ...EMPTY, on: '2020-05-18', toBeFiled: 'true', ...typed };
  return meetingFaults(
    meetingFields(all, (key) => key),
    all,
    TERMS,
  ).map(({ code, fault }) => `${code} ${fault}`);
};

describe('what is wrong with a meeting', () => {
  it('is nothing where it is right, or not said', () => {
    expect(found({})).toEqual([]);
    expect(found({ on: '2026-11-10', number: '4', years: '5', expected: '300', present: '300', filedOn: '2026-11-10' })).toEqual([]);
    expect(found({ present: '310' })).toEqual([]);
    expect(found({ on: '', filedOn: '2020-01-01' })).toEqual([]);
  });

  it('is a number out of its range or broken', () => {
    expect(found({ number: '0', years: '21', expected: '-1', present: '1.5' })).toEqual([
      'number numberRange',
      'years yearsRange',
      'expected countRange',
      'present whole',
      'number backwards',
      'present tooMany',
    ]);
  });

  it('is more present than expected, and filed before the congress', () => {
    expect(found({ expected: '300', present: '310' })).toEqual(['present tooMany']);
    expect(found({ filedOn: '2020-05-17' })).toEqual(['filedOn filedBefore']);
    expect(found({ on: '2020-05', filedOn: '2020-05-01' })).toEqual([]);
  });

  it('is a day without a beginning, or of another congress, and a number that does not rise with the days', () => {
    expect(found({ on: '[..2020-12-31]' })).toEqual(['on noBeginning']);
    expect(found({ on: '2019-05-18' })).toEqual(['on sameDay']);
    expect(found({ number: '2' })).toEqual(['number sameNumber']);
    expect(found({ number: '4' })).toEqual(['number backwards']);
    expect(found({ number: '1' })).toEqual(['number backwards']);
    expect(found({ on: '2015', number: '1' })).toEqual([]);
  });
});
