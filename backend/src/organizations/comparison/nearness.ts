import { coresOf, nameCore } from '../../platform/chinese/name-core.js';
import { normaliseName } from '../../platform/chinese/names.js';
import { simplified } from '../../platform/chinese/simplified.js';
import { alikeButBrackets, type Spelling, spellingsOf } from '../spellings.js';
import { NEARNESS, type Nearness } from './comparison.dto.js';

/** One name of an organization with its sort: the one of the day, or another one with its period. */
export interface KnownName {
  readonly name: string;
  readonly sort: 'current' | 'short' | 'former' | 'later' | 'foreign';
  readonly from: string | null;
  readonly to: string | null;
}

/** How near a name of the list is to a name of the registry; `null`: it is that name. */
export interface Near {
  readonly why: Nearness | null;
  readonly known: KnownName;
}

/** An organization is told by the nearest of its names; the one that it bears this very day goes before all. */
const ORDER: readonly (Nearness | null)[] = [null, ...NEARNESS];
export const placeOf = (why: Nearness | null): number => ORDER.indexOf(why);

const SIGNS = /[\p{P}\p{S}]/gu;

/** A name of a list, read once: its normalised form and the cores under which it may stand in the registry. */
export class ListedName {
  readonly form: string;
  readonly cores: readonly string[];
  private readonly spellings: ReadonlyMap<string, Spelling>;

  /** `places`: the units that may stand before it; `city`: the office's own, that a chamber elsewhere may leave out. */
  constructor(
    readonly name: string,
    places: readonly string[],
    city: string | undefined,
  ) {
    this.form = normaliseName(name);
    this.cores = coresOf(name, places);
    this.spellings = spellingsOf(name, places, city);
  }

  /** All cores under which it is looked for. */
  get asked(): readonly string[] {
    return [...this.cores, ...this.spellings.keys()];
  }

  /** The nearest of an organization's names; undefined where none has one of the cores. */
  nearestOf(names: readonly KnownName[]): Near | undefined {
    const near = names.flatMap((known) => this.nearTo(known) ?? []);
    return near.sort((a, b) => placeOf(a.why) - placeOf(b.why))[0];
  }

  private nearTo(known: KnownName): Near | undefined {
    const form = normaliseName(known.name);
    const core = nameCore(form);
    const same = form === this.form || this.cores.includes(core);
    const spelling = this.spellings.get(core);
    if (!same && spelling === undefined) return undefined;
    if (known.sort !== 'current') return { known, why: known.sort };
    return { known, why: same ? this.written(known.name, form) : (spelling ?? null) };
  }

  /** Why a name is near that is one character apart: what stands in brackets may be that character. */
  apartFrom(known: KnownName): Near {
    return { known, why: alikeButBrackets(this.name, known.name) ? 'brackets' : 'sign' };
  }

  /** What is otherwise about a name that is meant to be the same. */
  private written(other: string, form: string): Nearness | null {
    if (form === this.form) return simplified(this.name) === this.name && simplified(other) === other ? null : this.traditional(other);
    return form.replace(SIGNS, '') === this.form.replace(SIGNS, '') ? 'signs' : 'places';
  }

  /** Both may be written in traditional characters. */
  private traditional(other: string): Nearness | null {
    return this.name.replace(/\s/gu, '') === other.replace(/\s/gu, '') ? null : 'script';
  }
}
