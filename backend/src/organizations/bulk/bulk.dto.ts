import { ApiProperty } from '@nestjs/swagger';
import { DifferenceAnswer } from '../../history/index.js';
import { NumberField, PartListField, UuidField } from '../../platform/http/fields.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { FlagParam } from '../../platform/http/params.js';
import { SharedChange } from '../organizations.dto.js';
import { filtered } from '../queries.dto.js';

/** As many records as one bulk edit takes: what a request answers within seconds. */
export const MOST_AT_ONCE = 5000;

/** A record to be changed, at the version that the preview showed. */
export class BulkRecord {
  @UuidField()
  id: string;

  @NumberField({ optional: true, min: 1, max: 2_147_483_647, description: 'as the preview gave it; needed unless it is a dry run' })
  version?: number;
}

/** 批量修改: what is given is the same for all records named. */
export class BulkChangeBody extends SharedChange {
  @PartListField(() => BulkRecord, { optional: true, min: 1, max: MOST_AT_ONCE })
  records?: BulkRecord[];
}

/** Of a dry run that names no records: the filter that finds them, in the words of the list. */
export class BulkQuery extends filtered(AsOfQuery) {
  @FlagParam({ description: 'true: nothing is saved, the answer is what would change and what is refused' })
  dryRun?: boolean;
}

/** Why one record is left as it is. */
export class BulkRefusal {
  @ApiProperty({ type: String, description: 'as `type` of a problem' })
  type: string;

  @ApiProperty({ type: String })
  detail: string;
}

export const OUTCOMES = ['changed', 'unchanged', 'refused'] as const;

/** What becomes of one record. */
export class BulkItemAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true, description: 'null where there is no such record, or it lies outside the reach' })
  name: string | null;

  @ApiProperty({ type: String, nullable: true })
  kind: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'the version that was read: a confirmation names it' })
  version: number | null;

  @ApiProperty({ enum: OUTCOMES })
  outcome: (typeof OUTCOMES)[number];

  @ApiProperty({ type: [DifferenceAnswer] })
  fields: DifferenceAnswer[];

  @ApiProperty({ type: BulkRefusal, nullable: true })
  refusal: BulkRefusal | null;
}

export class BulkCount {
  @ApiProperty({ type: 'integer' }) changed: number;
  @ApiProperty({ type: 'integer' }) unchanged: number;
  @ApiProperty({ type: 'integer' }) refused: number;
}

/** The preview and the outcome of a bulk edit are told in the same words. */
export class BulkAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null of a dry run, and where nothing changed' })
  changeSet: string | null;

  @ApiProperty({ type: BulkCount })
  count: BulkCount;

  @ApiProperty({ type: [BulkItemAnswer] })
  items: BulkItemAnswer[];
}
