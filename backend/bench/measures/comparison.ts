import { performance } from 'node:perf_hooks';
import { type Ask, askWell, type Client, json, median } from '../load.js';
import type { OtherMeasure } from '../measure.js';

const NAMES = 10_000;
const ROUNDS = 5;

/** Of the names of the registry every so many, as a county's list has them: as they are, in other signs, with another character. */
async function listed(client: Client): Promise<string[]> {
  const { body } = await askWell(client, { path: '/api/organizations/export?format=csv&columns=name' });
  const names = body.toString('utf8').split('\r\n').slice(1).filter(Boolean);
  const step = Math.max(1, Math.floor(names.length / NAMES));
  const every = names.filter((_, at) => at % step === 0).slice(0, NAMES);
  return every.map(
    (name, at) => [name, `${name.slice(0, 2)} （${name.slice(2, 4)}）${name.slice(4)}`, `${name.slice(0, -1)}甲`][at % 3] ?? name,
  );
}

async function timed(client: Client, ask: Ask): Promise<number> {
  const start = performance.now();
  await askWell(client, ask);
  return performance.now() - start;
}

/** 名单比对. The floor knows equal names alone: one statement that joins the list to the names of today. */
export const comparison: OtherMeasure = {
  name: '10,000 names compared',
  unit: 'ms',
  besideName: 'floor, equal names alone',
  target: { atMost: 5000 },
  async take({ as, bare }) {
    const client = await as('supervisor');
    const body = JSON.stringify({ names: await listed(client) });
    const ours: Ask = { method: 'POST', path: '/api/organizations/comparison', body };
    const floor: Ask = { method: 'POST', path: '/names', body };
    const { items } = await json<{ items: { pile: string }[] }>(client, ours);
    const count = (wanted: string): number => items.filter(({ pile }) => pile === wanted).length;
    const times = { ours: [] as number[], beside: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      times.ours.push(await timed(client, ours));
      times.beside.push(await timed(bare, floor));
    }
    const note = `${count('registered')} registered, ${count('near')} near, ${count('missing')} not`;
    return { ours: median(times.ours), beside: median(times.beside), note };
  },
};
