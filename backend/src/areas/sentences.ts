import type { Words } from '../platform/room.js';

/** What an act on areas says of itself in the history. */
export type AreaSentence =
  | { readonly key: 'areasOrdered'; readonly name: string }
  | { readonly key: 'townshipsLoaded'; readonly name: string; readonly count: number }
  | { readonly key: 'areaAdded'; readonly name: string; readonly under: string };

const keys: readonly AreaSentence['key'][] = ['areasOrdered', 'townshipsLoaded', 'areaAdded'];

/** The sentence in both languages; undefined where it is none of this room. */
export function worded(sentence: unknown): Words | undefined {
  const said = sentence as AreaSentence;
  if (!keys.includes(said.key)) return undefined;
  switch (said.key) {
    case 'areasOrdered':
      return { zh: `调整${said.name}下级区划的次序`, en: `Order of the areas under ${said.name} changed` };
    case 'townshipsLoaded':
      return { zh: `装入${said.name}的乡镇街道${said.count}个`, en: `${said.count} townships of ${said.name} loaded` };
    case 'areaAdded':
      return { zh: `在${said.under}下登记“${said.name}”`, en: `“${said.name}” added under ${said.under}` };
  }
}
