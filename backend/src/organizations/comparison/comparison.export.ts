import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '../../accounts/index.js';
import type { Words } from '../../platform/room.js';
import { type Column, fileNameOf, type Locale, OutgoingFiles } from '../../spreadsheets/index.js';
import { ExportLog } from '../export-log.js';
import { fileParts, makingNotes, originNotes } from '../export-notes.js';
import { kindOf } from '../kinds/index.js';
import { inLocale } from '../organizations.columns.js';
import { periodShown } from '../period-words.js';
import { askedBy } from '../responsibilities/responsible.js';
import type {
  ComparedMatch,
  ComparedName,
  ComparedOrganization,
  ComparisonExportBody,
  ComparisonExportQuery,
  Nearness,
} from './comparison.dto.js';
import { ComparisonReading } from './comparison.reading.js';
import { decided } from './decisions.js';

/** A line of the list with one of those who may be meant, or one that the list leaves out. */
interface PileRow {
  readonly line: { readonly at: number; readonly name: string; readonly sameAs: number | null } | null;
  readonly match: (ComparedOrganization & Partial<ComparedMatch>) | null;
  readonly pile: ComparisonExportQuery['pile'];
}

const TITLE: Words = { zh: '名单比对', en: 'Names compared' };
const PILES: Readonly<Record<ComparisonExportQuery['pile'], Words>> = {
  registered: { zh: '在册', en: 'Registered' },
  near: { zh: '近似', en: 'Near' },
  missing: { zh: '不在册', en: 'Not registered' },
  others: { zh: '系统另有', en: 'Registered besides' },
  all: { zh: '全部', en: 'All' },
};
const WHY: Readonly<Record<Nearness, Words>> = {
  ended: { zh: '已终止', en: 'Ended' },
  script: { zh: '繁简不同', en: 'Traditional characters' },
  signs: { zh: '标点不同', en: 'Other signs' },
  places: { zh: '省市前缀不同', en: 'Units before the name' },
  short: { zh: '简称', en: 'Short name' },
  former: { zh: '曾用名', en: 'Former name' },
  later: { zh: '后改名', en: 'Later name' },
  foreign: { zh: '外文名', en: 'Foreign name' },
  brackets: { zh: '括号内容不同', en: 'Other words in brackets' },
  abbreviation: { zh: '惯用简称', en: 'Usual short form' },
  city: { zh: '少了本市名', en: 'Without the city' },
  sign: { zh: '一字之差', en: 'One character apart' },
};

const column = (code: string, zh: string, en: string, width: number, value: Column<PileRow>['value']): Column<PileRow> => ({
  code,
  words: { zh, en },
  width,
  sort: 'text',
  value,
});

const LISTED: readonly Column<PileRow>[] = [
  { ...column('place', '名单中第几个', 'Place in the list', 14, ({ line }) => line && line.at + 1), sort: 'number' },
  column('listed', '名单中的名称', 'In the list', 44, ({ line }) => line?.name ?? null),
];
/** Which line said the same before; only where there is such a one. */
const TWICE = {
  ...column('sameAs', '与第几个重复', 'Same as no.', 14, ({ line }) => (line?.sameAs === null || !line ? null : line.sameAs + 1)),
  sort: 'number',
} as const;
const REGISTERED: readonly Column<PileRow>[] = [
  column('name', '登记的名称', 'Registered name', 44, ({ match }) => match?.name ?? null),
  column('type', '类型', 'Type', 18, ({ match }, locale) => match && inLocale(locale, match.type, match.typeNameEn)),
  column('areaName', '属地', 'Jurisdiction', 20, ({ match }, locale) => match && inLocale(locale, match.areaName, match.areaNameEn)),
  column('status', '状态', 'Status', 12, ({ match }, locale) =>
    match ? (kindOf(match.kind)?.statusWords[match.status][locale] ?? null) : null,
  ),
];
const WHY_NEAR: readonly Column<PileRow>[] = [
  column('why', '为什么近似', 'Why', 18, ({ match }, locale) => (match?.why ? WHY[match.why][locale] : null)),
  column('by', '登记的其他名称', 'Its other name', 36, ({ match }, locale) => {
    if (!match?.by) return null;
    const period = periodShown(match.from ?? null, match.to ?? null, locale, 'lists');
    return period ? `${match.by}（${period}）` : match.by;
  }),
];
const COLUMNS: Readonly<Record<ComparisonExportQuery['pile'], readonly Column<PileRow>[]>> = {
  registered: [...LISTED, ...REGISTERED],
  near: [...LISTED, ...WHY_NEAR, ...REGISTERED],
  missing: LISTED,
  others: REGISTERED,
  all: [...LISTED, column('pile', '比对结果', 'Outcome', 12, ({ pile }, locale) => PILES[pile][locale]), ...WHY_NEAR, ...REGISTERED],
};

/** One pile of a comparison as a file, or the whole list in its order; it is compared anew, for nothing of it was kept. */
@Injectable()
export class ComparisonExport {
  constructor(
    private readonly reading: ComparisonReading,
    private readonly log: ExportLog,
    private readonly files: OutgoingFiles,
  ) {}

  /** `decisions`: what was made out of the names that are near; they lie in the piles accordingly. */
  async send(
    viewer: Viewer,
    { names, decisions = [] }: ComparisonExportBody,
    query: ComparisonExportQuery,
    locale: Locale,
    reply: FastifyReply,
  ): Promise<void> {
    const { pile, format, ...asked } = query;
    const { items: compared, others } = await this.reading.compare(viewer, names, asked, null);
    const items = decided(compared, decisions);
    const rows: PileRow[] =
      pile === 'others'
        ? (others ?? []).map((match) => ({ line: null, match, pile }))
        : items.flatMap((item, at) => (pile === 'all' || item.pile === pile ? rowsOf(item, at) : []));
    const columns = rows.some(({ line }) => line && line.sameAs !== null) ? [...COLUMNS[pile], TWICE] : COLUMNS[pile];
    const facts = await this.log.facts(viewer, { ...askedBy(asked, viewer.accountId), sort: [] }, locale);
    const log = await this.log.begin(viewer, facts.id, { format, asOf: asked.asOf, pile, names: names.length });
    await this.files.send<PileRow>(reply, {
      format,
      name: fileNameOf(fileParts([TITLE[locale], PILES[pile][locale]], facts, locale), format),
      sheet: {
        name: PILES[pile][locale],
        locale,
        columns,
        notes: {
          name: { zh: '说明', en: 'About' }[locale],
          title: TITLE[locale],
          lines: (count) => [...originNotes(facts, locale), ...makingNotes(facts, count, locale)],
        },
      },
      rows: () => inOne(rows),
      ended: (sent, whole) => this.log.end(log, sent, whole),
    });
  }
}

/** A line with several who may be meant is told once for each. */
function rowsOf({ name, sameAs, matches, pile }: ComparedName, at: number): PileRow[] {
  const line = { at, name, sameAs };
  return matches.length ? matches.map((match) => ({ line, match, pile })) : [{ line, match: null, pile }];
}

/** The rows are there already; files are told by what comes piece by piece. */
async function* inOne(rows: readonly PileRow[]): AsyncGenerator<readonly PileRow[]> {
  yield await Promise.resolve(rows);
}
