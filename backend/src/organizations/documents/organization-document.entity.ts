import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document that is about an organization. */
@Entity('organization_documents')
export class OrganizationDocument {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  documentId: string;
}
