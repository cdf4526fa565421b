import { type Ask, json } from '../load.js';
import type { RequestMeasure } from '../measure.js';
import { someRecords } from './one-record.js';

/**
 * A change of one record with its history. The floor's change goes through the same triggers, which write the history; what ours adds is
 * the account, its reach, the version that was read, the timeline, and the record read again.
 */
export const change: RequestMeasure = {
  name: 'change of a record, with history',
  besideName: 'floor, with the same triggers',
  target: { p50: 1.4 },
  async prepare(ground) {
    const client = await ground.as('supervisor');
    const ours = await someRecords(ground, 0, 2);
    const theirs = await someRecords(ground, 1, 2);
    // Each record is written again only when all others were: the version that a request names is the one that its last change gave.
    const versions = new Map<string, number>();
    for (const id of ours) versions.set(id, (await json<{ version: number }>(client, { path: `/api/organizations/${id}` })).version);
    const next = (n: number): Ask => {
      const id = ours[n % ours.length] ?? '';
      const version = versions.get(id) ?? 1;
      versions.set(id, version + 1);
      return {
        method: 'PATCH',
        path: `/api/organizations/${id}`,
        headers: { 'if-match': `"${version}"` },
        body: JSON.stringify({ summary: `第${n}次改动：${version}` }),
      };
    };
    return {
      client,
      ours: next,
      besideClient: ground.bare,
      beside: (n) => ({
        method: 'PATCH',
        path: `/change?id=${theirs[n % theirs.length] ?? ''}`,
        body: JSON.stringify({ summary: `第${n}次改动：${Date.now()}` }),
      }),
    };
  },
};
