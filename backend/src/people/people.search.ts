import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReachService, type Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import type { Day } from '../platform/time/day.js';
import { type Hit, type SearchPort, SearchPorts } from '../search/index.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleReading } from './people.reading.js';

/** Persons for the search box, with the office by which they are known. */
@Injectable()
export class PeopleSearch implements SearchPort, OnModuleInit {
  readonly type = 'person';
  readonly place = 4;

  constructor(
    private readonly ports: SearchPorts,
    private readonly queries: PeopleQueries,
    private readonly reading: PeopleReading,
    private readonly reader: Reader,
    private readonly reach: ReachService,
  ) {}

  onModuleInit(): void {
    this.ports.register(this);
  }

  async find(viewer: Viewer, q: string, asOf: Day, limit: number): Promise<Hit[]> {
    const reach = await this.reach.of(viewer, asOf, 'people.read');
    if (!reach.everywhere && !reach.parts.length) return [];
    // They leave most of the answer to the organizations.
    const found = await this.queries.find(this.reader, viewer, q, Math.max(2, Math.floor(limit / 4)), asOf);
    const offices = await this.reading.officesShown(viewer, found, asOf);
    return found
      .map(({ id, name, rank }): Hit => {
        const [office] = offices.get(id) ?? [];
        return {
          id,
          name,
          rank,
          ended: office?.state === 'left',
          matched: office
            ? {
                name: `${office.organization.name}${viewer.locale === 'en' ? ' ' : ''}${office.post.name}`,
                sort: 'office',
                from: office.from,
                to: office.to,
              }
            : null,
          status: null,
          kind: null,
          kindType: null,
          areaName: office?.areaName ?? null,
          certainty: null,
        };
      })
      .sort((a, b) => a.rank - b.rank || Number(a.ended) - Number(b.ended));
  }
}
