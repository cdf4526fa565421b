import { ChoiceListParam, ChoiceParam } from '../platform/http/params.js';
import { type Format, FORMATS } from '../spreadsheets/index.js';
import { COLUMN_CODES } from './organizations.columns.js';
import { OrganizationOrderQuery } from './queries.dto.js';

/** An export: the filter and order of the list, a format, and which columns. */
export class OrganizationExportQuery extends OrganizationOrderQuery {
  @ChoiceParam(FORMATS, { description: 'default: xlsx' })
  format: Format = 'xlsx';

  @ChoiceListParam(COLUMN_CODES, { description: 'codes of columns, separated by commas, in their order; default: all' })
  columns?: string[];
}
