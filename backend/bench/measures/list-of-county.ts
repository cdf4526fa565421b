import { json } from '../load.js';
import type { RequestMeasure } from '../measure.js';

/** The officer of one county: the reach of the account is the filter; the floor is given the county. */
export const listOfCounty: RequestMeasure = {
  name: 'list of 50, officer of one county',
  target: { p50: 1.3, throughput: 1 / 1.5 },
  async prepare({ as, bare }) {
    const client = await as('chongchuan');
    const { items } = await json<{ items: { id: string; code: string }[] }>(client, { path: '/api/areas?level=county&parent=3206' });
    const county = items.find(({ code }) => code === '320613')?.id ?? '';
    return {
      client,
      ours: () => ({ path: '/api/organizations?status=active&sort=name&limit=50' }),
      besideClient: bare,
      beside: () => ({ path: `/list-of-area?areaId=${county}` }),
    };
  },
};
