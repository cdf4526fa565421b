import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { ChangesQueries } from '../../history/index.js';
import { isUuid } from '../../platform/http/fields.js';
import type { Day } from '../../platform/time/day.js';
import { ExportLog } from '../export-log.js';

/** A list that went out from here. */
export interface KnownOrigin {
  /** 上报留底, or a file that was taken along. */
  readonly sort: 'kept' | 'export';
  readonly id: string;
  /** Of a table; null: the list itself. */
  readonly title: string | null;
  readonly asOf: Day;
  /** When it was kept or taken along. */
  readonly at: string;
  /** Its organizations, where that is known without the file. */
  readonly records?: readonly string[];
}

/** The same with what became of its organizations since. */
export interface ListOrigin extends Omit<KnownOrigin, 'records'> {
  /** How many organizations it has, and how many of them were changed since, as far as the account may read it; null: it carries no ids. */
  readonly records: number | null;
  readonly changed: number | null;
}

/** Whoever confirmed a record, or laid a paper to it, has changed nothing of it. */
const NO_CHANGE = ['organization_confirmations', 'organization_documents'];

type Recognizes = (viewer: Viewer, id: string) => Promise<KnownOrigin | undefined>;

/** Knows lists of our own when they are brought in again: kept tables by the room that keeps them, exports by the log of who took what. */
@Injectable()
export class ImportOrigins {
  private readonly recognizing: Recognizes[] = [];

  constructor(
    private readonly log: ExportLog,
    private readonly changes: ChangesQueries,
  ) {}

  /** For a room that gives out lists of its own: called once, when its module starts. */
  register(recognizes: Recognizes): void {
    this.recognizing.push(recognizes);
  }

  /** What the list that carries an id once was; null where it is none of ours, or one that the account does not see. `ids`: the records that its rows name. */
  async of(viewer: Viewer, id: string | undefined, ids: () => readonly string[]): Promise<ListOrigin | null> {
    const known = id !== undefined && isUuid(id) ? await this.known(viewer, id) : undefined;
    if (!known) return null;
    const { records = ids().filter(isUuid), ...origin } = known;
    if (!records.length) return { ...origin, records: null, changed: null };
    const changed = await this.changes.countSince(viewer, records, new Date(origin.at), NO_CHANGE);
    return { ...origin, records: records.length, changed };
  }

  private async known(viewer: Viewer, id: string): Promise<KnownOrigin | undefined> {
    for (const recognizes of this.recognizing) {
      const known = await recognizes(viewer, id);
      if (known) return known;
    }
    return this.log.taken(id);
  }
}
