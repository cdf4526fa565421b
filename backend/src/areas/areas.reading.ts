import { Injectable } from '@nestjs/common';
import { type Answer, tagged } from '../platform/http/answer.js';
import { problem } from '../platform/http/problem.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { AreaBook } from './area-book.js';
import type { AreaLevel } from './area-level.js';
import type { AreaAnswer, AreaEventListAnswer, AreaOneAnswer } from './areas.dto.js';
import { type AreaQuestion, AreasQueries, type ShownArea } from './areas.queries.js';
import { citiesAbroad, namesOfCitiesAbroad } from './cities-abroad.js';
import { LISTED_ON, standardEntries } from './data/standard-areas.js';

/** Levels whose units come and go: of one without a first day the list alone is known. */
const LISTED: readonly AreaLevel[] = ['province', 'city', 'county', 'township', 'functional'];

/** Areas as the API answers them. They are open to every account (house.md 4). */
@Injectable()
export class AreasReading {
  constructor(
    private readonly queries: AreasQueries,
    private readonly clock: OfficeClock,
  ) {}

  /** Somebody who looks for a city abroad is offered its country. */
  async list(question: AreaQuestion): Promise<{ asOf: Day; items: AreaAnswer[] }> {
    const { q, asOf } = question;
    const cities = q === undefined ? new Map<string, string>() : await citiesAbroad(q);
    const rows = await this.queries.list({ ...question, also: [...cities.keys()] }, this.clock.today());
    return { asOf, items: rows.map((row) => told(row, cities.get(row.code))) };
  }

  /** To read areas as lists write them. Where no registry was begun, every county of the country may be meant. */
  async book(): Promise<AreaBook> {
    const entries = await this.queries.book(this.clock.today());
    return new AreaBook(entries.length ? entries : standardEntries(), await namesOfCitiesAbroad());
  }

  /** @throws Problem 404 */
  async one(id: string, asOf: Day): Promise<Answer<AreaOneAnswer>> {
    const area = await this.queries.one(id, asOf, this.clock.today());
    if (!area) throw problem('not_found');
    return tagged({ asOf, ...told(area), version: area.version });
  }

  /** @throws Problem 404 */
  async events(id: string, asOf: Day): Promise<AreaEventListAnswer> {
    const found = await this.queries.eventsOf(id);
    if (!found) throw problem('not_found');
    return { asOf, items: found.events };
  }
}

const told = (area: ShownArea, city?: string): ShownArea & Pick<AreaAnswer, 'historyFrom' | 'city'> => ({
  ...area,
  historyFrom: area.from === null && LISTED.includes(area.level) ? LISTED_ON : null,
  city: city ?? null,
});
