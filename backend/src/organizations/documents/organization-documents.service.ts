import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { DocumentsQueries } from '../../documents/index.js';
import { sql } from '../../platform/database/sql.js';
import type { Read } from '../../platform/http/body.js';
import { problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { type ActOptions, type After, OrganizationActs } from '../acts.js';
import { OrganizationRecords } from '../organization-record.js';
import { OrganizationDocument } from './organization-document.entity.js';
import type { LayDocumentsBody, OrganizationDocumentsAnswer } from './organization-documents.dto.js';

/** Documents of one organization: which there are, laid to it and taken from it. */
@Injectable()
export class OrganizationDocumentsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly records: OrganizationRecords,
    private readonly documents: DocumentsQueries,
  ) {}

  /** The documents that were there on the day. @throws Problem 404 where the organization is not seen */
  async of(viewer: Viewer, id: string, asOf: Day): Promise<OrganizationDocumentsAnswer> {
    await this.records.one(viewer, id, asOf);
    const ids = sql`select c.document_id from organization_documents c where c.organization_id = ${id}`;
    return { asOf, items: await this.documents.chosen(viewer, asOf, ids) };
  }

  /** The course of every act lays what it cites; this one does nothing else. @throws Problem 404, 403, 428, 412, 422 */
  lay<R>(viewer: Viewer, id: string, read: Read<LayDocumentsBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'organizations.layDocuments', right: 'organizations.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, (_tx, _taken, input) =>
      Promise.resolve({ key: 'documentsLaid', count: input.documentIds.length }),
    );
  }

  /** Takes a document from the organization; the document itself stays. @throws Problem 404, 403, 428, 412 */
  takeAway<R>(viewer: Viewer, id: string, documentId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'organizations.takeDocumentAway', right: 'organizations.change', read: () => ({}) } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx) => {
      const rows = await tx.load(OrganizationDocument, { organizationId: id, documentId });
      if (!rows.length) throw problem('not_found');
      await tx.remove(OrganizationDocument, rows);
      return { key: 'documentTakenAway' };
    });
  }
}
