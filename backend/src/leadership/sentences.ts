import type { Words } from '../platform/room.js';
import { PartialDate } from '../platform/time/partial-date.js';

/** What an act of this room says of itself, to be worded for the reader. Posts by name; no person and no way out: who reads it may not know them. */
export type Sentence =
  | { readonly key: 'congressHeld'; readonly number: number | null; readonly on: string; readonly closed: number; readonly opened: number }
  | { readonly key: 'termChanged'; readonly number: number | null }
  | { readonly key: 'termFiled'; readonly number: number | null; readonly on: string }
  | { readonly key: 'postponed'; readonly to: string }
  | { readonly key: 'postponementRemoved' }
  | { readonly key: 'arranged'; readonly title: string; readonly organizations: number }
  | { readonly key: 'arrangementChanged'; readonly title: string }
  | { readonly key: 'tookOffice' | 'leftOffice'; readonly post: Words; readonly on: string }
  | { readonly key: 'holdingChanged' | 'holdingRemoved'; readonly post: Words }
  | { readonly key: 'teamRecorded'; readonly on: string; readonly holders: number; readonly organizations: number }
  | { readonly key: 'representativeChanged' | 'rotaSet'; readonly post: Words }
  | { readonly key: 'postDefined'; readonly name: string }
  | { readonly key: 'termRuleSet' }
  | { readonly key: 'preparationChanged' | 'preparationStepsSet' };

const term = (number: number | null): Words => ({
  zh: number === null ? '筹委会' : `第${number}届`,
  en: number === null ? 'Preparatory committee' : `Term ${number}`,
});

/** A date as precisely as it was given, in words. */
const date = (text: string): Words => {
  const known = PartialDate.tryParse(text);
  return { zh: known?.shown('zh') ?? text, en: known?.shown('en') ?? text };
};

/** A sentence in both languages; undefined: an act of another room said it. */
export function worded(sentence: Sentence): Words | undefined {
  switch (sentence.key) {
    case 'congressHeld': {
      const { zh, en } = term(sentence.number);
      return {
        zh: `${date(sentence.on).zh}换届：${zh}，结束任职${sentence.closed}条，新增任职${sentence.opened}条`,
        en: `Congress ${date(sentence.on).en}: ${en}, ${sentence.closed} holdings ended, ${sentence.opened} began`,
      };
    }
    case 'termChanged':
      return { zh: `更正${term(sentence.number).zh}`, en: `${term(sentence.number).en}: mended` };
    case 'termFiled':
      return {
        zh: `${term(sentence.number).zh}于${date(sentence.on).zh}备案`,
        en: `${term(sentence.number).en} filed on ${date(sentence.on).en}`,
      };
    case 'postponed':
      return { zh: `延期至${date(sentence.to).zh}`, en: `Postponed to ${date(sentence.to).en}` };
    case 'postponementRemoved':
      return { zh: '删去延期', en: 'Removed a postponement' };
    case 'arranged':
      return {
        zh: `换届安排“${sentence.title}”，涉及${sentence.organizations}个组织`,
        en: `Arrangement “${sentence.title}” for ${sentence.organizations} organizations`,
      };
    case 'arrangementChanged':
      return { zh: `修改换届安排“${sentence.title}”`, en: `Changed the arrangement “${sentence.title}”` };
    case 'tookOffice':
      return { zh: `${date(sentence.on).zh}起新任${sentence.post.zh}`, en: `${sentence.post.en}: new holder from ${date(sentence.on).en}` };
    case 'leftOffice':
      return {
        zh: `${date(sentence.on).zh}起${sentence.post.zh}一人离任`,
        en: `${sentence.post.en}: a holder left from ${date(sentence.on).en}`,
      };
    case 'holdingChanged':
      return { zh: `更正${sentence.post.zh}任职`, en: `${sentence.post.en}: holding mended` };
    case 'holdingRemoved':
      return { zh: `删去${sentence.post.zh}任职`, en: `${sentence.post.en}: holding removed` };
    case 'teamRecorded':
      return {
        zh: `期初录入${sentence.organizations > 1 ? `${sentence.organizations}个组织的` : ''}班子，${sentence.holders}条任职（截至${date(sentence.on).zh}在任）`,
        en: `Recorded ${sentence.holders} holdings as found by ${date(sentence.on).en}${sentence.organizations > 1 ? ` of ${sentence.organizations} organizations` : ''}`,
      };
    case 'representativeChanged':
      return { zh: `更换${sentence.post.zh}单位的代表`, en: `${sentence.post.en}: representative changed` };
    case 'rotaSet':
      return { zh: `安排${sentence.post.zh}轮值`, en: `${sentence.post.en}: rota set` };
    case 'postDefined':
      return { zh: `设置职务“${sentence.name}”`, en: `Post “${sentence.name}” defined` };
    case 'termRuleSet':
      return { zh: '设置任期规则', en: 'Rule of terms set' };
    case 'preparationChanged':
      return { zh: '换届筹备有变动', en: 'Preparation of the congress changed' };
    case 'preparationStepsSet':
      return { zh: '设置筹备事项', en: 'Steps of preparation set' };
  }
}
