import { json } from '../load.js';
import type { Ground, RequestMeasure } from '../measure.js';
import { LIST } from './list.js';

/** Names of records from several pages of the list. */
async function someNames({ as }: Ground): Promise<string[]> {
  const client = await as('supervisor');
  const pages = await Promise.all([0, 1, 2].map((n) => json<{ items: { name: string }[] }>(client, { path: LIST(n) })));
  return pages.flatMap(({ items }) => items.map(({ name }) => name));
}

const floor = (name: string): string => `/search-rare?q=${encodeURIComponent(name)}`;

/** As an officer types it: with blanks between, and the units of the area taken into account. */
export const namesAlike: RequestMeasure = {
  name: 'names alike, while one is typed',
  besideName: 'floor, the name by bigrams',
  target: { p50: 1 },
  async prepare(ground) {
    const client = await ground.as('supervisor');
    const names = await someNames(ground);
    const name = (n: number): string => names[(n * 7) % names.length] ?? '';
    return {
      client,
      ours: (n) => ({ path: `/api/organizations/alike?name=${encodeURIComponent([...name(n)].join(' '))}` }),
      besideClient: ground.bare,
      beside: (n) => ({ path: floor(name(n)) }),
    };
  },
};

/** Six characters of a name, ranked among all that have them, with areas beside. */
export const commandBox: RequestMeasure = {
  name: 'command box, six characters of a name',
  besideName: 'floor, by bigrams',
  target: { p50: 1.3 },
  async prepare(ground) {
    const client = await ground.as('supervisor');
    const names = await someNames(ground);
    const part = (n: number): string => [...(names[(n * 7) % names.length] ?? '')].slice(0, 6).join('');
    return {
      client,
      ours: (n) => ({ path: `/api/search?limit=12&q=${encodeURIComponent(part(n))}` }),
      besideClient: ground.bare,
      beside: (n) => ({ path: floor(part(n)) }),
    };
  },
};
