import { isPrivateHead } from '../../spreadsheets/index.js';
import { IMPORT_FIELDS } from './import-columns.js';

it('has no field whose own words would be left out as private', () =>
  expect(IMPORT_FIELDS.filter(({ words }) => isPrivateHead(words.zh) || isPrivateHead(words.en))).toEqual([]));
