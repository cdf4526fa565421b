import { ApiProperty } from '@nestjs/swagger';
import { UNASSIGNED } from '../../organizations/index.js';
import { AsOfQuery, ListQuery } from '../../platform/http/list-query.js';
import { ChoiceListParam, ChoiceParam, DayParam, TextListParam, UuidParam } from '../../platform/http/params.js';
import type { Day } from '../../platform/time/day.js';
import { type TermState, TERM_STATES } from '../code-words.js';

export const WITHIN = ['month', 'quarter', 'half', 'year'] as const;
export type Within = (typeof WITHIN)[number];

/** Which bodies are asked for. */
export interface DueFilter {
  readonly kind?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly areaId?: string | undefined;
  /** An account, or `UNASSIGNED`. */
  readonly handlerId?: string | undefined;
}

/** The same words in the list, its numbers and the calendar. */
function dueFiltered<T extends AsOfQuery>(base: new () => T): new () => T & DueFilter {
  class Filtered extends (base as new () => AsOfQuery) implements DueFilter {
    @TextListParam()
    kind?: string[];

    @TextListParam({ description: 'names or codes of types' })
    type?: string[];

    @UuidParam({ description: 'jurisdiction, with all that lies under it' })
    areaId?: string;

    @UuidParam({ also: [UNASSIGNED], description: 'the account that prepares the congress; none: nobody has been charged with it' })
    handlerId?: string;
  }
  return Filtered as unknown as new () => T & DueFilter;
}

export class DueQuery extends dueFiltered(ListQuery) {
  @ChoiceParam(WITHIN, { description: 'due by the end of this month, quarter, year, or within half a year; default half' })
  within?: Within;

  @ChoiceListParam(TERM_STATES)
  state?: TermState[];
}

export class DueCountQuery extends dueFiltered(AsOfQuery) {
  @ChoiceParam(WITHIN)
  within?: Within;
}

export class CalendarQuery extends dueFiltered(AsOfQuery) {
  @DayParam({ description: 'last day of the calendar; default half a year on' })
  until?: Day;
}

class NamedThing {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
}

class DueWindow {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String, format: 'date', description: 'last day' }) lastOn: string;
}

/** A body whose congress is due, late, or was held and is to be filed. */
export class DueAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String, nullable: true }) shortName: string | null;
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) type: string;
  @ApiProperty({ type: String, format: 'uuid' }) areaId: string;
  @ApiProperty({ type: String }) areaName: string;
  @ApiProperty({ enum: TERM_STATES }) state: TermState;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) termId: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) number: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'the last day by length, as precisely as it is known' }) lastOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'the last day in force' }) dueOn: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'days left until the day in force; negative: over' }) days: number | null;
  @ApiProperty({ type: DueWindow, nullable: true }) window: DueWindow | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'by when it is to be filed' }) fileBy: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'a congress of a day to come that is recorded, else the planned day' })
  plannedOn: string | null;
  @ApiProperty({ type: NamedThing, nullable: true, description: 'who prepares it' }) handler: NamedThing | null;
  @ApiProperty({ type: 'integer', description: 'steps of the check-list that are done' }) done: number;
  @ApiProperty({ type: 'integer', description: 'steps of the check-list' }) steps: number;
}

export class DuePageAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: String, format: 'date', description: 'last day that is looked at' }) until: string;
  @ApiProperty({ type: [DueAnswer], description: 'the urgent first' }) items: DueAnswer[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty({ type: String, nullable: true }) previous: string | null;
}

class DueStateCount {
  @ApiProperty({ enum: TERM_STATES }) state: TermState;
  @ApiProperty({ type: 'integer' }) count: number;
}

class DueAreaCount {
  @ApiProperty({ type: String, format: 'uuid' }) areaId: string;
  @ApiProperty({ type: String }) areaName: string;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: 'integer', description: '逾期 and 延期超限' }) overdue: number;
}

class DueWindowCount {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer', description: '已安排 in it' }) count: number;
  @ApiProperty({ type: [String], description: 'their kinds' }) kinds: string[];
}

export class DueCountsAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: String, format: 'date' }) until: string;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: [DueStateCount] }) states: DueStateCount[];
  @ApiProperty({ type: [DueAreaCount], description: 'counties in the order of the office; what lies in none of them under its own area' })
  areas: DueAreaCount[];
  @ApiProperty({
    type: [DueWindowCount],
    description: 'arrangements with bodies in their windows, whichever page of the list these stand on',
  })
  windows: DueWindowCount[];
}

class CalendarBody {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ enum: TERM_STATES }) state: TermState;
  @ApiProperty({ type: String, format: 'date' }) on: string;
  @ApiProperty({ type: Boolean, description: 'a congress that is planned, not a last day' }) planned: boolean;
}

class CalendarCell {
  @ApiProperty({ type: String, nullable: true, description: 'YYYY-MM; null: past its day already' }) month: string | null;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: [CalendarBody], description: 'the first ones' }) items: CalendarBody[];
}

class CalendarRow {
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: [CalendarCell] }) cells: CalendarCell[];
}

class CalendarBar {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String, nullable: true }) documentNumber: string | null;
  @ApiProperty({ type: String, format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', description: 'last day' }) lastOn: string;
  @ApiProperty({ type: [String], description: 'kinds of its bodies' }) kinds: string[];
  @ApiProperty({ type: 'integer', description: 'its bodies that the account sees' }) count: number;
}

export class CalendarAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: String, format: 'date' }) until: string;
  @ApiProperty({ type: [String], description: 'YYYY-MM, from the month of the day asked on' }) months: string[];
  @ApiProperty({ type: [CalendarRow], description: 'kinds in the order of the office' }) rows: CalendarRow[];
  @ApiProperty({ type: [CalendarBar] }) arrangements: CalendarBar[];
}

/** A body whose first post nobody holds. */
class VacancyAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) type: string;
  @ApiProperty({ type: String }) areaName: string;
  @ApiProperty({ type: String, description: 'what the first post is called there' }) post: string;
  @ApiProperty({ type: String, nullable: true, description: 'first day on which nobody holds it; null: nobody is recorded' }) since:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: 'who does the work of it' }) acting: string | null;
}

export class VacancyListAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [VacancyAnswer] }) items: VacancyAnswer[];
  @ApiProperty({ type: 'integer', description: 'all of them; the list ends with 500' }) count: number;
}

class LegalReminder {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({
    enum: ['vacant', 'register'],
    description: 'nobody is 法定代表人 any more; or the chair changed and it is to be registered anew',
  })
  why: 'vacant' | 'register';
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'to be registered by' }) by: string | null;
}

export class LegalReminderListAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [LegalReminder] }) items: LegalReminder[];
}
