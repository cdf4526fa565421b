import { ApiProperty } from '@nestjs/swagger';
import { TextParam, UuidParam } from '../../platform/http/params.js';
import { MatchedName } from '../answers.dto.js';
import { type Status, STATUSES } from '../kinds/index.js';

/** A name, a credit code or both, as they are being typed. */
export class AlikeQuery {
  @TextParam({ max: 200, min: 0, description: 'the name as far as it is typed' })
  name?: string;

  @TextParam({ max: 40, min: 0, description: '统一社会信用代码 as far as it is typed' })
  creditCode?: string;

  @UuidParam({ description: '属地 that the organization has or gets: names with and without its units before them are alike' })
  areaId?: string;

  @UuidParam({ description: 'the organization that is being renamed' })
  except?: string;
}

export class AlikeOrganization {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, description: 'the name of today' }) name: string;
  @ApiProperty({ enum: STATUSES, nullable: true, description: 'null: not founded yet' }) status: Status | null;
  @ApiProperty({ type: String, description: 'code of the kind' }) kind: string;
  @ApiProperty({ type: String }) type: string;
  @ApiProperty({ type: String }) typeCode: string;
  @ApiProperty({ type: String }) areaName: string;
  @ApiProperty({ type: Boolean, description: 'it holds the credit code' }) sameCode: boolean;
  @ApiProperty({ type: MatchedName, nullable: true, description: 'the other name that is alike, where that of today is not' })
  matched: MatchedName | null;
}

/** An office that holds something alike beyond the reach of the account: whom to ask, and no more. */
export class AlikeElsewhere {
  @ApiProperty({ type: String, description: 'the area whose office may be asked' }) ask: string;
}

export class AlikeAnswer {
  @ApiProperty({ type: [AlikeOrganization], description: 'within reach' }) items: AlikeOrganization[];
  @ApiProperty({ type: [AlikeElsewhere], nullable: true, description: 'beyond it; null: asked too often within the hour to be told' })
  elsewhere: AlikeElsewhere[] | null;
}
