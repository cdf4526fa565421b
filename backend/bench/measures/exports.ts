import type { RequestMeasure } from '../measure.js';

// The columns that the floor writes; id and version go along by themselves in a workbook.
const COLUMNS = 'name,shortName,kind,type,status,areaName,seatAreaName,foundedOn,dissolvedOn,level,supervisor,address,creditCode';

const exported = (format: 'csv' | 'xlsx', p50: number): RequestMeasure => ({
  name: `export, ${format}`,
  large: true,
  target: { p50 },
  async prepare({ as, bare }) {
    return {
      client: await as('supervisor'),
      ours: () => ({ path: `/api/organizations/export?format=${format}&columns=${COLUMNS}` }),
      besideClient: bare,
      beside: () => ({ path: `/export-${format}` }),
    };
  },
});

export const exportCsv = exported('csv', 1.5);
export const exportXlsx = exported('xlsx', 1.3);
