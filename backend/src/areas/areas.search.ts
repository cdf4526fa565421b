import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nameForms, normaliseName } from '../platform/chinese/names.js';
import type { SignedIn } from '../platform/http/may.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { type Hit, RANK, type Rank, type SearchPort, SearchPorts } from '../search/index.js';
import { AreasQueries, type ShownArea } from './areas.queries.js';

/** Areas for the search box; they are open to every account. What ended says where it went: 港闸区 today. */
@Injectable()
export class AreasSearch implements SearchPort, OnModuleInit {
  readonly type = 'area';
  readonly place = 2;

  constructor(
    private readonly ports: SearchPorts,
    private readonly queries: AreasQueries,
    private readonly clock: OfficeClock,
  ) {}

  onModuleInit(): void {
    this.ports.register(this);
  }

  async find(_viewer: SignedIn, q: string, asOf: Day, limit: number): Promise<Hit[]> {
    const text = normaliseName(q);
    if (!text) return [];
    // There are thousands of areas, and few that are looked for: they leave most of the answer to the organizations.
    const areas = await this.queries.list({ asOf, q, limit: Math.max(2, Math.floor(limit / 4)) }, this.clock.today());
    const hits = areas.map((area) => hitOf(area, text, asOf));
    return hits.sort((a, b) => a.rank - b.rank || Number(a.ended) - Number(b.ended));
  }
}

function hitOf(area: ShownArea, text: string, asOf: Day): Hit {
  const rank = rankOf(area, text);
  const former = area.formerNames.find((one) => normaliseName(one.name).includes(text));
  const named = normaliseName(area.name).includes(text);
  return {
    id: area.id,
    name: area.name,
    rank,
    ended: area.to !== null && area.to <= asOf,
    matched: former && !named ? { name: former.name, sort: 'former', from: null, to: former.to } : null,
    status: null,
    kind: null,
    kindType: null,
    areaName: area.path[0]?.name ?? null,
    certainty: null,
  };
}

function rankOf({ name, shortName, code }: ShownArea, text: string): Rank {
  const names = [name, shortName].map((one) => normaliseName(one));
  if (names.includes(text) || code.toLowerCase() === text) return RANK.exact;
  if (names.some((one) => one.startsWith(text))) return RANK.beginning;
  const forms = nameForms(name, shortName);
  if (forms.includes(text)) return RANK.reading;
  return forms.some((form) => form.startsWith(text)) || code.toLowerCase().startsWith(text) ? RANK.readingBeginning : RANK.inside;
}
