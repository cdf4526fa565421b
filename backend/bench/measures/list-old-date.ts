import type { RequestMeasure } from '../measure.js';
import { LIST } from './list.js';

export const listOldDate: RequestMeasure = {
  name: 'list of 50 at an old date',
  besideName: 'the list today',
  target: { p50: 1.3 },
  async prepare({ as }) {
    const client = await as('supervisor');
    return {
      client,
      ours: (n) => ({ path: `${LIST(n)}&asOf=2015-06-30` }),
      besideClient: client,
      beside: (n) => ({ path: LIST(n) }),
    };
  },
};
