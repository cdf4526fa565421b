import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The registry's own row: whose it is. There is one or, before it was begun, none. */
@Entity('registry')
export class Registry {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', name: 'office_name' })
  officeName: string;

  @Column({ type: 'uuid', name: 'city_area_id' })
  cityAreaId: string;

  /** Is it the sample? Then every screen and export says so. */
  @Column({ type: 'boolean' })
  sample: boolean;

  @Column({ type: 'timestamptz', name: 'begun_at' })
  begunAt: Date;
}
