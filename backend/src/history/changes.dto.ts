import { ApiProperty } from '@nestjs/swagger';
import type { Cursor } from '../platform/http/cursor.js';
import { MOST_ROWS } from '../platform/http/list-query.js';
import { FlagParam, NumberParam, TextParam } from '../platform/http/params.js';
import { TextField, TextListField, UuidListField } from '../platform/http/fields.js';

/** How much of a history, and where to go on. */
export class ChangesQuery {
  @NumberParam({ min: 1, max: MOST_ROWS, description: 'change sets of a page; default 50' })
  limit = 50;

  @TextParam({ max: 4000, description: 'cursor `next` of the page before' })
  after?: Cursor;
}

/** The feed of everything that the account may read. */
export class FeedQuery {
  @TextParam({ max: 4000, description: 'cursor `next` of the answer before, or a time in ISO 8601; absent: from the beginning' })
  since?: string;

  @NumberParam({ min: 1, max: MOST_ROWS, description: 'change sets of a page; default 50' })
  limit = 50;
}

export class UndoQuery {
  @FlagParam({ description: 'true: only show what would change' })
  dryRun?: boolean;
}

/** Undo of a change set: whole, by some fields of one record, or with later ones that stand in its way. */
export class UndoBody {
  @TextField({ optional: true, min: 0, max: 500, lines: 'several', description: 'why; kept in the history; needed unless it is a dry run' })
  reason?: string;

  @TextListField({
    optional: true,
    max: 100,
    each: { max: 200 },
    description: 'only these fields (as in `fields[].field`); absent: everything',
  })
  fields?: string[];

  @UuidListField({ optional: true, max: 100, description: 'later change sets to be undone along' })
  with?: string[];

  @UuidListField({ optional: true, max: 1000, description: 'of a change set over several records: only these' })
  records?: string[];

  @UuidListField({ optional: true, max: 5000, description: 'of a change set over several records: all but these' })
  except?: string[];
}

class OfRecord {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String })
  name: string;
}

/** One changed field, over a stretch of days where it tiles a life. */
export class DifferenceAnswer {
  @ApiProperty({ type: String })
  table: string;

  @ApiProperty({ type: String })
  field: string;

  @ApiProperty({ type: String })
  label: string;

  @ApiProperty({ type: String, nullable: true })
  from: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'first day on which it no longer holds' })
  to: string | null;

  @ApiProperty({ nullable: true, description: 'a text, number or truth value; a thing as {id, name}', oneOf: [{}] })
  before: unknown;

  @ApiProperty({ nullable: true, oneOf: [{}] })
  after: unknown;

  @ApiProperty({ type: Boolean, required: false, description: 'a value that was here has been erased for ever' })
  erased?: true;

  @ApiProperty({
    type: OfRecord,
    required: false,
    description: 'the record that it is told of, where that is another than the one asked about',
  })
  of?: OfRecord;
}

/** A document that a change rests on. */
export class CitedAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null where the account does not see it, or it is deleted' })
  id: string | null;

  @ApiProperty({ type: String })
  name: string;
}

/** One change set with what it did. */
export class ChangeAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true })
  account: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId: string | null;

  @ApiProperty({ type: String })
  act: string;

  @ApiProperty({ type: String })
  actLabel: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, format: 'uuid' })
  changeSet: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  undoes: string | null;

  @ApiProperty({ type: Boolean })
  undone: boolean;

  @ApiProperty({ type: Boolean, description: 'it stays: it is not undone' })
  final: boolean;

  @ApiProperty({ type: Boolean, description: 'it takes an undo back, and so brings back what that had undone' })
  redo: boolean;

  @ApiProperty({ type: String, nullable: true })
  sentence: string | null;

  @ApiProperty({ type: [CitedAnswer], description: 'documents that it rests on' })
  documents: CitedAnswer[];

  @ApiProperty({ type: [DifferenceAnswer] })
  fields: DifferenceAnswer[];
}

export class ChangesAnswer {
  @ApiProperty({ type: [ChangeAnswer] })
  items: ChangeAnswer[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** A change set of the feed, with the records it was about. */
export class FeedItem extends ChangeAnswer {
  @ApiProperty({ type: [String], description: 'records that it changed and the account may read' })
  records: string[];
}

export class FeedAnswer {
  @ApiProperty({ type: [FeedItem] })
  items: FeedItem[];

  @ApiProperty({ type: String, description: 'where to go on, now or later' })
  next: string;
}

/** A record by its name; without one where it is outside the reach. */
export class RecordNamed {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;
}

/** What the undo does to one record of several. */
export class UndoneRecord extends RecordNamed {
  @ApiProperty({ type: [DifferenceAnswer] })
  diff: DifferenceAnswer[];
}

export class UndoAnswer {
  @ApiProperty({ type: String, format: 'uuid', description: 'the new change set; of a dry run one that was rolled back' })
  changeSet: string;

  @ApiProperty({ type: [DifferenceAnswer], description: 'of a change set over several records: empty, see `records`' })
  diff: DifferenceAnswer[];

  @ApiProperty({ type: [UndoneRecord], required: false, description: 'of a change set over several records: each with what changes' })
  records?: UndoneRecord[];
}
