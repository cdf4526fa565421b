import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { Identifiers } from '../platform/identifiers.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { Locale } from '../spreadsheets/index.js';
import type { OrganizationExportQuery } from './export.dto.js';
import type { OrganizationFilter } from './filter.js';
import { FilterWords, type SaidCondition } from './filter-words.js';

/** Everything about one export that its file says of itself. */
export interface ExportFacts {
  readonly id: string;
  readonly asOf: Day;
  readonly office: string | null;
  readonly sample: boolean;
  /** 印发标记 of the office. */
  readonly mark: string | null;
  readonly conditions: readonly SaidCondition[];
  readonly exporter: string;
  /** Time of the export by the office's clock, to the second. */
  readonly time: string;
  readonly sort: OrganizationExportQuery['sort'];
}

/** What goes out as a file: what it says of itself, and the line in the log of who took what. */
@Injectable()
export class ExportLog {
  constructor(
    private readonly words: FilterWords,
    private readonly reader: Reader,
    private readonly identifiers: Identifiers,
    private readonly clock: OfficeClock,
  ) {}

  /** What a file is to say of itself. The filter names accounts, never `me`. */
  async facts(
    viewer: Viewer,
    { asOf, sort, ...filter }: OrganizationFilter & { readonly asOf: Day; readonly sort: ExportFacts['sort'] },
    locale: Locale,
  ): Promise<ExportFacts> {
    const registry = await this.reader.one<{ office: string; sample: boolean; mark: string | null }>(
      sql`/* organizations.export-office */ select office_name as office, sample, export_mark as mark from registry`,
    );
    return {
      id: this.identifiers.next(),
      asOf,
      sort,
      office: registry?.office ?? null,
      sample: registry?.sample ?? false,
      mark: registry?.mark ?? null,
      conditions: await this.words.of(viewer, filter, asOf, locale),
      exporter: viewer.name,
      time: this.clock.shown(),
    };
  }

  /** Written before the first row goes out: whoever pulls the plug has been noted. */
  async begin(viewer: Viewer, exportId: string, detail: Record<string, unknown>): Promise<number> {
    const row = await this.reader.one<{ id: number }>(sql`/* organizations.export-begun */
      insert into access_log (account_id, act, subject_id, detail)
      values (${viewer.accountId}, 'organizations.export', ${exportId}, ${JSON.stringify(detail)}) returning id`);
    return row?.id ?? 0;
  }

  /** What was taken along under this id, of which day, and when; undefined: nothing. */
  async taken(exportId: string): Promise<{ sort: 'export'; id: string; title: string | null; asOf: Day; at: string } | undefined> {
    return this.reader.one(sql`/* organizations.export-taken */
      select 'export' as sort, l.subject_id as id, l.detail->>'table' as title, l.detail->>'asOf' as "asOf", l.at from access_log l
      where l.subject_id = ${exportId} and l.act = 'organizations.export' and l.detail ? 'asOf' order by l.id limit 1`);
  }

  async end(log: number, rows: number, whole: boolean): Promise<void> {
    await this.reader.rows(sql`/* organizations.export-ended */
      update access_log set detail = detail || ${JSON.stringify({ rows, whole })}::jsonb where id = ${log}`);
  }
}
