import { normaliseName } from '../../src/platform/chinese/names.js';
import { json } from '../load.js';
import type { Ground, RequestMeasure } from '../measure.js';

interface Page {
  readonly items: readonly { readonly id: string; readonly number: string | null }[];
}

const LIST = '/api/documents?limit=50';
const found = (number: string): string => `${LIST}&q=${encodeURIComponent(number)}`;

async function numbers({ as }: Ground): Promise<string[]> {
  const { items } = await json<Page>(await as('supervisor'), { path: '/api/documents?limit=200' });
  return items.flatMap(({ number }) => number ?? []);
}

/** The newest papers, each with the organizations that it is about. */
export const documents: RequestMeasure = {
  name: 'documents, the newest 50',
  target: { p50: 1.3 },
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    const [ours, beside] = [{ path: LIST }, { path: '/documents' }];
    return {
      client,
      ours: () => ours,
      besideClient: bare,
      beside: () => beside,
      alike: async () => {
        const [{ items: seen }, { items: there }] = [await json<Page>(client, ours), await json<Page>(bare, beside)];
        // A paper whose day is known to the year stands from the first day of it: those of a day to come are left out here alone.
        const missing = seen.filter(({ id }) => !there.some((other) => other.id === id)).length;
        return missing <= 5 ? undefined : `${missing} of 50 rows differ`;
      },
    };
  },
};

/** One paper by its number as it is typed, brackets and all. */
export const documentsFound: RequestMeasure = {
  name: 'documents, by number',
  target: { p50: 1.3 },
  async prepare(ground) {
    const client = await ground.as('supervisor');
    const known = await numbers(ground);
    const number = (n: number): string => known[(n * 7) % known.length] ?? '';
    return {
      client,
      ours: (n) => ({ path: found(number(n)) }),
      besideClient: ground.bare,
      beside: (n) => ({ path: `/documents-found?q=${encodeURIComponent(normaliseName(number(n)))}` }),
    };
  },
};
