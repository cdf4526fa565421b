import { type Ask, json } from '../load.js';
import type { RequestMeasure } from '../measure.js';
import { someRecords } from './one-record.js';

const AT_ONCE = 1000;

/**
 * A correction of a thousand records in one change set. The floor's set goes through the same triggers, which write the history; what ours
 * adds is the account, its reach, the versions, the timelines, and what became of each record told from the history.
 */
export const bulkEdit: RequestMeasure = {
  name: 'bulk edit of 1,000, with history',
  besideName: 'floor: the same set, with the same triggers',
  // The floor writes through the same triggers; a change of one record may cost 1.4 of it (performance.md), and a bulk edit tells of each besides.
  target: { p50: 2.5 },
  large: true,
  async prepare(ground) {
    const client = await ground.as('supervisor');
    const ofShare = async (share: number): Promise<string[]> => [...new Set(await someRecords(ground, share, 2))].slice(0, AT_ONCE);
    const [ours, theirs] = [await ofShare(0), await ofShare(1)];
    const named = JSON.stringify({ records: ours.map((id) => ({ id })) });
    const path = '/api/organizations/bulk-changes';
    const { items } = await json<{ items: { id: string; version: number; outcome: string }[] }>(client, {
      method: 'POST',
      path: `${path}?dryRun=true`,
      body: named,
    });
    const records = items.filter(({ outcome }) => outcome !== 'refused');
    const next = (n: number): Ask => ({
      method: 'POST',
      path,
      // Each save raises every version once.
      body: JSON.stringify({ summary: `第${n}次批量改动`, records: records.map(({ id, version }) => ({ id, version: version + n })) }),
    });
    return {
      client,
      ours: next,
      besideClient: ground.bare,
      beside: (n) => ({ method: 'POST', path: '/bulk-edit', body: JSON.stringify({ summary: `第${n}次批量改动`, ids: theirs }) }),
    };
  },
};
