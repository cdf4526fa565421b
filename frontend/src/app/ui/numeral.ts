const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number up to 99 as offices write it: 二, 十, 十三, 二十一. */
export function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${DIGITS[ones] ?? ''}`;
}
