import type { BookEntry } from '../area-book.js';
import type { NewArea } from '../areas.service.js';
import { CITIES } from './cities.js';
import { COUNTIES } from './counties.js';
import { COUNTRIES } from './countries.js';
import { NANTONG_EVENTS, NANTONG_UNITS } from './nantong.js';
import { PROVINCES } from './provinces.js';
import { TOWNSHIPS_OF_PROVINCE } from './townships/index.js';

/** 北京 天津 上海 重庆: their counties stand under the province-level unit itself. */
const MUNICIPALITIES = ['11', '12', '31', '50'];
const NANTONG = '3206';
/** The day of the lists of cities, counties and townships. They say nothing of earlier days. */
export const LISTED_ON = '2023-06-30';
/** 1983-01-18: the city took the counties over. */
const CITY_SINCE: Readonly<Record<string, string>> = { [NANTONG]: '1983-01-18' };

/** A word without the ending of its level: 南通市 → 南通. Autonomous units keep their whole name. */
const shortened = (name: string): string =>
  /^.{2,}[市县区]$/.test(name) && !/(自治|园区|新区|矿区|开发区|管理区)/.test(name) && [...name].length > 2 ? name.slice(0, -1) : name;

const pieces = (lines: string): string[][] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

/** The code of a city or municipality as it is kept: 321200 and 3212 are 泰州市, 310000 and 31 are 上海市. Undefined: there is none. */
export function cityCode(code: string): string | undefined {
  const short = code.replace(/^(\d{2}|\d{4})0{2,4}$/, '$1');
  return MUNICIPALITIES.includes(short) ||
    pieces(CITIES).some((line) => line.some((piece) => piece.startsWith(short) && short.length === 4))
    ? short
    : undefined;
}

/** What every registry starts with: provinces, cities of the prefecture level, counties, countries and regions. None of them is counted. */
export function standardAreas(): NewArea[] {
  const countries = COUNTRIES.map(([code, name, nameEn]): NewArea => ({ code: `C-${code}`, name, nameEn, level: 'country' }));
  return [...provinces(), ...cities(), ...counties(), ...countries];
}

/** The same as entries of the book by which lists are read, before there is a registry with a city of its own: counties of every city may be meant. */
export function standardEntries(): BookEntry[] {
  const ended = new Set(NANTONG_EVENTS.flatMap(({ from }) => from));
  const since = NANTONG_EVENTS.flatMap(({ to }) => to);
  const isHome = ({ level }: NewArea): boolean => level === 'county' || level === 'functional';
  const all = [...since, ...standardAreas()];
  const others = new Set(all.filter((area) => !isHome(area)).map(({ name, shortName = name }) => shortName));
  return all.map((area) => {
    const { code, name, shortName = name, level } = area;
    const home = isHome(area);
    // 长沙 is the city before it is the county.
    return {
      name,
      shortName: home && others.has(shortName) ? name : shortName,
      level,
      home,
      over: !home && level !== 'country',
      living: !ended.has(code),
    };
  });
}

function provinces(): NewArea[] {
  return PROVINCES.map(([code, name, shown, nameEn], i) => ({
    code,
    name,
    shortName: shown,
    nameEn,
    level: 'province',
    sortOrder: i + 1,
  }));
}

function cities(): NewArea[] {
  return pieces(CITIES)
    .flat()
    .map((piece): NewArea => {
      const [code, name] = [piece.slice(0, 4), piece.slice(4)];
      return {
        code,
        name,
        shortName: shortened(name),
        level: 'city',
        parent: code.slice(0, 2),
        from: CITY_SINCE[code],
        sortOrder: Number(code),
      };
    });
}

function counties(): NewArea[] {
  return pieces(COUNTIES).flatMap(([parent = '', ...units]) =>
    parent === NANTONG ? NANTONG_UNITS : units.flatMap((piece, i) => countyOf(parent, piece, (i + 1) * 10)),
  );
}

/** Of a line of a province each unit has its whole number. */
function countyOf(parent: string, piece: string, sortOrder: number): NewArea[] {
  const [code, name] = parent.length === 2 ? [piece.slice(0, 6), piece.slice(6)] : [parent + piece.slice(0, 2), piece.slice(2)];
  if (isCityItself(parent, code, name)) return [];
  return [{ code, name, shortName: shortened(name), level: /7\d$/.test(code) ? 'functional' : 'county', parent, sortOrder }];
}

/** A city without counties (东莞市, 嘉峪关市) stands in the list as a county of itself. */
const isCityItself = (city: string, code: string, name: string): boolean => code.endsWith('00') || CITIES.includes(`${city}${name}`);

/** The townships of a city: each with the code of its county, or of the city where that has no counties. */
export async function townshipsOf(city: string): Promise<NewArea[]> {
  const list = await TOWNSHIPS_OF_PROVINCE[city.slice(0, 2)]?.();
  const [, only = ''] = pieces(COUNTIES).find(([code]) => code === city) ?? [];
  const alone = isCityItself(city, city + only.slice(0, 2), only.slice(2));
  return pieces(list?.TOWNSHIPS ?? '')
    .filter(([county = '']) => county.startsWith(city))
    .flatMap(([county = '', ...units]) => units.map((piece, i) => townshipOf(county, alone ? city : county, piece, (i + 1) * 10)));
}

function townshipOf(county: string, parent: string, piece: string, sortOrder: number): NewArea {
  const [number, name] = [piece.slice(0, 3), piece.slice(3)];
  return { code: county + number, name, level: Number(number) < 400 ? 'township' : 'functional', parent, sortOrder };
}
