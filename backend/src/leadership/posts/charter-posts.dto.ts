import { ApiProperty } from '@nestjs/swagger';
import { Reasons } from '../../organizations/index.js';
import { BooleanField, DayField, NumberField, TextField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';

class PostFacts extends Reasons {
  @TextField({ max: 60, optional: true, nullable: true })
  nameEn?: string | null;

  @NumberField({ min: 1, max: 999, optional: true, description: 'absent: where the post stands already, else last' })
  rank?: number;

  @NumberField({ min: 0, max: 999, optional: true, nullable: true, description: '职数; null: as many as the congress elects' })
  seats?: number | null;

  @BooleanField({ optional: true, description: 'among the 负责人' })
  responsible?: boolean;

  @BooleanField({ optional: true, description: '荣誉职务' })
  honorary?: boolean;

  @BooleanField({ optional: true, description: '聘任' })
  hired?: boolean;

  @BooleanField({ optional: true, description: 'false: the charter has no such post' })
  present?: boolean;

  @DayField({ optional: true, nullable: true, description: 'null: for all days' })
  from?: Day | null;

  @DayField({ optional: true, nullable: true, description: 'first day on which it is so no longer' })
  to?: Day | null;
}

/** A post as a charter has it: another one, or one of the kind that it knows otherwise. What is absent is as the kind has it. */
export class CharterPostBody extends PostFacts {
  @TextField({
    max: 40,
    optional: true,
    pattern: /^[a-z][A-Za-z0-9]*$/,
    example: 'viceChair',
    description: 'of the post that it is; absent: the one of this name, else a new one made from the name',
  })
  code?: string;

  @TextField({ max: 30 })
  name: string;
}

/** Only what is given changes. */
export class CharterPostChangeBody extends PostFacts {
  @TextField({ max: 30, optional: true })
  name?: string;
}

/** A post that is known on the day. */
export class KnownPostAnswer {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) nameEn: string;
  @ApiProperty({ type: 'integer' }) rank: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: as many as the congress elects' }) seats: number | null;
  @ApiProperty({ type: Boolean }) responsible: boolean;
  @ApiProperty({ type: Boolean }) honorary: boolean;
  @ApiProperty({ type: Boolean }) hired: boolean;
}

/** How a charter differs. */
export class CharterPostAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String, nullable: true }) nameEn: string | null;
  @ApiProperty({ type: 'integer' }) rank: number;
  @ApiProperty({ type: 'integer', nullable: true }) seats: number | null;
  @ApiProperty({ type: Boolean }) responsible: boolean;
  @ApiProperty({ type: Boolean }) honorary: boolean;
  @ApiProperty({ type: Boolean }) hired: boolean;
  @ApiProperty({ type: Boolean, description: 'false: the charter has no such post' }) present: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: for all days' }) from: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
}

export class TypePostsAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [KnownPostAnswer], description: 'known on the day, the first in rank first' }) items: KnownPostAnswer[];
  @ApiProperty({ type: [CharterPostAnswer], description: 'what was set here, of all days' }) own: CharterPostAnswer[];
  @ApiProperty({ type: [KnownPostAnswer], description: 'what would be known on the day without that, the first in rank first' })
  usual: KnownPostAnswer[];
}

/** The posts of a type after one was set. */
export class TypePostsDone extends TypePostsAnswer {
  @ApiProperty({ type: String, format: 'uuid', description: 'by which it is taken back' }) changeSet: string;
}

export class OrganizationPostsAnswer extends TypePostsAnswer {
  @ApiProperty({ type: 'integer', description: 'of the organization, for If-Match' }) version: number;
  @ApiProperty({ type: Boolean, description: 'of organizations of its kind the chair alone is kept' }) chairAlone: boolean;
}
