// How lists are liked and what of them is kept: as types.ts, in a file of their own.

/** How an account likes a list. */
export interface ListSettings {
  /** By kind (`*`: all kinds): which columns in which order; absent: the usual ones. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** By column, of those that were given another than the usual width. */
  readonly widths: Readonly<Record<string, number>>;
  readonly compact: boolean;
}

export interface ViewColumn {
  readonly key: string;
  readonly width?: number;
}

/** What a view asks: words of the list's address, columns, and the rule for its day. */
export interface ViewContent {
  readonly query: Readonly<Record<string, string>>;
  readonly columns: readonly ViewColumn[];
  /** `today`, `lastMonth`, `lastQuarter`, `lastYear`, or a day for ever. */
  readonly asOf: string;
}

/** 常用视图. */
export interface SavedView extends ViewContent {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly sharedWith: 'nobody' | 'area' | 'section' | 'office';
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly sectionId: string | null;
  readonly sectionName: string | null;
  /** The reader made it; another's can be copied. */
  readonly own: boolean;
  readonly owner: string;
  readonly version: number;
}

export interface SavedViewList {
  readonly items: readonly SavedView[];
}
