import type { PreviewedRow, PreviewedSheet } from '../../api/imports';
import { countsOf, kindsWithoutType, rowFor, usualChoice } from './import-choices';

const row = (given: Partial<PreviewedRow>): PreviewedRow => ({
  row: 2,
  hidden: false,
  outcome: 'new',
  name: '示例商会',
  kind: 'chamberOfCommerce',
  matches: [],
  cells: [],
  founding: { name: '示例商会' },
  members: null,
  faults: [],
  unkept: [],
  ...given,
});
const match = { id: 'a', version: 3, name: '示例商会', areaName: '崇川区', why: null, change: { address: '示例路9号', foundedOn: '2019' } };

it('what nobody decided is taken as it is: new ones and changes go in, the others stay out', () => {
  expect(usualChoice(row({}))).toBe('new');
  expect(usualChoice(row({ outcome: 'changed', matches: [match] }))).toBe('a');
  for (const outcome of ['unchanged', 'wrong', 'doubtful', 'asked'] as const)
    expect(usualChoice(row({ outcome, matches: [match] }))).toBe('skip');
});

it('a row goes in as what was decided: left out, a new one, or the one that it is', () => {
  expect(rowFor(row({}), 'skip', null)).toBeUndefined();
  expect(rowFor(row({ members: 12 }), 'new', null)).toEqual({ row: 2, fields: { name: '示例商会' }, members: 12 });
  const changed = row({ outcome: 'doubtful', matches: [match] });
  expect(rowFor(changed, 'a', null)).toEqual({ row: 2, id: 'a', version: 3, fields: match.change });
  expect(rowFor(changed, 'b', null)).toBeUndefined();
});

it('from a day on changes what may change; when something began is always corrected', () => {
  const dated = row({ outcome: 'changed', matches: [match] });
  expect(rowFor(dated, 'a', '2026-01-01')?.fields).toEqual({ ...match.change, effectiveOn: '2026-01-01' });
  const corrected = row({ outcome: 'changed', matches: [{ ...match, change: { foundedOn: '2019' } }] });
  expect(rowFor(corrected, 'a', '2026-01-01')?.fields).toEqual({ foundedOn: '2019' });
});

it('a sheet is counted by what comes of its rows; kinds without a type are asked about once', () => {
  const fault = { place: '3', code: 'TYPE_MISSING', why: '' };
  const rows = [
    row({}),
    row({ outcome: 'wrong', faults: [fault] }),
    row({ outcome: 'wrong', faults: [fault] }),
    row({ outcome: 'unchanged' }),
  ];
  const sheet: PreviewedSheet = { sheet: null, unread: null, columns: [], unmatched: [], leftOut: [], rows, skipped: [], more: 0 };
  expect(countsOf(sheet)).toEqual({ new: 1, changed: 0, unchanged: 1, wrong: 2, doubtful: 0, asked: 0 });
  expect(kindsWithoutType(sheet)).toEqual(['chamberOfCommerce']);
});
