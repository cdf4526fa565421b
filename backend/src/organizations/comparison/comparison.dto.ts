import { ApiProperty } from '@nestjs/swagger';
import { TextListField } from '../../platform/http/fields.js';
import { ChoiceParam } from '../../platform/http/params.js';
import { type Format, FORMATS } from '../../spreadsheets/index.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { type Status, STATUSES } from '../kinds/index.js';
import { filtered } from '../queries.dto.js';

/** So many names are compared at once. */
const MOST_NAMES = 10_000;
const LONGEST = 200;
/** All of them of the longest sort, in signs of four bytes, with what JSON puts around them. */
export const MOST_LIST_BYTES = MOST_NAMES * (LONGEST * 4 + 8);

/** A list of names as somebody has it: a pasted column, a file. */
export class ComparisonBody {
  @TextListField({ max: MOST_NAMES, each: { max: LONGEST }, description: 'in the order of the list' })
  names: string[];
}

/** What the registry has besides (系统另有) is told within a filter; without one it is not asked. */
export class ComparisonQuery extends filtered(AsOfQuery) {}

const EXPORTED = ['registered', 'near', 'missing', 'others'] as const;

export class ComparisonExportQuery extends ComparisonQuery {
  @ChoiceParam(EXPORTED, { description: 'default: missing' })
  pile: (typeof EXPORTED)[number] = 'missing';

  @ChoiceParam(FORMATS, { description: 'default: xlsx' })
  format: Format = 'xlsx';
}

export const PILES = ['registered', 'near', 'missing'] as const;
export type Pile = (typeof PILES)[number];

/** Why a name is near: what is otherwise about it, or which other name of the organization it is. */
export const NEARNESS = ['ended', 'script', 'signs', 'places', 'short', 'former', 'later', 'foreign', 'sign'] as const;
export type Nearness = (typeof NEARNESS)[number];

export class ComparedOrganization {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: Number }) version: number;
  @ApiProperty({ type: String, description: 'its name on the day' }) name: string;
  @ApiProperty({ type: String, description: 'code of the kind' }) kind: string;
  @ApiProperty({ type: String }) type: string;
  @ApiProperty({ type: String }) typeCode: string;
  @ApiProperty({ type: String, nullable: true }) typeNameEn: string | null;
  @ApiProperty({ enum: STATUSES }) status: Status;
  @ApiProperty({ type: String }) areaName: string;
  @ApiProperty({ type: String, nullable: true }) areaNameEn: string | null;
}

export class ComparedMatch extends ComparedOrganization {
  @ApiProperty({ enum: NEARNESS, nullable: true, description: 'null: it bears this very name on the day' })
  why: Nearness | null;
  @ApiProperty({ type: String, nullable: true, description: 'the other name that was hit' }) by: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'since when it bore that' }) from: string | null;
  @ApiProperty({ type: String, nullable: true }) to: string | null;
}

export class ComparedName {
  @ApiProperty({ type: String, description: 'as it stands in the list' }) name: string;
  @ApiProperty({ enum: PILES, description: '在册, 近似, 不在册' }) pile: Pile;
  @ApiProperty({ type: Number, nullable: true, description: 'place in the list, from 0, of the same name before it' })
  sameAs: number | null;
  @ApiProperty({ type: [ComparedMatch], description: 'who may be meant, the nearest first' }) matches: ComparedMatch[];
}

export class ComparisonAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [ComparedName], description: 'in the order of the list' }) items: ComparedName[];
  @ApiProperty({
    type: [ComparedOrganization],
    nullable: true,
    description: '系统另有: within the filter, on no line of the list; null: no filter',
  })
  others: ComparedOrganization[] | null;
  @ApiProperty({ type: Boolean, description: 'there are more such than are told' }) moreOthers: boolean;
}
