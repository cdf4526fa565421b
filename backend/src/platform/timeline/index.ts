export { applyFrom, BoundaryNotThere, correct, moveBoundary } from './apply-from.js';
export { difference, type FieldDifference } from './difference.js';
export { type RowInsert, rowsToWrite, type RowsToWrite, type RowUpdate } from './rows-to-write.js';
export { canonicalJson, sameValue } from './same-value.js';
export {
  BoundaryInTheWay,
  BoundaryWithoutBeginning,
  type Fields,
  nominalDay,
  NotATimeline,
  rowOn,
  rowsPossibleOn,
  type Stretch,
  stretchesOf,
  type Timeline,
  timelineOf,
  type TimelineRow,
} from './timeline.js';
export { type BlockedStretch, undoTimeline, type UndoResult } from './undo-timeline.js';
