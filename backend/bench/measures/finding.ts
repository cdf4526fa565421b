import { json } from '../load.js';
import type { Ground, RequestMeasure, Sides } from '../measure.js';
import { LIST } from './list.js';

interface Named {
  readonly items: readonly { readonly name: string }[];
}

/** Names of records from several pages of the list. */
async function someNames({ as }: Ground): Promise<string[]> {
  const client = await as('supervisor');
  const pages = await Promise.all([0, 1, 2].map((n) => json<Named>(client, { path: LIST(n) })));
  return pages.flatMap(({ items }) => items.map(({ name }) => name));
}

/** Ours asked for what is typed of one name after the other; beside it the floor for the same. Each has to find a body that is called so. */
async function byNames(ground: Ground, ours: (typed: string) => string, typedOf: (name: string) => string): Promise<Sides> {
  const client = await ground.as('supervisor');
  const names = await someNames(ground);
  const name = (n: number): string => names[(n * 7) % names.length] ?? '';
  const asked = (n: number) => ({ path: ours(typedOf(name(n))) });
  const beside = (n: number) => ({ path: `/search-rare?q=${encodeURIComponent(typedOf(name(n)))}` });
  const finds = ({ items }: Named, typed: string): boolean => items.some((item) => item.name.includes(typed));
  return {
    client,
    ours: asked,
    besideClient: ground.bare,
    beside,
    alike: async () => {
      const missing: string[] = [];
      for (let n = 0; n < 10; n++) {
        const typed = typedOf(name(n));
        if (!finds(await json<Named>(client, asked(n)), typed)) missing.push(`${typed} by ours`);
        if (!finds(await json<Named>(ground.bare, beside(n)), typed)) missing.push(`${typed} by the floor`);
      }
      return missing.length ? `not found: ${missing.join(', ')}` : undefined;
    },
  };
}

/** As an officer types it: with blanks between, and the units of the area taken into account. */
export const namesAlike: RequestMeasure = {
  name: 'names alike, while one is typed',
  besideName: 'floor, the name by bigrams',
  target: { p50: 1 },
  prepare: (ground) =>
    byNames(
      ground,
      (name) => `/api/organizations/alike?name=${encodeURIComponent([...name].join(' '))}`,
      (name) => name,
    ),
};

/** Six characters of a name, ranked among all that have them, with areas beside. */
export const commandBox: RequestMeasure = {
  name: 'command box, six characters of a name',
  besideName: 'floor, by bigrams',
  target: { p50: 1.3 },
  prepare: (ground) =>
    byNames(
      ground,
      (part) => `/api/search?limit=12&q=${encodeURIComponent(part)}`,
      (name) => [...name].slice(0, 6).join(''),
    ),
};
