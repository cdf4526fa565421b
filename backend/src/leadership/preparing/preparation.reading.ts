import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { OrganizationRecords, placed, type PlacedRecord } from '../../organizations/index.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { addDays, type Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { PreparationAnswer, PreparationStepListAnswer } from './preparation.dto.js';
import { FIRST_STEPS, stepsOf, templates } from './steps.js';

interface CheckRow {
  readonly place: number;
  readonly words: string;
  readonly daysBefore: number;
  readonly doneOn: Day | null;
  readonly doneBy: { readonly id: string; readonly name: string } | null;
}

interface PreparationRow {
  readonly placed: PlacedRecord;
  readonly kind: string;
  readonly termId: string | null;
  readonly number: number | null;
  readonly dueOn: Day | null;
  readonly begun: boolean;
  readonly plannedOn: Day | null;
  readonly handler: { readonly id: string; readonly name: string } | null;
  readonly checks: readonly CheckRow[];
}

/** How a congress is prepared, as its viewer may see it, and by which steps. */
@Injectable()
export class PreparationReading {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** The preparation that follows on the term of the day; where none is recorded, what the template says. @throws Problem 404 */
  async preparation(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<PreparationAnswer> {
    const found = await this.row(reads, id, asOf);
    const { today } = await this.records.seen(viewer, found?.placed, asOf);
    const { placed: where, kind, ...row } = found as PreparationRow;
    // What those write who have it now is no business of who had it then.
    const told = today && row.begun;
    const template = stepsOf(await templates(reads), kind).map((step, place) => ({
      ...step,
      place: place + 1,
      doneOn: null,
      doneBy: null,
    }));
    const congress = (told ? row.plannedOn : null) ?? row.dueOn;
    const items = (told ? row.checks : template).map((check) => {
      const doneOn = check.doneOn !== null && check.doneOn <= asOf ? check.doneOn : null;
      const on = congress && addDays(congress, -check.daysBefore);
      return { ...check, on, doneOn, doneBy: doneOn === null ? null : check.doneBy, late: doneOn === null && on !== null && on < asOf };
    });
    return {
      asOf,
      version: where.version,
      begun: told,
      termId: row.termId,
      number: row.number,
      dueOn: row.dueOn,
      plannedOn: told ? row.plannedOn : null,
      handler: told ? row.handler : null,
      done: items.filter(({ doneOn }) => doneOn !== null).length,
      items,
    };
  }

  /** The steps of all kinds, and of those that have their own. */
  async steps(reads: Reads = this.reader): Promise<PreparationStepListAnswer> {
    const own = (await templates(reads)).map(({ kind, steps }) => ({ kind, own: true, steps: [...steps] }));
    return { items: own.some(({ kind }) => kind === null) ? own : [{ kind: null, own: false, steps: [...FIRST_STEPS] }, ...own] };
  }

  private row(reads: Reads, id: string, asOf: Day): Promise<PreparationRow | undefined> {
    return reads.one<PreparationRow>(sql`/* leadership.preparation */ select ${placed(asOf, this.clock.today())} as placed, o.kind, g.term_id as "termId", t.number,
        g.due_on::text as "dueOn", r.id is not null as begun, r.planned_on::text as "plannedOn", case when h.id is not null then json_build_object('id', h.id, 'name', h.name) end as handler,
        coalesce((select json_agg(json_build_object('place', c.place, 'words', c.words, 'daysBefore', c.days_before, 'doneOn', c.done_on::text,
            'doneBy', case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end) order by c.place)
          from preparation_checks c left join accounts d on d.id = c.done_by where c.preparation_id = r.id), '[]') as checks
      from organizations o left join term_segments g on g.organization_id = o.id and g.from_day <= ${asOf} and ${asOf} < g.until_day
      left join terms t on t.id = g.term_id
      left join preparations r on r.organization_id = o.id and r.term_id is not distinct from g.term_id left join accounts h on h.id = r.handler_id
      where o.id = ${id}`);
  }
}
