export { serialOf, shownDate } from './dates.js';
export { fileNameOf } from './file-name.js';
export { type Grid, type GridCell, type GridRow, type MergedCells } from './grid.js';
export { ORIGIN_PROPERTY } from './origin.js';
export { NOTICES, type Notice, REFUSALS, type Refusal } from './reading/refusals.js';
export { type ReadFile, WorkbookReader } from './reading/workbook-reader.js';
export { type Format, FORMATS, type OutgoingFile, OutgoingFiles } from './outgoing-files.js';
export { columnName } from './xlsx-parts.js';
export { type Cell, type Column, type Locale, type Note } from './sheet.js';
export { spreadsheetsRoom } from './spreadsheets.declaration.js';
export { SpreadsheetsModule } from './spreadsheets.module.js';
export {
  compact,
  type DateFault,
  dateOfText,
  type Entry,
  folded,
  isEmpty,
  type IncomingColumn,
  type IncomingSort,
  isOnlyPrivateHead,
  isPrivateHead,
  letterOf,
  type ListRecord,
  type PhoneFault,
  type PlacedCell,
  readDate,
  readNumber,
  readPhone,
  readSpan,
  readTermNumber,
  readYesNo,
  sectionSubject,
  SheetCells,
  type SkipReason,
  type Sum,
  understand,
  type UnderstoodList,
  unitOf,
  yearsBetween,
} from './understanding/index.js';
