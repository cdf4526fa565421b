import { coresOf, nameCore } from '../platform/chinese/name-core.js';
import { normaliseName } from '../platform/chinese/names.js';

/** How a name may be meant that is registered otherwise: without what stands in brackets, by a usual short form, with the office's own city. */
export type Spelling = 'brackets' | 'abbreviation' | 'city';

/** What the field calls one and the same; each stands for the others of its line wherever it stands in a name. */
const CALLED_THE_SAME: readonly (readonly string[])[] = [
  ['知联会', '党外知识分子联谊会', '无党派知识分子联谊会', '知识分子联谊会'],
  ['新联会', '新的社会阶层人士联谊会', '新的社会阶层人士联合会', '新阶层人士联谊会', '新阶联'],
  ['台联', '台湾同胞联谊会'],
  ['侨联', '归国华侨联合会'],
  ['工商联', '工商业联合会'],
  ['海联会', '海外联谊会'],
  ['统促会', '和平统一促进会'],
  ['光彩会', '光彩事业促进会'],
  ['民革', '中国国民党革命委员会'],
  ['民盟', '中国民主同盟'],
  ['民建', '中国民主建国会'],
  ['民进', '中国民主促进会'],
  ['农工党', '农工', '农工民主党', '中国农工民主党'],
  ['致公党', '致公', '中国致公党'],
  ['九三', '九三学社'],
  ['台盟', '台湾民主自治同盟'],
];
/** The longest first: 知识分子联谊会 stands in 党外知识分子联谊会 as well. */
const CALLS = CALLED_THE_SAME.map((line) => line.toSorted((a, b) => b.length - a.length));
const ANY_CALL = new RegExp(CALLS.flat().join('|'), 'u');
/** 市委 of a party is its 市委员会; a core holds no 市. */
const COMMITTEE = /委(?:员会)?$/u;
/** What the natives of the city call their bodies elsewhere, the longer first: 北京商会 is 北京南通商会. */
const OF_NATIVES = /(?:总商会|商会|同乡总会|同乡联谊会|同乡会)$/u;
const IN_BRACKETS = /\([^()]*\)$/u;

/**
 * The further cores under which the organization that a name means may stand in the registry, each with how it is another spelling; those that
 * `coresOf` gives are not among them. `places` as there; `city`: what the office's own city is called. The registry is asked for them as for
 * the others: nothing of it is kept anew.
 */
export function spellingsOf(name: string, places: readonly string[], city: string | undefined): Map<string, Spelling> {
  const own = coresOf(name, places);
  const further = new Map<string, Spelling>();
  const [first] = own;
  if (first === undefined) return further;
  const add = (core: string, spelling: Spelling): void => {
    if (!own.includes(core) && !further.has(core)) further.set(core, spelling);
  };
  const bare = normaliseName(name).replace(IN_BRACKETS, '');
  for (const core of bare === normaliseName(name) ? [] : coresOf(bare, places)) add(core, 'brackets');
  for (const core of [...own, ...further.keys()]) for (const called of calledOtherwise(core)) add(called, 'abbreviation');
  const inCity = city === undefined ? undefined : withCity(nameCore(bare), nameCore(normaliseName(city)));
  if (inCity !== undefined) add(inCity, 'city');
  return further;
}

/** Every core under which whom a name means may stand, its own first. */
export const askedCores = (name: string, city: string | undefined): string[] => [...coresOf(name), ...spellingsOf(name, [], city).keys()];

/** What stands in brackets at the end left out, is it the same? 包头南通商会（筹） and 包头南通商会. */
export function alikeButBrackets(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => nameCore(normaliseName(name).replace(IN_BRACKETS, '')));
  return a === b;
}

/** The same body by its other calls: 南通知联会 is 南通党外知识分子联谊会. Of a party with 委 for 委员会 and the other way round. */
function calledOtherwise(core: string): string[] {
  if (!ANY_CALL.test(core)) return [];
  const found = CALLS.flatMap((calls) => {
    const call = calls.find((one) => core.includes(one));
    return call === undefined ? [] : calls.map((other) => core.replace(call, other));
  });
  return found.flatMap((one) => (COMMITTEE.test(one) ? [one.replace(COMMITTEE, '委'), one.replace(COMMITTEE, '委员会')] : [one]));
}

/** A body elsewhere whose name leaves the city out; undefined where it does not. */
function withCity(core: string, city: string): string | undefined {
  const [ending] = OF_NATIVES.exec(core) ?? [];
  if (ending === undefined || core.includes(city)) return undefined;
  const where = core.slice(0, -ending.length);
  return [...where].length >= 2 ? where + city + ending : undefined;
}
