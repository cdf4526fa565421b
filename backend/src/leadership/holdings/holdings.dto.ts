import { ApiProperty } from '@nestjs/swagger';
import { CitedAnswer } from '../../history/index.js';
import { Reasons } from '../../organizations/index.js';
import {
  BooleanField,
  DayField,
  NumberField,
  OptionField,
  PartialDateField,
  PartField,
  PartListField,
  TextField,
  UuidField,
} from '../../platform/http/fields.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { type Acting, ACTINGS, LEFT, type Mark, MARKS, type WayIn, WAYS_IN, type WayOut, WAYS_OUT } from '../code-words.js';

const POST = { max: 40, pattern: /^[^,]+$/, example: '会长', description: 'name or code of the post' };

/** A person by his record, or as published where he has none yet: then one is made. */
export class PersonPart {
  @UuidField({ optional: true })
  id?: string;

  @TextField({ max: 40, optional: true, description: 'persons of one body that have no record yet and the same key are one' })
  key?: string;

  @TextField({ max: 60, optional: true })
  name?: string;

  @TextField({ max: 100, optional: true, nullable: true, description: '单位' })
  employer?: string | null;

  @TextField({ max: 60, optional: true, nullable: true, description: '单位职务' })
  title?: string | null;
}

/** A unit that holds an office: an organization of the registry, or a plain name. */
export class UnitPart {
  @UuidField({ optional: true })
  id?: string;

  @TextField({ max: 100, optional: true })
  name?: string;
}

/** Who is to hold what. One of person, unit and exOfficio at least; with a unit the person is its representative. */
export class HolderPart {
  @TextField(POST)
  post: string;

  @PartField(() => PersonPart, { optional: true, nullable: true })
  person?: PersonPart | null;

  @PartField(() => UnitPart, { optional: true, nullable: true, description: '会长单位: it holds through its representative, the person' })
  unit?: UnitPart | null;

  @TextField({ max: 60, optional: true, nullable: true, description: 'whoever has this post elsewhere 当然职务' })
  exOfficio?: string | null;

  @NumberField({ min: 1, max: 999, optional: true, nullable: true, description: 'which of its seats; absent: the lowest that is free' })
  seat?: number | null;

  @OptionField(WAYS_IN, { optional: true, nullable: true })
  wayIn?: WayIn | null;

  @BooleanField({ optional: true, nullable: true, description: '专职 or 兼职' })
  fullTime?: boolean | null;

  @OptionField(MARKS, { optional: true, nullable: true })
  mark?: Mark | null;
}

/** 届中增补、补选、任命、聘任, 代理, 主持工作: one more holder between congresses, or of the past. */
export class HoldingBody extends Reasons {
  @PartField(() => HolderPart)
  holder: HolderPart;

  @PartialDateField()
  from: PartialDate;

  @PartialDateField({ optional: true, nullable: true, description: 'first day on which it is no longer held' })
  to?: PartialDate | null;

  @OptionField(WAYS_OUT, { optional: true, nullable: true })
  wayOut?: WayOut | null;

  @OptionField(ACTINGS, { optional: true, nullable: true, description: 'apart from the holder of the seat' })
  acting?: Acting | null;

  @UuidField({ optional: true, nullable: true, description: 'term it belongs to; absent: that of its first day' })
  termId?: string | null;
}

/** 届中变动: somebody leaves, and who does the work from then on. */
export class LeavingBody extends Reasons {
  @PartialDateField({ description: 'first day on which it is no longer held' })
  on: PartialDate;

  @OptionField(WAYS_OUT)
  wayOut: WayOut;

  @PartField(() => PersonPart, { optional: true, nullable: true, description: '由谁主持' })
  acting?: PersonPart | null;

  @OptionField(ACTINGS, { optional: true, description: 'how; absent: 主持工作' })
  actingAs?: Acting;
}

/** A holding mended: only what is given changes; null empties. */
export class HoldingChangeBody extends Reasons {
  @PartialDateField({ optional: true })
  from?: PartialDate;

  @PartialDateField({ optional: true, nullable: true })
  to?: PartialDate | null;

  @OptionField(WAYS_IN, { optional: true, nullable: true })
  wayIn?: WayIn | null;

  @OptionField(WAYS_OUT, { optional: true, nullable: true })
  wayOut?: WayOut | null;

  @NumberField({ min: 1, max: 999, optional: true })
  seat?: number;

  @NumberField({ min: 1, max: 9999, optional: true, nullable: true })
  rank?: number | null;

  @BooleanField({ optional: true, nullable: true })
  fullTime?: boolean | null;

  @TextField({ max: 100, optional: true, nullable: true })
  employer?: string | null;

  @TextField({ max: 60, optional: true, nullable: true })
  title?: string | null;

  @OptionField(MARKS, { optional: true, nullable: true })
  mark?: Mark | null;
}

/** 期初录入: the team as it is found, known to be in office by a day. */
export class FoundTeamBody extends Reasons {
  @DayField({ description: 'in office by this day: their beginnings become [..day]' })
  on: string;

  @PartListField(() => HolderPart, { max: 300, min: 1 })
  holders: HolderPart[];
}

class NamedAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
}

export class PostNameAnswer {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
}

class UnitAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: a plain name, or outside the reach' }) id: string | null;
  @ApiProperty({ type: String }) name: string;
}

class RepresentativeAnswer {
  @ApiProperty({ type: NamedAnswer }) person: NamedAnswer;
  @ApiProperty({ type: String }) from: string;
  @ApiProperty({ type: String, nullable: true }) to: string | null;
}

/** Who holds a post on the day asked. */
export class HolderAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: NamedAnswer, nullable: true, description: 'the holder, or the representative of the unit' })
  person: NamedAnswer | null;
  @ApiProperty({ type: UnitAnswer, nullable: true }) unit: UnitAnswer | null;
  @ApiProperty({ type: String, nullable: true }) exOfficio: string | null;
  @ApiProperty({ type: PostNameAnswer }) post: PostNameAnswer;
  @ApiProperty({ type: 'integer' }) seat: number;
  @ApiProperty({ enum: ACTINGS, nullable: true }) acting: Acting | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'number of the term' }) term: number | null;
  @ApiProperty({ type: String }) from: string;
  @ApiProperty({ type: String, nullable: true, description: 'first day on which it is no longer held' }) to: string | null;
  @ApiProperty({ type: String, description: 'first day of the unbroken chain in the post' }) since: string;
  @ApiProperty({ enum: ['certain', 'possible'] }) certainty: 'certain' | 'possible';
  @ApiProperty({ type: String, nullable: true }) employer: string | null;
  @ApiProperty({ type: String, nullable: true }) title: string | null;
}

export class HoldersAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [HolderAnswer] }) items: HolderAnswer[];
}

export const HOLDING_STATES = ['upcoming', 'possible', 'held', 'left'] as const;
export type HoldingState = (typeof HOLDING_STATES)[number];

/** A holding of any time, as the tab 班子 shows it. */
export class HoldingAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: NamedAnswer, nullable: true, description: 'the holder; of a unit its representative on the day' })
  person: NamedAnswer | null;
  @ApiProperty({ type: UnitAnswer, nullable: true }) unit: UnitAnswer | null;
  @ApiProperty({ type: String, nullable: true }) exOfficio: string | null;
  @ApiProperty({ type: PostNameAnswer }) post: PostNameAnswer;
  @ApiProperty({ type: 'integer' }) seat: number;
  @ApiProperty({ type: 'integer', description: 'place in the team: by rank, then post, then seat' }) place: number;
  @ApiProperty({ enum: ACTINGS, nullable: true }) acting: Acting | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) termId: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) term: number | null;
  @ApiProperty({ type: String }) from: string;
  @ApiProperty({ type: String, nullable: true, description: 'first day on which it is no longer held' }) to: string | null;
  @ApiProperty({ type: String, description: 'first day of the unbroken chain in the post' }) since: string;
  @ApiProperty({ enum: HOLDING_STATES, description: 'on the day asked' }) state: HoldingState;
  @ApiProperty({ enum: WAYS_IN, nullable: true }) wayIn: WayIn | null;
  @ApiProperty({ enum: [...WAYS_OUT, LEFT], nullable: true, description: '`left` where the account may not know it' }) wayOut:
    WayOut | typeof LEFT | null;
  @ApiProperty({ type: Boolean, nullable: true }) fullTime: boolean | null;
  @ApiProperty({ type: String, nullable: true }) employer: string | null;
  @ApiProperty({ type: String, nullable: true }) title: string | null;
  @ApiProperty({ enum: MARKS, nullable: true }) mark: Mark | null;
  @ApiProperty({ type: 'integer', description: 'in how many terms in a row he has held the post' }) termsInARow: number;
  @ApiProperty({ type: [RepresentativeAnswer] }) representatives: RepresentativeAnswer[];
  @ApiProperty({ type: Boolean, description: '轮值: on duty on the day asked' }) onDuty: boolean;
  @ApiProperty({ type: [CitedAnswer] }) documents: CitedAnswer[];
}

/** A post of the organization on the day asked, with its seats and how many are filled. */
export class TeamPostAnswer extends PostNameAnswer {
  @ApiProperty({ type: 'integer' }) rank: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'seats of the term, else of the charter; null: free' }) seats: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'seats that the charter has; null: free' }) mostSeats: number | null;
  @ApiProperty({ type: 'integer', description: 'certainly or possibly held' }) filled: number;
  @ApiProperty({ type: Boolean, description: 'among the 负责人' }) responsible: boolean;
  @ApiProperty({ type: Boolean }) honorary: boolean;
  @ApiProperty({ type: Boolean, description: '聘任' }) hired: boolean;
}

/** 班子 of an organization: everything that its tab shows, of all times. */
export class TeamAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: 'integer', description: 'of the organization, for If-Match' }) version: number;
  @ApiProperty({ type: [TeamPostAnswer], description: 'by rank' }) posts: TeamPostAnswer[];
  @ApiProperty({ type: [HoldingAnswer], description: 'by place, the newest on a seat first' }) holdings: HoldingAnswer[];
  @ApiProperty({ type: 'integer', description: '负责人 in office, each once; a seat that one of several holds counts one' })
  responsible: number;
}
