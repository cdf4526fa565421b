import { ApiProperty } from '@nestjs/swagger';
import { CitedAnswer } from '../../history/index.js';
import { Reasons } from '../../organizations/index.js';
import { BooleanField, DayField, JsonField, NumberField, PartialDateField, PartListField, TextField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { type TermSort, TERM_SORTS, type TermState, TERM_STATES, type Votes } from '../code-words.js';

/** Seats of a post in a term. */
export class SeatsPart {
  @TextField({ max: 40, description: 'name or code of the post', example: '会长' })
  post: string;

  @NumberField({ min: 0, max: 999 })
  seats: number;
}

/** What is told of a congress beside its day and its people; null empties. */
export class CongressFacts extends Reasons {
  @TextField({ max: 120, optional: true, nullable: true, description: '会议名称' })
  meeting?: string | null;

  @NumberField({ min: 0, max: 100000, optional: true, nullable: true, description: '应到' })
  expected?: number | null;

  @NumberField({ min: 0, max: 100000, optional: true, nullable: true, description: '实到' })
  present?: number | null;

  @JsonField({ optional: true, nullable: true, description: 'by post: {"chair": {"for": 186, "against": 0, "abstained": 1}}' })
  votes?: Votes | null;

  @BooleanField({ optional: true, description: 'to be filed 备案; absent at a congress: as the rule of the organization has it' })
  toBeFiled?: boolean;

  @PartialDateField({ optional: true, nullable: true, description: '备案日期' })
  filedOn?: PartialDate | null;

  @TextField({ max: 60, optional: true, nullable: true, description: '备案文号' })
  filingNumber?: string | null;

  @PartListField(() => SeatsPart, { max: 60, optional: true })
  seats?: SeatsPart[];
}

/** A term mended or filed: only what is given changes. */
export class TermChangeBody extends CongressFacts {
  @NumberField({ min: 1, max: 99, optional: true })
  number?: number;

  @PartialDateField({ optional: true })
  congressOn?: PartialDate;

  @PartialDateField({ optional: true, nullable: true, description: 'first day on which it no longer stood, apart from the next congress' })
  to?: PartialDate | null;

  @NumberField({ min: 1, max: 20, optional: true, nullable: true })
  years?: number | null;
}

/** 延期 */
export class PostponementBody extends Reasons {
  @DayField({ description: 'day of the document' })
  documentOn: Day;

  @DayField({ description: 'the new last day' })
  to: Day;

  @TextField({ max: 60, optional: true, nullable: true })
  documentNumber?: string | null;

  @TextField({ max: 300, optional: true, nullable: true, lines: 'several', description: '延期原因' })
  because?: string | null;
}

class PostponementAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'date' }) documentOn: string;
  @ApiProperty({ type: String, format: 'date' }) to: string;
  @ApiProperty({ type: String, nullable: true }) documentNumber: string | null;
  @ApiProperty({ type: String, nullable: true }) because: string | null;
  @ApiProperty({ type: [String], enum: ['tooLong', 'tooOften'], description: 'marks: beyond what the rule allows' }) beyond: (
    'tooLong' | 'tooOften'
  )[];
}

class TermSeatsAnswer {
  @ApiProperty({ type: String }) post: string;
  @ApiProperty({ type: 'integer' }) seats: number;
}

class TermCountsAnswer {
  @ApiProperty({ type: 'integer', description: '连任' }) reelected: number;
  @ApiProperty({ type: 'integer', description: '新任' }) new: number;
  @ApiProperty({ type: 'integer', description: '卸任' }) left: number;
  @ApiProperty({ type: 'integer', description: '空缺' }) vacant: number;
}

export class TermAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ enum: TERM_SORTS }) sort: TermSort;
  @ApiProperty({ type: 'integer', nullable: true }) number: number | null;
  @ApiProperty({ type: String }) congressOn: string;
  @ApiProperty({ type: String, nullable: true, description: 'first day on which it no longer stood: of the next congress, or known apart' })
  to: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) years: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'the last day by its length' }) dueOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'by the newest document by the day asked' }) postponedTo:
    string | null;
  @ApiProperty({ type: String, nullable: true }) meeting: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) expected: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) present: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) votes: Votes | null;
  @ApiProperty({ type: Boolean }) toBeFiled: boolean;
  @ApiProperty({ type: String, nullable: true }) filedOn: string | null;
  @ApiProperty({ type: String, nullable: true }) filingNumber: string | null;
  @ApiProperty({ type: [TermSeatsAnswer] }) seats: TermSeatsAnswer[];
  @ApiProperty({ type: [PostponementAnswer] }) postponements: PostponementAnswer[];
  @ApiProperty({ type: TermCountsAnswer, nullable: true, description: 'what its congress changed; null where nobody of it is recorded' })
  changes: TermCountsAnswer | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'the change set that recorded its congress, where it may still be undone',
  })
  changeSet: string | null;
  @ApiProperty({ type: [CitedAnswer] }) documents: CitedAnswer[];
}

class WindowAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String, nullable: true }) documentNumber: string | null;
  @ApiProperty({ type: String, format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', description: 'last day' }) lastOn: string;
}

export class TermsAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) knownOn: string | null;
  @ApiProperty({ type: 'integer', description: 'of the organization, for If-Match' }) version: number;
  @ApiProperty({ enum: TERM_STATES }) state: TermState;
  @ApiProperty({ type: String, nullable: true, description: 'the last day in force: of a postponement from its document on' }) dueOn:
    string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the term of the day' }) termId: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'its number' }) number: number | null;
  @ApiProperty({ type: WindowAnswer, nullable: true, description: '换届安排 in force on the day' }) window: WindowAnswer | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'usual length by the rule of the organization' }) usualYears: number | null;
  @ApiProperty({ type: Boolean, description: 'a congress is filed by the rule of the organization' }) usuallyFiled: boolean;
  @ApiProperty({ type: Boolean, description: 'organizations of its kind have terms' }) hasTerms: boolean;
  @ApiProperty({ type: [TermAnswer], description: 'the newest first' }) items: TermAnswer[];
}
