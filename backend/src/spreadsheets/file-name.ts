const LONGEST_PART = 60;
// What Windows, WPS and shells do not take in a file name, and what could turn or hide a part of it.
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;

/** A file name of parts, `名称_筛选_截至日期_导出人_时间`: empty parts left out, each cut to 60 characters. */
export function fileNameOf(parts: readonly string[], extension: string): string {
  const clean = parts.map((part) => Array.from(part.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim()));
  const kept = clean.map((part) => (part.length > LONGEST_PART ? `${part.slice(0, LONGEST_PART).join('')}…` : part.join('')));
  return `${kept
    .filter(Boolean)
    .join('_')
    .replace(/^[.\s]+/, '')}.${extension}`;
}
