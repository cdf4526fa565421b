import { Injectable } from '@nestjs/common';
import { placed, type PlacedRecord } from '../../organizations/index.js';
import type { Reads } from '../../platform/database/reads.js';
import { planKept, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { TermSort, TermState, Votes } from '../code-words.js';

/** A term as its row is kept, live or in the history: columns without a value may be missing. */
export interface TermImage {
  readonly id: string;
  readonly sort: TermSort;
  readonly number?: number | null;
  readonly congress_earliest: Day;
  readonly congress_latest: Day;
  readonly until_earliest?: Day | null;
  readonly until_latest?: Day | null;
  readonly meeting?: string | null;
  readonly years?: number | null;
  readonly expected?: number | null;
  readonly present?: number | null;
  readonly votes?: Votes | null;
  readonly to_be_filed: boolean;
  readonly filed_earliest?: Day | null;
  readonly filed_latest?: Day | null;
  readonly filing_number?: string | null;
}

export interface PostponementImage {
  readonly id: string;
  readonly term_id: string;
  readonly document_on: Day;
  readonly to_on: Day;
  readonly document_number?: string | null;
  readonly reason?: string | null;
}

export interface ArrangementImage {
  readonly id: string;
  readonly title: string;
  readonly document_number?: string | null;
  readonly document_on: Day;
  readonly window_from: Day;
  readonly window_last: Day;
}

/** What is recorded of the terms of one organization, and what follows for a day. */
export interface TermsRow {
  readonly placed: PlacedRecord;
  readonly terms: TermImage[];
  readonly seats: { readonly termId: string; readonly post: string; readonly seats: number }[];
  readonly postponements: PostponementImage[];
  readonly arrangements: ArrangementImage[];
  readonly state: { readonly termId: string; readonly state: TermState; readonly dueOn: Day | null } | null;
  /** Term → the change set that recorded its congress. */
  readonly changeSets: Readonly<Record<string, string>>;
}

interface Sources {
  readonly terms: Sql;
  readonly postponements: Sql;
  readonly arrangements: Sql;
}

/** One function over rows serves today, any day, and what was known on a day (records.md 12). */
@Injectable()
export class TermsQueries {
  constructor(private readonly clock: OfficeClock) {}

  /** Everything recorded, whoever asks: the caller judges by `placed`. `knownOn`: as it was recorded by the end of that day. */
  terms(reads: Reads, id: string, asOf: Day, knownOn?: Day): Promise<TermsRow | undefined> {
    const { terms, postponements, arrangements } = knownOn === undefined ? LIVE : this.known(id, knownOn);
    return reads.one<TermsRow>(
      planKept(sql`/* leadership.terms */ with o as (select o.* from organizations o where o.id = ${id}),
        x as (select o.id, (select jsonb_agg(to_jsonb(l)) from leads_of(o.id) l) as leads, coalesce(${terms}, '[]') as terms, coalesce(${postponements}, '[]') as postponements, coalesce(${arrangements}, '[]') as arrangements from o)
      select ${placed(asOf, this.clock.today())} as placed, x.terms, x.postponements, x.arrangements,
        coalesce((select json_agg(json_build_object('termId', s.term_id, 'post', s.post, 'seats', s.seats) order by s.post) from term_seats s where s.organization_id = o.id), '[]') as seats,
        (select json_build_object('termId', s.term_id, 'state', s.state, 'dueOn', s.due_on::text) from term_states(x.terms, x.postponements, x.arrangements, x.leads) s
          where s.from_day <= ${asOf}::date and ${asOf}::date < s.until_day) as state,
        coalesce((select json_object_agg(e.row_id, c.id) from history.entries e join history.change_sets c on c.id = e.change_set_id
          where e.subjects[1] = o.id and e.table_name = 'terms' and e.op = 'insert' and c.act = 'leadership.holdCongress'), '{}') as "changeSets"
      from o join x on x.id = o.id`),
    );
  }

  private known(id: string, day: Day): Sources {
    // Whatever was recorded before the next midnight on the office's wall.
    const moment = sql`((${day}::date + 1)::timestamp at time zone ${this.clock.timeZone} - interval '1 microsecond')`;
    return {
      terms: sql`(select jsonb_agg(r) from history.rows_on('terms', ${id}::uuid, ${moment}) r)`,
      postponements: sql`(select jsonb_agg(r) from history.rows_on('postponements', ${id}::uuid, ${moment}) r)`,
      arrangements: sql`(select jsonb_agg(a) from history.rows_on('arrangement_members', ${id}::uuid, ${moment}) m
        cross join lateral history.rows_on('arrangements', (m ->> 'arrangement_id')::uuid, ${moment}) a where a ->> 'title' is not null)`,
    };
  }
}

const LIVE: Sources = {
  terms: sql`(select jsonb_agg(to_jsonb(t) order by t.congress_earliest) from terms t where t.organization_id = o.id)`,
  postponements: sql`(select jsonb_agg(to_jsonb(p) order by p.document_on) from postponements p where p.organization_id = o.id)`,
  arrangements: sql`(select jsonb_agg(to_jsonb(a)) from arrangement_members m join arrangements a on a.id = m.arrangement_id where m.organization_id = o.id)`,
};
