/**
 * The two-character pieces of a normalised text by which it is found: spaces (U+0020) are taken out, then every two adjacent code points,
 * each piece once, in order of first appearance; a text of one code point gives itself, an empty one nothing. So simple that an SQL
 * function can give the same (`substr` counts code points as well).
 */
export function grams(text: string): string[] {
  const points = [...text.replaceAll(' ', '')];
  if (points.length === 1) return points;
  return [...new Set(points.slice(1).map((point, index) => `${points[index]}${point}`))];
}
