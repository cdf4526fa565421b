import { ApiProperty } from '@nestjs/swagger';
import type { Cursor } from '../platform/http/cursor.js';
import { MOST_ROWS } from '../platform/http/list-query.js';
import { DayParam, NumberParam, TextParam } from '../platform/http/params.js';
import type { Day } from '../platform/time/day.js';
import { ChangeAnswer } from './changes.dto.js';

/** What others did lately: how much of it, and where to go on. */
export class OthersQuery {
  @NumberParam({ min: 1, max: MOST_ROWS, description: 'change sets of a page; default 50' })
  limit = 50;

  @TextParam({ max: 4000, description: 'cursor `next` of the page before' })
  after?: Cursor;
}

/** What one did oneself, of one day or one act where that is asked. */
export class MineQuery extends OthersQuery {
  @DayParam({ description: 'done on this day of the office' })
  day?: Day;

  @TextParam({ max: 100, description: 'code of the act, as in `acts`' })
  act?: string;
}

/** A record that a change set is about. */
export class RecentRecord {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, description: 'as it is called today; of one that is gone, as it last was' })
  name: string;

  @ApiProperty({ type: String, enum: ['organization', 'type', 'area', 'areaEvent', 'section', 'person', 'arrangement'] })
  sort: 'organization' | 'type' | 'area' | 'areaEvent' | 'section' | 'person' | 'arrangement';

  @ApiProperty({ type: String, nullable: true, description: 'kind of an organization' })
  kind: string | null;

  @ApiProperty({ type: Boolean, description: 'false: an undo took it away, and undoing that brings it back' })
  there: boolean;
}

/** A change set that somebody else made. */
export class OthersChange {
  @ApiProperty({ type: String, format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true })
  account: string | null;

  @ApiProperty({ type: String })
  act: string;

  @ApiProperty({ type: String })
  actLabel: string;

  @ApiProperty({ type: String, format: 'uuid' })
  changeSet: string;

  @ApiProperty({ type: String, nullable: true, description: 'null also where it is about records out of reach' })
  sentence: string | null;

  @ApiProperty({ type: [RecentRecord], description: 'records that it changed and the account may see, at most 20' })
  records: RecentRecord[];

  @ApiProperty({ type: 'integer', description: 'how many of its records the account may see, at most 1000' })
  count: number;
}

class Recent {
  @ApiProperty({ type: String, format: 'date', description: 'from this day on; earlier ones stand with their records' })
  since: Day;

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export class OthersChanges extends Recent {
  @ApiProperty({ type: [OthersChange] })
  items: OthersChange[];
}

/** A change set of one's own, field by field. */
export class MyChange extends ChangeAnswer {
  @ApiProperty({ type: [RecentRecord], description: 'records that it changed and the account may see, at most 20' })
  records: RecentRecord[];

  @ApiProperty({
    type: 'integer',
    description: 'how many of its records the account may see, at most 1000; more than 20 are not told field by field',
  })
  count: number;
}

class DoneAct {
  @ApiProperty({ type: String })
  act: string;

  @ApiProperty({ type: String })
  label: string;
}

export class MyChanges extends Recent {
  @ApiProperty({ type: [DoneAct], description: 'acts that the account did in these days' })
  acts: DoneAct[];

  @ApiProperty({ type: [MyChange] })
  items: MyChange[];
}
