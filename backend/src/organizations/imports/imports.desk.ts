import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { accepted, Answer } from '../../platform/http/answer.js';
import type { Locale } from '../../platform/http/problem.js';
import { problem } from '../../platform/http/problem.js';
import type { Spooled } from '../../platform/files/spooled.js';
import { Reader } from '../../platform/database/reads.js';
import { Jobs, type ShownJob } from '../../platform/jobs/jobs.js';
import { fileNameOf } from '../../spreadsheets/index.js';
import { SKIPPED } from '../incoming/skipped-rows.js';
import { CHINESE, englishFor, type ValueWord } from './english-words.js';
import { IMPORT_FIELDS } from './import-columns.js';
import { type GivenList, ImportSources } from './import-sources.js';
import type {
  ImportAnswer,
  ImportBody,
  ImportFileFacts,
  ImportPatch,
  ImportRowAnswer,
  ImportRowPatch,
  ImportRowsAnswer,
  ImportRowsQuery,
  ImportsAnswer,
} from './imports.dto.js';
import { IMPORT_JOB, ImportsService } from './imports.service.js';
import { countsOf, everyOutcome, importOf, importsOf, type JudgedRow, judgedRows, pageOfRows } from './imports.store.js';
import { LIST_NOTICES } from './list-notices.js';
import { markedAsXlsx } from './marked.js';

/** So many imports are found again. */
const MOST_LISTED = 20;

/** Turns imports into answers, in the reader's language. */
@Injectable()
export class ImportsDesk implements OnModuleInit {
  constructor(
    private readonly imports: ImportsService,
    private readonly sources: ImportSources,
    private readonly reader: Reader,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register(IMPORT_JOB, (run) => this.imports.run(run));
  }

  async begin(viewer: Viewer, body: ImportBody, locale: Locale): Promise<Answer<ImportAnswer>> {
    return this.begun(viewer, await this.sources.pasted(viewer, body), locale);
  }

  /** @throws Problem 422 with the sentence of a file that is not read */
  async beginFile(viewer: Viewer, file: Spooled, name: string, { sheet }: ImportFileFacts, locale: Locale): Promise<Answer<ImportAnswer>> {
    return this.begun(viewer, await this.sources.ofFile(viewer, file, name, sheet), locale);
  }

  private async begun(viewer: Viewer, list: GivenList, locale: Locale): Promise<Answer<ImportAnswer>> {
    const id = await this.imports.begin(viewer, list);
    return new Answer(await this.one(viewer, id, locale), 201, { location: `/api/imports/${id}` });
  }

  /** One's own of the last days, to be found again. */
  async list(viewer: Viewer): Promise<ImportsAnswer> {
    const found = await importsOf(this.reader, viewer.accountId, MOST_LISTED);
    return { items: found.map((one) => ({ ...one, counts: everyOutcome(one.counts) })) };
  }

  /** @throws Problem 404 */
  async one(viewer: Viewer, id: string, locale: Locale): Promise<ImportAnswer> {
    const kept = await importOf(this.reader, viewer.accountId, idOf(id));
    const { notices, skipped, sheets, origin = null, filled, file, sheet } = kept.source;
    return {
      ...kept,
      types: [...kept.types],
      columns: kept.columns.map((column, at) => ({ ...column, filled: filled?.includes(at) ?? true })),
      source: {
        file,
        sheet,
        origin,
        sheets: [...sheets],
        notices: notices.map((notice) => LIST_NOTICES[notice][locale]),
        skipped: skipped.map(({ row, reason }) => ({ row, reason: SKIPPED[reason][locale] })),
      },
      fields: IMPORT_FIELDS.map(({ code, words }) => ({ code, label: words[locale] })),
      counts: await countsOf(this.reader, kept.id),
    };
  }

  async revise(viewer: Viewer, id: string, patch: ImportPatch, locale: Locale): Promise<ImportAnswer> {
    await this.imports.revise(viewer, idOf(id), patch);
    return this.one(viewer, id, locale);
  }

  /** @throws Problem 404 */
  async rows(viewer: Viewer, id: string, { outcome, afterRow, limit }: ImportRowsQuery, locale: Locale): Promise<ImportRowsAnswer> {
    await importOf(this.reader, viewer.accountId, idOf(id));
    const rows = await pageOfRows(this.reader, id, outcome, afterRow, limit + 1);
    const word = locale === 'en' ? await englishFor(this.reader, rows) : CHINESE;
    const items = rows.slice(0, limit).map((row) => shown(row, locale, word));
    return { items, next: rows.length > limit ? (items.at(-1)?.row ?? null) : null };
  }

  /** The list with what is wrong marked in it, as a workbook. @throws Problem 404 */
  async marked(viewer: Viewer, id: string, locale: Locale): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const kept = await importOf(this.reader, viewer.accountId, idOf(id));
    const bytes = await markedAsXlsx(kept, await judgedRows(this.reader, kept.id), locale);
    const [own, marks] = [kept.source.file?.replace(/\.[^.]+$/u, ''), { zh: '问题', en: 'problems' }[locale]];
    return { name: fileNameOf([own ?? { zh: '导入', en: 'import' }[locale], marks], 'xlsx'), bytes };
  }

  async decide(viewer: Viewer, id: string, row: string, patch: ImportRowPatch, locale: Locale): Promise<ImportAnswer> {
    if (!/^\d{1,7}$/u.test(row)) throw problem('not_found');
    await this.imports.decide(viewer, idOf(id), Number(row), patch);
    return this.one(viewer, id, locale);
  }

  forget(viewer: Viewer, id: string): Promise<void> {
    return this.imports.forget(viewer, idOf(id));
  }

  async apply(viewer: Viewer, id: string, reason: string | null): Promise<Answer<ShownJob>> {
    const job = await this.imports.apply(viewer, idOf(id), reason);
    return accepted(job, `/api/jobs/${job.id}`);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** An id that is none is that of nothing. @throws Problem 404 */
function idOf(id: string): string {
  if (!UUID.test(id)) throw problem('not_found');
  return id;
}

const shown = ({ row, cells, outcome, matched, result }: JudgedRow, locale: Locale, word: ValueWord): ImportRowAnswer => ({
  row,
  cells: [...cells],
  outcome,
  // An id that nobody within reach has is not told back as if it were somebody's.
  matched: matched === 'new' || matched === result.target?.id ? matched : null,
  target: result.target,
  values: result.values.map(({ field, before, after }) => ({ field, before: word(field, before), after: word(field, after) })),
  problems: result.problems.map(({ field, code, words }) => ({ field, code, message: words[locale] })),
  candidates: result.candidates.map((one) => ({ ...one, area: word('areaName', one.area) })),
});
