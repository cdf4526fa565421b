import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A type within a kind: data that an office edits. The code never changes. */
@Entity('organization_types')
export class OrganizationType {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column({ type: 'text', nullable: true })
  nameEn: string | null;

  @Column('int')
  sortOrder: number;

  @Column({ type: 'timestamptz', nullable: true })
  retiredAt: Date | string | null;
}
