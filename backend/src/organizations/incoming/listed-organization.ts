import type { PartialDate } from '../../platform/time/partial-date.js';
import type { Officer } from './officers.js';

/** An organization as a list tells it; what its cells do not tell, or tell wrongly, is absent. */
export interface ListedOrganization {
  readonly row: number;
  lastRow?: number;
  hidden?: true;
  name?: string;
  formerNames?: string[];
  kind?: string;
  areaName?: string;
  foundedOn?: string;
  termNumber?: number;
  termStartedOn?: string;
  termYears?: number;
  members?: number;
  address?: string;
  phone?: string;
  creditCode?: string;
  remark?: string;
  officers?: Officer[];
  flags?: Record<string, boolean>;
  /** Where each field stands: places of cells, or `sheet` for the tab. */
  cells: Record<string, string | string[]>;
}

/** What is needed to compare the cells of one record, and is no field of it. */
export interface Told {
  foundedOn?: PartialDate;
  termStartedOn?: PartialDate;
  termEndsOn?: PartialDate;
  previousTerm?: number;
}
