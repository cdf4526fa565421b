import { ApiProperty } from '@nestjs/swagger';
import { DayField, UuidField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import { Reasons } from '../organizations.dto.js';

/** Who it is; null empties. One of the two has to be there. */
class Whose extends Reasons {
  @UuidField({ optional: true, nullable: true, description: '责任科室, one that is in use' })
  sectionId?: string | null;

  @UuidField({ optional: true, nullable: true, description: '经办人, an account that may change the record and is not disabled' })
  handlerId?: string | null;
}

/** Responsible from a day on: whoever is without an end until then ends on that day. */
export class ResponsibilityBody extends Whose {
  @DayField()
  from: Day;
}

/** What was recorded wrong mended, or an end given. */
export class ResponsibilityChangeBody extends Whose {
  @DayField({ optional: true })
  from?: Day;

  @DayField({ optional: true, nullable: true, description: 'first day on which it no longer holds; null: until further notice' })
  to?: Day | null;
}

class NamedOne {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
}

/** Who is responsible on the day asked. */
export class ResponsibleAnswer {
  @ApiProperty({ type: NamedOne, nullable: true }) section: NamedOne | null;
  @ApiProperty({ type: NamedOne, nullable: true, description: 'the name that the account shows' }) handler: NamedOne | null;
  @ApiProperty({ type: String, format: 'date' }) from: Day;
}

export class ResponsibilityAnswer extends ResponsibleAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'first day on which it no longer holds' }) to: Day | null;
}

export class HandlerAnswer extends NamedOne {
  @ApiProperty({ type: Boolean, description: 'false: responsible for something, and not to be chosen any more' }) mayHandle: boolean;
  @ApiProperty({ type: [String], description: 'areas in which it may change records today; none: everywhere, or nowhere any more' })
  places: string[];
}

export class HandlerListAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: Day;
  @ApiProperty({ type: [HandlerAnswer] }) items: HandlerAnswer[];
}
