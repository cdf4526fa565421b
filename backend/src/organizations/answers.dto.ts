import { applyDecorators } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { DifferenceAnswer } from '../history/index.js';
import { STATUSES, type Status } from './kinds/index.js';
import { ConfirmedAnswer } from './confirmations/confirmations.dto.js';
import { ResponsibilityAnswer, ResponsibleAnswer } from './responsibilities/responsibilities.dto.js';
import type { DatedCount } from './row-columns.js';
import { ACTINGS, type Acting, type TermState, TERM_STATES } from './offices/office-words.js';
import { HeldRecognitionAnswer, RecognitionAnswer } from './recognitions/recognitions.dto.js';

const text = { type: String } as const;
const textOrNull = { type: String, nullable: true } as const;

export class MatchedName {
  @ApiProperty(text) name: string;
  @ApiProperty({ enum: ['former', 'later', 'foreign', 'short'] }) sort: 'former' | 'later' | 'foreign' | 'short';
  @ApiProperty(textOrNull) from: string | null;
  @ApiProperty(textOrNull) to: string | null;
}

/** What is told of an organization, in a list and on its page. */
export class OrganizationItemAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty(text) name: string;
  @ApiProperty(textOrNull) shortName: string | null;
  @ApiProperty(text) kind: string;
  @ApiProperty(text) type: string;
  @ApiProperty(text) typeCode: string;
  @ApiProperty({ enum: STATUSES }) status: Status;
  @ApiProperty({ type: String, format: 'uuid' }) areaId: string;
  @ApiProperty(text) areaName: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) seatAreaId: string | null;
  @ApiProperty(textOrNull) seatAreaName: string | null;
  @ApiProperty({ ...text, nullable: true, description: 'null: not founded yet' }) foundedOn: string | null;
  @ApiProperty(textOrNull) dissolvedOn: string | null;
  @ApiProperty(textOrNull) level: string | null;
  @ApiProperty(textOrNull) supervisor: string | null;
  @ApiProperty(textOrNull) address: string | null;
  @ApiProperty(textOrNull) creditCode: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'fields of the kind by code' }) fields: Record<string, unknown>;
  @ApiProperty({ type: ConfirmedAnswer, nullable: true, description: '最近核对, on the day or before' })
  lastConfirmed: ConfirmedAnswer | null;
  @ApiProperty({ type: ResponsibleAnswer, nullable: true, description: '责任科室 and 经办人 on the day' })
  responsible: ResponsibleAnswer | null;
  @ApiProperty({ enum: ['certain', 'possible'] }) certainty: 'certain' | 'possible';
  @ApiProperty({ type: MatchedName, nullable: true }) matched: MatchedName | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class NamedRecord {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty(text) name: string;
}

/** Who is in an office in a row of the list. */
export class InOfficeAnswer {
  @ApiProperty({ ...textOrNull, description: 'null: a unit that the account does not see' }) name: string | null;
  @ApiProperty({ enum: ACTINGS, nullable: true, description: 'does the work of the office, without holding it' }) acting: Acting | null;
  @ApiProperty({ type: Boolean, description: 'false: held possibly' }) certain: boolean;
}

/** A row of the list. */
export class ListedOrganizationAnswer extends OrganizationItemAnswer {
  @ApiProperty({ type: [HeldRecognitionAnswer], nullable: true, description: '称号 held on the day, where they are asked for' })
  held: readonly HeldRecognitionAnswer[] | null;
  @ApiPropertyOptional({ type: NamedRecord, nullable: true, description: '上级组织, as far as it is seen; where `more` asks for it' })
  parent?: NamedRecord | null;
  @ApiPropertyOptional({ ...textOrNull, description: 'where `more` asks for it' }) approvedOn?: string | null;
  @ApiPropertyOptional({ ...textOrNull, description: 'where `more` asks for it' }) summary?: string | null;
  @ApiPropertyOptional({ ...textOrNull, description: 'where `more` asks for it' }) remarks?: string | null;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', items: {} },
    nullable: true,
    description: 'by measure the last count on or before the day, and its own day: [186, "2014-12-31"]; where `more` asks for it',
  })
  counts?: Readonly<Record<string, DatedCount>> | null;
  @ApiPropertyOptional({
    type: [InOfficeAnswer],
    nullable: true,
    description: '会长, 主席, 主任委员 … (一把手) on the day; where `more` asks for it',
  })
  chair?: readonly InOfficeAnswer[] | null;
  @ApiPropertyOptional({ type: [InOfficeAnswer], nullable: true, description: 'where `more` asks for it' })
  secretaryGeneral?: readonly InOfficeAnswer[] | null;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: '届满日期; where `more` asks for it' }) dueOn?:
    string | null;
  @ApiPropertyOptional({ enum: TERM_STATES, nullable: true, description: '换届状态; where `more` asks for it' })
  termState?: TermState | null;
}

export class OrganizationPageAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: [ListedOrganizationAnswer] }) items: ListedOrganizationAnswer[];
  @ApiProperty(textOrNull) next: string | null;
  @ApiProperty(textOrNull) previous: string | null;
  @ApiPropertyOptional({ type: String, description: 'why the list is empty, where the area asked for was not there on the day' })
  hint?: string;
}

export class OrganizationCountAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: 'integer' }) possible: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) byStatus: Record<string, number>;
}

export class NameStretch {
  @ApiProperty(text) name: string;
  @ApiProperty({ ...textOrNull, description: 'null: from the founding on, which has not come' }) from: string | null;
  @ApiProperty(textOrNull) to: string | null;
  @ApiProperty({ enum: ['certain', 'possible'] }) certainty: 'certain' | 'possible';
}

export class OtherName {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty(text) name: string;
  @ApiProperty(text) sort: string;
  @ApiProperty(textOrNull) language: string | null;
  @ApiProperty(textOrNull) from: string | null;
  @ApiProperty(textOrNull) to: string | null;
}

export class SuspensionAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty(text) from: string;
  @ApiProperty(textOrNull) to: string | null;
  @ApiProperty(textOrNull) reason: string | null;
}

export class ObservationAnswer {
  @ApiProperty(text) measure: string;
  @ApiProperty({ type: String, format: 'date' }) onDay: string;
  @ApiProperty({ type: 'integer' }) value: number;
}

export class Upcoming {
  @ApiProperty(text) on: string;
  @ApiProperty({ type: [String] }) fields: string[];
  @ApiProperty(textOrNull) name: string | null;
}

export class VoidedAnswer {
  @ApiProperty(text) at: string;
  @ApiProperty(textOrNull) account: string | null;
  @ApiProperty(text) reason: string;
}

/** One stretch of the life, with what held in it. */
export class StretchAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty(textOrNull) from: string | null;
  @ApiProperty(textOrNull) to: string | null;
  @ApiProperty(text) name: string;
  @ApiProperty(textOrNull) shortName: string | null;
  @ApiProperty(text) type: string;
  @ApiProperty({ type: String, format: 'uuid' }) areaId: string;
  @ApiProperty(text) areaName: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) seatAreaId: string | null;
  @ApiProperty(textOrNull) seatAreaName: string | null;
  @ApiProperty(textOrNull) address: string | null;
  @ApiProperty(textOrNull) supervisor: string | null;
  @ApiProperty(textOrNull) level: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) fields: Record<string, unknown>;
}

/** One record as of a day. */
export class OrganizationAnswer extends OrganizationItemAnswer {
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: Boolean, description: 'false before the approval or founding' }) exists: boolean;
  @ApiProperty(textOrNull) approvedOn: string | null;
  @ApiProperty({ enum: ['dissolved', 'merged'], nullable: true, type: String }) endWay: 'dissolved' | 'merged' | null;
  @ApiProperty({ type: NamedRecord, nullable: true }) parent: NamedRecord | null;
  @ApiProperty({ type: Boolean, description: 'true also where the parent lies outside the reach' }) hasParent: boolean;
  @ApiProperty({ type: NamedRecord, nullable: true }) mergedInto: NamedRecord | null;
  @ApiProperty({ type: 'integer' }) children: number;
  @ApiProperty(textOrNull) summary: string | null;
  @ApiProperty(textOrNull) remarks: string | null;
  @ApiProperty(textOrNull) creditCodeAbsent: string | null;
  @ApiProperty({ type: [NameStretch] }) names: NameStretch[];
  @ApiProperty({ type: [OtherName] }) otherNames: OtherName[];
  @ApiProperty({ type: [SuspensionAnswer] }) suspensions: SuspensionAnswer[];
  @ApiProperty({ type: [ObservationAnswer] }) observations: ObservationAnswer[];
  @ApiProperty({ type: [RecognitionAnswer], description: '称号 of the whole life, newest first' }) recognitions: RecognitionAnswer[];
  @ApiProperty({ type: [ConfirmedAnswer], description: 'the last few by the day, newest first' }) confirmations: ConfirmedAnswer[];
  @ApiProperty({ type: [ResponsibilityAnswer], description: 'of the whole life, newest first' }) responsibilities: ResponsibilityAnswer[];
  @ApiProperty(textOrNull) phoneMasked: string | null;
  @ApiProperty({ type: Boolean }) mayShowPhone: boolean;
  @ApiProperty({ type: Boolean }) mayChange: boolean;
  @ApiProperty({ type: Boolean, description: 'may the account take it away as a file' }) mayExport: boolean;
  @ApiProperty({ type: Boolean }) mayRestore: boolean;
  @ApiProperty({ type: [Upcoming] }) upcoming: Upcoming[];
  @ApiProperty({ type: [StretchAnswer] }) timeline: StretchAnswer[];
  @ApiProperty({ type: VoidedAnswer, nullable: true }) voided: VoidedAnswer | null;
}

export class PhoneAnswer {
  @ApiProperty(textOrNull) phone: string | null;
}

/** What a dry run would change. */
export class PreviewAnswer {
  @ApiProperty({ type: [DifferenceAnswer] }) diff: readonly DifferenceAnswer[];
}

const either = { schema: { oneOf: [{ $ref: getSchemaPath(OrganizationAnswer) }, { $ref: getSchemaPath(PreviewAnswer) }] } };

/** The answer of an act that can be tried: the record, or with `dryRun` what would change. */
export const ApiDone = (status: 200 | 201 = 200): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(OrganizationAnswer, PreviewAnswer),
    ApiResponse({ status: 200, ...either }),
    ...(status === 201 ? [ApiCreatedResponse({ type: OrganizationAnswer })] : []),
  );
