import { ApiProperty } from '@nestjs/swagger';
import { NumberField, OptionField, PartialDateField, PartListField, UuidField } from '../../platform/http/fields.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { LEFT, type TermSort, TERM_SORTS, type TermState, TERM_STATES, type WayOut, WAYS_OUT } from '../code-words.js';
import { HolderPart, PostNameAnswer } from '../holdings/holdings.dto.js';
import { CongressFacts } from '../terms/terms.dto.js';

/** Why somebody of the old team is not in the new one, where it is not 届满. */
export class LeavingPart {
  @UuidField()
  holdingId: string;

  @OptionField(WAYS_OUT)
  wayOut: WayOut;
}

/** 换届: the congress and the whole new team, in its order. */
export class CongressBody extends CongressFacts {
  @PartialDateField({ description: '换届大会: from this day the new team is in office' })
  on: PartialDate;

  @OptionField(TERM_SORTS, { optional: true, description: 'absent: congress' })
  sort?: TermSort;

  @NumberField({ min: 1, max: 99, optional: true, nullable: true, description: 'absent: the number after the one before' })
  number?: number | null;

  @NumberField({ min: 1, max: 20, optional: true, nullable: true, description: 'absent: the usual length' })
  years?: number | null;

  @PartListField(() => HolderPart, { max: 300 })
  holders: HolderPart[];

  @PartListField(() => LeavingPart, { max: 300, optional: true })
  leaving?: LeavingPart[];
}

export const SEAT_ACTS = ['reelected', 'new', 'transferred', 'left', 'vacant'] as const;
export type SeatAct = (typeof SEAT_ACTS)[number];

/** Somebody in a comparison of two teams. */
export class ComparedAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'of the holding, where it is recorded' }) holdingId:
    string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) personId: string | null;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String, nullable: true }) employer: string | null;
  @ApiProperty({ type: String, nullable: true }) title: string | null;
  @ApiProperty({ type: String, nullable: true }) since: string | null;
  @ApiProperty({ enum: [...WAYS_OUT, LEFT], nullable: true }) wayOut: WayOut | typeof LEFT | null;
}

/** A seat before and after. `transferred`: the new holder comes from another post of the old team. */
export class ComparedSeatAnswer {
  @ApiProperty({ type: PostNameAnswer }) post: PostNameAnswer;
  @ApiProperty({ type: 'integer' }) seat: number;
  @ApiProperty({ type: ComparedAnswer, nullable: true }) before: ComparedAnswer | null;
  @ApiProperty({ type: ComparedAnswer, nullable: true }) after: ComparedAnswer | null;
  @ApiProperty({ enum: SEAT_ACTS }) act: SeatAct;
}

export class TeamDiffAnswer {
  @ApiProperty({ type: [ComparedSeatAnswer], description: 'by rank and seat' }) rows: ComparedSeatAnswer[];
  @ApiProperty({ type: [String], description: 'in the words of the office' }) sentences: string[];
}

export const WARNING_CODES = [
  'consecutiveTerms',
  'chairIsSecretary',
  'legalRepresentativeElsewhere',
  'chairElsewhere',
  'legalRepresentativeChanges',
] as const;

/** What the charter or a regulation says; it never blocks. */
export class CharterWarningAnswer {
  @ApiProperty({ enum: WARNING_CODES }) code: (typeof WARNING_CODES)[number];
  @ApiProperty({ type: [String], description: 'names of the persons concerned' }) names: string[];
  @ApiProperty({ type: String, description: 'the rule and whom it concerns' }) text: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'by when something is to be done' }) by: string | null;
}

export class LeadershipChangeAnswer {
  @ApiProperty({ type: 'integer', description: 'holdings that end' }) closed: number;
  @ApiProperty({ type: 'integer', description: 'holdings that begin' }) opened: number;
  @ApiProperty({ type: 'integer', description: '连任' }) reelected: number;
  @ApiProperty({ type: 'integer', description: '新任' }) new: number;
  @ApiProperty({ type: 'integer', description: '卸任' }) left: number;
  @ApiProperty({ type: 'integer', description: '空缺' }) vacant: number;
  @ApiProperty({ type: TeamDiffAnswer }) diff: TeamDiffAnswer;
  @ApiProperty({ type: [CharterWarningAnswer] }) warnings: CharterWarningAnswer[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'number of the new term' }) number: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'its last day' }) dueOn: string | null;
  @ApiProperty({ enum: TERM_STATES, description: 'state of the term on its first day' }) state: TermState;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) termId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null for a dry run' }) changeSet: string | null;
}

/** What the congress of a term changed. */
export class TermComparisonAnswer {
  @ApiProperty({ type: 'integer', nullable: true }) number: number | null;
  @ApiProperty({ type: 'integer' }) reelected: number;
  @ApiProperty({ type: 'integer' }) new: number;
  @ApiProperty({ type: 'integer' }) left: number;
  @ApiProperty({ type: 'integer' }) vacant: number;
  @ApiProperty({ type: TeamDiffAnswer }) diff: TeamDiffAnswer;
}
