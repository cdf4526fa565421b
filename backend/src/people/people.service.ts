import { Injectable } from '@nestjs/common';
import type { Right, Viewer } from '../accounts/index.js';
import { type ActOptions, OrganizationActs, type Reasons } from '../organizations/index.js';
import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Match } from '../platform/http/etag.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem, problemOfConstraint } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { named } from './new-person.js';
import type { JoinBody, PersonAnswer, PersonChangeBody, PersonPhoneBody } from './people.dto.js';
import { NO_OFFICE, ONE_ALREADY } from './people.problems.js';
import { inOffice, served } from './in-office.js';
import { PeopleReading } from './people.reading.js';
import type { Sentence } from './people.declaration.js';
import { PersonContact } from './person-contact.entity.js';
import { Person } from './person.entity.js';
import { PeopleSight } from './sight.js';

/** The acts on a person: what is published of him is mended, records are joined and parted, the office phone is kept. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly sight: PeopleSight,
    private readonly reading: PeopleReading,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 404, 403, 428, 412, 422 */
  change(viewer: Viewer, id: string, input: PersonChangeBody, match: Match, options: ActOptions = {}): Promise<PersonAnswer> {
    return this.acts.begin(viewer, 'people.change', input, options, async (tx) => {
      const [person] = await this.take(tx, viewer, [id], 'people.change', match);
      Object.assign(
        person,
        named({
          name: input.name ?? person.name,
          otherNames: input.otherNames ?? person.otherNames,
          employer: input.employer === undefined ? person.employer : input.employer,
          title: input.title === undefined ? person.title : input.title,
        }),
      );
      await tx.update(Person, [person], ['name', 'otherNames', 'nameKey', 'forms', 'employer', 'title']);
      tx.say({ key: 'personChanged' } satisfies Sentence);
      return this.answer(tx, viewer, person.id, options);
    });
  }

  /**
   * 合为一人: the other record, with those that were joined to it, is read as this one; its rows stay with it. Dry, the answer is what will stand
   * together. @throws Problem 404, 428, 412; 403 where either held an office outside the reach; 409 where they are one already
   */
  join(viewer: Viewer, id: string, input: JoinBody, match: Match, options: ActOptions = {}): Promise<PersonAnswer> {
    return this.acts.begin(viewer, 'people.join', input, options, async (tx) => {
      const [person, other] = await this.take(tx, viewer, [id, input.withId], 'people.join', match);
      if (!other || person.id === other.id) throw problemOfConstraint(ONE_ALREADY);
      await this.refuseBeyond(tx, viewer, [person.id, other.id]);
      const followers = await tx.load(Person, { joinedToId: other.id });
      const joining = [other, ...followers];
      for (const one of joining) one.joinedToId = person.id;
      await tx.update(Person, joining, ['joinedToId']);
      tx.say({ key: 'personsJoined' } satisfies Sentence);
      return this.answer(tx, viewer, person.id, options);
    });
  }

  /** 拆分: a joined record stands for itself again; asked of the one that others are read as, all of them do. @throws Problem as `join` */
  part(viewer: Viewer, id: string, input: Reasons, match: Match, options: ActOptions = {}): Promise<PersonAnswer> {
    return this.acts.begin(viewer, 'people.part', input, options, async (tx) => {
      const [person] = await this.take(tx, viewer, [id], 'people.join', match);
      await this.refuseBeyond(tx, viewer, [person.id]);
      const joined = await tx.load(Person, { joinedToId: person.id });
      const parting = id === person.id ? joined : joined.filter((one) => one.id === id);
      for (const one of parting) one.joinedToId = null;
      await tx.update(Person, parting, ['joinedToId']);
      tx.say({ key: 'personParted' } satisfies Sentence);
      return this.answer(tx, viewer, person.id, options);
    });
  }

  /** Records the office phone of somebody in office, or takes it away. @throws Problem as `change`; 422 where none is kept, 409 where he holds no office */
  setPhone(viewer: Viewer, id: string, input: PersonPhoneBody, match: Match, options: ActOptions = {}): Promise<PersonAnswer> {
    return this.acts.begin(viewer, 'people.setPhone', input, options, async (tx) => {
      const [person] = await this.take(tx, viewer, [id], 'people.change', match);
      if (input.phone !== null) await this.refuseUnkept(tx, person.id);
      const contacts = await this.contacts(tx, person.id);
      const own = contacts.find(({ personId }) => personId === person.id);
      for (const one of contacts) one.phone = one === own ? input.phone : null;
      await tx.update(PersonContact, contacts, ['phone']);
      if (!own && input.phone !== null)
        await tx.insert(PersonContact, [
          Object.assign(new PersonContact(), { id: tx.identifiers.next(), personId: person.id, phone: input.phone }),
        ]);
      tx.say({ key: 'personPhoneSet' } satisfies Sentence);
      return this.answer(tx, viewer, person.id, options);
    });
  }

  /** Erases the office phone for ever, in the history too. @throws Problem as `change` */
  erasePhone(viewer: Viewer, id: string, match: Match, options: ActOptions = {}): Promise<PersonAnswer> {
    return this.acts.begin(viewer, 'people.erasePhone', {}, options, async (tx) => {
      const [person] = await this.take(tx, viewer, [id], 'people.erase', match);
      const contacts = await this.contacts(tx, person.id);
      for (const one of contacts) one.phone = null;
      await tx.update(PersonContact, contacts, ['phone']);
      await tx.rows(sql`/* people.erase-phone */ select history.erase('person_contacts', c.id, 'phone')
        from person_contacts c where c.id = any(${contacts.map((one) => one.id)})`);
      tx.say({ key: 'personPhoneErased' } satisfies Sentence);
      return this.reading.one(viewer, person.id, this.clock.today(), tx);
    });
  }

  /** Locks the records as which the persons are read, in the order asked, and raises their versions. `match` is of the first. @throws Problem 404, 403, 428, 412 */
  private async take(tx: Tx, viewer: Viewer, ids: readonly string[], right: Right, match: Match): Promise<[Person, ...Person[]]> {
    const rows = await tx.rows<{ asked: string; id: string; version: number; seen: boolean; allowed: boolean }>(sql`/* people.take */
      with locked as (select p.id from people p where p.id in (select coalesce(q.joined_to_id, q.id) from people q where q.id = any(${ids})) order by p.id for no key update),
        raised as (update people p set version = p.version + 1 from locked l where p.id = l.id returning p.id, p.version)
      select asked.id as asked, r.id, r.version, ${await this.sight.seen(viewer)} as seen, ${await this.sight.seen(viewer, right)} as allowed
      from people asked join people p on p.id = coalesce(asked.joined_to_id, asked.id) join raised r on r.id = p.id where asked.id = any(${ids})`);
    const taken = ids.map((id) => rows.find(({ asked }) => asked === id));
    const there = taken.flatMap((row) => (row?.seen ? [row] : []));
    const [first] = there;
    if (!first || there.length < ids.length) throw problem('not_found');
    if (there.some(({ allowed }) => !allowed)) throw problem('forbidden');
    match.require(first.id, first.version - 1);
    const people = await tx.load(
      Person,
      there.map(({ id }) => ({ id })),
    );
    tx.take(people.map(({ id }) => id));
    return there.flatMap(({ id }) => people.find((one) => one.id === id) ?? []) as [Person, ...Person[]];
  }

  private async refuseBeyond(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
    const beyond = await tx.rows(
      sql`/* people.beyond */ select p.id from people p where p.id = any(${ids}) and ${await this.sight.beyond(viewer, 'people.join')}`,
    );
    if (beyond.length) throw problem('forbidden');
  }

  /** Contact data are of the present, and of some organizations none is kept (office.md 7). */
  private async refuseUnkept(tx: Tx, id: string): Promise<void> {
    const row = await tx.one<{ kept: boolean; held: boolean }>(sql`/* people.phone-kept */
      select ${inOffice(sql`p.id`, this.clock.today())} as held, not exists (select from people w cross join lateral ${served}
          join organizations o on o.id = h.organization_id join kinds k on k.code = o.kind where (w.id = p.id or w.joined_to_id = p.id) and k.chair_alone) as kept
      from people p where p.id = ${id}`);
    if (!row?.kept) throw invalid([fieldProblem('/phone', fault('no_phone_for_kind'))]);
    if (!row.held) throw problemOfConstraint(NO_OFFICE);
  }

  private async contacts(tx: Tx, id: string): Promise<PersonContact[]> {
    const joined = await tx.load(Person, { joinedToId: id });
    return tx.load(
      PersonContact,
      [id, ...joined.map((one) => one.id)].map((personId) => ({ personId })),
    );
  }

  private async answer(tx: Tx, viewer: Viewer, id: string, { dryRun }: ActOptions): Promise<PersonAnswer> {
    const person = await this.reading.one(viewer, id, this.clock.today(), tx);
    return dryRun ? person : Object.assign(person, { changeSet: tx.changeSet });
  }
}
