import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KnownDate } from '../../platform/database/known-date.js';

/** Who exercises the office that a unit holds; the unit stays where he changes. */
@Entity('holding_representatives')
export class Representative {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  holdingId: string;

  @Column('uuid')
  personId: string;

  @Column(() => KnownDate, { prefix: 'from' })
  from: KnownDate;

  @Column(() => KnownDate, { prefix: 'until' })
  until: KnownDate;
}
