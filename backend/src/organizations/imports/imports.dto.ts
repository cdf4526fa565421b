import { DifferenceAnswer } from '../../history/index.js';
import { DayField, JsonField, NumberField, PartListField, Shown, ShownOrNull, UuidField } from '../../platform/http/fields.js';
import { ChoiceParam, FlagParam, UuidParam } from '../../platform/http/params.js';
import { MOST_AT_ONCE } from '../bulk/bulk.dto.js';
import { NEARNESS, type Nearness } from '../comparison/comparison.dto.js';
import { KINDS } from '../kinds/index.js';
import { Reasons } from '../organizations.dto.js';

/** As many rows as one import takes: what a request answers within seconds. */
export const MOST_ROWS = MOST_AT_ONCE;
/** All of them with long texts. */
export const MOST_IMPORT_BYTES = MOST_ROWS * 4096;

/** What comes beside the file of a preview. */
export class ImportFacts {
  @JsonField({
    optional: true,
    values: { type: 'string' },
    description: 'by kind the type of those whose rows name none',
    example: { chamberOfCommerce: '行业商会' },
  })
  types?: Record<string, string>;
}

/** A row to be written: of a new organization all that founds it, of one that is there what changes. */
export class ImportRow {
  @NumberField({ min: 1, max: 1_048_576, description: 'as the sheet counts it: what is wrong is told by it' })
  row: number;

  @UuidField({ optional: true, description: 'the organization that it is; absent: a new one' })
  id?: string;

  @NumberField({ optional: true, min: 1, max: 2_147_483_647, description: 'with `id`: as the preview gave it' })
  version?: number;

  @JsonField({ description: 'as the body of founding, or of a change; a change without effectiveOn is a correction' })
  fields: Record<string, unknown>;

  @NumberField({ optional: true, min: 0, max: 9_007_199_254_740_991, description: '会员数 on the day `membersOn`' })
  members?: number;
}

export class ImportBody extends Reasons {
  @PartListField(() => ImportRow, { min: 1, max: MOST_ROWS })
  rows: ImportRow[];

  @DayField({ optional: true, description: 'of which day the counts are; default: today' })
  membersOn?: string;
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

export class ImportQuery {
  @FlagParam({ description: 'true: nothing is saved, the answer is what would change' })
  dryRun?: boolean;
}

export class ImportedRow {
  @Shown({ type: 'integer' })
  row: number;

  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ enum: ['founded', 'changed', 'unchanged'] })
  outcome: 'founded' | 'changed' | 'unchanged';

  @Shown({ type: [DifferenceAnswer] })
  fields: DifferenceAnswer[];
}

export class ImportAnswer {
  @ShownOrNull({ format: 'uuid', description: 'null of a dry run, and where nothing changed' })
  changeSet: string | null;

  @Shown({ type: 'integer' })
  founded: number;

  @Shown({ type: 'integer' })
  changed: number;

  @Shown({ type: 'integer' })
  unchanged: number;

  @Shown({ type: [ImportedRow] })
  rows: ImportedRow[];
}

class ImportMatch {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: 'integer' })
  version: number;

  @Shown({ type: String })
  name: string;

  @Shown({ type: String })
  areaName: string;

  @Shown({ enum: [...NEARNESS, 'creditCode', 'id'], nullable: true, description: 'why it may be this one; null: it bears this very name' })
  why: Nearness | 'creditCode' | 'id' | null;

  @Shown({ type: 'object', additionalProperties: true, description: 'what a change to the row would be, in the words of its body' })
  change: Record<string, unknown>;
}

class ImportCell {
  @Shown({ type: String, description: 'field in the words of the contract' })
  field: string;

  @Shown({ type: String })
  label: string;

  @ShownOrNull({ description: 'as the registry has it of the one that is meant' })
  before: string | null;

  @Shown({ type: String })
  after: string;

  @Shown({ type: Boolean })
  changed: boolean;

  @ShownOrNull({ description: 'as it was when the sheet was exported, where both the sheet and the registry changed it since' })
  then: string | null;
}

class ImportFault {
  @Shown({ type: String, description: 'the cell, as C5' })
  place: string;

  @Shown({ type: String })
  code: string;

  @Shown({ type: String })
  why: string;

  @Shown({ type: String, required: false })
  raw?: string;
}

/** `asked`: the sheet came from an export, and the registry has changed since what the sheet changes. */
export const IMPORT_OUTCOMES = ['new', 'changed', 'unchanged', 'wrong', 'doubtful', 'asked'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

class PreviewedRow {
  @Shown({ type: 'integer' })
  row: number;

  @Shown({ type: Boolean, description: 'hidden in the sheet' })
  hidden: boolean;

  @Shown({ enum: IMPORT_OUTCOMES })
  outcome: ImportOutcome;

  @Shown({ type: String })
  name: string;

  @ShownOrNull({ description: 'code of the kind' })
  kind: string | null;

  @Shown({ type: [ImportMatch], description: 'who may be meant, the nearest first; of a row that is changed or unchanged the one that is' })
  matches: ImportMatch[];

  @Shown({ type: [ImportCell] })
  cells: ImportCell[];

  @Shown({ type: 'object', additionalProperties: true, description: 'what founds it, in the words of that body' })
  founding: Record<string, unknown>;

  @Shown({ type: 'integer', nullable: true })
  members: number | null;

  @Shown({ type: [ImportFault] })
  faults: ImportFault[];

  @Shown({ type: [String], description: 'read, and not written yet: officers, terms, phones' })
  unkept: string[];
}

class SkippedRow {
  @Shown({ type: 'integer' })
  row: number;

  @Shown({ type: String })
  reason: string;
}

class PreviewedColumn {
  @Shown({ type: String, description: 'in letters' })
  column: string;

  @Shown({ type: String, description: 'what it was understood as' })
  field: string;
}

class UnreadColumn {
  @Shown({ type: String })
  column: string;

  @Shown({ type: String })
  head: string;
}

export class PreviewedSheet {
  @ShownOrNull()
  sheet: string | null;

  @ShownOrNull({ description: 'why it gives no list' })
  unread: string | null;

  @Shown({ type: [PreviewedColumn] })
  columns: PreviewedColumn[];

  @Shown({ type: [UnreadColumn] })
  unmatched: UnreadColumn[];

  @Shown({ type: [UnreadColumn], description: 'personal data that is kept of nobody' })
  leftOut: UnreadColumn[];

  @Shown({ type: [PreviewedRow] })
  rows: PreviewedRow[];

  @Shown({ type: [SkippedRow] })
  skipped: SkippedRow[];

  @Shown({ type: 'integer', description: 'rows beyond those that are told' })
  more: number;
}

export class ImportPreviewAnswer {
  @Shown({ type: [String] })
  notices: string[];

  @Shown({ type: [PreviewedSheet] })
  sheets: PreviewedSheet[];
}
