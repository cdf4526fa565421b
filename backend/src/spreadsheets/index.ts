export { serialOf, shownDate } from './dates.js';
export { fileNameOf } from './file-name.js';
export { type Grid, type GridCell, type GridRow, type MergedCells } from './grid.js';
export { type Format, FORMATS, type OutgoingFile, OutgoingFiles } from './outgoing-files.js';
export { columnName } from './xlsx-parts.js';
export { type Cell, type Column, type Locale, type Note } from './sheet.js';
export { spreadsheetsRoom } from './spreadsheets.declaration.js';
export { SpreadsheetsModule } from './spreadsheets.module.js';
