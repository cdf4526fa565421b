import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';
import type { ConfirmationSource } from '../code-words.js';

/** 核对无变化: on this day the record was found right as it stood. */
@Entity('organization_confirmations')
export class OrganizationConfirmation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('date')
  onDay: Day;

  @Column('text')
  source: ConfirmationSource;

  /** Who says so. */
  @Column({ type: 'uuid', nullable: true })
  accountId: string | null;
}
