import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContent } from '../../../test/workbooks.js';
import { AreaBook } from '../../areas/index.js';
import { standardEntries } from '../../areas/data/standard-areas.js';
import { WorkbookReader } from '../../spreadsheets/index.js';
import { type ListPreview, previewOf } from './list-preview.js';
import type { ReadList } from './list-reading.js';
import type { ListedOrganization } from './listed-organization.js';

const FOLDER = fileURLToPath(new URL('../../../test/messy/data/', import.meta.url));

type Record = Omit<ListedOrganization, 'cells'> & { readonly cells: unknown };
interface Expected extends Pick<ReadList, 'headerRow' | 'headerRows' | 'skippedRows'> {
  readonly file: string;
  readonly sheet: string | null;
  readonly records: readonly Record[];
  readonly errors: readonly { readonly row: number; readonly column: string; readonly code: string }[];
}

const expected = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')) as Expected);

// The sheets were made in May 2019.
const TODAY = '2019-05-20';
const areas = new AreaBook(standardEntries(), []);

/** A traditional name and blanks stay as they are written; phones are compared by their digits. */
const compared = ({ phone, cells: _, ...record }: Record): object => ({ ...record, phone: phone?.replace(/\D/g, '') });

describe.each(expected)('$file', ({ file, sheet, records, errors, headerRow, headerRows, skippedRows }) => {
  let read: ListPreview | undefined;
  let others: (string | undefined)[];

  beforeAll(async () => {
    const found = await readContent(new WorkbookReader(), readFileSync(FOLDER + file));
    if ('refused' in found) throw new Error(found.refused);
    const previews = found.grids.map((grid) => previewOf(file, grid, areas, TODAY));
    read = previews.find((one) => one.sheet === sheet);
    others = previews.filter((one) => one !== read).map(({ unread }) => unread);
  });

  it('its head is found, in its one sheet that holds a list', () => {
    expect({ headerRow: read?.headerRow, headerRows: read?.headerRows }).toEqual({ headerRow, headerRows });
    expect(others.filter((unread) => unread !== 'blank')).toEqual([]);
  });

  it('every record is read, cell by cell, and nothing is invented', () => {
    // A cell with an error is not kept; where rows contradict each other, both stay.
    expect(read?.records.map(compared)).toEqual(records.map(compared));
  });

  it('every value says where it stands', () => {
    const places = (record: Record): object => ({ row: record.row, cells: record.cells });
    const without = (record: Record): object => {
      const { flags: _, ...cells } = record.cells as { flags?: unknown };
      return places({ ...record, cells });
    };
    expect(read?.records.map(without)).toEqual(records.map(places));
  });

  it('every error is found in its cell, and there is no other', () => {
    const place = ({ row, column, code }: { row: number; column: string; code: string }): string => `${column}${row} ${code}`;
    expect(read?.errors.map(place).toSorted()).toEqual(errors.map(place).toSorted());
  });

  it('every other row is told with its reason', () => {
    expect(read?.skippedRows.toSorted((a, b) => a.row - b.row)).toEqual(skippedRows);
  });
});
