import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { exportWords, OrganizationRecords } from '../../organizations/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { Answer } from '../../platform/http/answer.js';
import { dispositionOf } from '../../platform/http/disposition.js';
import { problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { fileNameOf } from '../../spreadsheets/index.js';
import { TeamReading } from '../holdings/team.reading.js';
import { TermsReading } from '../terms/terms.reading.js';
import { type FormName, formOf } from './form.content.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The papers of a congress, filled from the records. */
@Injectable()
export class Forms {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly terms: TermsReading,
    private readonly teams: TeamReading,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** A form of one term as a document, logged like an export. @throws Problem 404; 403 where the account may not take the organization away */
  async one(viewer: Viewer, id: string, termId: string, name: FormName): Promise<Answer<Buffer>> {
    const today = this.clock.today();
    const organization = await this.records.one(viewer, id, today);
    if (!organization.mayExport) throw problem('forbidden');
    const chinese = { ...viewer, locale: 'zh' } as const;
    const term = (await this.terms.terms(chinese, id, today)).items.find((one) => one.id === termId);
    if (!term) throw problem('not_found');
    const team = await this.teams.team(chinese, id, PartialDate.tryParse(term.congressOn)?.latest ?? today);
    const office = await this.reader.one<{ sample: boolean; mark: string | null }>(
      sql`/* leadership.form-office */ select sample, export_mark as mark from registry`,
    );
    const sample = office?.sample ? exportWords.sample.zh : '';
    const form = formOf(name, { marks: [sample, office?.mark ?? ''].filter(Boolean), organization, term, team });
    await this.log(viewer, id, name);
    // Loaded where it is first needed: most starts of a process never need it.
    const { formAsDocx } = await import('./form.docx.js');
    const file = fileNameOf([sample, organization.name, form.title, today], 'docx');
    return new Answer(await formAsDocx(form), 200, { 'content-type': DOCX, 'content-disposition': dispositionOf(file) });
  }

  /** Written before the document goes out. */
  private async log(viewer: Viewer, id: string, form: FormName): Promise<void> {
    await this.reader.rows(sql`/* leadership.form-given */
      insert into access_log (account_id, act, subject_id, detail) values (${viewer.accountId}, 'leadership.form', ${id}, ${JSON.stringify({ form })})`);
  }
}
