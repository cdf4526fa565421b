import { Injectable } from '@nestjs/common';
import { sql } from '../platform/database/sql.js';
import { type Actor, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid } from '../platform/http/problem.js';
import { FOREVER } from '../platform/time/day.js';
import { Area } from './area.entity.js';
import { NANTONG_EVENTS } from './data/nantong.js';
import { cityCode, standardAreas, townshipsOf } from './data/standard-areas.js';
import { AreasQueries } from './areas.queries.js';
import { AreasService, type NewArea, type NewAreaEvent } from './areas.service.js';

/** One of the last that came into the lists: a registry that has it has all of them. */
const LATEST = ['659012', 'C-NIU'];

/** What loading the townships of a city came to. */
export interface LoadedTownships {
  readonly added: number;
  /** They were there before. */
  readonly there: number;
  /** Their county is none of the registry's. */
  readonly left: number;
}

/** Lays down the areas that a registry starts with. */
@Injectable()
export class AreasLoader {
  constructor(
    private readonly areas: AreasService,
    private readonly queries: AreasQueries,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Provinces, cities, counties, countries and regions, as far as they are not there: all at first, what was added to the lists after an
   * upgrade. A city whose counties are there in any form is left as it is: the office knows better.
   */
  async standard(tx: Tx): Promise<void> {
    if (await this.queries.within(tx).known(LATEST)) return;
    const there = await tx.rows<{ code: string; parent: string | null }>(sql`/* areas.there */
      select a.code, p.code as parent from areas a left join areas p on p.id = a.parent_id and a.level in ('county', 'functional')`);
    const known = new Set(there.map(({ code }) => code));
    const kept = new Set(there.map(({ parent }) => parent));
    const missing = standardAreas().filter(
      ({ code, level, parent = '' }) => !known.has(code) && !((level === 'county' || level === 'functional') && kept.has(parent)),
    );
    await this.areas.addWithin(tx, missing);
  }

  /** The same as an act of its own, at a start: nothing where all is there. */
  async complete(actor: Actor): Promise<void> {
    if (await this.queries.known(LATEST)) return;
    await this.transactions.run(actor, { act: 'areas.standard' }, (tx) => this.standard(tx));
  }

  /** Makes the county-level units of a city, of all days, the office's own, which coverage counts; `counted` false: no longer. @throws Problem 422 where there is no such city */
  async city(tx: Tx, code: string, counted = true): Promise<void> {
    const [city] = await tx.load(Area, { code: this.checkCity(code), untilDay: FOREVER });
    const units = city ? await tx.load(Area, { parentId: city.id, level: 'county' }) : [];
    await tx.update(
      Area,
      units.map((unit) => Object.assign(unit, { counted })),
      ['counted'],
    );
  }

  /** Its code as it is kept: of 321200 it is 3212. @throws Problem 422 where there is no such city */
  checkCity(code: string, pointer = '/cityCode'): string {
    const kept = cityCode(code);
    if (kept === undefined) throw invalid([fieldProblem(pointer, fault('unknown_reference'))]);
    return kept;
  }

  /** The dated events of the lists, in order; to be recorded by the act. */
  get events(): readonly NewAreaEvent[] {
    return NANTONG_EVENTS;
  }

  /** The townships of a city that are not there yet, under the county that their code names or what has become of it. @throws Problem 422 */
  async townships(tx: Tx, code: string): Promise<LoadedTownships> {
    const listed = await townshipsOf(this.checkCity(code));
    const parents = await this.queries.within(tx).unitsOf([...new Set(listed.map(({ parent = '' }) => parent))]);
    const there = await this.queries.within(tx).there(listed.map((one) => one.code));
    const fresh = listed.filter((one) => !there.has(one.code));
    const placed = fresh.flatMap((one): NewArea[] => {
      const parent = parents.get(one.parent ?? '');
      return parent === undefined ? [] : [{ ...one, parent }];
    });
    await this.areas.addWithin(tx, placed);
    return { added: placed.length, there: listed.length - fresh.length, left: fresh.length - placed.length };
  }
}
