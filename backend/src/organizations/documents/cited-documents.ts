import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { Citing, type CitingPort, DocumentsQueries } from '../../documents/index.js';
import { type Sql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { everyOrganization } from '../filter.js';
import { OrganizationDocument } from './organization-document.entity.js';

const MOST_ABOUT = 20;

/** What organizations have to do with documents: whoever sees one sees what is laid to it; what an act cites is laid to what it changed. */
@Injectable()
export class CitedDocuments implements CitingPort, OnModuleInit {
  constructor(
    private readonly citing: Citing,
    private readonly documents: DocumentsQueries,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  onModuleInit(): void {
    this.citing.register(this);
  }

  async seen(viewer: Viewer, asOf: Day, document: Sql): Promise<Sql> {
    const reach = await this.reach.of(viewer, asOf);
    if (reach.everywhere) return sql`true`;
    return sql`${document} in (select c.document_id from organization_documents c
      join ${everyOrganization({ reach, asOf, today: this.clock.today() })} s on s.organization_id = c.organization_id)`;
  }

  async changeable(viewer: Viewer, document: Sql): Promise<Sql> {
    const today = this.clock.today();
    const reach = await this.reach.today(viewer, 'documents.add');
    if (reach.everywhere) return sql`true`;
    return sql`${document} in (select c.document_id from organization_documents c
      join ${everyOrganization({ reach, asOf: today, today })} s on s.organization_id = c.organization_id)`;
  }

  async about(viewer: Viewer, asOf: Day, document: Sql): Promise<Sql> {
    const asked = { reach: await this.reach.of(viewer, asOf), asOf, today: this.clock.today() };
    return sql`coalesce((select json_agg(json_build_object('id', x.organization_id, 'name', x.name) order by x.name_key)
      from (select s.organization_id, s.name, s.name_key from organization_documents c join ${everyOrganization(asked)} s on s.organization_id = c.organization_id
        where c.document_id = ${document} order by s.name_key limit ${MOST_ABOUT}) x), '[]')`;
  }

  /** Which of the documents that a body names are not there for the account. */
  async faults(tx: Tx, viewer: Viewer, ids: readonly string[] | undefined): Promise<FieldProblem[]> {
    if (!ids?.length) return [];
    const seen = await this.documents.within(tx).seen(viewer, ids);
    return ids.flatMap((id, index) => (seen.has(id) ? [] : [fieldProblem(`/documentIds/${index}`, fault('unknown_reference'))]));
  }

  /** Lays documents to organizations that the act has taken; those that are there already stay as they are. */
  async lay(tx: Tx, organizationIds: readonly string[], ids: readonly string[] | undefined): Promise<void> {
    if (!ids?.length || !organizationIds.length) return;
    const there = await tx.rows<{ organization: string; document: string }>(sql`/* documents.laid */
      select c.organization_id as organization, c.document_id as document from organization_documents c
      where c.organization_id = any(${organizationIds}) and c.document_id = any(${ids})`);
    const known = new Set(there.map(({ organization, document }) => `${organization} ${document}`));
    const rows = organizationIds.flatMap((organizationId) =>
      [...new Set(ids)]
        .filter((id) => !known.has(`${organizationId} ${id}`))
        .map((documentId) => Object.assign(new OrganizationDocument(), { id: tx.identifiers.next(), organizationId, documentId })),
    );
    await tx.insert(OrganizationDocument, rows);
  }
}
