import { ChangeAnswer } from '../../history/index.js';
import { OptionField, PartField, Shown, ShownOrNull, TextField, UuidField } from '../../platform/http/fields.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { UuidParam } from '../../platform/http/params.js';
import { PrintedTableAnswer, TABLE_FORMATS, TableDefinitionBody, type TableFormat } from '../tables.dto.js';

/** 留底: the table is made and kept in one. */
export class KeepBody {
  @UuidField({ nullable: true, description: 'the saved table that it is' })
  tableId?: string | null;

  @PartField(() => TableDefinitionBody)
  definition: TableDefinitionBody;

  @TextField({ max: 200, description: 'to whom it was handed up' })
  handedTo: string;

  @TextField({ max: 400, nullable: true, description: 'why' })
  purpose?: string | null;

  @OptionField(TABLE_FORMATS, { optional: true, description: 'in which form it was handed up; default: xlsx' })
  format?: TableFormat;
}

export class KeptTableAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @ShownOrNull({ format: 'uuid' })
  tableId: string | null;

  @Shown({ type: String })
  title: string;

  @Shown({ type: String, format: 'date' })
  asOf: string;

  @Shown({ type: String })
  handedTo: string;

  @ShownOrNull()
  purpose: string | null;

  @Shown({ type: String, format: 'date-time' })
  keptAt: string;

  @Shown({ type: String, description: 'who kept it' })
  account: string;

  @Shown({ enum: TABLE_FORMATS, description: 'in which form it was handed up' })
  format: TableFormat;

  @Shown({ type: String })
  fileName: string;

  @Shown({ type: String, description: 'of the file, in hexadecimal digits' })
  sha256: string;
}

export class KeptListAnswer {
  @Shown({ type: [KeptTableAnswer], description: 'the newest first' })
  items: KeptTableAnswer[];
}

export class KeptOneAnswer extends KeptTableAnswer {
  @Shown({ type: PrintedTableAnswer })
  table: PrintedTableAnswer;
}

export class KeptQuery {
  @UuidParam({ description: 'those of one saved table' })
  tableId?: string;
}

/** As of which day the present is taken: today, or the day of the kept table for what was corrected alone. */
export class ComparisonQuery extends AsOfQuery {}

class ChangedCellAnswer {
  @Shown({ type: String })
  column: string;

  @Shown({ type: String })
  kept: string;

  @Shown({ type: String })
  now: string;

  @Shown({ type: Boolean, description: 'it reads otherwise for the day of the kept table too: a correction, not an event since' })
  corrected: boolean;
}

class ComparedRowAnswer {
  @Shown({ type: String })
  id: string;

  @Shown({ type: String })
  name: string;

  @Shown({ enum: ['added', 'removed', 'changed'] })
  how: 'added' | 'removed' | 'changed';

  @Shown({ type: Boolean, description: 'the row is otherwise for the day of the kept table too' })
  corrected: boolean;

  @Shown({ type: [ChangedCellAnswer] })
  cells: ChangedCellAnswer[];

  @Shown({
    type: [ChangeAnswer],
    description: 'those since that are behind the difference, the newest first, as far as the reader may read them',
  })
  changes: ChangeAnswer[];
}

export class KeptComparisonAnswer {
  @Shown({ type: String, format: 'date' })
  asOf: string;

  @Shown({ type: [String], description: 'heads of the columns, by which cells are told' })
  columns: string[];

  @Shown({ type: [ComparedRowAnswer] })
  rows: ComparedRowAnswer[];

  @Shown({ type: Boolean, description: 'the changes behind its rows are told: of a register and of movements, not of figures' })
  traced: boolean;

  @Shown({ type: [ComparedRowAnswer], description: 'behind figures that differ: the organizations that count otherwise now' })
  members: ComparedRowAnswer[];

  @Shown({ type: 'integer', description: 'rows that are as they were' })
  same: number;
}
