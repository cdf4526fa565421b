import { ApiProperty } from '@nestjs/swagger';
import type { Day } from '../../platform/time/day.js';

class Figure {
  @ApiProperty({ type: 'integer', description: 'certainly' })
  count: number;

  @ApiProperty({ type: 'integer', description: 'possibly' })
  possible: number;
}

class KindFigure extends Figure {
  @ApiProperty({ type: String })
  kind: string;
}

class MineFigure extends Figure {
  @ApiProperty({ type: 'integer', description: 'without a confirmation in so many months: the filter `notConfirmedMonths`' })
  months: number;

  @ApiProperty({ type: Figure, description: 'all that the account is 经办人 of' })
  all: Figure;
}

class RunningOut {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({ type: String, nullable: true, description: '称号; null: the certificate' })
  title: string | null;

  @ApiProperty({ type: String, nullable: true })
  level: string | null;

  @ApiProperty({ type: String, format: 'date', description: 'the last valid day' })
  until: Day;
}

class ExpiryFigure extends Figure {
  @ApiProperty({ type: 'integer', description: 'in so many days: the filter `expiresWithin`' })
  days: number;

  @ApiProperty({ type: [RunningOut], description: 'the first that run out; an organization may have several' })
  items: RunningOut[];
}

/** Each figure is the count of the list with the filter named, among what is active. */
export class WorkbenchAnswer {
  @ApiProperty({ type: String, format: 'date' })
  asOf: Day;

  @ApiProperty({ type: [KindFigure], description: 'in the order of the kinds; those that have none are there too' })
  kinds: KindFigure[];

  @ApiProperty({ type: MineFigure, description: 'to be confirmed: those that the account is 经办人 of' })
  confirm: MineFigure;

  @ApiProperty({ type: ExpiryFigure })
  expiring: ExpiryFigure;
}
