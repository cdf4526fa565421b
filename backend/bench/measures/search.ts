import pg from 'pg';
import { json } from '../load.js';
import type { RequestMeasure } from '../measure.js';

const COMMON = ['商会', '行业', '联谊'] as const;
const RARE_WORDS = 20;

const list = (q: string): string => `/api/organizations?q=${encodeURIComponent(q)}&sort=name&limit=50`;
const floor = (route: string, q: string): string => `/${route}?q=${encodeURIComponent(q)}`;

async function differing(asked: { ours: () => Promise<number>; floor: () => Promise<number> }): Promise<string | undefined> {
  const [one, other] = [await asked.ours(), await asked.floor()];
  // A former name is found by us and by the floor; a body of tomorrow or of yesterday by us alone.
  return Math.abs(one - other) <= 1 + one * 0.2 ? undefined : `${one} and ${other} rows`;
}

export const searchCommon: RequestMeasure = {
  name: 'search, a common two-character word',
  target: { p50: 1.4 },
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    const word = (n: number): string => COMMON[n % COMMON.length] ?? COMMON[0];
    return {
      client,
      ours: (n) => ({ path: list(word(n)) }),
      besideClient: bare,
      beside: (n) => ({ path: floor('search-common', word(n)) }),
    };
  },
};

export const searchRare: RequestMeasure = {
  name: 'search, a rare two-character word',
  besideName: 'floor, by bigrams',
  target: { p50: 1.3 },
  async prepare({ as, bare, database }) {
    const client = await as('supervisor');
    const words = await rareWords(database.app);
    const word = (n: number): string => words[n % words.length] ?? '';
    const items = async (of: typeof client, path: string): Promise<number> => (await json<{ items: unknown[] }>(of, { path })).items.length;
    return {
      client,
      ours: (n) => ({ path: list(word(n)) }),
      besideClient: bare,
      beside: (n) => ({ path: floor('search-rare', word(n)) }),
      alike: () => differing({ ours: () => items(client, list(word(0))), floor: () => items(bare, floor('search-rare', word(0))) }),
    };
  },
};

/** Two-character words that three to twelve organizations have, always the same ones. */
async function rareWords(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ gram: string }>(
      `/* bench.rare-words */ select g as gram from (select organization_id, grams from organization_search order by organization_id limit 50000) s, unnest(s.grams) g
       where g ~ '^[一-龥]{2}$' group by g having count(*) between 3 and 12 order by md5(g) limit $1`,
      [RARE_WORDS],
    );
    return rows.map(({ gram }) => gram);
  } finally {
    await client.end();
  }
}
