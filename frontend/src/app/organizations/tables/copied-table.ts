import type { PrintedTable } from '../../api/tables';

/** What of a table is copied. */
export type CopiedTable = Pick<PrintedTable, 'title' | 'head' | 'lines' | 'columns'>;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const BORDER = 'border:0.5pt solid #000;padding:2pt 4pt;font-family:仿宋;font-size:11pt';
/** Keeps a text from becoming a number or a day in a spreadsheet. */
const AS_TEXT = "mso-number-format:'\\@';";

/** The table as HTML with borders, the way WPS, Word and Excel keep them. */
export function htmlOf({ title, head, lines, columns }: CopiedTable): string {
  const headRows = head.map((row) =>
    row.map(
      (cell) =>
        `<th colspan="${String(cell.columns)}" rowspan="${String(cell.rows)}" style="${BORDER};font-family:黑体">${escaped(cell.text)}</th>`,
    ),
  );
  const bodyRows = lines.map(({ sort, cells, down }) => {
    if (sort === 'group')
      return [`<th colspan="${String(columns.length)}" style="${BORDER};text-align:left">${escaped(cells[0] ?? '')}</th>`];
    const bold = sort === 'row' ? '' : ';font-weight:bold';
    return cells.flatMap((cell, at) => {
      const reach = down?.[at] ?? 1;
      if (reach === 0) return [];
      const format = columns[at]?.format ?? 'text';
      const align = format === 'text' ? 'left' : format === 'day' ? 'center' : 'right';
      return `<td${reach > 1 ? ` rowspan="${String(reach)}"` : ''} style="${BORDER};${format === 'text' ? AS_TEXT : ''}text-align:${align}${bold}">${escaped(cell)}</td>`;
    });
  });
  const rows = [...headRows, ...bodyRows].map((row) => `<tr>${row.join('')}</tr>`).join('');
  return `<table style="border-collapse:collapse"><caption style="font-family:宋体;font-weight:bold;font-size:16pt">${title.map(escaped).join('<br>')}</caption>${rows}</table>`;
}

/** The same as text with tabs, a line for each line. */
export function textOf({ title, head, lines, columns }: CopiedTable): string {
  const heads = columns.map((_, at) => headAt(head, at));
  return [...title, heads.join('\t'), ...lines.map(({ cells }) => cells.join('\t'))].join('\n');
}

/** What the lowest row of the head says over a column. */
function headAt(head: PrintedTable['head'], at: number): string {
  const [above = [], below = []] = head;
  let column = 0;
  let under = 0;
  for (const cell of above) {
    if (at < column + cell.columns) return cell.rows === 2 || !below.length ? cell.text : (below[under + at - column]?.text ?? cell.text);
    if (cell.rows === 1) under += cell.columns;
    column += cell.columns;
  }
  return '';
}

/** Puts both into the clipboard. On a page without TLS, as an intranet may have, by the selection of the browser. False where it lets nothing in. */
export async function copyTable(table: CopiedTable): Promise<boolean> {
  const parts = { 'text/html': htmlOf(table), 'text/plain': textOf(table) };
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    for (const [type, text] of Object.entries(parts)) event.clipboardData?.setData(type, text);
  };
  document.addEventListener('copy', put);
  // Deprecated, and the one way that a page has which came without TLS.
  const withoutTls: { execCommand(command: 'copy'): boolean } = document;
  try {
    if (withoutTls.execCommand('copy')) return true;
  } finally {
    document.removeEventListener('copy', put);
  }
  try {
    const blobs = Object.fromEntries(Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })]));
    await navigator.clipboard.write([new ClipboardItem(blobs)]);
    return true;
  } catch {
    return false;
  }
}
