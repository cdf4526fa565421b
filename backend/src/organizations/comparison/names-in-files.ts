import { Injectable } from '@nestjs/common';
import { type AreaBook, AreasReading } from '../../areas/index.js';
import type { Spooled } from '../../platform/files/spooled.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, type Locale } from '../../platform/http/problem.js';
import { tidyText } from '../../platform/http/text-faults.js';
import type { Words } from '../../platform/room.js';
import { type Grid, NOTICES, WorkbookReader } from '../../spreadsheets/index.js';
import { gridsOf, refused } from '../incoming/file-grids.js';
import { saidOf, SKIPPED } from '../incoming/skipped-rows.js';
import { MOST_NAMES, type NamesFileAnswer, type NamesFileFacts } from './comparison.dto.js';
import { bareNames, headedNames, type SheetOfNames } from './names-in-sheets.js';

const NOTHING: Words = { zh: '没有找到名单：表里没有内容', en: 'No list was found: nothing stands in it' };
const NUMBER: Words = { zh: '含身份证号码', en: 'with an identity number' };
const MOST_TOLD = 200;
const NO_SHEET: Words = { zh: '文件里没有这张工作表，或它是空的', en: 'There is no such sheet, or nothing stands in it' };

/** Reads a list of names out of a file, for whoever compares it. */
@Injectable()
export class NamesInFiles {
  constructor(
    private readonly areas: AreasReading,
    private readonly workbooks: WorkbookReader,
  ) {}

  /**
   * The names of a column: of the sheet that is named, else of the first with a head, else of the first.
   * @throws Problem 422 with the sentence of a file that is not read or holds nothing, or at the column that is not there or is private
   */
  async read(file: Spooled, { sheet, column }: NamesFileFacts, locale: Locale): Promise<NamesFileAnswer> {
    const { grids, notices } = await gridsOf(this.workbooks, file);
    const areas = await this.areas.book();
    const shown = grids.filter(({ hidden, rows }) => !hidden && rows.length > 0);
    const wanted = sheet === undefined ? shown : shown.filter((grid) => tidyText(grid.sheet) === sheet);
    const found = firstOf(wanted, areas);
    if (!found) throw sheet === undefined ? refused('noList', NOTHING) : refused('noSheet', NO_SHEET);
    const { grid, list } = found;
    const place = column ?? list.column;
    if (place < 0) throw refused('noList', NOTHING);
    if (list.columns[place]?.leftOut !== false) throw invalid([fieldProblem('/column', fault('unknown_field'))]);
    const { texts: names, withheld } = list.textsOf(place);
    const skipped = saidOf(list.skipped).map(({ row, reason }) => ({ row, reason: SKIPPED[reason][locale] }));
    return {
      sheet: grid.sheet,
      sheets: shown.flatMap((one) => one.sheet ?? []),
      columns: list.columns.map(({ head, leftOut }) => ({ head, notice: leftOut ? 'privacy' : null })),
      column: place,
      count: names.length,
      names: names.length > MOST_NAMES ? [] : [...names],
      notices: notices.map((notice) => NOTICES[notice][locale]),
      skipped: [...skipped, ...withheld.slice(0, MOST_TOLD).map((row) => ({ row, reason: NUMBER[locale] }))].toSorted(
        (a, b) => a.row - b.row,
      ),
    };
  }
}

/** The first sheet with a head, else the first as it stands. */
function firstOf(grids: readonly Grid[], areas: AreaBook): { readonly grid: Grid; readonly list: SheetOfNames } | undefined {
  for (const grid of grids) {
    const list = headedNames(grid, areas);
    if (list) return { grid, list };
  }
  const [grid] = grids;
  return grid && { grid, list: bareNames(grid) };
}
