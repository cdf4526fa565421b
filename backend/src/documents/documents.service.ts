import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../accounts/index.js';
import { KnownDate } from '../platform/database/known-date.js';
import { sql } from '../platform/database/sql.js';
import { type ChangeNote, type RunOptions, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { FileStore, hashColumn } from '../platform/files/file-store.js';
import type { FileKindCode } from '../platform/files/file-kinds.js';
import type { Spooled } from '../platform/files/spooled.js';
import type { Read } from '../platform/http/body.js';
import type { Match } from '../platform/http/etag.js';
import { justOnce, type Once } from '../platform/http/idempotency.js';
import { problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { Citing } from './citing.js';
import { Document } from './document.entity.js';
import { wordsOf } from './document-words.js';
import type { DocumentBody, DocumentChangeBody, RemovedAnswer } from './documents.dto.js';

/** A file that was looked into and may be kept. */
export interface GoodFile {
  readonly content: Spooled;
  readonly kind: FileKindCode;
  readonly name: string;
}

/** On which version, once, at which set time. */
interface How extends RunOptions {
  readonly match?: Match;
  readonly once?: Once;
}

/** What is answered when the act is done, read in its own transaction. */
type After<R> = (tx: Tx, id: string) => Promise<R>;

/** The acts on documents: entered with their file, mended, deleted where nothing cites them, their content erased for ever. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: FileStore,
    private readonly citing: Citing,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** Keeps a document with its file, in one transaction. @throws Problem 422 where it is not confirmed as unclassified */
  add<R>(viewer: Viewer, facts: DocumentBody, file: GoodFile, after: After<R>, { once = justOnce, ...options }: How = {}): Promise<R> {
    return this.transactions.run(
      viewer,
      { act: 'documents.add' },
      (tx) =>
        once.run(tx, async () => {
          const document = Object.assign(new Document(), {
            id: tx.identifiers.next(),
            version: 1,
            title: facts.title,
            number: facts.number ?? null,
            issued: KnownDate.of(facts.issuedOn ?? null),
            issuer: facts.issuer ?? null,
            unclassified: facts.unclassified,
            fileId: await this.files.keep(tx, file.content, file.kind),
            sha256: hashColumn(file.content.sha256),
            fileName: file.name,
            enteredBy: viewer.accountId,
            enteredOn: this.clock.today(),
            erasedOn: null,
          });
          document.words = wordsOf(document);
          await tx.insert(Document, [document]);
          tx.say({ key: 'documentAdded', title: document.title });
          return after(tx, document.id);
        }),
      options,
    );
  }

  /** Mends what is written of it. @throws Problem 404, 403, 428, 412, 422 */
  change<R>(viewer: Viewer, id: string, read: Read<DocumentChangeBody>, after: After<R>, how: How): Promise<R> {
    const reason = reasonOf(read);
    return this.on(viewer, id, { act: 'documents.change', reason }, how, async (tx, document) => {
      const { title, number, issuedOn, issuer } = read();
      Object.assign(document, {
        ...(title !== undefined && { title }),
        ...(number !== undefined && { number }),
        ...(issuedOn !== undefined && { issued: KnownDate.of(issuedOn) }),
        ...(issuer !== undefined && { issuer }),
      });
      document.words = wordsOf(document);
      await tx.update(Document, [document], ['title', 'number', 'issued', 'issuer', 'words']);
      tx.say({ key: 'documentChanged', title: document.title });
      return after(tx, id);
    });
  }

  /** Deletes a document that nothing cites; its file stays for an undo of the change set that it gives. @throws Problem 404, 403, 428, 412; 409 where something cites it */
  remove(viewer: Viewer, id: string, how: How): Promise<RemovedAnswer> {
    return this.on(viewer, id, { act: 'documents.remove' }, how, async (tx, document) => {
      await tx.remove(Document, [document]);
      tx.say({ key: 'documentRemoved', title: document.title });
      return { changeSet: tx.changeSet };
    });
  }

  /** Erases the content of its file for ever; what is written of it stays. @throws Problem as `change` */
  erase<R>(viewer: Viewer, id: string, read: Read<{ reason: string }>, after: After<R>, how: How): Promise<R> {
    return this.on(viewer, id, { act: 'documents.erase', reason: reasonOf(read) }, how, async (tx, document) => {
      read();
      if (document.erasedOn) throw problem('erased');
      await this.files.erase(tx, document.fileId);
      document.erasedOn = this.clock.today();
      await tx.update(Document, [document], ['erasedOn']);
      tx.say({ key: 'documentErased', title: document.title });
      return after(tx, id);
    });
  }

  /** Takes the document, in the order of the contracts: there and seen (404), to be changed (403), the version that was read (428, 412). */
  private on<R>(viewer: Viewer, id: string, note: ChangeNote, how: How, work: (tx: Tx, document: Document) => Promise<R>): Promise<R> {
    return this.transactions.run(viewer, note, (tx) =>
      (how.once ?? justOnce).run(tx, async () => {
        await this.take(tx, viewer, [id]);
        const [document] = await tx.load(Document, { id });
        if (!document) throw problem('not_found');
        how.match?.require(id, document.version - 1);
        return work(tx, document);
      }),
    );
  }

  /** Locks documents for an act and raises their versions. @throws Problem 404, 403 */
  async take(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
    const [seen, changeable] = await Promise.all([this.citing.seen(viewer, this.clock.today()), this.citing.changeable(viewer)]);
    const rows = await tx.rows<{ changeable: boolean }>(sql`/* documents.take */
      with locked as (select d.id from documents d where d.id = any(${ids}) and ${seen} order by d.id for no key update of d)
      update documents d set version = d.version + 1 from locked l where d.id = l.id returning ${changeable} as changeable`);
    if (rows.length < new Set(ids).size) throw problem('not_found');
    if (rows.some((row) => !row.changeable)) throw problem('forbidden');
    tx.take(ids);
  }

  /** The same for an undo; one that was deleted is brought back by who had entered it, or who reaches everything. @throws Problem 404, 403 */
  async takeForUndo(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
    const there = await tx.rows<{ id: string }>(sql`/* documents.there */ select d.id from documents d where d.id = any(${ids})`);
    const live = there.map(({ id }) => id);
    if (live.length) await this.take(tx, viewer, live);
    const gone = ids.filter((id) => !live.includes(id));
    if (!gone.length || (await this.reach.today(viewer, 'history.undo')).everywhere) return;
    const own = await tx.rows(sql`/* documents.gone */ select distinct e.row_id from history.entries e where e.table_name = 'documents'
      and e.row_id = any(${gone}) and e.image ->> 'entered_by' = ${viewer.accountId}`);
    if (own.length < gone.length) throw problem('not_found');
  }
}

/** Why, where the body can be read; its faults are told later, in their order. */
function reasonOf(read: Read<{ reason?: string | null }>): string | null {
  try {
    return read().reason ?? null;
  } catch {
    return null;
  }
}
