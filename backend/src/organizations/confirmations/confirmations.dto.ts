import { ApiProperty } from '@nestjs/swagger';
import { NumberField, OptionField, PartListField, UuidField } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import { type ConfirmationSource, SOURCES } from '../code-words.js';
import { Reasons } from '../organizations.dto.js';

/** More are not walked in one go. */
const MOST_RECORDS = 200;

/** A record as it was read: what is confirmed is what was seen. */
export class SeenRecord {
  @UuidField()
  id: string;

  @NumberField({ min: 1 })
  version: number;
}

/** 无变化: these records are still right today. */
export class ConfirmBody extends Reasons {
  @OptionField(SOURCES, { description: '文件, 县区报送, 电话, 公开报道' })
  source: ConfirmationSource;

  @PartListField(() => SeenRecord, { min: 1, max: MOST_RECORDS })
  records: SeenRecord[];
}

/** 最近核对 */
export class ConfirmedAnswer {
  @ApiProperty({ type: String, format: 'date' }) on: Day;
  @ApiProperty({ enum: SOURCES }) source: ConfirmationSource;
  @ApiProperty({ type: String, nullable: true, description: 'name of the account' }) account: string | null;
}

class ConfirmedRecord {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: ConfirmedAnswer }) lastConfirmed: ConfirmedAnswer;
}

export class ConfirmedListAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'by which it is taken back; null: nothing was changed' })
  changeSet: string | null;

  @ApiProperty({ type: [ConfirmedRecord] }) items: ConfirmedRecord[];
}
