import type { AreaBook } from '../../areas/index.js';
import type { Day } from '../../platform/time/day.js';
import type { Grid } from '../../spreadsheets/index.js';
import { type ReadList, readOrganizations } from './list-reading.js';

/** Why a sheet gives no list: nothing stands in it, its tab is hidden (codes to choose from), or nothing names columns of organizations. */
export type Unread = 'blank' | 'hidden' | 'noHead';

/** What a sheet says, before anything is written; `unread` where it says nothing. */
export interface ListPreview extends Omit<ReadList, 'headerRow'> {
  readonly file: string;
  /** Null for a file of separated values. */
  readonly sheet: string | null;
  readonly unread?: Unread;
  readonly headerRow: number | null;
}

const NOTHING: Omit<ListPreview, 'file' | 'sheet'> = {
  headerRow: null,
  headerRows: [],
  heads: [],
  columns: {},
  unmappedColumns: [],
  leftOutColumns: [],
  unreadCells: [],
  records: [],
  errors: [],
  skippedRows: [],
};

/** Reads a sheet of a file as a list of organizations. `today` as the office reckons. */
export function previewOf(file: string, grid: Grid, areas: AreaBook, today: Day): ListPreview {
  const { sheet, rows, hidden } = grid;
  const list = hidden ? undefined : readOrganizations(grid, areas, today);
  if (list) return { file, sheet, ...list };
  return { file, sheet, unread: rows.length === 0 ? 'blank' : hidden ? 'hidden' : 'noHead', ...NOTHING };
}
