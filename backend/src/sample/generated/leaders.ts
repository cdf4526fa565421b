import { Holding } from '../../leadership/holdings/holding.entity.js';
import { Postponement } from '../../leadership/terms/postponement.entity.js';
import { Term } from '../../leadership/terms/term.entity.js';
import type { Organization } from '../../organizations/organization.entity.js';
import { newPerson } from '../../people/new-person.js';
import type { Person } from '../../people/person.entity.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Identifiers } from '../../platform/identifiers.js';
import { addDays, addYears, type Day } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { inventedName, inventedPost } from '../people.js';
import type { Lives } from './lives.js';

/** The rows of who leads many organizations, table by table. */
export interface Leaders {
  readonly people: Person[];
  readonly terms: Term[];
  readonly postponements: Postponement[];
  readonly holdings: Holding[];
}

/** How long a term is, by kind; the others have none. */
const YEARS: Readonly<Record<string, number>> = { association: 5, chamberOfCommerce: 5, democraticParty: 5, overseasGroup: 3 };
const FILED = ['association', 'chamberOfCommerce'];
/** Of these the chair alone is told. */
const CHAIR_ALONE = 'overseasGroup';
/** A congress is held by this day; what is due later is not. */
const UNTIL: Day = '2026-10-30';
/** Terms of one organization that are known, the newest of them. */
const TERMS_AT_MOST = 2;
const EVERYONE = ['chair', 'viceChair', 'viceChair', 'secretaryGeneral'] as const;
type Post = (typeof EVERYONE)[number];

/** Invents who leads the organizations: three holdings of each on the average, the same for the same row of chances. */
export class LeaderMaker {
  constructor(
    private readonly identifiers: Identifiers,
    private readonly chance: () => number,
    private readonly enteredBy: string | null,
  ) {}

  /** Who leads all of these. */
  make({ organizations }: Lives): Leaders {
    const leaders: Leaders = { people: [], terms: [], postponements: [], holdings: [] };
    for (const organization of organizations) this.lead(organization, leaders);
    return leaders;
  }

  private lead(organization: Organization, leaders: Leaders): void {
    const { kind, founded } = organization;
    const years = YEARS[kind];
    if (years === undefined) {
      // Whoever answers for a base or a centre: some are known, none by a congress.
      if (this.happens(0.6))
        this.seat(organization, 'chair', 1, { id: null, from: KnownDate.of(this.foundBy(organization)) }, undefined, leaders);
      return;
    }
    // A few were found as they are, without a congress 届次待补.
    if (founded.earliest === '-infinity' || this.happens(0.04)) {
      this.team(organization, { id: null, from: KnownDate.of(this.foundBy(organization)) }, [], leaders);
      return;
    }
    const days = this.congresses(founded.latest ?? UNTIL, organization.ended.earliest ?? UNTIL, years);
    let held: Holding[] = [];
    days.slice(-TERMS_AT_MOST).forEach((on, place) => {
      const term = this.term(organization, on, { number: Math.max(0, days.length - TERMS_AT_MOST) + place + 1, years });
      leaders.terms.push(term);
      for (const row of held) Object.assign(row, { until: term.congress, wayOut: 'termEnded' });
      held = this.team(organization, { id: term.id, from: term.congress }, held, leaders);
    });
    const [last, newest] = [days.at(-1), leaders.terms.at(-1)];
    if (last && newest?.organizationId === organization.id && addYears(last, years) < addDays(UNTIL, 60) && this.happens(0.2))
      leaders.postponements.push(this.postponement(newest, addYears(last, years)));
  }

  /** From the founding on, each a little before or after the last day of the term before; some are still to be held. */
  private congresses(founded: Day, until: Day, years: number): Day[] {
    const days: Day[] = [founded];
    for (;;) {
      const next = addDays(addYears(days.at(-1) ?? founded, years), Math.floor(this.chance() * 150) - 120);
      if (next >= until || (addYears(next, years) > until && this.happens(0.04))) return days;
      days.push(next);
    }
  }

  /** The team of a term: who was in the one before goes on in every second case, in his own seat. */
  private team(
    organization: Organization,
    term: { id: string | null; from: KnownDate },
    before: readonly Holding[],
    leaders: Leaders,
  ): Holding[] {
    const posts: readonly Post[] = organization.kind === CHAIR_ALONE ? ['chair'] : EVERYONE;
    const rows: Holding[] = [];
    for (const [place, post] of posts.entries()) {
      if (post !== 'chair' && !this.happens(0.4)) continue;
      const seat = post === 'viceChair' ? place : 1;
      const former = before.find((row) => row.post === post && row.seat === seat);
      rows.push(this.seat(organization, post, seat, term, former && this.happens(0.5) ? former : undefined, leaders));
    }
    return rows;
  }

  private seat(
    organization: Organization,
    post: Post,
    seat: number,
    term: { id: string | null; from: KnownDate },
    former: Holding | undefined,
    leaders: Leaders,
  ): Holding {
    const id = this.identifiers.next();
    const name = inventedName(id);
    const personId = former?.personId ?? this.identifiers.next();
    const published = former ? { employer: former.employer, title: former.title } : inventedPost(id);
    if (!former) leaders.people.push(newPerson(personId, { name, ...published }, this.enteredBy));
    const row = Object.assign(new Holding(), {
      id,
      organizationId: organization.id,
      personId,
      unitId: null,
      unitName: null,
      exOfficio: null,
      post,
      seat,
      acting: null,
      termId: term.id,
      from: term.from,
      until: KnownDate.of(null),
      wayIn: term.id === null ? null : ('elected' as const),
      wayOut: null,
      rank: null,
      fullTime: null,
      ...published,
      mark: null,
    });
    leaders.holdings.push(row);
    return row;
  }

  private term(organization: Organization, on: Day, { number, years }: { number: number; years: number }): Term {
    const toBeFiled = FILED.includes(organization.kind);
    const filed = toBeFiled && this.happens(0.97) ? PartialDate.on(addDays(on, 7 + Math.floor(this.chance() * 30))) : null;
    return Object.assign(new Term(), {
      id: this.identifiers.next(),
      organizationId: organization.id,
      sort: 'congress' as const,
      number,
      congress: KnownDate.of(PartialDate.on(on)),
      until: KnownDate.of(null),
      meeting: null,
      years,
      expected: null,
      present: null,
      votes: null,
      toBeFiled,
      filed: KnownDate.of(filed),
      filingNumber: null,
    });
  }

  private postponement({ id: termId, organizationId }: Term, last: Day): Postponement {
    const row = { id: this.identifiers.next(), organizationId, termId, documentOn: addDays(last, -30), toOn: addDays(last, 300) };
    return Object.assign(new Postponement(), { ...row, documentNumber: null, reason: null });
  }

  /** In office by a day of this year, or by the last that the organization lived. */
  private foundBy({ founded, ended }: Organization): PartialDate {
    const day = ended.earliest === null ? '2026-03-10' : addDays(ended.earliest, -1);
    const first = founded.latest ?? day;
    return PartialDate.of('-infinity', day < first ? first : day);
  }

  private happens(share: number): boolean {
    return this.chance() < share;
  }
}
