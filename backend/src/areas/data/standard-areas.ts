import type { NewArea } from '../areas.service.js';
import { CITIES } from './cities.js';
import { COUNTIES } from './counties.js';
import { COUNTRIES } from './countries.js';
import { NANTONG_UNITS } from './nantong.js';
import { PROVINCES } from './provinces.js';

/** 北京 天津 上海 重庆: their counties stand under the province-level unit itself. */
const MUNICIPALITIES = ['11', '12', '31', '50'];
const NANTONG = '3206';
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

/** What every registry starts with: provinces, cities of the prefecture level, countries and regions. */
export function standardAreas(): NewArea[] {
  const provinces = PROVINCES.map(([code, name, shown, nameEn], i): NewArea => ({
    code,
    name,
    shortName: shown,
    nameEn,
    level: 'province',
    sortOrder: i + 1,
  }));
  const cities = pieces(CITIES)
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
  const countries = COUNTRIES.map(([code, name, nameEn]): NewArea => ({ code: `C-${code}`, name, nameEn, level: 'country' }));
  return [...provinces, ...cities, ...countries];
}

/** The county-level units of a city (or of a municipality), as far back as known; counted but for functional areas. Empty: no such city. */
export function unitsOfCity(code: string): readonly NewArea[] {
  if (code === NANTONG) return NANTONG_UNITS;
  const municipality = MUNICIPALITIES.includes(code);
  if (code.length !== 4 && !municipality) return [];
  const [, ...units] = pieces(COUNTIES).find(([city]) => city === code) ?? [];
  return units.map((piece, i): NewArea => {
    const [number, name] = municipality ? [piece.slice(0, 6), piece.slice(6)] : [code + piece.slice(0, 2), piece.slice(2)];
    const functional = /7\d$/.test(number);
    return {
      code: number,
      name,
      shortName: shortened(name),
      level: functional ? 'functional' : 'county',
      parent: code,
      counted: !functional,
      sortOrder: (i + 1) * 10,
    };
  });
}
