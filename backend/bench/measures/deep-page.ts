import { json } from '../load.js';
import type { RequestMeasure } from '../measure.js';

const PAGE = '/api/organizations?sort=name&limit=50';
const ROWS_BEFORE = 50 * 999;

/** Page one thousand, by its cursor; in a registry that is smaller, the last page. */
export const deepPage: RequestMeasure = {
  name: 'page 1,000 by cursor',
  besideName: 'page one',
  target: { p50: 1.1 },
  async prepare({ as }) {
    const client = await as('supervisor');
    const wide = PAGE.replace('limit=50', 'limit=200');
    let after = '';
    for (let rows = 0; rows < ROWS_BEFORE; rows += 200) {
      const page = await json<{ next: string | null }>(client, { path: wide + after });
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    return { client, ours: () => ({ path: PAGE + after }), besideClient: client, beside: () => ({ path: PAGE }) };
  },
};
