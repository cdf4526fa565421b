import { ORIGIN_PROPERTY } from '../../origin.js';
import type { Notice } from '../refusals.js';
import { Package } from './package.js';
import { BUILT_IN, type Format, formatOf } from './shown.js';
import { LONGEST_ID, MOST_SHEETS, Refused, type Telling } from './telling.js';
import { plain, readSheet, type Shared } from './xlsx-sheet.js';

/** A sheet of the workbook, where it lies and whether its tab is hidden. */
interface Tab {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** Reads a workbook of Office Open XML: cached values of its formulas, texts of its cells, nothing outside the file. */
export async function readXlsx(content: Buffer, telling: Telling): Promise<Notice[]> {
  const parts = await Package.open(content);
  if (parts.names.some((name) => /vbaproject\.bin$|macrosheets?\/|activex\//.test(name)) || (await saysMacros(parts)))
    throw new Refused('macros');
  const above = await targets(parts, '_rels/.rels', '');
  const root = above.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!parts.has(root) || !/\.xml$/i.test(root)) throw new Refused('notWorkbook');
  const related = await targets(parts, relationsOf(root), folderOf(root));
  const { tabs, from1904 } = await workbook(parts, root, related);
  const partOf = (type: string): string => related.find((one) => one.type === type)?.part ?? '';
  const shared: Shared = {
    strings: await strings(parts, partOf('sharedStrings')),
    formats: await formats(parts, partOf('styles')),
    from1904,
  };
  telling.origin(await property(parts, above.find(({ type }) => type === 'custom-properties')?.part ?? '', ORIGIN_PROPERTY));
  for (const { name, hidden, part } of tabs) {
    if (!parts.has(part)) throw new Refused('broken');
    telling.sheet(name, hidden);
    await readSheet(parts, part, shared, telling);
  }
  return related.some(({ type }) => type === 'externalLink') ? ['externalLinks'] : [];
}

/** One of the properties that a workbook has of whoever made it (ECMA-376 part 1, 22.3). */
async function property(parts: Package, part: string, wanted: string): Promise<string> {
  let inside = false;
  let value = '';
  await parts.read(part, {
    open: (element, { name }) => {
      if (element === 'property') inside = name === wanted;
    },
    text: (more) => {
      // What is longer than any id is none.
      if (inside && value.length <= LONGEST_ID) value += more;
    },
    close: (element) => {
      if (element === 'property') inside = false;
    },
  });
  return value.trim();
}

async function saysMacros(parts: Package): Promise<boolean> {
  let found = false;
  await parts.read('[Content_Types].xml', {
    open: (_, { ContentType: type = '' }) => {
      found ||= /macroEnabled|vbaProject/i.test(type);
    },
  });
  return found;
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);
const relationsOf = (part: string): string => `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** What a part refers to within the package. */
async function targets(parts: Package, name: string, folder: string): Promise<{ id: string; type: string; part: string }[]> {
  const found: { id: string; type: string; part: string }[] = [];
  await parts.read(name, {
    open: (element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (element !== 'Relationship' || mode === 'External') return;
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolved(folder, target) });
    },
  });
  return found;
}

/** A target as a name in the package: `/xl/a.xml`, `a.xml` and `../xl/a.xml` from the folder xl are one. */
const resolved = (folder: string, target: string): string => decodeURI(new URL(target, `file:///${folder}`).pathname).slice(1);

async function workbook(
  parts: Package,
  root: string,
  related: readonly { id: string; type: string; part: string }[],
): Promise<{ tabs: Tab[]; from1904: boolean }> {
  const tabs: Tab[] = [];
  let from1904 = false;
  let count = 0;
  await parts.read(root, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true|on)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      count += 1;
      if (count > MOST_SHEETS) throw new Refused('tooManySheets');
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const target = related.find((one) => one.id === id);
      // Charts and dialogs are tabs as well.
      if (target?.type === 'worksheet')
        tabs.push({ name: attributes['name'] ?? '', hidden: /hidden/i.test(attributes['state'] ?? ''), part: target.part });
    },
  });
  if (count === 0) throw new Refused('broken');
  return { tabs, from1904 };
}

async function strings(parts: Package, part: string): Promise<string[]> {
  const all: string[] = [];
  let text = '';
  // What a text sounds like (rPh) is no part of it.
  let [inText, sounding] = [false, false];
  await parts.read(part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') sounding = true;
      else if (name === 't') inText = !sounding;
    },
    text: (more) => {
      if (inText) text += more;
    },
    close: (name) => {
      if (name === 'si') all.push(plain(text));
      else if (name === 'rPh') sounding = false;
      else if (name === 't') inText = false;
    },
  });
  return all;
}

async function formats(parts: Package, part: string): Promise<Format[]> {
  const codes = new Map<string, string>();
  const used: string[] = [];
  let inCells = false;
  await parts.read(part, {
    open: (name, { numFmtId: id = '0', formatCode: code = '' }) => {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt') codes.set(id, code);
      else if (name === 'xf' && inCells) used.push(id);
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return used.map((id) => formatOf(codes.get(id) ?? BUILT_IN[Number(id)] ?? 'General'));
}
