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
        // Of a day in doubt we count what is certain and what is possible, the floor what is shown.
        const differing = kinds.filter(({ kind, count, possible }) => counted(kind) < count || counted(kind) > count + possible);
        return differing.length ? differing.map(({ kind }) => kind).join(', ') : undefined;
      },
    };
  },
};
