import type { Measure } from '../measure.js';
import { bulkEdit } from './bulk-edit.js';
import { change } from './change.js';
import { comparison } from './comparison.js';
import { count } from './count.js';
import { deepPage } from './deep-page.js';
import { documents, documentsFound } from './documents.js';
import { exportCsv, exportCsvMemory, exportXlsx, exportXlsxMemory } from './exports.js';
import { commandBox, namesAlike } from './finding.js';
import { firstLoad } from './first-load.js';
import { importCsv, importXlsx } from './imports.js';
import { calendarOfAYear, congressOfSixty, dueCounted, dueWithinHalfAYear, holdersAtADate, recordWithHolders } from './leadership.js';
import { list } from './list.js';
import { listOfCounty } from './list-of-county.js';
import { listOfTitle } from './list-of-title.js';
import { listWithOfficers } from './list-with-officers.js';
import { listOldDate } from './list-old-date.js';
import { oneRecord } from './one-record.js';
import { searchCommon, searchRare } from './search.js';
import { memory, start } from './start.js';
import { tableAsXlsx, tableOnScreen } from './tables.js';
import { workbench } from './workbench.js';

/** All measures, by the word that `--only` takes; a new one is its file and its line here. */
export const measures: Readonly<Record<string, Measure>> = {
  list,
  county: listOfCounty,
  title: listOfTitle,
  old: listOldDate,
  officers: listWithOfficers,
  deep: deepPage,
  count,
  workbench,
  common: searchCommon,
  rare: searchRare,
  alike: namesAlike,
  compared: comparison,
  command: commandBox,
  documents,
  number: documentsFound,
  one: oneRecord,
  holders: holdersAtADate,
  led: recordWithHolders,
  calendar: calendarOfAYear,
  due: dueWithinHalfAYear,
  dueCounts: dueCounted,
  congress: congressOfSixty,
  change,
  bulk: bulkEdit,
  csv: exportCsv,
  csvMemory: exportCsvMemory,
  xlsx: exportXlsx,
  xlsxMemory: exportXlsxMemory,
  table: tableOnScreen,
  tableXlsx: tableAsXlsx,
  importCsv,
  importXlsx,
  start,
  memory,
  load: firstLoad,
};
