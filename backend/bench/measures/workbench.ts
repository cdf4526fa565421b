import { json } from '../load.js';
import type { RequestMeasure } from '../measure.js';

/** The desk in the morning: every kind counted, what is to be confirmed and what runs out; beside it the floor's plain count of the kinds. */
export const workbench: RequestMeasure = {
  name: 'workbench',
  besideName: 'floor, count of the kinds',
  target: { p50: 1.5 },
  async prepare({ as, bare }) {
    const client = await as('supervisor');
    const ours = { path: '/api/workbench' };
    const beside = { path: '/count-of-kinds' };
    return {
      client,
      ours: () => ours,
      besideClient: bare,
      beside: () => beside,
      alike: async () => {
        const { kinds } = await json<{ kinds: { kind: string; count: number; possible: number }[] }>(client, ours);
        const floor = await json<{ items: { kind: string; count: number }[] }>(bare, beside);
        const counted = (kind: string): number => floor.items.find((one) => one.kind === kind)?.count ?? 0;
        // A life with a change that is known of tomorrow has no stretch without end: the floor leaves those few out.
        const differing = kinds.filter(({ kind, count, possible }) => Math.abs(count + possible - counted(kind)) > 5);
        return differing.length ? differing.map(({ kind }) => kind).join(', ') : undefined;
      },
    };
  },
};
