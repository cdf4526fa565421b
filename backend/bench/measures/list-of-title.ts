import type { RequestMeasure } from '../measure.js';

const TITLE = encodeURIComponent('示例五星组织');

/** Those that hold a 称号: about fifteen hundred of a hundred thousand. */
export const listOfTitle: RequestMeasure = {
  name: 'list of 50 that hold a title',
  target: { p50: 1.3, throughput: 1 / 1.5 },
  async prepare({ as, bare }) {
    return {
      client: await as('supervisor'),
      ours: () => ({ path: `/api/organizations?recognition=${TITLE}&status=active&sort=name&limit=50` }),
      besideClient: bare,
      beside: () => ({ path: `/list-of-title?title=${TITLE}` }),
    };
  },
};
