// The kinds as they are described: words, types, fields.

export type Status = 'preparing' | 'active' | 'suspended' | 'dissolved' | 'merged';

export interface NamedCode {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** A usual post 职务. */
export interface Post {
  readonly name: string;
  readonly nameEn: string;
}

export interface KindType extends NamedCode {
  readonly id: string;
  readonly retired: boolean;
  /** Its own, or those of the kind; the first in rank first. */
  readonly posts: readonly Post[];
}

export type FieldSort = 'text' | 'number' | 'date' | 'option' | 'boolean' | 'count';

export interface KindField extends NamedCode {
  readonly type: FieldSort;
  /** Codes of the types that alone have it; null: all do. */
  readonly types?: readonly string[] | null;
  readonly options?: readonly NamedCode[] | null;
  readonly max?: number | null;
  readonly maxLength?: number | null;
  readonly pattern?: string | null;
  /** What to say of a text that does not match the pattern. */
  readonly patternMend?: string | null;
  readonly patternMendEn?: string | null;
  readonly multiline?: boolean | null;
  readonly unit?: string | null;
  readonly retired?: boolean | null;
  readonly hint?: string | null;
  readonly hintEn?: string | null;
}

export interface Kind extends NamedCode {
  readonly statusWords: Readonly<Partial<Record<Status, { readonly name: string; readonly nameEn: string }>>>;
  /** In which states it counts. */
  readonly activeIn: readonly Status[];
  /** What is kept of it, and whether its opening is logged. */
  readonly care: { readonly phone: boolean; readonly address: boolean; readonly openingLogged: boolean; readonly chairAlone: boolean };
  /** It has member units 成员单位. */
  readonly members: boolean;
  /** Length of a term 届次; null: its bodies have none. */
  readonly termYears?: number | null;
  readonly types: readonly KindType[];
  readonly fields: readonly KindField[];
}

export interface KindList {
  readonly items: readonly Kind[];
}
