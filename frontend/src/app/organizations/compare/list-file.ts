const MOST_BYTES = 5 * 1024 * 1024;
const WORKBOOKS = /\.(?:xlsx?|xlsm|xlsb|et|ett|ods|numbers)$/i;
/** How a zip and an old compound file begin: a workbook, however it is called. */
const BEGINNINGS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** Why a file gives no list. */
export type FileFault = 'workbook' | 'tooLarge' | 'empty' | 'noText';

/** The text of a file of names (txt, csv), or what is wrong with it. */
export async function readList(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
): Promise<{ readonly text: string } | { readonly fault: FileFault }> {
  if (WORKBOOKS.test(file.name)) return { fault: 'workbook' };
  if (file.size > MOST_BYTES) return { fault: 'tooLarge' };
  const bytes = await file.arrayBuffer();
  const start = new Uint8Array(bytes.slice(0, 4));
  if (BEGINNINGS.some((beginning) => beginning.every((byte, at) => start[at] === byte))) return { fault: 'workbook' };
  const text = textOf(bytes);
  if (text === null) return { fault: 'noText' };
  return text.trim() ? { text } : { fault: 'empty' };
}

/**
 * The text of these bytes: UTF-16 where it is marked (Excel's “Unicode 文本”), UTF-8, else GB18030 as Chinese spreadsheets still write it. Null
 * where they are none of these.
 */
export function textOf(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding);
    if (text !== null) return text.includes('\u0000') ? null : text;
  }
  return null;
}

function decoded(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
