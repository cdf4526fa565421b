import type { AreaName } from '../areas/index.js';
import { nameForms } from '../platform/chinese/names.js';
import type { Words } from '../platform/room.js';

/** What an office is called where nobody has said otherwise. */
export const officeOf = (cityName: string): string => `${cityName}委统战部`;

/** The short name of a city, and in letters as it is written abroad: 泰州 is Taizhou. */
export function cityWords({ shortName }: Pick<AreaName, 'shortName'>): Words {
  const [, pinyin = shortName] = nameForms(shortName);
  return { zh: shortName, en: pinyin.charAt(0).toUpperCase() + pinyin.slice(1) };
}
