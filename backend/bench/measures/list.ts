import { json } from '../load.js';
import type { RequestMeasure } from '../measure.js';

interface Page {
  items: { id: string; name: string }[];
}

/** Kinds in turn, so that no single page is all that is measured. */
export const KINDS = ['chamberOfCommerce', 'association', 'democraticParty', 'practiceBase', 'serviceCentre'] as const;
export const kindOf = (n: number): string => KINDS[n % KINDS.length] ?? KINDS[0];
export const LIST = (n: number): string => `/api/organizations?kind=${kindOf(n)}&status=active&sort=name&limit=50`;

export const list: RequestMeasure = {
  name: 'list of 50, filtered and sorted',
  target: { p50: 1.3, throughput: 1 / 1.5 },
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    return {
      client,
      ours: (n) => ({ path: LIST(n) }),
      besideClient: bare,
      beside: (n) => ({ path: `/list?kind=${kindOf(n)}` }),
      alike: async () => {
        const ours = await json<Page>(client, { path: LIST(0) });
        const floor = await json<Page>(bare, { path: `/list?kind=${kindOf(0)}` });
        const missing = ours.items.filter(({ id }) => !floor.items.some((item) => item.id === id)).length;
        // A life with a change that is known of tomorrow has no stretch without end: the floor leaves those few out.
        return missing <= 2 ? undefined : `${missing} of 50 rows differ`;
      },
    };
  },
};
