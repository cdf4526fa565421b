import { normaliseName } from '../platform/chinese/names.js';
import type { AreaLevel } from './area-level.js';

/** A unit as lists may write it. */
export interface BookEntry {
  readonly name: string;
  readonly shortName: string;
  readonly level: AreaLevel;
  /** It lies right under the office's own city, now or once. */
  readonly home: boolean;
  /** The office's own city, or what that lies in. */
  readonly over: boolean;
  readonly living: boolean;
}

// What everybody writes for names that the reviewed list has in full.
const ALSO_CALLED: Readonly<Record<string, string>> = { 印尼: '印度尼西亚', 沙特: '沙特阿拉伯', 俄国: '俄罗斯' };
/** 开发区 is written for the one economic and technological zone of a city. */
const ZONE = '经济技术开发区';
const CALLS_OF_ZONES = ['开发区', '经开区', '经济开发区', ZONE];

/** No area is called by more. */
const LONGEST = 60;

const folded = (text: string): string => normaliseName(text).replace(/\s+/g, '');

/**
 * Reads areas as they are written in lists: the county-level units of the office's own city by whole or short name, past and present, with or
 * without city and province before them; cities, provinces, countries and cities abroad by their names.
 */
export class AreaBook {
  private readonly home = new Map<string, string>();
  private readonly known: ReadonlySet<string>;
  private readonly over: readonly string[];

  constructor(entries: readonly BookEntry[], citiesAbroad: readonly string[]) {
    const units = entries.filter(({ home }) => home);
    for (const { name } of units) this.home.set(folded(name), name);
    // A short name is that of the unit that there is; of one that is no more only where nobody else has it.
    const unclear = [true, false].flatMap((living) => this.callAll(units.filter((unit) => unit.living === living)));
    const others = entries
      .filter(({ home }) => !home)
      .flatMap(({ name, shortName }) => [name, shortName, shortName.replace(/^中国(?=.)/, '')]);
    this.known = new Set([...others, ...citiesAbroad, ...Object.keys(ALSO_CALLED), ...unclear].map(folded));
    this.over = entries.filter(({ over }) => over).flatMap(({ name }) => [folded(name)]);
  }

  /** @returns what several of them are called: known, and nobody knows which */
  private callAll(units: readonly BookEntry[]): string[] {
    const calls = Map.groupBy(
      units
        .flatMap((unit) => [...new Set(callsOf(unit).map(folded))].map((call) => ({ call, name: unit.name })))
        .filter(({ call }) => !this.home.has(call)),
      ({ call }) => call,
    );
    for (const [call, meant] of calls) if (new Set(meant.map(({ name }) => name)).size === 1) this.home.set(call, meant[0]?.name ?? '');
    return [...calls].flatMap(([call, meant]) => (meant.length > 1 ? [call] : []));
  }

  /**
   * The unit that is meant: one of the own city by its whole name (崇川 is 崇川区, 海门市 stays), any other as it is written. Undefined where nobody
   * knows it.
   */
  read(text: string): string | undefined {
    if (text.length > LONGEST) return undefined;
    const own = this.readHome(text);
    if (own !== undefined) return own;
    return this.isKnown(folded(text)) ? text.replace(/\s+/g, '') : undefined;
  }

  /** A unit of the own city alone. */
  readHome(text: string): string | undefined {
    return text.length > LONGEST ? undefined : this.home.get(this.withoutOver(text));
  }

  /** The one unit of the own city that is named within a text (a title, a tab); undefined where there is none or more than one. */
  within(text: string): string | undefined {
    if (text.length > LONGEST) return undefined;
    const plain = folded(text);
    const names = [...this.home].filter(([call]) => call.length > 1 && plain.includes(call) && !CALLS_OF_ZONES.includes(call));
    const found = new Set(names.map(([, name]) => name));
    return found.size === 1 ? [...found][0] : undefined;
  }

  /** A name without the own city and its province before it: 江苏省南通市某某会 is 某某会. */
  withoutOver(name: string): string {
    let rest = folded(name);
    for (let found = this.before(rest); found; found = this.before(rest)) rest = rest.slice(found.length);
    return rest;
  }

  private before(text: string): string | undefined {
    return this.over.find((name) => text.startsWith(name) && text.length > name.length);
  }

  private isKnown(text: string): boolean {
    if (this.known.has(text)) return true;
    // 日本东京, 浙江省杭州市
    for (let at = 2; at <= text.length - 2; at++) if (this.known.has(text.slice(0, at)) && this.known.has(text.slice(at))) return true;
    return false;
  }
}

function callsOf({ name, shortName, level }: BookEntry): string[] {
  return level === 'functional' && name.endsWith(ZONE) ? [shortName, ...CALLS_OF_ZONES] : [shortName];
}
