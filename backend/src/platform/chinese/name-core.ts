import { normaliseName } from './names.js';

const SIGNS = /[ ()"'\-·,.、。:;!?/\\&+<>《》〈〉_#*|~]/gu;
// A province says nothing more where its city or county follows; before anything else it does: 江苏省慈善总会 is not 浙江省慈善总会.
const PROVINCE_BEFORE_CITY = /^(.{2,3}省|.{2,6}自治区)(?=.{2,3}[市县])/u;
const RANKS = /[省市]/gu;

/**
 * What a normalised name says without its signs, blanks, 省 and 市, and without a province before its city: 江苏省南通市（上海）商会 and 南通上海商会
 * are one. The same as `name_core` of the database.
 */
export function nameCore(form: string): string {
  return form.replace(SIGNS, '').replace(PROVINCE_BEFORE_CITY, '').replace(RANKS, '');
}

/**
 * The cores under which a name alike may stand in the registry, its own first: with and without the units that its area lies in
 * (`places`, from the largest, the area itself last): 海门区商会 in 海门区 of 南通市 may stand as 南通市海门区商会 or 江苏南通海门商会.
 * None for a name that is a mere reading, or of one character.
 */
export function coresOf(name: string, places: readonly string[] = []): string[] {
  const form = normaliseName(name);
  const own = nameCore(form);
  if (!/[^a-z]/.test(form) || [...own].length < 2) return [];
  const units = places.map((place) => withAndWithoutRank(nameCore(normaliseName(place))));
  let rest = own;
  let last = -1;
  units.forEach((calls, at) => {
    const call = calls.find((one) => rest.startsWith(one) && rest.length > one.length);
    if (call === undefined) return;
    rest = rest.slice(call.length);
    last = at;
  });
  // The smallest unit that was named stays: without it the name would be that of any other.
  const named = units[last] ?? [];
  const begun = last < 0 ? [rest] : named.map((call) => call + rest);
  const before = last < 0 ? units : units.slice(0, last);
  return [
    ...new Set([
      own,
      ...before.reduceRight((names, calls) => [...names, ...calls.flatMap((call) => names.map((one) => call + one))], begun),
    ]),
  ];
}

/**
 * Which of these units a name says at its beginning, behind those that lie above them (`above`, from the largest) or without: 南通市崇川区商会
 * and 崇川商会 both say 崇川区. Undefined where it says none, or nothing else.
 */
export function unitNamed(name: string, above: readonly string[], units: readonly string[]): string | undefined {
  const core = nameCore(normaliseName(name));
  const rest = above.reduce((left, place) => {
    const call = nameCore(normaliseName(place));
    return left.startsWith(call) ? left.slice(call.length) : left;
  }, core);
  return units.find((unit) =>
    withAndWithoutRank(nameCore(normaliseName(unit))).some((call) => rest.startsWith(call) && rest.length > call.length),
  );
}

/** 崇川区 and 崇川, the longer first; 郊区 is called nothing else. */
function withAndWithoutRank(unit: string): string[] {
  const bare = unit.replace(/(特别行政区|.{0,4}自治区|区|县)$/u, '');
  return [...bare].length >= 2 && bare !== unit ? [unit, bare] : [unit];
}
