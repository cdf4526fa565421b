import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadFile, WorkbookReader } from '../src/spreadsheets/index.js';
import { types, zipOf } from './papers.js';

/** Workbooks made as they are needed, part by part. */

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const opening = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

type Part = Parameters<typeof zipOf>[0][number];

/** What a workbook is made of; what is not given is as it should be. */
export interface Made {
  /** The content of `sheetData` of each sheet, or of one whole worksheet where it begins with `<?xml`. */
  readonly sheets?: readonly string[];
  readonly names?: readonly string[];
  /** Attributes of the sheets' tabs. */
  readonly tabs?: readonly string[];
  readonly strings?: string;
  /** Number formats of the styles 1, 2 …; style 0 is General. */
  readonly formats?: readonly string[];
  readonly merges?: readonly string[];
  readonly workbook?: string;
  readonly relations?: string;
  readonly type?: string;
  readonly more?: readonly Part[];
  readonly without?: RegExp;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export const worksheet = (data: string, merges: readonly string[] = []): string =>
  `${opening}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${
    merges.length ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  }</worksheet>`;

export const text = (place: string, value: string): string => `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;

/** A workbook as a package. */
export function workbook(made: Made = {}): Buffer {
  const { sheets = [`<row r="1">${text('A1', '名称')}</row>`], names = [], tabs = [], formats = [], more = [], type = MAIN } = made;
  const codes = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`).join('');
  const parts: Part[] = [
    types(type),
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Id="r" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${opening}<workbook xmlns:r="r">${made.workbook ?? ''}<sheets>${sheets
        .map((_, i) => `<sheet name="${names[i] ?? `Sheet${i + 1}`}" sheetId="${i + 1}" r:id="rId${i + 1}" ${tabs[i] ?? ''}/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="st" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="ss" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>${made.relations ?? ''}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet><numFmts>${codes}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', data: made.strings ?? '<sst/>' },
    ...sheets.map((data, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: data.startsWith('<?xml') ? data : worksheet(data, i === 0 ? made.merges : []),
    })),
    ...more,
  ];
  return zipOf(parts.filter(({ name }) => !made.without?.test(name)));
}

/** Reads a content as a file of its own. */
export async function readContent(reader: WorkbookReader, content: Buffer): Promise<ReadFile> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-book-'));
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const descriptor = openSync(path, 'r');
  try {
    return await reader.read({ descriptor, bytes: content.length });
  } finally {
    closeSync(descriptor);
    rmSync(folder, { recursive: true });
  }
}
