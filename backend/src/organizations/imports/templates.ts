import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { type Locale, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { fileNameOf } from '../../spreadsheets/index.js';
import { ExportLog } from '../export-log.js';
import { OrganizationFigures } from '../figures.js';
import { type Kind, kindOf } from '../kinds/index.js';
import type { ExportRow } from '../organizations.columns.js';
import { OrganizationRows } from '../organizations.rows.js';
import type { TemplateQuery } from './imports.dto.js';
import { templateAsXlsx, type TemplateColumn, templateColumns } from './template.js';

/** Told apart by their names, or who downloads both sends the wrong one. */
const EMPTY = { zh: '空白模板', en: 'empty template' } as const;
const FILLED = { zh: '带已登记组织的模板', en: 'template with what is registered' } as const;

/** Templates for lists that counties fill in: empty, or with what the registry has, to be brought up to date and compared when it comes back. */
@Injectable()
export class ImportTemplates {
  constructor(
    private readonly reader: Reader,
    private readonly figures: OrganizationFigures,
    private readonly rows: OrganizationRows,
    private readonly log: ExportLog,
    private readonly clock: OfficeClock,
  ) {}

  /** With rows it is an export, and logged as such: those of the kind, of the area where one is named, that the viewer may export. */
  async made(
    viewer: Viewer,
    { kind: code, areaId, filled = false }: TemplateQuery,
    locale: Locale,
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const kind = kindOf(code);
    if (!kind) throw problem('not_found');
    const asOf = this.clock.today();
    const types = await this.reader.rows<{ name: string }>(
      sql`/* imports.template-types */ select name from organization_types where kind = ${kind.code} and retired_at is null order by sort_order, code`,
    );
    const counties = await this.figures.counties(viewer, {}, asOf);
    const area = areaId
      ? await this.reader.one<{ name: string }>(sql`/* imports.template-area */ select name from areas where id = ${areaId}`)
      : undefined;
    const given = { types: types.map(({ name }) => name), counties: counties.flatMap(({ name }) => name ?? []), filled };
    const columns = templateColumns(kind, given, locale);
    const rows = filled ? await this.filled(viewer, { kind, areaId, columns, locale }) : [];
    const bytes = await templateAsXlsx({ kind, columns, rows }, locale);
    return { name: fileNameOf([kind.words[locale], area?.name ?? '', (filled ? FILLED : EMPTY)[locale]], 'xlsx'), bytes };
  }

  private async filled(
    viewer: Viewer,
    {
      kind,
      areaId,
      columns,
      locale,
    }: { readonly kind: Kind; readonly areaId: string | undefined; readonly columns: readonly TemplateColumn[]; readonly locale: Locale },
  ): Promise<ExportRow[]> {
    const asOf = this.clock.today();
    const filter = { kind: [kind.code], status: ['active' as const, 'suspended' as const], ...(areaId && { areaId }) };
    const sort = [
      { field: 'area' as const, descending: false },
      { field: 'name' as const, descending: false },
    ];
    const facts = await this.log.facts(viewer, { ...filter, asOf, sort }, viewer.locale);
    const log = await this.log.begin(viewer, facts.id, { format: 'template', asOf, filter, sort });
    const pieces = await this.rows.of(
      viewer,
      { filter, sort, asOf, locale },
      columns.map(({ of }) => of),
    );
    const rows: ExportRow[] = [];
    for await (const piece of pieces(new AbortController().signal)) rows.push(...piece);
    await this.log.end(log, rows.length, true);
    return rows;
  }
}
