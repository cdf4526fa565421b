import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Viewer } from '../accounts/index.js';
import { FileCheck } from '../platform/files/file-check.js';
import { FILE_KINDS } from '../platform/files/file-kinds.js';
import { FileStore } from '../platform/files/file-store.js';
import { type Answer, created, tagged } from '../platform/http/answer.js';
import { readBody, readWith } from '../platform/http/body.js';
import { Cursors, fingerprint } from '../platform/http/cursor.js';
import { dispositionOf } from '../platform/http/disposition.js';
import { fault, type Fault } from '../platform/http/faults.js';
import type { Once } from '../platform/http/idempotency.js';
import { cursorOf, pageOf } from '../platform/http/list-query.js';
import { fieldProblem, problem } from '../platform/http/problem.js';
import { textFaults } from '../platform/http/text-faults.js';
import type { Upload } from '../platform/http/uploads.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { DocumentBody, type DocumentListAnswer, type DocumentListQuery, type DocumentOneAnswer } from './documents.dto.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsService, type GoodFile } from './documents.service.js';

// What is shown in place is a page of its own that loads nothing, and only the application lays it into a frame.
const SHOWN = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

/** Turns questions and acts into answers; takes files in and gives them out. */
@Injectable()
export class DocumentsDesk {
  constructor(
    private readonly queries: DocumentsQueries,
    private readonly documents: DocumentsService,
    private readonly check: FileCheck,
    private readonly files: FileStore,
    private readonly reader: Reader,
    private readonly cursors: Cursors,
    private readonly clock: OfficeClock,
  ) {}

  async list(viewer: Viewer, query: DocumentListQuery): Promise<DocumentListAnswer> {
    const { limit, after: _after, before, asOf, ...filter } = query;
    const asked = fingerprint('documents', viewer.accountId, filter);
    const cursor = cursorOf(query, asked);
    const from = cursor && { keys: cursor.keys, backwards: before !== undefined };
    const rows = await this.queries.list(viewer, asOf, filter, limit + 1, from);
    const page = await pageOf(rows, query, asked, (row) => [...row.keys], this.cursors);
    return { asOf, ...page, items: page.items.map(({ keys: _keys, ...item }) => item) };
  }

  /** @throws Problem 404 */
  async one(viewer: Viewer, id: string, asOf: string, tx?: Tx): Promise<DocumentOneAnswer> {
    const found = await (tx ? this.queries.within(tx) : this.queries).one(viewer, id, asOf);
    if (!found) throw problem('not_found');
    return { asOf, ...found };
  }

  /** A document as an act has left it. */
  oneToday(viewer: Viewer, id: string, tx: Tx): Promise<DocumentOneAnswer> {
    return this.one(viewer, id, this.clock.today(), tx);
  }

  /** Takes a form with a file in, looks into the file, and keeps both. Everything wrong is told at once. @throws Problem 400, 413, 422 */
  async add(viewer: Viewer, receive: () => Promise<Upload>, once: Once): Promise<Answer<DocumentOneAnswer>> {
    const upload = await receive();
    try {
      const looked = await this.lookInto(upload);
      const wrong = 'fault' in looked ? [fieldProblem('/file', looked.fault)] : [];
      const facts = await readWith(
        () => readBody(DocumentBody, upload.facts),
        ({ unclassified }) =>
          Promise.resolve([...(unclassified === false ? [fieldProblem('/unclassified', fault('unclassified'))] : []), ...wrong]),
      );
      const after = (tx: Tx, id: string): Promise<DocumentOneAnswer> => this.oneToday(viewer, id, tx);
      const done = await this.documents.add(viewer, facts, looked as GoodFile, after, { once: once.with(upload.content) });
      return created(done, '/api/documents');
    } finally {
      await upload.close();
    }
  }

  /** Sends the file under a type that nothing runs in. @throws Problem 404; 410 where it has been erased */
  async send(viewer: Viewer, id: string, download: boolean, reply: FastifyReply): Promise<void> {
    const document = await this.one(viewer, id, this.clock.today());
    if (document.erased) throw problem('erased');
    const row = await this.reader.one<{ fileId: string }>(sql`/* documents.file */
      with logged as (insert into access_log (account_id, act, subject_id) values (${viewer.accountId}, 'documents.file', ${id}) returning 1)
      select d.file_id as "fileId" from logged, documents d where d.id = ${id}`);
    const shown = document.inPlace && !download;
    void reply
      .headers({
        'content-type': FILE_KINDS[document.fileKind].type,
        'content-length': document.bytes,
        'content-disposition': dispositionOf(document.fileName, shown ? 'inline' : 'attachment'),
        'content-security-policy': SHOWN,
        'x-content-type-options': 'nosniff',
      })
      .send(Readable.from(this.files.pieces(row?.fileId ?? ''), { objectMode: false }));
  }

  /** A document with its ETag. */
  async tagged(viewer: Viewer, id: string, asOf: string): Promise<Answer<DocumentOneAnswer>> {
    return tagged(await this.one(viewer, id, asOf));
  }

  private async lookInto({ file, fileName }: Upload): Promise<GoodFile | { fault: Fault }> {
    if (!file) return { fault: fault('required') };
    // A path, as old browsers send it, or what would break the name out of its header.
    if (/[/\\]|%0[ad]/i.test(fileName) || textFaults(fileName, 'one').length || fileName.length > 200 || !fileName)
      return { fault: fault('file_name') };
    const checked = await this.check.check(file, fileName);
    return 'fault' in checked ? checked : { content: file, kind: checked.kind, name: fileName.normalize('NFC') };
  }
}
