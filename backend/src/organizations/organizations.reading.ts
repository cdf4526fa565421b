import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../accounts/index.js';
import { AreasQueries } from '../areas/index.js';
import { Cursors, fingerprint } from '../platform/http/cursor.js';
import { cursorOf, pageOf } from '../platform/http/list-query.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { ListedOrganizationAnswer, OrganizationCountAnswer, OrganizationPageAnswer } from './answers.dto.js';
import type { Asked, OrganizationFilter } from './filter.js';
import { type KeyedItem, OrganizationsQueries } from './organizations.queries.js';
import { askedBy } from './responsibilities/responsible.js';
import type { OrganizationCountQuery, OrganizationListQuery } from './queries.dto.js';

/** Lists and counts as the API answers them: a reach for the viewer, a page for the cursor. */
@Injectable()
export class OrganizationsReading {
  constructor(
    private readonly queries: OrganizationsQueries,
    private readonly areas: AreasQueries,
    private readonly reach: ReachService,
    private readonly cursors: Cursors,
    private readonly clock: OfficeClock,
  ) {}

  /** Whose question it is, of which day. */
  async asked(viewer: Viewer, asOf: Day): Promise<Asked> {
    return { reach: await this.reach.of(viewer, asOf), asOf, today: this.clock.today() };
  }

  async list(viewer: Viewer, query: OrganizationListQuery): Promise<OrganizationPageAnswer> {
    const asked = await this.asked(viewer, query.asOf);
    const { asOf, limit, after, before, sort, more, ...rest } = query;
    const filter = askedBy(rest, viewer.accountId);
    const name = fingerprint('organizations.list', filter, sort, asked.reach.key);
    const cursor = cursorOf(query, name);
    const rows = await this.queries.list(asked, filter, sort, { keys: cursor?.keys, backwards: before !== undefined, limit }, more);
    const page = await pageOf(rows, query, name, (row) => row.keys, this.cursors);
    const hint = rows.length || after ? undefined : await this.hint(viewer, filter, asOf);
    return { asOf, items: page.items.map(withoutKeys), next: page.next, previous: page.previous, ...(hint && { hint }) };
  }

  async count(viewer: Viewer, query: OrganizationCountQuery): Promise<OrganizationCountAnswer> {
    const { asOf, ...filter } = query;
    return { asOf, ...(await this.queries.count(await this.asked(viewer, asOf), askedBy(filter, viewer.accountId))) };
  }

  /** Why nothing is there: the area asked for was no unit on the day. */
  private async hint(viewer: Viewer, filter: OrganizationFilter, asOf: Day): Promise<string | undefined> {
    if (!filter.areaId || filter.boundaries === 'now') return undefined;
    const area = await this.areas.one(filter.areaId, asOf, this.clock.today());
    const lives = area && (area.from ?? '') <= asOf && (area.to === null || asOf < area.to);
    if (!area || lives) return undefined;
    return viewer.locale === 'en'
      ? `${area.nameEn ?? area.name} was no unit on ${asOf}; ask by today's boundaries instead.`
      : `${asOf}没有${area.name}这个单位，可改按现行区划查询。`;
  }
}

const withoutKeys = ({ keys: _, ...item }: KeyedItem): ListedOrganizationAnswer => item;
