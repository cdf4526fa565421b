import type { ChangeSet } from '../api/types';

const PREFIX = /^(?:撤销：|Undone: )/;
const REST = /(?:（(?:部分内容|连同其后 \d+ 项)）| \((?:in part|with \d+ later)\))+$/;

export interface UndoSentence {
  /** What the change set at the bottom of it did. */
  readonly what: string;
  /** How much of it, in brackets. */
  readonly rest: string;
  /** An undo of an undo brings back: redo (records.md 7). */
  readonly redo: boolean;
}

/** The server says 撤销：撤销：更名… of an undo of an undo. Null where it says something else: that then stands as it is. */
export function undoOf(sentence: string): UndoSentence | null {
  let [what, times] = [sentence, 0];
  for (; PREFIX.test(what); times++) what = what.replace(PREFIX, '');
  if (!times) return null;
  const rest = REST.exec(what)?.[0] ?? '';
  // Inside quotation marks stand single ones.
  const quoted = what.slice(0, what.length - rest.length).replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));
  return { what: quoted, rest, redo: times % 2 === 0 };
}

/** Whether taking this change set back brings something back: 恢复 instead of 撤销. */
export function bringsBack(change: ChangeSet): boolean {
  return !!change.undoes && !undoOf(change.sentence ?? '')?.redo;
}
