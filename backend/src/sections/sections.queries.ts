import { Injectable } from '@nestjs/common';
import { Reader, type Reads } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import type { SectionAnswer } from './sections.dto.js';

/** Questions about 科室. */
@Injectable()
export class SectionsQueries {
  constructor(private readonly reader: Reader) {}

  /** All of them in the office's order, retired ones too. */
  list(reads: Reads = this.reader): Promise<SectionAnswer[]> {
    return reads.rows<SectionAnswer>(
      sql`/* sections.list */ select s.id, s.code, s.name, s.retired_at is not null as retired from sections s order by s.sort_order, s.code`,
    );
  }
}
