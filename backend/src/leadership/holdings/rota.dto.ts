import { Reasons } from '../../organizations/index.js';
import { DayField, PartField, PartialDateField, PartListField, UuidField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { PersonPart } from './holdings.dto.js';

/** 更换代表: the unit stays. */
export class RepresentativeBody extends Reasons {
  @PartField(() => PersonPart)
  person: PersonPart;

  @PartialDateField()
  from: PartialDate;
}

export class TurnPart {
  @UuidField()
  holdingId: string;

  @DayField()
  from: Day;

  @DayField({ description: 'first day that is no longer his' })
  to: Day;
}

/** 轮值 */
export class RotaBody extends Reasons {
  @PartListField(() => TurnPart, { max: 400 })
  turns: TurnPart[];
}
