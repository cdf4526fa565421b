import { nameForms, normaliseName } from '../platform/chinese/names.js';

/** A city abroad that was looked for, in the country that is offered for it. */
export interface CityAbroad {
  /** Code of the country among the areas: C-JPN */
  readonly code: string;
  readonly city: string;
}

/** Shorter words mean too many cities: one character, two letters. */
const long = (text: string): boolean => (/^[a-z ]*$/.test(text) ? text.length > 2 : [...text].length > 1);

let list: Promise<readonly (CityAbroad & { readonly forms: readonly string[] })[]> | undefined;

/**
 * Countries by the beginning of the name of one of their cities (东京, dongjing, Tokyo), each once with the city. No city abroad is an area: it is
 * written in the address. The list is read when somebody first looks for an area.
 */
export async function citiesAbroad(q: string): Promise<ReadonlyMap<string, string>> {
  const text = normaliseName(q);
  if (!long(text)) return new Map();
  list ??= read();
  const found = (await list).filter(({ forms }) => forms.some((form) => form.startsWith(text)));
  return new Map(found.toReversed().map(({ code, city }) => [code, city]));
}

/** The Chinese names of all of them. */
export async function namesOfCitiesAbroad(): Promise<string[]> {
  const { CITIES_ABROAD } = await import('./data/cities-abroad.js');
  return Object.values(CITIES_ABROAD).flatMap((words) => words.split(' ').filter((_, i) => i % 2 === 0));
}

async function read(): Promise<readonly (CityAbroad & { readonly forms: readonly string[] })[]> {
  const { CITIES_ABROAD } = await import('./data/cities-abroad.js');
  return Object.entries(CITIES_ABROAD).flatMap(([country, words]) => {
    const names = words.split(' ');
    return names.flatMap((city, i) => {
      const latin = normaliseName((names[i + 1] ?? '').replaceAll('_', ' '));
      const forms = [...nameForms(city).filter((form) => long(form)), latin, plain(latin)];
      return i % 2 ? [] : { code: `C-${country}`, city, forms };
    });
  });
}

/** Without accents: são paulo is typed sao paulo. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
