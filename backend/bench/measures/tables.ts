import { type Client, askWell, json } from '../load.js';
import type { RequestMeasure } from '../measure.js';

const TYPE = 'zhilianhui';
const DEFINITION = JSON.stringify({
  title: ['{年}年知联会名录', '（{截至日期}）'],
  unit: '家',
  register: {
    groupBy: 'area',
    headings: true,
    subtotals: true,
    numbering: 'byGroup',
    order: 'view',
    columns: [{ key: 'name' }, { key: 'foundedOn' }, { key: 'creditCode' }, { key: 'address' }, { key: 'fields.members', total: true }],
  },
  total: true,
  signatures: ['madeBy', 'checkedBy'],
});
const QUESTION = `type=${TYPE}&status=active&sort=name`;

interface Lines {
  readonly lines: readonly { readonly sort: string; readonly cells: readonly string[] }[];
}

/** What is printed of the rows and their sums, whatever the counties are called: 市本级 is a word of ours. */
const printed = ({ lines }: Lines): string[] => lines.filter(({ sort }) => sort !== 'group').map(({ cells }) => cells.join('|'));

/** The cells of the first sheet, whatever stands above and beneath the table. */
async function written(client: Client, path: string, body?: string): Promise<string[]> {
  const { readXlsx } = await import('hucre');
  const reply = await askWell(client, { path, ...(body !== undefined && { method: 'POST' as const, body }) });
  const { sheets } = await readXlsx(reply.body);
  const rows = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
  return rows.slice(rows.findIndex(([first]) => first === '序号') + 1).flatMap((row) => (row[1] ? [row.slice(0, 6).join('|')] : []));
}

/** Lines that only one of them has. */
function differences(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const [mine, others] = [new Set(ours), new Set(theirs)];
  const apart = [...ours.filter((line) => !others.has(line)), ...theirs.filter((line) => !mine.has(line))];
  if (ours.length === theirs.length && !apart.length) return undefined;
  return `${apart.length} lines of ${ours.length} and ${theirs.length}: ${apart.slice(0, 2).join(' / ')}`;
}

const table = (what: 'screen' | 'xlsx'): RequestMeasure => {
  const ours = what === 'screen' ? `/api/tables/printed?${QUESTION}` : `/api/tables/file?format=xlsx&${QUESTION}`;
  const beside = `/table-${what}?type=${TYPE}`;
  return {
    name: `table to hand up by county, ${what}`,
    target: { p50: 1.5 },
    large: true,
    async prepare({ as, bare }) {
      const client = await as('supervisor');
      return {
        client,
        ours: () => ({ method: 'POST', path: ours, body: DEFINITION }),
        besideClient: bare,
        beside: () => ({ path: beside }),
        alike: async () =>
          what === 'screen'
            ? differences(
                printed(await json<Lines>(client, { method: 'POST', path: ours, body: DEFINITION })),
                printed(await json<Lines>(bare, { path: beside })),
              )
            : differences(await written(client, ours, DEFINITION), await written(bare, beside)),
      };
    },
  };
};

/** 上报表: about five thousand and more rows with groups, 小计 and 合计. The floor has no definition, reach or day, and writes by the same library. */
export const tableOnScreen = table('screen');
export const tableAsXlsx = table('xlsx');
