const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const NUMERAL = `[${Object.keys(DIGITS).join('')}${Object.keys(PLACES).join('')}]`;
const RUN = new RegExp(`${NUMERAL}+`, 'g');

/** A whole number in Chinese numerals below ten thousand, spoken (二十三) or digit by digit (二〇一九); undefined where it is none. */
export function chineseNumber(text: string): number | undefined {
  const signs = [...text];
  if (!signs.length || !signs.every((sign) => sign in DIGITS || sign in PLACES)) return undefined;
  if (signs.every((sign) => sign in DIGITS)) return Number(signs.map((sign) => DIGITS[sign]).join(''));
  let [sum, digit, lastPlace] = [0, undefined as number | undefined, Infinity];
  for (const sign of signs) {
    const place = PLACES[sign];
    if (place === undefined) {
      if (digit) return undefined;
      digit = DIGITS[sign];
    } else {
      if (place >= lastPlace) return undefined;
      sum += (digit === 0 ? 1 : (digit ?? 1)) * place;
      [digit, lastPlace] = [undefined, place];
    }
  }
  return sum + (digit ?? 0);
}

/** Every run of Chinese numerals in digits: 二〇一九年五月 is 2019年5月; what is no number stays. */
export const inDigits = (text: string): string => text.replace(RUN, (run) => String(chineseNumber(run) ?? run));
