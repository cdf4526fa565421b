import type { Locale, Problem } from '../../platform/http/problem.js';
import { labelOf } from '../organizations.declaration.js';
import type { BulkRefusal } from './bulk.dto.js';

/** Why a record is refused in one sentence: that of the problem, or what is wrong with which field. */
export function refusalIn(locale: Locale, problem: Problem): BulkRefusal {
  const { detail, errors = [] } = problem.options;
  const wrong = errors.map(({ pointer, words }) => `${fieldAt(pointer)[locale]}${{ zh: '：', en: ': ' }[locale]}${words[locale]}`);
  const sentence = !detail && wrong.length ? wrong.join({ zh: '；', en: '; ' }[locale]) : String(problem.bodyIn(locale)['detail']);
  return { type: problem.code, detail: sentence };
}

const fieldAt = (pointer: string): ReturnType<typeof labelOf> => {
  const name = pointer.slice(1).replace('/', '.');
  return labelOf(name === 'type' ? 'typeId' : name);
};
