import { ApiProperty } from '@nestjs/swagger';
import { CitedAnswer } from '../../history/index.js';
import { OptionField, PartialDateField, TextField } from '../../platform/http/fields.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { LEVELS } from '../code-words.js';
import { Reasons } from '../organizations.dto.js';

/** Without commas: the filter of lists names several titles between them. */
const TITLE = { max: 100, pattern: /^[^,]+$/, example: '苏新艺坊' };

/** What may be said of a recognition beside its title and its beginning; null empties. */
class RecognitionFacts extends Reasons {
  @OptionField(LEVELS, { optional: true, nullable: true })
  level?: string | null;

  @PartialDateField({ optional: true, nullable: true, description: '有效期至: the last valid day; of a month or a year its last' })
  validUntil?: PartialDate | null;

  @PartialDateField({ optional: true, nullable: true, description: '复核: when it was last confirmed' })
  reviewedOn?: PartialDate | null;

  @PartialDateField({ optional: true, nullable: true, description: '摘牌: first day on which it is no longer held' })
  to?: PartialDate | null;
}

/** 登记称号 */
export class RecognitionBody extends RecognitionFacts {
  @TextField(TITLE)
  title: string;

  @PartialDateField({ description: '授予日期' })
  from: PartialDate;
}

/** A recognition mended, prolonged, reviewed or taken away. */
export class RecognitionChangeBody extends RecognitionFacts {
  @TextField({ ...TITLE, optional: true })
  title?: string;

  @PartialDateField({ optional: true })
  from?: PartialDate;
}

export const RECOGNITION_STATES = ['held', 'possible', 'upcoming', 'ended', 'expired'] as const;

export class RecognitionAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String, nullable: true }) level: string | null;
  @ApiProperty({ type: String }) from: string;
  @ApiProperty({ type: String, nullable: true, description: 'first day on which it is no longer held' }) to: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'last valid day' }) validUntil: string | null;
  @ApiProperty({ type: String, nullable: true }) reviewedOn: string | null;
  @ApiProperty({ enum: RECOGNITION_STATES, description: 'on the day asked' }) state: (typeof RECOGNITION_STATES)[number];
  @ApiProperty({ type: [CitedAnswer], description: 'cited when it was given, reviewed, mended or taken away' }) documents: CitedAnswer[];
}

/** A 称号 as it stands in a row of the list. */
export class HeldRecognitionAnswer {
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String, nullable: true }) level: string | null;
  @ApiProperty({ type: Boolean, description: 'false: held possibly' }) certain: boolean;
}

class TitleAnswer {
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String, nullable: true }) level: string | null;
  @ApiProperty({ type: 'integer', description: 'organizations that certainly hold it' }) count: number;
  @ApiProperty({ type: 'integer' }) possible: number;
}

export class TitleListAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [TitleAnswer] }) items: TitleAnswer[];
}
