import { Injectable } from '@nestjs/common';
import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid } from '../platform/http/problem.js';
import { NANTONG_EVENTS } from './data/nantong.js';
import { standardAreas, unitsOfCity } from './data/standard-areas.js';
import { AreasService, type NewArea, type NewAreaEvent } from './areas.service.js';

/** Lays down the areas that a new registry starts with. */
@Injectable()
export class AreasLoader {
  constructor(private readonly areas: AreasService) {}

  /** Provinces, cities, countries and regions. Nothing where there are areas already. */
  async standard(tx: Tx): Promise<void> {
    const there = await tx.one<{ some: boolean }>(sql`/* areas.some */ select exists (select from areas) as some`);
    if (!there?.some) await this.areas.addWithin(tx, standardAreas());
  }

  /** Lays down the county-level units of a city. @throws Problem 422 where there is no such city */
  async city(tx: Tx, code: string): Promise<void> {
    await this.areas.addWithin(tx, this.checkCity(code));
  }

  /** The county-level units of a city as they first were. @throws Problem 422 where there is no such city */
  checkCity(code: string): readonly NewArea[] {
    const units = unitsOfCity(code);
    if (!units.length) throw invalid([fieldProblem('/cityCode', fault('unknown_reference'))]);
    return units;
  }

  /** What happened to the units of a city since, in order; to be recorded by the act. */
  eventsOf(code: string): readonly NewAreaEvent[] {
    return code === '3206' ? NANTONG_EVENTS : [];
  }
}
