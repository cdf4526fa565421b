import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createContext } from '../app.js';
import { SeededIdentifiers } from '../platform/identifiers.js';
import type { Settings } from '../platform/settings/settings.js';
import { FixedClock } from '../platform/time/office-clock.js';
import { chances } from './days.js';
import { Stage } from './stage.js';
import { BEGUN } from './story.js';
import { everyStep } from './stories/index.js';

/**
 * The clock and the identifiers of the story, and nobody who does jobs beside it (each look for work would take an identifier): with them
 * the sample is the same each time.
 */
export const sampleSurroundings = (officeZone?: string): { clock: FixedClock; identifiers: SeededIdentifiers; jobTimes: null } => ({
  clock: new FixedClock(BEGUN, officeZone),
  identifiers: new SeededIdentifiers(chances(20140106)),
  jobTimes: null,
});

/** Plays the sample in rooms that are open under the owner's role, with `sampleSurroundings`. The registry is empty before. */
export const playSample = (context: INestApplicationContext, password: string): Promise<void> =>
  new Stage(context).play(everyStep(), password);

/**
 * Loads the sample registry into a migrated database without a registry: through the acts, with the recording times of its story,
 * under the role that owns the database. All seven accounts get the password.
 */
export async function loadSample(settings: Settings, password: string): Promise<void> {
  const owner = settings.databaseOwnerUrl === undefined ? settings : settings.with({ databaseUrl: settings.databaseOwnerUrl });
  const { readSchema } = settings;
  const context = await createContext(owner, {
    ...sampleSurroundings(settings.officeZone),
    poolSize: 2,
    logger: ['error'], // no warning that there are two data sources: these rooms close when the story is told
    ...(readSchema === undefined ? {} : { readSchema }),
  });
  try {
    await context.get(DataSource).initialize();
    await context.init();
    await playSample(context, password);
  } finally {
    await context.close();
  }
}
