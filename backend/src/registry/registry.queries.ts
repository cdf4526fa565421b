import { Injectable } from '@nestjs/common';
import { Reader, type Reads } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';

export interface ShownSettings {
  readonly officeName: string;
  readonly city: { id: string; code: string; name: string };
  readonly cityStays: boolean;
  readonly confirmMonths: number;
  readonly exportMark: string | null;
  readonly ready: boolean;
}

export interface ShownRegistry {
  readonly officeName: string;
  readonly sample: boolean;
  readonly city: { id: string; code: string; name: string };
  readonly begunAt: string;
}

@Injectable()
export class RegistryQueries {
  private reads: Reads;

  constructor(reader: Reader) {
    this.reads = reader;
  }

  /** The same questions inside a transaction that has written already. */
  within(tx: Tx): RegistryQueries {
    return Object.assign(Object.create(RegistryQueries.prototype) as RegistryQueries, { reads: tx });
  }

  /** Whose registry is this? Nothing where none was begun. */
  current(): Promise<ShownRegistry | undefined> {
    return this.reads.one(sql`/* registry.current */
      select r.office_name as "officeName", r.sample, r.begun_at as "begunAt", json_build_object('id', a.id, 'code', a.code, 'name', a.name) as city
      from registry r join areas a on a.id = r.city_area_id`);
  }

  /** What the office has set. Nothing where no registry was begun. */
  settings(): Promise<ShownSettings | undefined> {
    return this.reads.one(sql`/* registry.settings */
      select r.office_name as "officeName", json_build_object('id', a.id, 'code', a.code, 'name', a.name) as city, records_stand() as "cityStays",
        confirm_months() as "confirmMonths", r.export_mark as "exportMark", r.sample or r.ready_at is not null as ready
      from registry r join areas a on a.id = r.city_area_id`);
  }

  /** Does the database hold anything of a registry yet? */
  filled(): Promise<{ areas: boolean; accounts: boolean } | undefined> {
    return this.reads.one(sql`/* registry.filled */ select exists (select from areas) as areas, exists (select from accounts) as accounts`);
  }
}
