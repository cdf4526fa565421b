/** A life as one array of days for each field, and nothing cleverer: what random histories are compared with (semantics.md). */
export const FIRST = '2009-01-01';
export const LAST = '2028-12-31';
const DAY = 86_400_000;
const ORIGIN = Date.parse(FIRST);

/** The place of a day in the arrays; a day of text. */
export const placeOf = (day: string): number => Math.round((Date.parse(day) - ORIGIN) / DAY);
export const dayAt = (place: number): string => new Date(ORIGIN + place * DAY).toISOString().slice(0, 10);
const DAYS = placeOf(LAST) + 1;

/** What is known of a date, in places: the closed range [earliest, latest]. */
export interface When {
  readonly earliest: number;
  readonly latest: number;
}

export const FIELDS = ['name', 'areaId', 'summary'] as const;
export type Field = (typeof FIELDS)[number];

interface Suspension {
  from: When;
  until: When | null;
}

/** The act would break a rule: it has to be refused. */
export class Refused extends Error {}
/** Two dates of the status share days, which the model does not judge: the act is left out. */
export class NotAsked extends Error {}

const overlap = (a: When, b: When): boolean => a.earliest <= b.latest && b.earliest <= a.latest;
const equal = (a: When, b: When): boolean => a.earliest === b.earliest && a.latest === b.latest;

/** What stands on one day. */
export interface Standing {
  readonly exists: boolean;
  readonly name: string;
  readonly areaId: string;
  readonly status: string | null;
  readonly alternatives: number;
  readonly certain: boolean;
  /** `status areaId` of each alternative, sorted. */
  readonly all: readonly string[];
}

export class NaiveLife {
  private values: Record<Field, string[]>;
  /** Earliest day of a boundary → its latest. */
  private latest = new Map<number, number>();
  private suspensions: Suspension[] = [];
  private end: When | null = null;
  private known: When[] | undefined;

  constructor(
    private founded: When,
    first: Record<Field, string>,
  ) {
    this.values = Object.fromEntries(FIELDS.map((field) => [field, new Array<string>(DAYS).fill(first[field])])) as Record<Field, string[]>;
  }

  copy(): NaiveLife {
    return Object.assign(Object.create(NaiveLife.prototype) as NaiveLife, {
      values: Object.fromEntries(FIELDS.map((field) => [field, [...this.values[field]]])),
      latest: new Map(this.latest),
      suspensions: this.suspensions.map((one) => ({ ...one })),
      end: this.end,
      founded: this.founded,
    });
  }

  /** Gives whether anything changed. @throws Refused */
  changeFrom(patch: Partial<Record<Field, string>>, from: When, until: When | null): boolean {
    const before = this.boundaries();
    this.known = undefined;
    if (until && from.latest >= until.earliest) throw new Refused('until is not after from');
    let ends = false;
    let changed = false;
    for (const [field, value] of Object.entries(patch) as [Field, string][]) {
      const days = this.values[field];
      const old = days[from.earliest];
      if (old === value || old === undefined) continue;
      changed = true;
      let place = from.earliest;
      while (place < DAYS && days[place] === old && (!until || place < until.earliest)) days[place++] = value;
      ends ||= until !== null && place === until.earliest && days[place] === old;
    }
    for (const wanted of changed ? [from, ...(ends && until ? [until] : [])] : []) {
      if (before.some((one) => overlap(one, wanted) && !equal(one, wanted))) throw new Refused('another boundary is in the way');
      this.latest.set(wanted.earliest, wanted.latest);
    }
    this.judge();
    return changed;
  }

  /** Mends what stands on a day, as far as it is the same on both sides. Gives whether anything changed. */
  correct(patch: Partial<Record<Field, string>>, place: number): boolean {
    this.known = undefined;
    let changed = false;
    for (const [field, value] of Object.entries(patch) as [Field, string][]) {
      const days = this.values[field];
      const old = days[place];
      if (old === value) continue;
      changed = true;
      let [first, last] = [place, place];
      while (days[first - 1] === old) first--;
      while (days[last + 1] === old) last++;
      days.fill(value, first, last + 1);
    }
    this.judge();
    return changed;
  }

  suspend(from: When, until: When | null): boolean {
    if (until && until.latest <= from.earliest) throw new Refused('reversed');
    if (this.end) throw new Refused('ended');
    this.apart(from, ...(until ? [until] : []));
    if (until && overlap(from, until)) throw new NotAsked();
    this.suspensions.push({ from, until });
    this.judge();
    return true;
  }

  resume(on: When): boolean {
    const open = this.suspensions.find((one) => one.until === null);
    if (!open) throw new Refused('not suspended');
    if (on.latest <= open.from.earliest) throw new Refused('reversed');
    this.apart(on);
    open.until = on;
    this.judge();
    return true;
  }

  finish(on: When): boolean {
    if (this.end) throw new Refused('ended');
    this.apart(on);
    this.end = on;
    this.judge();
    return true;
  }

  refound(on: When): boolean {
    if (equal(on, this.founded)) return false;
    this.founded = { earliest: -1, latest: -1 };
    this.apart(on);
    this.founded = on;
    this.judge();
    return true;
  }

  on(place: number): Standing {
    const at = (field: Field, where = place): string => this.values[field][where] ?? '';
    // A boundary is in doubt from its earliest day until the day before its latest.
    const doubtful = this.boundaries().find((one) => one.earliest <= place && place < one.latest);
    const areas = [...new Set(doubtful ? [at('areaId', doubtful.earliest - 1), at('areaId')] : [at('areaId')])];
    const turns = this.turns();
    const unsettled = turns.find((turn) => turn.when.earliest <= place && place < turn.when.latest);
    const settled = turns.filter((turn) => turn.when.latest <= place).at(-1);
    const statuses = [...new Set([...(settled ? [settled.status] : []), ...(unsettled ? [unsettled.status] : [])])];
    const all = statuses.flatMap((status) => areas.map((area) => `${status} ${area}`)).sort();
    return {
      exists: statuses.length > 0,
      name: at('name'),
      areaId: at('areaId'),
      status: statuses.at(-1) ?? null,
      alternatives: statuses.length === 0 ? 0 : all.length + (settled ? 0 : 1),
      certain: settled !== undefined,
      all,
    };
  }

  /** Days on which something may turn, for looking closely. */
  interestingDays(): number[] {
    const edges = [...this.boundaries(), ...this.turns().map((turn) => turn.when)];
    return edges.flatMap(({ earliest, latest }) => [earliest - 1, earliest, latest - 1, latest]);
  }

  private boundaries(): When[] {
    return (this.known ??= this.findBoundaries());
  }

  private findBoundaries(): When[] {
    const places = new Set<number>();
    for (const field of FIELDS)
      for (let place = 1; place < DAYS; place++) if (this.values[field][place] !== this.values[field][place - 1]) places.add(place);
    return [...places].sort((a, b) => a - b).map((earliest) => ({ earliest, latest: this.latest.get(earliest) ?? earliest }));
  }

  private turns(): { when: When; status: string }[] {
    return [
      { when: this.founded, status: 'active' },
      ...this.suspensions.flatMap(({ from, until }) => [
        { when: from, status: 'suspended' },
        ...(until ? [{ when: until, status: 'active' }] : []),
      ]),
      ...(this.end ? [{ when: this.end, status: 'dissolved' }] : []),
    ].sort((a, b) => a.when.earliest - b.when.earliest);
  }

  /** The dates of a status have days of their own, or the act is not asked for. */
  private apart(...dates: When[]): void {
    if (dates.some((date) => this.turns().some((turn) => overlap(turn.when, date)))) throw new NotAsked();
  }

  /** The rules of the data. @throws Refused */
  private judge(): void {
    const { founded, end } = this;
    if (end && end.latest <= founded.earliest) throw new Refused('ended before it was founded');
    for (const one of this.boundaries()) {
      if (one.latest <= founded.earliest || (end && one.earliest >= end.latest)) throw new Refused('a change outside the life');
    }
    for (const { from, until } of this.suspensions) {
      if (from.latest < founded.earliest || (end && from.earliest >= end.latest)) throw new Refused('a suspension outside the life');
      if (end && until && until.earliest > end.latest) throw new Refused('a suspension beyond the end');
    }
    const sorted = [...this.suspensions].sort((a, b) => a.from.latest - b.from.latest);
    sorted.forEach((one, at) => {
      const next = sorted[at + 1];
      if (next && (one.until === null || one.until.earliest > next.from.latest)) throw new Refused('suspended twice');
    });
  }
}
