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

  /** 核对周期; null: six months. */
  @Column({ type: 'int', name: 'confirm_months', nullable: true })
  confirmMonths: number | null;

  /** 印发标记 on prints and exports. */
  @Column({ type: 'text', name: 'export_mark', nullable: true })
  exportMark: string | null;

  /** When the administrator was through with what comes before the first record; null: not yet. */
  @Column({ type: 'timestamptz', name: 'ready_at', nullable: true })
  readyAt: Date | string | null;
}
