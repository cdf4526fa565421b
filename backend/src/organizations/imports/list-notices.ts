import type { Words } from '../../platform/room.js';
import { NOTICES } from '../../spreadsheets/index.js';
import type { Block } from '../incoming/block.js';
import type { ReadList } from '../incoming/list-reading.js';
import { headKey } from './import-columns.js';

/** What is to be said of a list that was read: of its file, and of how its sheet was understood. */
export const LIST_NOTICES = {
  ...NOTICES,
  headRows: {
    zh: '表头占了几行，已合成一行来读，请核对“各列对应什么”',
    en: 'The head takes several rows and was read as one; look at what its columns mean',
  },
  sameHeads: {
    zh: '有几列表头相同，只读其中最左的一列；要读别的，请在“各列对应什么”中改选',
    en: 'Several columns have the same head, of which the leftmost is read; choose another where that is meant',
  },
  unreadCells: {
    zh: '有些单元格在没有表头的列里，或在合并的表头下，没有读入；要读的，请给每一列写上表头',
    en: 'Some cells stand in columns without a head, or beneath a merged one, and are not read; head each column that is wanted',
  },
} as const satisfies Record<string, Words>;
export type ListNotice = keyof typeof LIST_NOTICES;

/** Of a sheet; undefined: a block whose head nobody understood. */
export function noticesOf({ columns }: Block, list: ReadList | undefined): ListNotice[] {
  const heads = columns.flatMap(({ head, leftOut }) => (leftOut ? [] : headKey(head) || []));
  return [
    ...((list?.headerRows.length ?? 0) > 1 ? (['headRows'] as const) : []),
    ...(new Set(heads).size < heads.length ? (['sameHeads'] as const) : []),
    ...(list?.unreadCells.length ? (['unreadCells'] as const) : []),
  ];
}
