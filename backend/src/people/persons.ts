import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { planKept, sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { inOffice } from './in-office.js';
import { newPerson } from './new-person.js';
import { Person } from './person.entity.js';
import { PeopleSight } from './sight.js';

/** Somebody by his record, or as published where he has none yet. */
export interface PersonNamed {
  readonly id?: string;
  /** Those of one act without a record that have the same key are one person. */
  readonly key?: string;
  readonly name?: string;
  readonly employer?: string | null;
  readonly title?: string | null;
  /** Where in the body he stands. */
  readonly pointer: string;
}

/** What acts on offices need of persons. */
@Injectable()
export class Persons {
  constructor(
    private readonly sight: PeopleSight,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * The records of persons that an act names, in their order: one that is named by its id has to be there and seen, and is the record as which he is
   * read; of one without a record a new one is made. Two of one name are two: nothing is guessed. @throws Problem 422 at the pointers of those who are not there
   */
  async named(tx: Tx, viewer: Viewer, named: readonly PersonNamed[]): Promise<string[]> {
    const known = await this.readAs(
      tx,
      viewer,
      named.flatMap(({ id }) => id ?? []),
    );
    const wrong = named.flatMap(({ id, pointer }) =>
      id !== undefined && !known.has(id) ? [fieldProblem(`${pointer}/id`, fault('unknown_reference'))] : [],
    );
    if (wrong.length) throw invalid(wrong);
    const made = new Map<string, Person>();
    const ids = named.map(({ id, key, name = '', employer, title }) => {
      if (id !== undefined) return known.get(id) ?? id;
      const next = tx.identifiers.next();
      const person =
        (key === undefined ? undefined : made.get(key)) ??
        newPerson(next, { name, employer: employer ?? null, title: title ?? null }, viewer.accountId);
      made.set(key ?? next, person);
      return person.id;
    });
    await tx.insert(Person, [...made.values()]);
    return ids;
  }

  /** Those of the persons whom the account sees, each with the record as which he is read. */
  private async readAs(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (!ids.length) return new Map();
    const rows = await tx.rows<{ id: string; readAs: string }>(
      sql`/* people.named */ select p.id, coalesce(p.joined_to_id, p.id) as "readAs" from people p where p.id = any(${ids}) and ${await this.sight.seen(viewer)}`,
    );
    return new Map(rows.map(({ id, readAs }) => [id, readAs]));
  }

  /**
   * Contact data are of the present (office.md 7): the phones go of those who held an office in the organization, for themselves or for a unit, and hold
   * none anywhere any more; of `others` too, whose rows there are gone already. Called after every act that may end a holding.
   */
  async releaseContacts(tx: Tx, organizationId: string, others: readonly string[] = []): Promise<void> {
    const today = this.clock.today();
    await tx.execute(
      planKept(sql`/* people.release-contacts */ delete from person_contacts c using people p
        where p.id = c.person_id and not ${inOffice(sql`coalesce(p.joined_to_id, p.id)`, today)}
          and c.person_id in (select w.id from people q join people w on w.id = coalesce(q.joined_to_id, q.id) or w.joined_to_id = coalesce(q.joined_to_id, q.id)
            where q.id in (select h.person_id from office_holdings h where h.organization_id = ${organizationId}
              union all select r.person_id from holding_representatives r where r.organization_id = ${organizationId} union all select unnest(${others}::uuid[])))`),
    );
  }
}
