import { ApiProperty } from '@nestjs/swagger';
import { Reasons } from '../../organizations/index.js';
import { BooleanField, DayField, NumberField, TextField, UuidField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';

/** What is set of terms from a day on; what is absent stays as the wider rule has it. */
export class TermRuleBody extends Reasons {
  @DayField({ optional: true, description: 'absent: for all days' })
  from?: Day;

  @NumberField({ min: 1, max: 20, optional: true, description: '每届年限' })
  years?: number;

  @NumberField({ min: 1, max: 24, optional: true, description: '即将届满: so many months before the last day' })
  leadMonths?: number;

  @NumberField({ min: 1, max: 60, optional: true, description: 'a longer postponement is marked' })
  longestPostponementMonths?: number;

  @NumberField({ min: 0, max: 9, optional: true, description: 'further postponements are marked' })
  postponementsAtMost?: number;

  @BooleanField({ optional: true, description: '换届后须备案' })
  toBeFiled?: boolean;

  @NumberField({ min: 1, max: 365, optional: true, description: '备案期限（天）' })
  filingDays?: number;
}

/** The same of a kind or of a type: one of both. */
export class WideTermRuleBody extends TermRuleBody {
  @TextField({ max: 40, optional: true, description: 'code of a kind' })
  kind?: string;

  @UuidField({ optional: true })
  typeId?: string;
}

class RuleFacts {
  @ApiProperty({ type: 'integer', nullable: true }) years: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) leadMonths: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) longestPostponementMonths: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) postponementsAtMost: number | null;
  @ApiProperty({ type: Boolean, nullable: true }) toBeFiled: boolean | null;
  @ApiProperty({ type: 'integer', nullable: true }) filingDays: number | null;
}

class RuledTypeAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
}

/** A rule that was set. */
export class TermRuleAnswer extends RuleFacts {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true, description: 'code; null: of a type or an organization' }) kind: string | null;
  @ApiProperty({ type: RuledTypeAnswer, nullable: true }) type: RuledTypeAnswer | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: for all days' }) from: string | null;
}

class UsualRuleAnswer {
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: 'integer' }) years: number;
  @ApiProperty({ type: 'integer', description: 'six' }) leadMonths: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: a congress is not filed' }) filingDays: number | null;
}

/** The rules of kinds and types. */
export class TermRuleListAnswer {
  @ApiProperty({ type: [UsualRuleAnswer], description: 'as each kind with terms is described' }) usual: UsualRuleAnswer[];
  @ApiProperty({ type: [TermRuleAnswer], description: 'what differs; the newest first within a kind or a type' }) items: TermRuleAnswer[];
}

/** The rules after one was set or deleted. */
export class TermRulesDone extends TermRuleListAnswer {
  @ApiProperty({ type: String, format: 'uuid', description: 'by which it is taken back' }) changeSet: string;
}

/** The rule of one organization. */
export class OrganizationTermRulesAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: 'integer', description: 'of the organization, for If-Match' }) version: number;
  @ApiProperty({ type: RuleFacts, description: 'in force on the day: its own, else of its type, its kind, else as the kind is described' })
  inForce: RuleFacts;
  @ApiProperty({ type: [TermRuleAnswer], description: 'set for it alone, the newest first' }) items: TermRuleAnswer[];
}
