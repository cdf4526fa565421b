import { UuidListField } from '../platform/http/fields.js';
import { ChoiceListParam, ChoiceParam } from '../platform/http/params.js';
import { type Format, FORMATS } from '../spreadsheets/index.js';
import { MOST_AT_ONCE } from './bulk/bulk.dto.js';
import { COLUMN_CODES } from './organizations.columns.js';
import { OrganizationOrderQuery } from './queries.dto.js';

/** An export: the filter and order of the list, a format, and which columns. */
export class OrganizationExportQuery extends OrganizationOrderQuery {
  @ChoiceParam(FORMATS, { description: 'default: xlsx' })
  format: Format = 'xlsx';

  @ChoiceListParam(COLUMN_CODES, { description: 'codes of columns, separated by commas, in their order; default: all' })
  columns?: string[];
}

/** The records that were chosen one by one: more than an address holds. */
export class ExportSelectionBody {
  @UuidListField({ min: 1, max: MOST_AT_ONCE, description: 'the organizations that are wanted, whatever their state' })
  ids: string[];
}
