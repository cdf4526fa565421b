import { getSchemaPath } from '@nestjs/swagger';
import { COLUMN_CODES, type Dimension, DIMENSIONS, type How, HOWS, MEASURES, OrganizationOrderQuery } from '../organizations/index.js';
import {
  BooleanField,
  NameField,
  NumberField,
  OptionField,
  OptionListField,
  PartField,
  PartListField,
  Shown,
  ShownOrNull,
  TextField,
  TextListField,
  UuidField,
} from '../platform/http/fields.js';
import { ChoiceParam, UuidListParam } from '../platform/http/params.js';
import {
  type Comparison,
  COMPARISONS,
  type MovementsDefinition,
  type Numbering,
  NUMBERINGS,
  OFFICER_COLUMNS,
  type OfficerColumn,
  OFFICERS_AMONG,
  OFFICERS_ORDERS,
  OFFICERS_PER,
  OFFICERS_SPANS,
  type OfficersAmong,
  type OfficersDefinition,
  type OfficersOrder,
  type OfficersPer,
  type OfficersSpan,
  type Order,
  ORDERS,
  type RegisterColumn,
  type RegisterDefinition,
  type Signature,
  SIGNATURES,
  type Span,
  SPANS,
  type StatisticDefinition,
  type TableDefinition,
} from './definition.js';

/** More than this no table carries across a page. */
const MOST_COLUMNS = 30;

export class RegisterColumnBody implements RegisterColumn {
  @OptionField(COLUMN_CODES, { description: 'code of a column of the list' })
  key: string;

  @TextField({ max: 40, optional: true, description: 'its head, where it is called otherwise than in the list' })
  head?: string;

  @TextField({ max: 40, optional: true, description: 'the head above it, which neighbours with the same one share' })
  over?: string;

  @NumberField({ min: 4, max: 80, optional: true, description: 'in characters' })
  width?: number;

  @BooleanField({ optional: true, description: 'summed in 小计 and 合计' })
  total?: boolean;

  @OptionListField(COMPARISONS, { max: 3, optional: true, description: 'of a column of numbers: 上年同期, 增减, 增幅' })
  compare?: Comparison[];
}

export class RegisterBody implements RegisterDefinition {
  @OptionField(DIMENSIONS, { nullable: true })
  groupBy?: Dimension | null;

  @BooleanField({ optional: true })
  headings?: boolean;

  @BooleanField({ optional: true })
  subtotals?: boolean;

  @OptionField(NUMBERINGS)
  numbering: Numbering;

  @OptionField(ORDERS)
  order: Order;

  @PartListField(() => RegisterColumnBody, { min: 1, max: MOST_COLUMNS })
  columns: RegisterColumnBody[];
}

export class StatisticBody implements StatisticDefinition {
  @OptionField(DIMENSIONS)
  rows: Dimension;

  @OptionField(DIMENSIONS, { nullable: true })
  across?: Dimension | null;

  @OptionField(MEASURES, { description: 'count: how many organizations; or a number that they have' })
  measure: string;

  @OptionListField(COMPARISONS, { max: 3 })
  compare: Comparison[];

  @BooleanField({ optional: true })
  share?: boolean;
}

export class MovementsBody implements MovementsDefinition {
  @OptionField(SPANS, { description: 'since the end of the year, quarter or month before' })
  span: Span;

  @OptionListField(HOWS, { min: 1, max: HOWS.length })
  hows: How[];
}

export class OfficersBody implements OfficersDefinition {
  @OptionField(OFFICERS_PER, { description: 'a line for each office, or one for each person with all his offices' })
  per: OfficersPer;

  @OptionField(OFFICERS_ORDERS, { description: 'by rank, organization by organization, or 按姓氏笔画 over all' })
  order: OfficersOrder;

  @OptionField(OFFICERS_AMONG, { description: '负责人; all but honorary posts; all' })
  among: OfficersAmong;

  @OptionField(OFFICERS_SPANS, { description: 'those of the day, or of all terms up to it' })
  span: OfficersSpan;

  @PartListField(() => RegisterColumnBody, { min: 1, max: MOST_COLUMNS })
  columns: RegisterColumnBody[];

  @OptionListField(OFFICER_COLUMNS, { min: 1, max: OFFICER_COLUMNS.length })
  officer: OfficerColumn[];
}

/** How a table is set: a register, a row for each organization; a statistic, a row for each group; what came and went; or a row for each officer. */
export class TableDefinitionBody implements TableDefinition {
  @TextListField({
    max: 2,
    each: { max: 80 },
    description: 'one or two lines; {单位}, {年}, {截至日期}, or {office}, {year}, {asOf}, are filled in',
  })
  title: string[];

  @TextField({ max: 80, nullable: true })
  reporter?: string | null;

  @TextField({ max: 10, nullable: true })
  unit?: string | null;

  @PartField(() => RegisterBody, { nullable: true })
  register?: RegisterBody | null;

  @PartField(() => StatisticBody, { nullable: true })
  statistic?: StatisticBody | null;

  @PartField(() => MovementsBody, { nullable: true })
  movements?: MovementsBody | null;

  @PartField(() => OfficersBody, { nullable: true })
  officers?: OfficersBody | null;

  @BooleanField()
  total: boolean;

  @TextField({ max: 1000, lines: 'several', nullable: true })
  notes?: string | null;

  @OptionListField(SIGNATURES, { max: SIGNATURES.length })
  signatures: Signature[];
}

export class TableBody {
  @UuidField({ description: 'the saved view whose question it answers' })
  viewId: string;

  @NameField({ max: 60 })
  name: string;

  @PartField(() => TableDefinitionBody)
  definition: TableDefinitionBody;
}

/** Only what is given changes. */
export class TablePatch {
  @UuidField({ optional: true })
  viewId?: string;

  @NameField({ max: 60, optional: true })
  name?: string;

  @PartField(() => TableDefinitionBody, { optional: true })
  definition?: TableDefinitionBody;
}

/** The filter and order of the list; or rows that were chosen on a screen. */
export class TableQuery extends OrganizationOrderQuery {
  @UuidListParam({ description: 'these organizations and no others, as far as the filter lets them; several separated by commas' })
  override ids?: string[];
}

export const TABLE_FORMATS = ['xlsx', 'docx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export class TableFileQuery extends TableQuery {
  @ChoiceParam(TABLE_FORMATS, { description: 'default: xlsx' })
  format: TableFormat = 'xlsx';
}

class TableViewAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  name: string;

  @Shown({ type: 'object', additionalProperties: { type: 'string' }, description: 'words of the address of the list' })
  query: Record<string, string>;

  @Shown({ type: String, description: 'today, lastMonth, lastQuarter, lastYear, or a day' })
  asOf: string;

  @Shown({ type: Boolean, description: 'it was removed since; the table keeps its question' })
  removed: boolean;
}

export class TableAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  name: string;

  @Shown({ type: TableViewAnswer })
  view: TableViewAnswer;

  @Shown({ type: TableDefinitionBody })
  definition: TableDefinitionBody;

  @Shown({ type: Boolean, description: 'the reader made it and may change it' })
  own: boolean;

  @Shown({ type: String })
  owner: string;

  @ShownOrNull({ format: 'date-time', description: 'when one of it was last kept, as far as the reader sees it' })
  lastKept: string | null;

  @Shown({ type: 'integer' })
  version: number;
}

export class TableListAnswer {
  @Shown({ type: [TableAnswer], description: 'own ones first, each part in the order of names' })
  items: TableAnswer[];
}

export class HeadCellAnswer {
  @Shown({ type: String })
  text: string;

  @Shown({ type: 'integer' })
  columns: number;

  @Shown({ type: 'integer' })
  rows: number;
}

class PrintedColumnAnswer {
  @Shown({ type: String })
  key: string;

  @Shown({ enum: ['text', 'number', 'day', 'percent', 'points'] })
  format: 'text' | 'number' | 'day' | 'percent' | 'points';

  @Shown({ type: Number })
  width: number;
}

class PrintedLineAnswer {
  @Shown({ enum: ['row', 'group', 'subtotal', 'total'] })
  sort: 'row' | 'group' | 'subtotal' | 'total';

  @Shown({ type: String, required: false, description: 'the organization of a row, or what a row of figures is about' })
  id?: string;

  @Shown({ type: [String], description: 'as they are printed; of a group one over the whole width' })
  cells: string[];

  @Shown({
    type: [Number],
    required: false,
    description: 'over how many lines each cell reaches down; 0: the one above covers it. Absent: each stands for itself',
  })
  down?: number[];
}

/** A table as it lies on the desk. */
export class PrintedTableAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: string;

  @Shown({ type: [String] })
  title: string[];

  @Shown({ type: [String] })
  marks: string[];

  @Shown({ enum: ['zh', 'en'], description: 'the language that it speaks' })
  locale: 'zh' | 'en';

  @Shown({ type: String, description: 'what stands before the reporting office' })
  reporterLabel: string;

  @Shown({ type: String, description: 'empty: to be filled in by hand' })
  reporter: string;

  @Shown({ type: String, description: 'what is said where it has no line' })
  nothing: string;

  @Shown({ type: String })
  day: string;

  @Shown({ type: String })
  unit: string;

  @Shown({ type: [PrintedColumnAnswer] })
  columns: PrintedColumnAnswer[];

  @Shown({ type: 'array', items: { type: 'array', items: { $ref: getSchemaPath(HeadCellAnswer) } } })
  head: HeadCellAnswer[][];

  @Shown({ type: [PrintedLineAnswer] })
  lines: PrintedLineAnswer[];

  @Shown({ type: [String] })
  notes: string[];

  @Shown({ type: [String] })
  signatures: string[];
}
