import { setTimeout as pause } from 'node:timers/promises';
import { median, oneByOne, quantile, together } from './load.js';
import type { Ground, RequestMeasure, Sides } from './measure.js';

/** How long and how often: five rounds, each side in turn. */
export interface Pace {
  readonly rounds: number;
  readonly alone: number;
  readonly together: number;
  readonly warmUp: number;
}

export const USUAL: Pace = { rounds: 5, alone: 1500, together: 1500, warmUp: 1000 };
export const QUICK: Pace = { rounds: 3, alone: 500, together: 500, warmUp: 400 };

export interface Side {
  readonly p50: number;
  readonly p95: number;
  /** Requests a second of sixteen clients, and how their own p95 stands to their p50; none for large answers. */
  readonly perSecond: number | null;
  readonly spread: number | null;
}

export interface Compared {
  readonly ours: Side;
  readonly beside: Side;
  readonly differs: string | undefined;
}

class Tally {
  readonly p50: number[] = [];
  readonly p95: number[] = [];
  readonly perSecond: number[] = [];
  readonly spread: number[] = [];

  /** The medians of the rounds. */
  get side(): Side {
    const some = this.perSecond.length > 0;
    return {
      p50: median(this.p50),
      p95: median(this.p95),
      perSecond: some ? median(this.perSecond) : null,
      spread: some ? median(this.spread) : null,
    };
  }
}

/** Takes a measure: warms both sides up, then rounds in turn. */
export async function compare(measure: RequestMeasure, ground: Ground, pace: Pace): Promise<Compared> {
  const sides = await measure.prepare(ground);
  const differs = await sides.alike?.();
  const pairs = [
    { client: sides.client, ask: sides.ours, tally: new Tally() },
    { client: sides.besideClient, ask: sides.beside, tally: new Tally() },
  ] as const;
  const counters = [0, 0];
  const batch = measure.large ? 0 : pace.warmUp;
  for (const [place, { client, ask }] of pairs.entries()) counters[place] = (await oneByOne(client, ask, batch)).length;
  for (let round = 0; round < pace.rounds; round++) {
    for (const [place, pair] of pairs.entries()) {
      counters[place] = (counters[place] ?? 0) + (await takeRound(pair, counters[place] ?? 0, measure.large ?? false, pace));
      await pause(50);
    }
  }
  return { ours: pairs[0].tally.side, beside: pairs[1].tally.side, differs };
}

async function takeRound(
  { client, ask, tally }: { client: Sides['client']; ask: Sides['ours']; tally: Tally },
  from: number,
  large: boolean,
  pace: Pace,
): Promise<number> {
  const times = await oneByOne(client, ask, large ? 0 : pace.alone, from);
  tally.p50.push(median(times));
  tally.p95.push(quantile(times, 0.95));
  if (large) return times.length;
  const many = await together(client, ask, pace.together, from + times.length);
  tally.perSecond.push(many.perSecond);
  tally.spread.push(quantile(many.times, 0.95) / median(many.times));
  return times.length + many.times.length;
}
