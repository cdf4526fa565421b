import { createHash } from 'node:crypto';
import { Document } from '../../documents/document.entity.js';
import { wordsOf } from '../../documents/document-words.js';
import { OrganizationDocument } from '../../organizations/documents/organization-document.entity.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { hashColumn } from '../../platform/files/file-store.js';
import { paperOf } from '../papers.js';
import type { Lives } from './lives.js';

/** One organization in so many has the paper of its founding. */
const ONE_IN = 10;
const ISSUER = '南通市委统战部';

/** The papers by which some of the organizations were founded, each a page of its own, laid to its organization. */
export async function addApprovals(tx: Tx, lives: Lives, enteredBy: string): Promise<void> {
  const names = new Map(lives.profiles.map(({ organizationId, name }) => [organizationId, name]));
  const founded = lives.organizations.filter(({ founded: { latest } }, place) => place % ONE_IN === 0 && latest !== null);
  const papers = founded.map(({ id, founded: on }, place) => {
    const title = `关于同意成立${names.get(id) ?? ''}的批复`;
    const number = `通统〔${on.latest?.slice(0, 4)}〕${(place % 300) + 1}号`;
    const page = paperOf(title, [number], [ISSUER]);
    const sha256 = hashColumn(createHash('sha256').update(page).digest('hex'));
    const document = Object.assign(new Document(), {
      id: tx.identifiers.next(),
      version: 1,
      title,
      number,
      issued: on,
      issuer: ISSUER,
      unclassified: true,
      fileId: tx.identifiers.next(),
      sha256,
      fileName: `${title}.pdf`,
      enteredBy,
      enteredOn: on.latest,
      erasedOn: null,
      words: wordsOf({ title, number, issuer: ISSUER }),
    });
    return { organizationId: id, page, document };
  });
  const files = papers.map(({ document: { fileId, sha256 }, page }) => ({
    id: fileId,
    bytes: page.length,
    sha256,
    data: `\\x${page.toString('hex')}`,
  }));
  const rows = JSON.stringify(files);
  await tx.execute(sql`/* generated.files */ insert into files (id, kind, bytes, sha256)
    select x.id, 'pdf', x.bytes, x.sha256 from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, bytes int, sha256 bytea)`);
  await tx.execute(sql`/* generated.pieces */ insert into file_pieces (file_id, place, data)
    select x.id, 0, x.data from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, data bytea)`);
  await tx.insert(
    Document,
    papers.map(({ document }) => document),
  );
  await tx.insert(
    OrganizationDocument,
    papers.map(({ organizationId, document: { id: documentId } }) =>
      Object.assign(new OrganizationDocument(), { id: tx.identifiers.next(), organizationId, documentId }),
    ),
  );
}
