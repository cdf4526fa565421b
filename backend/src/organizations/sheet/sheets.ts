import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../../accounts/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { Answer } from '../../platform/http/answer.js';
import { type Locale, problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { dispositionOf } from '../../platform/http/disposition.js';
import { fileNameOf } from '../../spreadsheets/index.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import { fileParts } from '../export-notes.js';
import { OrganizationRecords } from '../organization-record.js';
import { type SheetFrame, sheetOf } from './sheet.content.js';
import type { SheetAnswer, SheetQuery } from './sheet.dto.js';
import { leaderFacts, leadersOf } from './sheet.leaders.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 一页纸情况表: one organization on one page, for the leader's car. */
@Injectable()
export class OrganizationSheets {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** The sheet as data, or as a document where the viewer may export the record. @throws Problem 404, 403 */
  async one(viewer: Viewer, id: string, { asOf, format }: SheetQuery, locale: Locale): Promise<Answer<SheetAnswer | Buffer>> {
    const record = await this.records.one(viewer, id, asOf);
    const frame = await this.frame(viewer, record);
    const leaders = holds(viewer, 'leadership.read') ? await leadersOf(this.reader, id, asOf) : { posts: [], term: null };
    const sheet = sheetOf(record, frame, leaderFacts(leaders, locale), locale);
    if (format === 'json') return new Answer(sheet);
    if (!record.mayExport) throw problem('forbidden');
    await this.log(viewer, id, asOf);
    // Loaded where it is first needed: most starts of a process never need it.
    const { sheetAsDocx } = await import('./sheet.docx.js');
    const said = { sample: frame.sample, asOf, exporter: viewer.name, time: sheet.madeAt };
    const name = fileNameOf(fileParts([sheet.name, sheet.title], said, locale), 'docx');
    return new Answer(await sheetAsDocx(sheet, locale), 200, { 'content-type': DOCX, 'content-disposition': dispositionOf(name) });
  }

  private async frame(viewer: Viewer, record: OrganizationAnswer): Promise<SheetFrame> {
    const words = await this.reader.one<Omit<SheetFrame, 'madeBy' | 'madeAt'>>(sql`/* organizations.sheet-words */
      select r.office_name as office, coalesce(r.sample, false) as sample, r.export_mark as mark,
        (select t.name_en from organization_types t where t.code = ${record.typeCode}) as "typeNameEn",
        (select a.name_en from areas a where a.id = ${record.areaId}) as "areaNameEn",
        (select a.name_en from areas a where a.id = ${record.seatAreaId}) as "seatAreaNameEn"
      from (values (1)) as one left join registry r on true`);
    const nothing = { office: null, sample: false, mark: null, typeNameEn: null, areaNameEn: null, seatAreaNameEn: null };
    return { ...(words ?? nothing), madeBy: viewer.name, madeAt: this.clock.shown().slice(0, -3) };
  }

  /** Written before the document goes out, like an export of the list. */
  private async log(viewer: Viewer, id: string, asOf: Day): Promise<void> {
    await this.reader.rows(sql`/* organizations.sheet-given */
      insert into access_log (account_id, act, subject_id, detail)
      values (${viewer.accountId}, 'organizations.sheet', ${id}, ${JSON.stringify({ format: 'docx', asOf })})`);
  }
}
