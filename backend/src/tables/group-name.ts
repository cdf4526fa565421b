import { type Dimension, type Group, KINDS, levelWord } from '../organizations/index.js';
import type { Locale } from '../spreadsheets/index.js';
import { tableWords } from './words.js';

/** What a group is called in the language. What belongs to the city and to none of its counties is 市本级. */
export function groupName(
  { key, name, nameEn }: Group,
  dimension: Dimension,
  { locale, cityId }: { readonly locale: Locale; readonly cityId: string | null },
): string {
  if (name !== null) {
    const own = locale === 'en' ? (nameEn ?? name) : name;
    return dimension === 'area' && key === cityId ? `${own}${tableWords.ofTheCity[locale]}` : own;
  }
  if (!key) return tableWords.nowhere[locale];
  if (dimension === 'level') return levelWord(key, locale);
  if (dimension === 'kind') return KINDS.find(({ code }) => code === key)?.words[locale] ?? key;
  const described = KINDS.flatMap(({ fields }) => fields).find(({ code }) => code === dimension);
  return described?.options?.find(({ code }) => code === key)?.words[locale] ?? key;
}
