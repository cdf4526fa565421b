import { ApiProperty } from '@nestjs/swagger';
import { Reasons } from '../../organizations/index.js';
import { BooleanField, DayField, NumberField, PartListField, TextField, UuidField, UuidListField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';

class PreparationFacts extends Reasons {
  @DayField({ optional: true, nullable: true, description: '拟换届日期' })
  plannedOn?: Day | null;

  @UuidField({
    optional: true,
    nullable: true,
    description: 'who prepares it: an account that may change the record; null: nobody any more',
  })
  handlerId?: string | null;
}

/** Who prepares the next congress, and on which day it is to be. Only what is given changes; null empties. */
export class PreparationBody extends PreparationFacts {}

/** The same of many organizations at once. */
export class PreparationsBody extends PreparationFacts {
  @UuidListField({ min: 1, max: 1000 })
  organizationIds: string[];
}

/** A step of the check-list done, or not done after all. */
export class PreparationCheckBody extends Reasons {
  @NumberField({ min: 1, max: 99, description: 'its place in the list' })
  place: number;

  @BooleanField()
  done: boolean;

  @DayField({ optional: true, description: 'day on which it was done; absent: today' })
  on?: Day;
}

export class PreparationStepPart {
  @TextField({ max: 100 })
  words: string;

  @NumberField({ min: -365, max: 730, description: 'before the congress; after it: negative' })
  daysBefore: number;
}

/** The template of one kind, or of all; without steps the kind has none of its own any more. */
export class PreparationStepsBody extends Reasons {
  @TextField({ max: 40, optional: true, nullable: true, description: 'code of a kind; null: of all' })
  kind?: string | null;

  @PartListField(() => PreparationStepPart, { max: 40 })
  steps: PreparationStepPart[];
}

class NamedAccountAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
}

class PreparationItemAnswer {
  @ApiProperty({ type: 'integer' }) place: number;
  @ApiProperty({ type: String }) words: string;
  @ApiProperty({ type: 'integer', description: 'before the congress; after it: negative' }) daysBefore: number;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'counted back from the planned day, else from the last day in force',
  })
  on: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) doneOn: string | null;
  @ApiProperty({ type: NamedAccountAnswer, nullable: true }) doneBy: NamedAccountAnswer | null;
  @ApiProperty({ type: Boolean, description: 'its day is past and it is not done' }) late: boolean;
}

/** How the congress after the term of the day is prepared. */
export class PreparationAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: 'integer', description: 'of the organization, for If-Match' }) version: number;
  @ApiProperty({ type: Boolean, description: 'false: nothing is recorded yet, the list is the template' }) begun: boolean;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the term that ends with it' }) termId: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'its number' }) number: number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'the last day in force' }) dueOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) plannedOn: string | null;
  @ApiProperty({ type: NamedAccountAnswer, nullable: true }) handler: NamedAccountAnswer | null;
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: [PreparationItemAnswer] }) items: PreparationItemAnswer[];
}

export class PreparationsDone {
  @ApiProperty({ type: 'integer', description: 'organizations' }) count: number;
  @ApiProperty({ type: String, format: 'uuid' }) changeSet: string;
}

class PreparationStepAnswer {
  @ApiProperty({ type: String }) words: string;
  @ApiProperty({ type: 'integer' }) daysBefore: number;
}

export class PreparationStepsAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'null: of all kinds that have none of their own' }) kind: string | null;
  @ApiProperty({ type: Boolean, description: 'false: as the registry began with' }) own: boolean;
  @ApiProperty({ type: [PreparationStepAnswer] }) steps: PreparationStepAnswer[];
}

export class PreparationStepListAnswer {
  @ApiProperty({ type: [PreparationStepsAnswer], description: 'those of all kinds first' }) items: PreparationStepsAnswer[];
}

/** The templates after one was laid down. */
export class PreparationStepsDone extends PreparationStepListAnswer {
  @ApiProperty({ type: String, format: 'uuid', description: 'by which it is taken back' }) changeSet: string;
}
