import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../accounts/index.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { allOf, limit, planKept, sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { FILE_KINDS } from '../platform/files/file-kinds.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { KnownDate } from '../platform/database/known-date.js';
import { Citing } from './citing.js';
import { wordsAsked } from './document-words.js';
import type { DocumentAnswer, DocumentFilter } from './documents.dto.js';

/** A document as it goes out. */
export type ShownDocument = Pick<DocumentAnswer, keyof DocumentAnswer>;

/** The same with the keys by which it stands in the list. */
export type KeyedDocument = ShownDocument & { readonly keys: readonly [day: Day, id: string] };

interface Row extends Omit<DocumentAnswer, 'issuedOn' | 'inPlace'> {
  readonly issued: KnownDate;
  readonly place: Day;
}

/** Where a page goes on. */
export interface Place {
  readonly keys: readonly unknown[];
  readonly backwards: boolean;
}

/** Questions about documents. Whoever entered one sees it, and whoever sees what cites it. */
@Injectable()
export class DocumentsQueries {
  private reads: Reads;

  constructor(
    reader: Reader,
    private readonly citing: Citing,
    private readonly clock: OfficeClock,
  ) {
    this.reads = reader;
  }

  /** The same questions inside a transaction that has written already. */
  within(tx: Tx): DocumentsQueries {
    return Object.assign(Object.create(DocumentsQueries.prototype) as DocumentsQueries, {
      citing: this.citing,
      clock: this.clock,
      reads: tx,
    });
  }

  /** Documents that were there on the day, the newest first; `rows` of them, backwards turned round. */
  async list(viewer: Viewer, asOf: Day, filter: DocumentFilter, rows: number, from?: Place): Promise<KeyedDocument[]> {
    const before = from?.backwards ?? false;
    const beyond = from ? [sql`(${placeOf}, d.id) ${before ? sql`>` : sql`<`} (${from.keys[0]}::date, ${from.keys[1]}::uuid)`] : [];
    const order = before ? sql`${placeOf}, d.id` : sql`${placeOf} desc, d.id desc`;
    const statement = sql`/* documents.list */ ${await this.columns(viewer, asOf)}
      where ${allOf([...(await this.asked(viewer, asOf, filter)), ...beyond])} order by ${order} ${limit(rows)}`;
    // Along the order of days, whatever the values; words are looked up by their own index, or not, as they are rare or common.
    const found = await this.reads.rows<Row>(filter.q ? statement : planKept(statement));
    return found.map((row) => ({ ...answerOf(row), keys: [row.place, row.id] as const }));
  }

  /** How many there are. */
  async count(viewer: Viewer, asOf: Day, filter: DocumentFilter): Promise<number> {
    const row = await this.reads.one<{ count: number }>(sql`/* documents.count */
      select count(*)::int as count from documents d join files f on f.id = d.file_id where ${allOf(await this.asked(viewer, asOf, filter))}`);
    return row?.count ?? 0;
  }

  /** One document, whenever it was issued. */
  async one(viewer: Viewer, id: string, asOf: Day): Promise<ShownDocument | undefined> {
    const row = await this.reads.one<Row>(sql`/* documents.one */ ${await this.columns(viewer, asOf)}
      where d.id = ${id} and ${await this.citing.seen(viewer, asOf)}`);
    return row && answerOf(row);
  }

  /** Those of a room's choice, the newest first: `ids` is a statement that gives the ids of documents. */
  async chosen(viewer: Viewer, asOf: Day, ids: Sql): Promise<ShownDocument[]> {
    const rows = await this.reads.rows<Row>(sql`/* documents.chosen */ ${await this.columns(viewer, asOf)}
      where d.id in (${ids}) and ${standing(asOf)} and ${await this.citing.seen(viewer, asOf)} order by ${placeOf} desc, d.id desc limit 500`);
    return rows.map(answerOf);
  }

  /** Which of these documents the viewer sees today. */
  async seen(viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.reads.rows<{ id: string }>(sql`/* documents.seen */
      select d.id from documents d where d.id = any(${ids}) and ${await this.citing.seen(viewer, this.clock.today())}`);
    return new Set(rows.map(({ id }) => id));
  }

  private async asked(viewer: Viewer, asOf: Day, { q, fileKind, issuedFrom, issuedTo, mine }: DocumentFilter): Promise<Sql[]> {
    return [
      standing(asOf),
      ...wordsAsked(q ?? '').map((word) => sql`d.words like like_anywhere(${word})`),
      ...(fileKind ? [sql`f.kind = any(${fileKind})`] : []),
      ...(issuedFrom ? [sql`d.issued_latest >= ${issuedFrom}`] : []),
      ...(issuedTo ? [sql`d.issued_earliest <= ${issuedTo}`] : []),
      ...(mine ? [sql`d.entered_by = ${viewer.accountId}`] : []),
      await this.citing.seen(viewer, asOf),
    ];
  }

  private async columns(viewer: Viewer, asOf: Day): Promise<Sql> {
    const mayChange = holds(viewer, 'documents.add') ? await this.citing.changeable(viewer) : sql`false`;
    return sql`select d.id, d.version, d.title, d.number, json_build_object('earliest', d.issued_earliest::text, 'latest', d.issued_latest::text) as issued,
      d.issuer, d.file_name as "fileName", f.kind as "fileKind", f.bytes, encode(d.sha256, 'hex') as sha256, d.erased_on is not null as erased,
      a.name as "enteredBy", d.entered_on as "enteredOn", ${mayChange} as "mayChange", ${await this.citing.about(viewer, asOf)} as about, ${placeOf} as place
      from documents d join files f on f.id = d.file_id join accounts a on a.id = d.entered_by`;
  }
}

/** The day by which a document stands in its list: when it was issued, else when it was entered. */
const placeOf = sql`coalesce(d.issued_latest, d.entered_on)`;

/** It was there on the day: issued by then at the earliest, or of unknown date and entered by then. */
const standing = (asOf: Day): Sql => sql`coalesce(d.issued_earliest, d.entered_on) <= ${asOf}`;

function answerOf({ issued, place: _place, ...row }: Row): ShownDocument {
  return { ...row, issuedOn: KnownDate.read(issued)?.toString() ?? null, inPlace: FILE_KINDS[row.fileKind].inPlace };
}
