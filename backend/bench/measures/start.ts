import { setTimeout as pause } from 'node:timers/promises';
import type { OtherMeasure } from '../measure.js';
import { median } from '../load.js';
import { type Running, startFloor, startOurs } from '../servers.js';

const TIMES = 5;

/** Starts of further processes on the same database, in turn. */
export const start: OtherMeasure = {
  name: 'start to first answer',
  unit: 'ms',
  target: { ratio: 8 },
  async take({ database }) {
    const ours: number[] = [];
    const beside: number[] = [];
    const once = async (starting: Promise<Running>): Promise<number> => {
      const running = await starting;
      await running.stop();
      return running.startMs;
    };
    for (let i = 0; i < TIMES; i++) {
      ours.push(await once(startOurs(database, false)));
      beside.push(await once(startFloor(database)));
    }
    return { ours: median(ours), beside: median(beside), note: 'database running, migrated' };
  },
};

export const memory: OtherMeasure = {
  name: 'memory idle',
  unit: 'MB',
  target: { ratio: 2.8 },
  async take({ database }) {
    const resident = async (starting: Promise<Running>): Promise<number> => {
      const running = await starting;
      await pause(3000);
      const megabytes = running.memory();
      await running.stop();
      return megabytes;
    };
    return { ours: await resident(startOurs(database, false)), beside: await resident(startFloor(database)) };
  },
};
