import type { CellStyle, Cell, MergeRange, RowDef } from 'hucre';
import { writeXlsx } from 'hucre';
import { shownDate } from '../../src/spreadsheets/dates.js';

/** One type of organization by county, each with its last number of members; the office's order of counties, then names. */
export const TABLE = `with units as materialized (
    select a.area_id, coalesce((array_agg(c.name order by q.n desc) filter (where c.level in ('county', 'functional')))[1], u.name) as county,
      string_agg(lpad((case c.level when 'country' then 900000 else c.sort_order end)::text, 6, '0') || split_part(c.name_key, E'\\t', 1), ' '
        order by q.n desc) as place
    from area_spans a join areas u on u.id = coalesce(a.unit_id, a.area_id) cross join unnest(a.path) with ordinality q(id, n) join areas c on c.id = q.id
    where a.until_day = 'infinity' group by a.area_id, u.name)
  select s.organization_id as id, s.name, n.county, date_text(o.founded_earliest, o.founded_latest) as founded, o.credit_code, p.address, m.value as members
  from organization_segments s join organizations o on o.id = s.organization_id join organization_profiles p on p.id = s.profile_id
  join units n on n.area_id = s.area_id
  left join (select distinct on (x.organization_id) x.organization_id, x.value from organization_observations x where x.measure = 'members'
    order by x.organization_id, x.on_day desc) m on m.organization_id = s.organization_id
  where s.from_day <= current_date and s.until_day > current_date and s.alternatives = 1 and s.status = 'active' and s.type_id = (select t.id from organization_types t where t.code = $1)
  order by n.place, n.county, s.name_key, s.organization_id`;

export interface TableRow {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly founded: string | null;
  readonly credit_code: string | null;
  readonly address: string | null;
  readonly members: number | null;
}

interface Line {
  readonly sort: 'row' | 'group' | 'subtotal' | 'total';
  readonly id?: string;
  readonly cells: readonly string[];
}

const HEADINGS = ['序号', '名称', '成立日期', '统一社会信用代码', '地址', '会员数'];
const WIDTHS = [6, 52, 26, 22, 32, 12];
const UNIT = '家';
const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

const sumOf = (rows: readonly TableRow[]): number => rows.reduce((sum, { members }) => sum + (members ?? 0), 0);
const summed = (sort: 'subtotal' | 'total', word: string, rows: readonly TableRow[]): Line => ({
  sort,
  cells: [word, `${rows.length}${UNIT}`, '', '', '', numbers.format(sumOf(rows))],
});

/** The table as the screen has it. */
export function tableOf(rows: readonly TableRow[]): { head: string[]; lines: Line[] } {
  const lines: Line[] = [];
  for (const [county, members] of Map.groupBy(rows, (row) => row.county)) {
    lines.push({ sort: 'group', cells: [county] });
    for (const [at, row] of members.entries())
      lines.push({
        sort: 'row',
        id: row.id,
        cells: [
          String(at + 1),
          row.name,
          row.founded === null ? '' : shownDate(row.founded, 'zh'),
          row.credit_code ?? '',
          row.address ?? '',
          row.members === null ? '' : numbers.format(row.members),
        ],
      });
    lines.push(summed('subtotal', '小计', members));
  }
  lines.push(summed('total', '合计', rows));
  return { head: HEADINGS, lines };
}

const THIN = { style: 'thin', color: { rgb: '000000' } } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const style = (name: string, bold: boolean, horizontal: 'left' | 'center' | 'right', numFmt?: string): CellStyle => ({
  font: { name, size: 11, charset: 134, ...(bold && { bold }) },
  border: BORDER,
  alignment: { horizontal, vertical: 'center', wrapText: numFmt === undefined },
  ...(numFmt !== undefined && { numFmt }),
});
const NUMBER = '#,##0.##;-#,##0.##';
const styles = [false, true].map((bold) => [
  style('仿宋', bold, 'center'),
  style('仿宋', bold, 'left'),
  style('仿宋', bold, 'center', 'yyyy-mm-dd'),
  style('仿宋', bold, 'left'),
  style('仿宋', bold, 'left'),
  style('仿宋', bold, 'right', NUMBER),
]);
const [HEAD, GROUP] = [style('黑体', false, 'center'), style('黑体', false, 'left')];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The same as a workbook by the product's library, with the same styles, merged headings and sums as formulas. */
export async function tableWorkbook(rows: readonly TableRow[]): Promise<Buffer> {
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  const rowDefs = new Map<number, RowDef>();
  HEADINGS.forEach((value, at) => cells.set(`0,${at}`, { value, type: 'string', style: HEAD }));
  const { lines } = tableOf(rows);
  let from = 1;
  const subtotals: number[] = [];
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    rowDefs.set(at, { height: 20 });
    if (line.sort === 'group') {
      from = at + 1;
      for (let column = 0; column < HEADINGS.length; column++)
        cells.set(`${at},${column}`, { value: column ? '' : (line.cells[0] ?? ''), type: 'string', style: GROUP });
      merges.push({ startRow: at, startCol: 0, endRow: at, endCol: HEADINGS.length - 1 });
      continue;
    }
    for (const [column, text] of line.cells.entries())
      cells.set(`${at},${column}`, {
        ...contentOf(line, column, text, [from, at], subtotals),
        style: styles[line.sort === 'row' ? 0 : 1]?.[column],
      });
    if (line.sort === 'subtotal') subtotals.push(at);
  }
  const sheet = { name: '名录', columns: WIDTHS.map((width) => ({ width })), cells, merges, rowDefs };
  return Buffer.from(await writeXlsx({ defaultFont: { name: '宋体', size: 11 }, sheets: [sheet] }));
}

function contentOf(
  { sort }: Line,
  column: number,
  text: string,
  [from, at]: readonly [number, number],
  subtotals: readonly number[],
): Partial<Cell> {
  if (sort === 'row') {
    if (column === 2 && DAY.test(text)) return { type: 'number', value: (Date.parse(text) - DAY_ZERO) / 86_400_000 };
    return column === 5 && text ? { type: 'number', value: Number(text.replaceAll(',', '')) } : { type: 'string', value: text };
  }
  if (column !== 1 && column !== 5) return { type: 'string', value: text };
  const letter = 'ABCDEF'.charAt(column);
  const over = sort === 'subtotal' ? `${letter}${from + 1}:${letter}${at}` : subtotals.map((line) => `${letter}${line + 1}`).join(',');
  const result = column === 5 ? Number(text.replaceAll(',', '')) : text;
  const formula = column === 5 ? `SUM(${over})` : `COUNTA(${over})&"${UNIT}"`;
  return { type: 'formula', value: result, formula, formulaResult: result };
}
