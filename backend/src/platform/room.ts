
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

/** What a room tells the rooms that know declarations only (history, search, spreadsheets, the problem filter). */
export interface RoomDeclaration {
  readonly name: string;
  /** constraint name → how it is told */
  readonly problems?: Readonly<Record<string, ConstraintProblem>>;
  /** `table.column` → the word of the field, for the history */
  readonly labels?: Readonly<Record<string, Words>>;
  /** act → its word, for the history */
  readonly acts?: Readonly<Record<string, Words>>;
}

/** Nest token of the list of all declarations (app.rooms.ts). */
export const ROOMS = Symbol('ROOMS');
