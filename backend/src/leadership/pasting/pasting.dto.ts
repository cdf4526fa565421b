import { ApiProperty } from '@nestjs/swagger';
import { Reasons } from '../../organizations/index.js';
import { DayField, NumberField, PartListField, TextField, UuidField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import { type Mark, MARKS, type WayIn, WAYS_IN } from '../code-words.js';
import { HolderPart, PostNameAnswer } from '../holdings/holdings.dto.js';
import { PIECE_QUESTIONS, type PieceQuestion } from './pasted-team.js';

/** So many teams are read and recorded in one go: all bodies of a city of one sort. */
export const MOST_TEAMS = 300;
const MOST_TEXT = 200_000;
export const MOST_BYTES = MOST_TEXT * 4;

/** A team or many, as they stand in a chat, a list or two columns of a workbook. */
export class TeamsReadingBody {
  @TextField({ max: MOST_TEXT, lines: 'several' })
  text: string;

  @UuidField({ optional: true, description: 'the organization whose team it is, where the text names none' })
  organizationId?: string;
}

/** An organization that a pasted name means, or may mean. */
export class PastedOrganizationAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String, description: 'code of the kind' }) kind: string;
  @ApiProperty({ type: 'integer', description: 'names the version when the team is recorded' }) version: number;
}

export class PastedHolderAnswer {
  @ApiProperty({ type: PostNameAnswer }) post: PostNameAnswer;
  @ApiProperty({ type: String, nullable: true, description: 'of a unit: its representative' }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) employer: string | null;
  @ApiProperty({ type: String, nullable: true }) title: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
  @ApiProperty({ enum: WAYS_IN, nullable: true }) wayIn: WayIn | null;
  @ApiProperty({ type: Boolean, nullable: true }) fullTime: boolean | null;
  @ApiProperty({ enum: MARKS, nullable: true }) mark: Mark | null;
}

export const TEAM_QUESTIONS = [...PIECE_QUESTIONS, 'unknownPost', 'whichOrganization', 'unknownOrganization'] as const;
export type TeamQuestion = PieceQuestion | 'unknownPost' | 'whichOrganization' | 'unknownOrganization';

/** What the text leaves open; it is not taken over before somebody has said what it means. */
export class PastedQuestionAnswer {
  @ApiProperty({ type: String, description: 'as it stands in the text' }) text: string;
  @ApiProperty({ enum: TEAM_QUESTIONS }) code: TeamQuestion;
  @ApiProperty({ type: String }) question: string;
}

export class PastedTeamAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'the organization as the text names it' }) said: string | null;
  @ApiProperty({ type: PastedOrganizationAnswer, nullable: true, description: 'null: see questions and candidates' })
  organization: PastedOrganizationAnswer | null;
  @ApiProperty({ type: [PastedOrganizationAnswer], description: 'which may be meant, where it is not certain' })
  candidates: PastedOrganizationAnswer[];
  @ApiProperty({ type: [PastedHolderAnswer] }) holders: PastedHolderAnswer[];
  @ApiProperty({ type: [PastedQuestionAnswer] }) questions: PastedQuestionAnswer[];
}

export class TeamsReadingAnswer {
  @ApiProperty({ type: [PastedTeamAnswer] }) teams: PastedTeamAnswer[];
}

/** The team of one organization as it is found, at the version that was read. */
export class FoundTeamPart {
  @UuidField()
  organizationId: string;

  @NumberField({ min: 1 })
  version: number;

  @PartListField(() => HolderPart, { max: 300, min: 1 })
  holders: HolderPart[];
}

/** 期初录入 of many at once. */
export class FoundTeamsBody extends Reasons {
  @DayField({ description: 'in office by this day: their beginnings become [..day]' })
  on: Day;

  @PartListField(() => FoundTeamPart, { max: MOST_TEAMS, min: 1 })
  teams: FoundTeamPart[];
}

class FoundCountAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) organizationId: string;
  @ApiProperty({ type: 'integer', description: 'holdings written' }) recorded: number;
  @ApiProperty({ type: 'integer', description: 'in the post already, not written twice' }) known: number;
}

export class FoundTeamsAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null of a dry run' }) changeSet: string | null;
  @ApiProperty({ type: 'integer' }) recorded: number;
  @ApiProperty({ type: 'integer' }) known: number;
  @ApiProperty({ type: [FoundCountAnswer] }) teams: FoundCountAnswer[];
}
