import type { RequestMeasure } from '../measure.js';
import { LIST } from './list.js';

/** The list with who leads and how the term stands, beside the same list without. */
export const listWithOfficers: RequestMeasure = {
  name: 'list of 50 with 会长 and 换届状态',
  target: { p50: 1.3, throughput: 1 / 1.5 },
  async prepare({ as }) {
    const client = await as('supervisor');
    return {
      client,
      ours: (n) => ({ path: `${LIST(n)}&more=chair,termState` }),
      besideClient: client,
      beside: (n) => ({ path: LIST(n) }),
    };
  },
};
