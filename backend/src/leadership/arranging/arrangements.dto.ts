import { ApiProperty } from '@nestjs/swagger';
import { Reasons } from '../../organizations/index.js';
import { DayField, PartField, TextField, UuidField, UuidListField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import { type TermState, TERM_STATES } from '../code-words.js';

/** Which organizations an arrangement is for, where they are not named one by one: those that are active today. */
export class ArrangedFilter {
  @TextField({ max: 40, optional: true, description: 'code of a kind' })
  kind?: string;

  @TextField({ max: 100, optional: true, description: 'name or code of a type' })
  type?: string;

  @UuidField({ optional: true, description: 'jurisdiction, with what lies under it' })
  areaId?: string;
}

class ArrangementFacts extends Reasons {
  @TextField({ max: 60, optional: true, nullable: true, description: '文号' })
  documentNumber?: string | null;

  @UuidListField({ max: 5000, optional: true })
  organizationIds?: string[];

  @PartField(() => ArrangedFilter, { optional: true })
  filter?: ArrangedFilter;
}

/** 换届安排: one document, one window, many organizations. */
export class ArrangementBody extends ArrangementFacts {
  @TextField({ max: 200 })
  title: string;

  @DayField({ description: 'day of the document' })
  documentOn: Day;

  @DayField({ description: 'first day of the window' })
  from: Day;

  @DayField({ description: 'last day of the window' })
  lastOn: Day;
}

/** Only what is given changes; organizations named here come to it, those of `without` are taken from it. */
export class ArrangementChangeBody extends ArrangementFacts {
  @TextField({ max: 200, optional: true })
  title?: string;

  @DayField({ optional: true })
  documentOn?: Day;

  @DayField({ optional: true })
  from?: Day;

  @DayField({ optional: true })
  lastOn?: Day;

  @UuidListField({ max: 5000, optional: true, description: 'organizations taken from it' })
  without?: string[];
}

export class ArrangementAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String, nullable: true }) documentNumber: string | null;
  @ApiProperty({ type: String, format: 'date' }) documentOn: string;
  @ApiProperty({ type: String, format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', description: 'last day of the window' }) lastOn: string;
  @ApiProperty({ type: 'integer', description: 'organizations that the account sees' }) organizations: number;
  @ApiProperty({ type: 'integer', description: 'of these, how many have held a congress since the day of the document' }) held: number;
}

export class ArrangementListAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [ArrangementAnswer], description: 'the newest document first' }) items: ArrangementAnswer[];
}

class ArrangedAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) type: string;
  @ApiProperty({ type: String }) areaName: string;
  @ApiProperty({ enum: TERM_STATES, description: 'on the day asked' }) state: TermState;
  @ApiProperty({ enum: TERM_STATES, nullable: true, description: 'of a dry run: before it' }) before: TermState | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueOn: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the congress since the day of the document' }) congressOn: string | null;
}

/** An arrangement with its organizations, as far as the account sees them. */
export class ArrangementWithMembersAnswer extends ArrangementAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [ArrangedAnswer] }) items: ArrangedAnswer[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'of an act; null for a dry run and for a question' })
  changeSet: string | null;
}
