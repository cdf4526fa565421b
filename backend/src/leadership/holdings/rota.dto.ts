import { Reasons } from '../../organizations/index.js';
import { DayField, PartField, PartialDateField, PartListField, Shown, UuidField } from '../../platform/http/fields.js';
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

/** 轮值: the whole roster. */
export class RotaBody extends Reasons {
  @PartListField(() => TurnPart, { max: 400 })
  turns: TurnPart[];
}

class TurnAnswer {
  @Shown({ type: String, format: 'uuid' })
  holdingId: string;

  @Shown({ type: String, format: 'date' })
  from: Day;

  @Shown({ type: String, format: 'date', description: 'first day that is no longer his' })
  to: Day;
}

export class RotaAnswer {
  @Shown({ type: 'integer', description: 'of the organization, for If-Match' })
  version: number;

  @Shown({ type: [TurnAnswer], description: 'by their days' })
  turns: TurnAnswer[];
}
