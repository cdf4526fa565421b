import type { EntityTarget } from 'typeorm';
import type { Sql } from './database/sql.js';
import type { Actor } from './database/transaction.js';
import type { Tx } from './database/tx.js';
import type { PartialDate } from './time/partial-date.js';
import type { Fields, TimelineRow } from './timeline/index.js';

/** The words of a thing in both languages of the interface. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** How a constraint of the database is told: the field it points at and the sentence. */
export interface ConstraintProblem {
  readonly status: 409 | 422;
  readonly code: string;
  readonly pointer?: string;
  readonly words: Words;
}

/** What a room lets the command box find; the room's own reach is inside the statement. */
export interface Searchable {
  readonly type: string;
  readonly words: Words;
}

/** A row as the history keeps it: column → value, nulls left out. */
export type Image = Readonly<Record<string, unknown>>;

/** A table whose rows tile a life: its changes are told and undone by field and stretch of days, not by row (records.md 7). */
export interface TiledTable<T extends { id: string } = { id: string }> {
  readonly entity: EntityTarget<T>;
  toRow(image: Image): TimelineRow;
  /** The row as it is to be written, derived columns included. */
  toEntity(id: string, ownerId: string, from: PartialDate | null, fields: Fields): T;
}

/** What the history has to know of a watched table. A pair of columns `x_earliest`, `x_latest` is one field under the key `x`. */
export interface WatchedTable {
  /** Column with the record that the row hangs on; absent: the row is the record itself. */
  readonly owner?: string;
  /** Sort of thing that the record is, where a row is about another one too: there it is told with the name of its record, as far as it is seen. */
  readonly record?: string;
  /** Keys that are not told: what is derived or technical. `id` and the owner's column never are. */
  readonly silent?: readonly string[];
  /** key → name of the field in answers; absent: in camel case (a date as `foundedOn`). */
  readonly fields?: Readonly<Record<string, string>>;
  /** key → sort of thing whose id it holds (`area`, `type`, `organization`): answers give {id, name}. */
  readonly things?: Readonly<Record<string, string>>;
  /** key → words of its codes. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, Words>>>>;
  /** Keys of ends (the first day on which something no longer holds) that are told by the last day, as people read them, where it is known. */
  readonly lastDays?: readonly string[];
  /** Keys that go back together or not at all (`ended`, `end_way`, `merged_into_id`). */
  readonly groups?: readonly (readonly string[])[];
  /** A row that reads as one value of its record (an observation, a name in another script). */
  readonly line?: (image: Image, locale: 'zh' | 'en') => { readonly field: string; readonly words?: Words; readonly value: unknown };
  readonly tiled?: TiledTable;
  /** Of rows that an undo would take away, those to which something else refers by now: they stay. Asked when all that goes before them is gone. */
  readonly stays?: (tx: Tx, ids: readonly string[]) => Promise<readonly string[]>;
  /** Columns that no image holds, for a row that comes back by redo; given how many entries the history has about it (a version goes on from there). */
  readonly onReturn?: (entries: number) => Image;
}

/** What needs the reach of an account, or services of the room. Static in the declaration, or registered with `HistoryPorts`. */
export interface HistoryPort {
  /** sort of thing → the statement that names those of the ids which the account may see; columns `id`, `name` */
  readonly names?: Readonly<Record<string, (viewer: Actor, ids: readonly string[]) => Sql | Promise<Sql>>>;
  /** Condition over `subject` (an id): may the account read the changes of this record? Absent: only with the right to audit. */
  readonly readable?: (viewer: Actor, subject: Sql) => Sql | Promise<Sql>;
  /**
   * Names records as the account may see them, those too that an undo took away (`there` false: as they last were); columns `id`, `name`,
   * `sort` (sort of thing), `kind` (of an organization, else null), `there`.
   */
  readonly records?: (viewer: Actor, ids: readonly string[]) => Sql | Promise<Sql>;
  /** Locks the records for an act and checks that the account sees them (404) and may change them (403). Absent: nothing here is undone. */
  readonly take?: (tx: Tx, viewer: Actor, ids: readonly string[]) => Promise<void>;
}

/** What a room tells the history. */
export interface HistoryDeclaration {
  /** In the order in which rows may be inserted: what is referred to comes first. */
  readonly tables: Readonly<Record<string, WatchedTable>>;
  /** Words for the sentence that an act of this room left (`history.say`); undefined where it is none of its own. */
  readonly sentence?: (sentence: unknown, locale: 'zh' | 'en') => string | undefined;
  /** Sort of thing that the records of this room are, so that they can be named (`names` of the port). */
  readonly records?: string;
  /** Acts that are undone whole or not at all: a congress, a merger, an area event. */
  readonly indivisible?: readonly string[];
  /** Acts that stay: what a registry began with. */
  readonly final?: readonly string[];
  /** A right that undo in this room needs besides `history.undo`. */
  readonly undoRight?: string;
  readonly port?: HistoryPort;
}

/** What a room tells the rooms that know declarations only (history, search, spreadsheets, the problem filter). */
export interface RoomDeclaration {
  readonly name: string;
  /** constraint name → how it is told */
  readonly problems?: Readonly<Record<string, ConstraintProblem>>;
  /** `table.key` (key as in WatchedTable, or of the timeline) → the word of the field, for the history */
  readonly labels?: Readonly<Record<string, Words>>;
  /** act → its word, for the history */
  readonly acts?: Readonly<Record<string, Words>>;
  readonly history?: HistoryDeclaration;
}

/** Nest token of the list of all declarations (app.rooms.ts). */
export const ROOMS = Symbol('ROOMS');
