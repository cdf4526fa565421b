import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { KnownDate } from '../platform/database/known-date.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { problem } from '../platform/http/problem.js';
import { compareDays, type Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { chainsOf, stateOn } from './chains.js';
import { inOffice } from './in-office.js';
import type {
  NamesakesAnswer,
  NamesakesBody,
  OfficeState,
  PeopleAnswer,
  PeopleQuery,
  PersonAnswer,
  PersonFoundAnswer,
  PersonOfficeAnswer,
  PersonPhoneAnswer,
} from './people.dto.js';
import { type OfficeRow, PeopleQueries } from './people.queries.js';
import { PeopleSight } from './sight.js';

/** So many offices tell somebody from his namesakes. */
const MOST_OFFICES = 3;

const IN_ORDER: readonly OfficeState[] = ['held', 'possible', 'upcoming', 'left'];

/** An office with whose it is, and what orders it among his others. */
interface ToldOffice extends PersonOfficeAnswer {
  readonly personId: string;
  readonly chairAlone: boolean;
  readonly begins: Day;
}

/** Persons as their viewer may see them. */
@Injectable()
export class PeopleReading {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly sight: PeopleSight,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** Persons for a picker, the best first. Two of one name are two. */
  async find(viewer: Viewer, { q, limit, organizationId, asOf }: PeopleQuery): Promise<PeopleAnswer> {
    const found = await this.queries.find(this.reader, viewer, q, limit, asOf, organizationId);
    const offices = await this.officesShown(viewer, found, asOf, organizationId);
    return { asOf, items: found.map((person) => told(person, offices)) };
  }

  /** Who has one of the names already: of each name those whom the account may find, each with a few of his offices. */
  async namesakes(viewer: Viewer, { names, organizationId }: NamesakesBody): Promise<NamesakesAnswer> {
    const asked = [...new Set(names)];
    const found = await this.queries.namesakes(this.reader, viewer, asked, organizationId);
    const offices = await this.officesShown(viewer, found, this.clock.today(), organizationId);
    const byPlace = Map.groupBy(found, ({ place }) => place);
    return { items: [...byPlace].map(([place, own]) => ({ name: asked[place - 1] ?? '', persons: own.map((one) => told(one, offices)) })) };
  }

  /** The offices by which persons may be found, for each of them those of the day first. */
  async officesShown(
    viewer: Viewer,
    found: readonly { readonly id: string }[],
    asOf: Day,
    organizationId?: string,
  ): Promise<Map<string, ToldOffice[]>> {
    const ids = found.map(({ id }) => id);
    const offices = await this.offices(this.reader, viewer, ids, asOf);
    return Map.groupBy(
      offices.filter(({ chairAlone, organization }) => !chairAlone || organization.id === organizationId),
      ({ personId }) => personId,
    );
  }

  /** A person with all his offices that the account may see. @throws Problem 404 */
  async one(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<PersonAnswer> {
    const row = await this.queries.one(reads, viewer, id, asOf);
    if (!row) throw problem('not_found');
    const offices = await this.offices(reads, viewer, [row.id], asOf);
    const phoneKept = !offices.some(({ chairAlone }) => chairAlone) && offices.some(({ state }) => state !== 'left');
    return { ...row, asOf, phoneKept, offices: offices.map(({ personId: _p, chairAlone: _c, begins: _b, ...office }) => office) };
  }

  /** Each unbroken chain in one post is one office, as the team tells it (S26): those of the day first, then the newest. */
  private async offices(reads: Reads, viewer: Viewer, ids: readonly string[], asOf: Day): Promise<ToldOffice[]> {
    const rows = await this.queries.offices(reads, viewer, ids, asOf);
    return chainsOf(rows, ({ personId, organization, post, acting, heldBy }) =>
      [personId, organization.id, post.code, acting ?? '', heldBy === null, heldBy ?? ''].join('/'),
    )
      .map((chain) => toldOffice(chain, asOf))
      .sort((a, b) => IN_ORDER.indexOf(a.state) - IN_ORDER.indexOf(b.state) || compareDays(b.begins, a.begins) || (a.id < b.id ? -1 : 1));
  }

  /** The page of a person: its opening is logged before it is answered (office.md 7). @throws Problem 404 */
  async opened(viewer: Viewer, id: string, asOf: Day): Promise<PersonAnswer> {
    const person = await this.one(viewer, id, asOf);
    await this.reader.rows(sql`/* people.opened */ insert into access_log (account_id, act, subject_id, detail)
      values (${viewer.accountId}, 'people.opened', ${person.id}, ${JSON.stringify({ asOf })})`);
    return person;
  }

  /** The office phone in full of somebody in office: to those who may, and logged. @throws Problem 404 */
  async phone(viewer: Viewer, id: string): Promise<PersonPhoneAnswer> {
    const seen = await this.sight.seen(viewer, 'people.contact');
    const row = await this.reader.one<PersonPhoneAnswer>(sql`/* people.phone */
      with one as (select coalesce(p.joined_to_id, p.id) as id from people p where p.id = ${id} and ${seen}),
        logged as (insert into access_log (account_id, act, subject_id) select ${viewer.accountId}::uuid, 'people.phone', one.id from one returning 1)
      select (select c.phone from person_contacts c join people w on w.id = c.person_id where c.phone is not null and (w.id = one.id or w.joined_to_id = one.id)
          and ${inOffice(sql`one.id`, this.clock.today())} order by w.id = one.id desc, w.id limit 1) as phone from one cross join logged`);
    if (!row) throw problem('not_found');
    return row;
  }
}

/** A chain as one office: it begins with the first of them, and ends as the last does. */
function toldOffice(chain: [OfficeRow, ...OfficeRow[]], asOf: Day): ToldOffice {
  const [{ from }] = chain;
  const { until, heldBy, ...last } = chain.at(-1) ?? chain[0];
  return {
    ...last,
    forUnit: heldBy !== null,
    terms: [...new Set(chain.flatMap(({ term }) => term ?? []))],
    from: KnownDate.read(from)?.toString() ?? '',
    to: KnownDate.read(until)?.toString() ?? null,
    state: stateOn({ from, until }, asOf),
    begins: from.earliest ?? '',
  };
}

/** Somebody as a picker tells him, with a few of the offices by which he is known. */
const told = (
  { id, name, employer, title }: Omit<PersonFoundAnswer, 'offices'>,
  offices: ReadonlyMap<string, readonly ToldOffice[]>,
): PersonFoundAnswer => ({
  id,
  name,
  employer,
  title,
  offices: (offices.get(id) ?? [])
    .slice(0, MOST_OFFICES)
    .map(({ organization, areaName, post, acting, from, to, state }) => ({ organization, areaName, post, acting, from, to, state })),
});
