import { Injectable } from '@nestjs/common';
import { problem } from '../platform/http/problem.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { type AreaQuestion, AreasQueries, type ShownArea } from './areas.queries.js';

/** Areas as the API answers them. They are open to every account (house.md 4). */
@Injectable()
export class AreasReading {
  constructor(
    private readonly queries: AreasQueries,
    private readonly clock: OfficeClock,
  ) {}

  async list(question: AreaQuestion): Promise<{ asOf: Day; items: ShownArea[] }> {
    return { asOf: question.asOf, items: await this.queries.list(question, this.clock.today()) };
  }

  /** @throws Problem 404 */
  async one(id: string, asOf: Day): Promise<ShownArea & { asOf: Day }> {
    const area = await this.queries.one(id, asOf, this.clock.today());
    if (!area) throw problem('not_found');
    return { asOf, ...area };
  }
}
