import { json } from '../load.js';
import type { Ground, RequestMeasure } from '../measure.js';
import { LIST } from './list.js';

/** Identifiers of records from many pages: `share` of `shares` of them, so that two measures never write to one record. */
export async function someRecords({ as }: Ground, share = 0, shares = 1): Promise<string[]> {
  const client = await as('supervisor');
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    let after = '';
    for (let page = 0; page < 4; page++) {
      const path = `${LIST(n).replace('limit=50', 'limit=200')}${after}`;
      const { items, next } = await json<{ items: { id: string }[]; next: string | null }>(client, { path });
      ids.push(...items.map(({ id }) => id));
      if (next === null) break;
      after = `&after=${encodeURIComponent(next)}`;
    }
  }
  return ids.filter((_, place) => place % shares === share);
}

export const oneRecord: RequestMeasure = {
  name: 'one record',
  target: { p50: 1.5, throughput: 1 / 1.5 },
  async prepare(ground) {
    const client = await ground.as('supervisor');
    const ids = await someRecords(ground);
    const id = (n: number): string => ids[(n * 7) % ids.length] ?? '';
    return {
      client,
      ours: (n) => ({ path: `/api/organizations/${id(n)}` }),
      besideClient: ground.bare,
      beside: (n) => ({ path: `/one?id=${id(n)}` }),
    };
  },
};
