import type { RequestMeasure } from '../measure.js';

const exported = (format: 'csv' | 'xlsx', p50: number): RequestMeasure => ({
  name: `export, ${format}`,
  large: true,
  target: { p50 },
  async prepare({ as, bare }) {
    return {
      client: await as('supervisor'),
      ours: () => ({ path: `/api/organizations/export?format=${format}` }),
      besideClient: bare,
      beside: () => ({ path: `/export-${format}` }),
    };
  },
});

export const exportCsv = exported('csv', 1.5);
export const exportXlsx = exported('xlsx', 1.3);
