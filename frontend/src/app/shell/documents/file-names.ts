/** What its name says of a paper: 通统〔2017〕9号 关于更名的批复.pdf. */
export interface GuessedFacts {
  readonly title: string;
  readonly number: string;
}

// 机关代字, the year in hexagonal, square or round brackets, the number (GB/T 9704-2012, 7.2.5).
const NUMBER = /([\p{Script=Han}]{1,12})\s*[〔[（(【]\s*((?:19|20)\d{2})\s*[〕\]）)】]\s*(\d{1,5})\s*号?/u;

export function guessedFrom(fileName: string): GuessedFacts {
  const name = fileName.replace(/\.[^.]+$/, '').trim();
  const found = NUMBER.exec(name);
  const rest = found ? name.replace(found[0], ' ') : name;
  const title = rest.replace(/^[\s_\-—、.（）()]+|[\s_\-—、.]+$/g, '').replace(/\s+/g, ' ');
  return { title, number: found ? `${found[1] ?? ''}〔${found[2] ?? ''}〕${found[3] ?? ''}号` : '' };
}

/** 317 kB, 2.4 MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const MOST_FILE_BYTES = 50 * 1024 * 1024;
export const FILE_ENDINGS = '.pdf,.ofd,.docx,.xlsx,.doc,.xls,.wps,.et,.jpg,.jpeg,.png';
