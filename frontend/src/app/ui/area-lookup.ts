/** A row of a picker. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What tells it from its namesakes: the path, the county. */
  readonly detail?: string;
  /** What must be known before it is taken: （至2020-07-02，现属崇川区）. */
  readonly note?: string;
  /** Its own day is over, or it is otherwise not what is usually meant. */
  readonly past?: boolean;
}

/** Where a picker of areas finds them; the shell provides it, so that the picker knows no address of the server. */
export abstract class AreaLookup {
  /** Areas by Chinese, pinyin, initials, code or a former name. */
  abstract find(text: string): Promise<readonly Choice[]>;
  abstract name(id: string): Promise<string>;
}
