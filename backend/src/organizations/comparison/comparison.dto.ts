import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, NumberField, PartListField, TextField, TextListField, UuidField } from '../../platform/http/fields.js';
import { ChoiceParam } from '../../platform/http/params.js';
import { type Format, FORMATS } from '../../spreadsheets/index.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { type Status, STATUSES } from '../kinds/index.js';
import { ImportSkippedAnswer } from '../imports/imports.dto.js';
import { filtered } from '../queries.dto.js';

/** So many names are compared at once. */
export const MOST_NAMES = 10_000;
const LONGEST = 200;
/** A line may be decided against each of those who may be meant. */
export const MOST_MATCHES = 5;
const MOST_DECISIONS = MOST_NAMES * MOST_MATCHES;
/** All of them of the longest sort, in signs of four bytes, with what JSON puts around them. */
export const MOST_LIST_BYTES = MOST_NAMES * (LONGEST * 4 + 8) + MOST_DECISIONS * 80;

/** A list of names as somebody has it: a pasted column, a file. */
export class ComparisonBody {
  @TextListField({ max: MOST_NAMES, each: { max: LONGEST }, description: 'in the order of the list' })
  names: string[];
}

/** What the registry has besides (系统另有) is told within a filter; without one it is not asked. */
export class ComparisonQuery extends filtered(AsOfQuery) {}

/** What somebody made out of a name that is near: it is this organization, or it is not. */
export class ComparedDecision {
  @NumberField({ min: 0, max: MOST_NAMES - 1, description: 'place in the list, from 0, where the name stands first' })
  at: number;

  @UuidField()
  id: string;

  @BooleanField()
  is: boolean;
}

/** A list to be exported as the page shows it. */
export class ComparisonExportBody extends ComparisonBody {
  @PartListField(() => ComparedDecision, { optional: true, max: MOST_DECISIONS, description: 'nothing of them is kept' })
  decisions?: ComparedDecision[];
}

const EXPORTED = ['registered', 'near', 'missing', 'others', 'all'] as const;

export class ComparisonExportQuery extends ComparisonQuery {
  @ChoiceParam(EXPORTED, { description: 'default: missing' })
  pile: (typeof EXPORTED)[number] = 'missing';

  @ChoiceParam(FORMATS, { description: 'default: xlsx' })
  format: Format = 'xlsx';
}

export const PILES = ['registered', 'near', 'missing'] as const;
export type Pile = (typeof PILES)[number];

/** Why a name is near: what is otherwise about it, or which other name of the organization it is. From the nearest on. */
export const NEARNESS = [
  'script',
  'signs',
  'places',
  'short',
  'former',
  'later',
  'foreign',
  'brackets',
  'abbreviation',
  'city',
  'sign',
  'ended',
] as const;
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

/** What comes beside a file of names; what is left out is made out. */
export class NamesFileFacts {
  @TextField({ optional: true, max: 100, description: 'which sheet; default: the first that heads its columns' })
  sheet?: string;

  @NumberField({ optional: true, min: 0, max: 59, description: 'in which of the columns the names are, from 0' })
  column?: number;
}

export class NamesColumnAnswer {
  @ApiProperty({ type: String, description: 'its head, else what stands in it first' }) head: string;
  @ApiProperty({ enum: ['privacy'], nullable: true, description: 'why it is not read' }) notice: 'privacy' | null;
}

/** The names of one column of a file, as they are compared when somebody asks for it; nothing is kept. */
export class NamesFileAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'null: a file of separated values' }) sheet: string | null;
  @ApiProperty({ type: [String], description: 'every sheet that holds anything' }) sheets: string[];
  @ApiProperty({ type: [NamesColumnAnswer] }) columns: NamesColumnAnswer[];
  @ApiProperty({ type: 'integer', description: 'place of the column that is read' }) column: number;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: [String], description: `none where there are more than ${MOST_NAMES.toLocaleString('en-US')}` }) names: string[];
  @ApiProperty({ type: [String] }) notices: string[];
  @ApiProperty({ type: [ImportSkippedAnswer], description: 'rows that are no records' }) skipped: ImportSkippedAnswer[];
}
