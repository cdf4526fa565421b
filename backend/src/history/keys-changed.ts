import { sameValue } from '../platform/timeline/index.js';
import { keyOf } from './declared.js';
import type { RowChange } from './story.js';

/** Keys of a row's columns that a change set changed; the two columns of a date are one key. */
export function keysChanged({ before, after }: RowChange): string[] {
  const [was, is] = [before?.image ?? {}, after?.image ?? {}];
  const columns = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return [...new Set(columns.filter((column) => !sameValue(was[column], is[column])).map(keyOf))];
}
