import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { type Check, checked } from '../../platform/http/checks.js';
import { BooleanField, NumberField, OptionField, PartialDateField, TextField, UuidListField } from '../../platform/http/fields.js';
import { fault, under } from '../../platform/http/faults.js';
import { ChoiceParam, FlagParam, NumberParam, UuidParam } from '../../platform/http/params.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { KINDS } from '../kinds/index.js';
import { isImportField } from './import-columns.js';
import { ROW_OUTCOMES, type RowOutcome } from './imports.store.js';

/** So many rows are brought in at once, beside their head, of so many columns. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 60;
const LONGEST_CELL = 4000;
/** A list of so many rows as JSON in UTF-8: some 1.6 kB a row. */
export const MOST_IMPORT_BYTES = MOST_ROWS * 1600;

const cellsCheck: Check = (value) => {
  if (!Array.isArray(value)) return [fault('not_list')];
  if (value.length > MOST_COLUMNS) return [fault('too_many', { max: MOST_COLUMNS })];
  return value.flatMap((cell: unknown, at) => {
    if (typeof cell !== 'string') return [under(at, fault('not_text'))];
    if (!cell.isWellFormed() || cell.includes('\u0000')) return [under(at, fault('broken_character'))];
    return cell.length > LONGEST_CELL ? [under(at, fault('too_long', { max: LONGEST_CELL, length: cell.length }))] : [];
  });
};

const rowsCheck: Check = (value, whole) => {
  if (!Array.isArray(value)) return [fault('not_list')];
  if (!value.length) return [fault('too_few', { min: 1 })];
  if (value.length > MOST_ROWS + 1) return [fault('too_many', { max: MOST_ROWS })];
  return value.flatMap((row: unknown, at) => cellsCheck(row, whole).map((found) => under(at, found)));
};

const text = { type: 'string', maxLength: LONGEST_CELL } as const;
const cells = { type: 'array', items: text, maxItems: MOST_COLUMNS } as const;

/** Cells of one row; what they may hold is judged field by field later, all at once. */
const CellsField = (): PropertyDecorator => applyDecorators(ApiProperty({ ...cells, required: false }), checked(cellsCheck, 'optional'));

const fieldsCheck: Check = (value) => {
  if (!Array.isArray(value)) return [fault('not_list')];
  if (value.length > MOST_COLUMNS) return [fault('too_many', { max: MOST_COLUMNS })];
  return value.flatMap((field: unknown, at) =>
    field === null || (typeof field === 'string' && isImportField(field)) ? [] : [under(at, fault('unknown_field'))],
  );
};

/** 导入: a block of cells as it was pasted or read out of a file. */
export class ImportBody {
  @ApiProperty({ type: 'array', items: cells, minItems: 1, maxItems: MOST_ROWS + 1 })
  @checked(rowsCheck, 'required')
  rows: string[][];

  @BooleanField({ optional: true, description: 'is the first row the head? default: as it looks' })
  head?: boolean;

  @NumberField({ optional: true, min: 1, max: 1_048_576, description: 'how the first row is counted in its sheet; default 1' })
  firstRow?: number;
}

/** What comes beside a file. */
export class ImportFileFacts {
  @TextField({ optional: true, max: 100, description: 'which sheet; default: the first that holds a list' })
  sheet?: string;
}

/** Which template is wanted. */
export class TemplateQuery {
  @ChoiceParam(KINDS.map(({ code }) => code), { required: true })
  kind: string;

  @UuidParam({ description: 'with `filled`: of this area' })
  areaId?: string;

  @FlagParam({ description: 'true: with what the registry has of the kind, to be brought up to date' })
  filled?: boolean;
}

/** How the list is read: each column into a field, of which kind its rows are, and from which day what they change holds. */
export class ImportPatch {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', nullable: true },
    maxItems: MOST_COLUMNS,
    required: false,
    description: 'more than there are columns: further ones, to be filled row by row',
  })
  @checked(fieldsCheck, 'optional')
  fields?: (string | null)[];

  @OptionField(KINDS.map(({ code }) => code), { optional: true, nullable: true, description: 'of rows that say none' })
  kind?: string | null;

  @UuidListField({ optional: true, max: 40, description: 'types of rows that say none, one of each kind at most' })
  types?: string[];

  @PartialDateField({ optional: true, nullable: true, description: '从哪一天起; null: a correction' })
  effectiveOn?: PartialDate | null;
}

/** What somebody decided of a row. */
export class ImportRowPatch {
  @CellsField()
  cells?: string[];

  @BooleanField({ optional: true, description: '跳过' })
  skipped?: boolean;

  @TextField({
    optional: true,
    nullable: true,
    max: 36,
    pattern: /^(new|[0-9a-f-]{36})$/,
    example: 'new',
    description: 'id of the record meant, or `new`',
  })
  matched?: string | null;
}

export class ImportApplyBody {
  @TextField({ max: 500, optional: true, nullable: true, lines: 'several' })
  reason?: string | null;
}

export class ImportRowsQuery {
  @ChoiceParam(ROW_OUTCOMES)
  outcome?: RowOutcome;

  @NumberParam({ min: 0, max: 2_000_000, description: 'the last row of the page before; default 0' })
  afterRow = 0;

  @NumberParam({ min: 1, max: 200, description: 'default 100' })
  limit = 100;
}

export class ImportFieldAnswer {
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) label: string;
}

export class ImportColumnAnswer {
  @ApiProperty({ type: String }) head: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: left out' }) field: string | null;
  @ApiProperty({ enum: ['privacy'], nullable: true, description: 'why it is left out where that is no choice' }) notice: 'privacy' | null;
  @ApiProperty({ type: Boolean, description: 'something stood in it when it came' }) filled: boolean;
}

class ImportSheetAnswer {
  @ApiProperty({ type: String }) sheet: string;
  @ApiProperty({ type: 'integer' }) records: number;
}

export class ImportSkippedAnswer {
  @ApiProperty({ type: 'integer' }) row: number;
  @ApiProperty({ type: String }) reason: string;
}

/** A list that went out from here, and what became of it since. */
export class ImportOriginAnswer {
  @ApiProperty({ enum: ['kept', 'export'], description: '上报留底, or a file that was taken along' }) sort: 'kept' | 'export';
  @ApiProperty({ type: String, format: 'uuid', description: 'of the kept table or the export' }) id: string;
  @ApiProperty({ type: String, nullable: true, description: 'of a table; null: the list itself' }) title: string | null;
  @ApiProperty({ type: String, format: 'date' }) asOf: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'when it was kept or taken along' }) at: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'its organizations; null: it carries no ids' }) records: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'how many of them were changed since' }) changed: number | null;
}

export class ImportSourceAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'null: pasted' }) file: string | null;
  @ApiProperty({ type: String, nullable: true }) sheet: string | null;
  @ApiProperty({ type: [ImportSheetAnswer], description: 'every sheet that holds a list' }) sheets: ImportSheetAnswer[];
  @ApiProperty({ type: [String] }) notices: string[];
  @ApiProperty({ type: [ImportSkippedAnswer], description: 'rows that are no records' }) skipped: ImportSkippedAnswer[];
  @ApiProperty({ type: ImportOriginAnswer, nullable: true, description: 'where it once went out from here' })
  origin: ImportOriginAnswer | null;
}

export class ImportCounts implements Record<RowOutcome, number> {
  @ApiProperty({ type: 'integer' }) new: number;
  @ApiProperty({ type: 'integer' }) changed: number;
  @ApiProperty({ type: 'integer' }) unchanged: number;
  @ApiProperty({ type: 'integer' }) wrong: number;
  @ApiProperty({ type: 'integer' }) doubtful: number;
  @ApiProperty({ type: 'integer' }) skipped: number;
}

export class ImportAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: [ImportColumnAnswer] }) columns: ImportColumnAnswer[];
  @ApiProperty({ type: [ImportFieldAnswer], description: 'what a column may be read into' }) fields: ImportFieldAnswer[];
  @ApiProperty({ type: ImportSourceAnswer }) source: ImportSourceAnswer;
  @ApiProperty({ type: String, nullable: true }) kind: string | null;
  @ApiProperty({ type: [String] }) types: string[];
  @ApiProperty({ type: String, nullable: true }) effectiveOn: string | null;
  @ApiProperty({ type: ImportCounts }) counts: ImportCounts;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'of the act, once it is applied' }) changeSet: string | null;
}

/** An import as it is found again. */
export class ImportFoundAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: pasted' }) file: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) begunAt: string;
  @ApiProperty({ type: ImportCounts }) counts: ImportCounts;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'of the act, once it is applied' }) changeSet: string | null;
}

export class ImportsAnswer {
  @ApiProperty({ type: [ImportFoundAnswer], description: 'the newest first, 20 at most' }) items: ImportFoundAnswer[];
}

export class ImportProblemAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'null: the row as a whole' }) field: string | null;
  @ApiProperty({ type: String }) code: string;
  @ApiProperty({ type: String }) message: string;
}

export class ImportValueAnswer {
  @ApiProperty({ type: String }) field: string;
  @ApiProperty({ type: String }) before: string;
  @ApiProperty({ type: String }) after: string;
}

export class ImportTargetAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class ImportCandidateAnswer {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) area: string;
}

export class ImportRowAnswer {
  @ApiProperty({ type: 'integer' }) row: number;
  @ApiProperty({ type: [String] }) cells: string[];
  @ApiProperty({ enum: ROW_OUTCOMES }) outcome: RowOutcome;
  @ApiProperty({ type: String, nullable: true }) matched: string | null;
  @ApiProperty({ type: ImportTargetAnswer, nullable: true }) target: ImportTargetAnswer | null;
  @ApiProperty({ type: [ImportValueAnswer], description: 'old → new' }) values: ImportValueAnswer[];
  @ApiProperty({ type: [ImportProblemAnswer] }) problems: ImportProblemAnswer[];
  @ApiProperty({ type: [ImportCandidateAnswer], description: 'who may be meant' }) candidates: ImportCandidateAnswer[];
}

export class ImportRowsAnswer {
  @ApiProperty({ type: [ImportRowAnswer] }) items: ImportRowAnswer[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'for `afterRow` of the next page; null: none' }) next: number | null;
}
