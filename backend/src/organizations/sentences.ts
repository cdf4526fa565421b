import type { Words } from '../platform/room.js';
import { isDay } from '../platform/time/day.js';
import { PartialDate } from '../platform/time/partial-date.js';
import type { FieldDifference } from '../platform/timeline/index.js';
import { type KeptSort, RELATION_WORDS, sourceWord } from './code-words.js';
import type { ChangeBody } from './organizations.dto.js';

/** What an act says of itself in the history, to be worded for the reader. */
export type Sentence =
  | { readonly key: 'founded'; readonly name: string; readonly on: string | null }
  | { readonly key: 'established'; readonly on: string }
  | { readonly key: 'renamed' | 'nameCorrected'; readonly before: string; readonly after: string; readonly from: string | null }
  | { readonly key: 'changed' | 'corrected' | 'completed'; readonly fields: readonly string[]; readonly from: string | null }
  | { readonly key: 'suspended' | 'resumed' | 'ended'; readonly on: string }
  | { readonly key: 'voided' | 'restored' }
  | { readonly key: 'nameAdded' | 'nameRemoved'; readonly name: string }
  | { readonly key: 'observed'; readonly measure: string; readonly onDay: string; readonly value: number }
  | { readonly key: 'recognized' | 'recognitionEnded'; readonly title: string; readonly on: string }
  | { readonly key: 'recognitionChanged' | 'recognitionRemoved'; readonly title: string }
  | { readonly key: 'confirmed'; readonly source: string; readonly on: string }
  | { readonly key: 'assigned'; readonly from: string }
  | { readonly key: 'responsibilityEnded'; readonly on: string }
  | { readonly key: 'responsibilityChanged' | 'responsibilityRemoved' }
  | { readonly key: 'related' | 'relationEnded'; readonly sort: KeptSort; readonly on: string }
  | { readonly key: 'relationChanged' | 'relationRemoved'; readonly sort: KeptSort }
  | { readonly key: 'merged'; readonly on: string }
  | { readonly key: 'imported'; readonly founded: number; readonly changed: number }
  | { readonly key: 'documentsLaid'; readonly count: number }
  | { readonly key: 'documentTakenAway' }
  | { readonly key: 'phoneChanged' | 'phoneErased' };

const IDENTITY_FIELDS = ['foundedOn', 'approvedOn', 'dissolvedOn', 'creditCode', 'creditCodeAbsent'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/**
 * Of a change: a rename alone says both names, anything else its fields. Without a date it mends what was wrong (更正), or, where nothing
 * was written before in any of them (`empty`: of the identity), fills in what was missing (补充).
 */
export function sentenceOfChange(
  input: Partial<ChangeBody>,
  differences: readonly FieldDifference[],
  empty: readonly IdentityField[] = [],
): Sentence {
  const from = input.effectiveOn?.toString() ?? null;
  const identity = IDENTITY_FIELDS.filter((field) => input[field] !== undefined);
  const fields = [...new Set([...differences.map((difference) => difference.field), ...identity])];
  const [rename] = differences;
  if (fields.length === 1 && rename?.field === 'name') {
    return { key: from ? 'renamed' : 'nameCorrected', before: String(rename.before), after: String(rename.after), from };
  }
  if (fields.length === 1 && input.foundedOn && empty.includes('foundedOn')) return { key: 'established', on: input.foundedOn.toString() };
  const missing = differences.every(({ before }) => before === null) && identity.every((field) => empty.includes(field));
  return { key: from ? 'changed' : missing ? 'completed' : 'corrected', fields, from };
}

/** A date as precisely as it was given, in words where it is no day. */
const date = (text: string): Words => {
  const known = isDay(text) ? undefined : PartialDate.tryParse(text);
  return { zh: known?.shown('zh') ?? text, en: known?.shown('en') ?? text };
};

const day = (text: string | null): Words => ({ zh: text ? `自${date(text).zh}起` : '', en: text ? ` from ${date(text).en}` : '' });

/** A sentence in both languages; `label` words a field. Undefined: an act of another room said it. */
export function worded(sentence: Sentence, label: (field: string) => Words): Words | undefined {
  switch (sentence.key) {
    case 'established':
      return { zh: `成立，成立日期：${date(sentence.on).zh}`, en: `Established: ${date(sentence.on).en}` };
    case 'founded':
      if (sentence.on === null) return { zh: `新建组织“${sentence.name}”，筹备中`, en: `Recorded “${sentence.name}”, in preparation` };
      return {
        zh: `新建组织“${sentence.name}”，成立日期：${date(sentence.on).zh}`,
        en: `Founded “${sentence.name}”: ${date(sentence.on).en}`,
      };
    case 'renamed':
      return {
        zh: `${day(sentence.from).zh}由“${sentence.before}”更名为“${sentence.after}”`,
        en: `Renamed from “${sentence.before}” to “${sentence.after}”${day(sentence.from).en}`,
      };
    case 'nameCorrected':
      return {
        zh: `名称“${sentence.before}”更正为“${sentence.after}”`,
        en: `Corrected the name “${sentence.before}” to “${sentence.after}”`,
      };
    case 'changed':
    case 'corrected':
    case 'completed':
      return wordedFields(sentence, label);
    case 'suspended':
      return { zh: `${day(sentence.on).zh}停止活动`, en: `Suspended${day(sentence.on).en}` };
    case 'resumed':
      return { zh: `${day(sentence.on).zh}恢复活动`, en: `Resumed${day(sentence.on).en}` };
    case 'ended':
      return { zh: `${day(sentence.on).zh}终止`, en: `Ended${day(sentence.on).en}` };
    case 'voided':
      return { zh: '作废', en: 'Voided' };
    case 'restored':
      return { zh: '恢复作废的记录', en: 'Restored the void record' };
    case 'nameAdded':
      return { zh: `添加名称“${sentence.name}”`, en: `Added the name “${sentence.name}”` };
    case 'nameRemoved':
      return { zh: `删去名称“${sentence.name}”`, en: `Removed the name “${sentence.name}”` };
    case 'observed':
      return {
        zh: `${label(sentence.measure).zh}${sentence.value}（截至${sentence.onDay}）`,
        en: `${label(sentence.measure).en} ${sentence.value} as of ${sentence.onDay}`,
      };
    case 'recognized':
      return {
        zh: `获称号“${sentence.title}”，授予日期：${date(sentence.on).zh}`,
        en: `Recognised as “${sentence.title}”: ${date(sentence.on).en}`,
      };
    case 'recognitionEnded':
      return { zh: `${day(sentence.on).zh}不再是“${sentence.title}”`, en: `No longer “${sentence.title}”${day(sentence.on).en}` };
    case 'recognitionChanged':
      return { zh: `更正称号“${sentence.title}”`, en: `Corrected the recognition “${sentence.title}”` };
    case 'recognitionRemoved':
      return { zh: `删去称号“${sentence.title}”`, en: `Removed the recognition “${sentence.title}”` };
    case 'confirmed':
      return {
        zh: `${sentence.on}核对，无变化（${sourceWord(sentence.source, 'zh')}）`,
        en: `Confirmed on ${sentence.on}: no change (${sourceWord(sentence.source, 'en')})`,
      };
    case 'assigned':
      return { zh: `${day(sentence.from).zh}确定责任科室、经办人`, en: `Section and handler assigned${day(sentence.from).en}` };
    case 'responsibilityEnded':
      return { zh: `${day(sentence.on).zh}不再负责`, en: `No longer responsible${day(sentence.on).en}` };
    case 'responsibilityChanged':
      return { zh: '更正责任科室、经办人', en: 'Corrected section and handler' };
    case 'responsibilityRemoved':
      return { zh: '删去责任科室、经办人', en: 'Removed section and handler' };
    case 'related':
      return {
        zh: `${day(sentence.on).zh}建立${RELATION_WORDS[sentence.sort].zh}`,
        en: `${RELATION_WORDS[sentence.sort].en}${day(sentence.on).en}`,
      };
    case 'relationEnded':
      return {
        zh: `${day(sentence.on).zh}不再有${RELATION_WORDS[sentence.sort].zh}`,
        en: `No longer: ${RELATION_WORDS[sentence.sort].en}${day(sentence.on).en}`,
      };
    case 'relationChanged':
      return { zh: `更正${RELATION_WORDS[sentence.sort].zh}`, en: `Corrected: ${RELATION_WORDS[sentence.sort].en}` };
    case 'relationRemoved':
      return { zh: `删去${RELATION_WORDS[sentence.sort].zh}`, en: `Removed: ${RELATION_WORDS[sentence.sort].en}` };
    case 'merged':
      return { zh: `${day(sentence.on).zh}与另一组织合并`, en: `Merger with another organization${day(sentence.on).en}` };
    case 'imported':
      return {
        zh: `从表格导入：新增 ${sentence.founded} 个，更新 ${sentence.changed} 个`,
        en: `Imported from a sheet: ${sentence.founded} new, ${sentence.changed} changed`,
      };
    case 'documentsLaid':
      return { zh: `关联文件 ${sentence.count} 份`, en: `Laid ${sentence.count} documents to it` };
    case 'documentTakenAway':
      return { zh: '取消关联文件', en: 'Took a document from it' };
    case 'phoneChanged':
      return { zh: '更改办公电话', en: 'Changed the office phone' };
    case 'phoneErased':
      return { zh: '抹除办公电话', en: 'Erased the office phone' };
  }
}

function wordedFields(sentence: Extract<Sentence, { fields: readonly string[] }>, label: (field: string) => Words): Words {
  const words = sentence.fields.map(label);
  const zh = words.map((word) => word.zh).join('、');
  const en = words.map((word) => word.en).join(', ');
  if (!words.length) return { zh: '没有改动', en: 'Nothing changed' };
  switch (sentence.key) {
    case 'changed':
      return { zh: `${day(sentence.from).zh}变更${zh}`, en: `Changed ${en}${day(sentence.from).en}` };
    case 'corrected':
      return { zh: `更正${zh}`, en: `Corrected ${en}` };
    case 'completed':
      return { zh: `补充${zh}`, en: `Filled in ${en}` };
  }
}
