import { json } from '../load.js';
import type { RequestMeasure } from '../measure.js';
import { kindOf } from './list.js';

/** The total is a question of its own; beside it the floor's list that brings its total along. */
export const count: RequestMeasure = {
  name: 'total',
  besideName: 'floor, list with total',
  target: { p50: 1.4 },
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    const ours = (n: number): { path: string } => ({ path: `/api/organizations/count?kind=${kindOf(n)}&status=active` });
    const beside = (n: number): { path: string } => ({ path: `/list-with-total?kind=${kindOf(n)}` });
    return {
      client,
      ours,
      besideClient: bare,
      beside,
      alike: async () => {
        const one = await json<{ count: number; possible: number }>(client, ours(0));
        const other = await json<{ count: number }>(bare, beside(0));
        return Math.abs(one.count + one.possible - other.count) <= 5 ? undefined : `${one.count} + ${one.possible} and ${other.count}`;
      },
    };
  },
};
