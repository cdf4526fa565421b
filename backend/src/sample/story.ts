import { addDays, type Day } from '../platform/time/day.js';
import { PartialDate } from '../platform/time/partial-date.js';
import { type ChangeBody, type FoundBody, type Level, type RelationBody, SOURCES } from '../organizations/index.js';
import type { WayOut } from '../leadership/index.js';
import type { County } from './counties.js';
import { chanceOf, dayFor, workingDay } from './days.js';
import type { Paper } from './papers.js';
import type { Login, SectionCode, Stage } from './stage.js';
import type { CongressTold, Led } from './teams-on-stage.js';

/** One act of the sample: on which day it was recorded, by whom, and what was done. */
export interface Step {
  readonly recorded: Day;
  readonly by: Login;
  readonly act: (stage: Stage) => Promise<unknown>;
}

/** What is told of an organization when it is recorded; areas by code, dates as texts. */
export interface Told extends Omit<FoundBody, 'areaId' | 'seatAreaId' | 'parentId' | 'foundedOn' | 'approvedOn' | 'documentIds'> {
  readonly area: string;
  readonly seat?: string;
  readonly parent?: Teller;
  /** Of its founding; of one that is `preparing` and has none yet, of its approval. */
  readonly on: string;
  readonly preparing?: true;
  readonly approved?: string;
  readonly recorded?: Day;
  readonly by?: Login;
}

/** What is changed; areas by code. */
export type Patch = Omit<ChangeBody, 'areaId' | 'seatAreaId' | 'effectiveOn' | 'foundedOn' | 'dissolvedOn'> & {
  readonly area?: string;
  readonly seat?: string;
};

/** What a member unit is in a body, and who sits there for it. */
type Seat = Pick<RelationBody, 'seat' | 'exOfficio'>;

interface When {
  readonly recorded?: Day;
  readonly by?: Login;
}

/** The registry was begun in this week: what was there already was taken down in the weeks after it. */
export const BEGUN: Day = '2014-01-06';
const TAKING_STOCK_DAYS = 75;
/** The officers of 崇川区 and 如东县 write down their own; the city writes down the rest. */
const OFFICERS: Readonly<Record<string, Login>> = { '320602': 'chongchuan', '320613': 'chongchuan', '320623': 'rudong' };
const REGRADED: Day = '2018-05-01';

/** A story of the office: bodies and what became of them, as acts with their days of recording. */
export class Story {
  readonly steps: Step[] = [];
  readonly tellers: Teller[] = [];

  /** Tells of an organization that was founded. */
  found(told: Told): Teller {
    const teller = new Teller(this, told);
    this.tellers.push(teller);
    return teller;
  }

  /** Tells an act over several organizations, once all of them are recorded. */
  together(tellers: readonly Teller[], recorded: Day, by: Login, act: (stage: Stage, ids: readonly string[]) => Promise<unknown>): void {
    const last = tellers.reduce((day, teller) => laterOf(day, teller.recorded), recorded);
    this.steps.push({
      recorded: workingDay(last),
      by,
      act: (stage) =>
        act(
          stage,
          tellers.map(({ id }) => id),
        ),
    });
  }
}

/** An organization of a story; each method tells one act more. Afterwards `id` is its identifier. */
export class Teller {
  id = '';
  readonly recorded: Day;
  readonly by: Login;
  private name: string;
  /** It ended, was voided, or lives in the future alone: nobody leads it today. */
  gone = false;
  /** Its leadership is told in its own story. */
  led = false;
  /** Persons of its teams by name: who stands in two teams is one. */
  private readonly people = new Map<string, string>();

  constructor(
    private readonly story: Story,
    readonly told: Told,
  ) {
    const { parent } = told;
    this.name = told.name;
    this.recorded = workingDay(laterOf(told.recorded ?? usualDay(told.on, told.name), parent?.recorded));
    this.by = told.by ?? (parent && parent.told.area !== told.area ? 'supervisor' : (OFFICERS[told.area] ?? 'supervisor'));
    this.tell({}, async (stage) => {
      this.id = await stage.found(this.by, told, parent?.id);
    });
  }

  /** Renamed from a day, by a paper where there is one. */
  renamed(name: string, on: string, { paper, ...when }: When & { paper?: Paper } = {}): this {
    this.name = name;
    if (!paper) return this.changed({ name }, on, when);
    return this.tell({ recorded: usualDay(on, this.name), ...when }, async (stage) => {
      const documentIds = [await stage.enter(paper)];
      await stage.change(when.by ?? this.by, this.id, { name, documentIds }, PartialDate.parse(on));
    });
  }

  /** Where the name of its unit stands in it, it goes with the unit: 海门市… → 海门区…. */
  renamedWithUnit(county: County): this {
    for (const [index, unit] of county.units.entries()) {
      const next = county.units[index + 1];
      if (unit.until === undefined || !next || next.name === unit.name || PartialDate.parse(this.told.on).latest >= unit.until) continue;
      if (this.name.includes(unit.name))
        this.renamed(this.name.replace(unit.name, next.name), unit.until, { recorded: settled(unit.until, this.name), by: 'supervisor' });
    }
    return this;
  }

  /** Changed from a day. */
  changed(patch: Patch, on: string, when: When = {}): this {
    return this.tell({ recorded: usualDay(on, this.name), ...when }, (stage) =>
      stage.change(when.by ?? this.by, this.id, patch, PartialDate.parse(on)),
    );
  }

  /** Corrected: it had been so all the time. */
  corrected(patch: Patch, when: When & { recorded: Day }): this {
    return this.tell(when, (stage) => stage.change(when.by ?? this.by, this.id, patch, null));
  }

  suspended(from: string, reason: string, when: When = {}): this {
    return this.tell({ recorded: usualDay(from, this.name), ...when }, (stage) =>
      stage.lifecycle.suspend(stage.viewer, this.id, () => ({ from: PartialDate.parse(from), reason }), stage.done, stage.options),
    );
  }

  resumed(on: string, when: When = {}): this {
    return this.tell({ recorded: usualDay(on, this.name), ...when }, (stage) =>
      stage.lifecycle.resume(stage.viewer, this.id, () => ({ on: PartialDate.parse(on) }), stage.done, stage.options),
    );
  }

  ended(on: string, reason: string, when: When = {}): this {
    this.gone = true;
    return this.tell({ recorded: usualDay(on, this.name), ...when }, (stage) =>
      stage.lifecycle.end(stage.viewer, this.id, () => ({ on: PartialDate.parse(on), reason }), stage.done, stage.options),
    );
  }

  voided(reason: string, when: When & { recorded: Day }): this {
    this.gone = true;
    return this.tell(when, (stage) => stage.lifecycle.void(stage.viewer, this.id, () => ({ reason }), stage.done, stage.options));
  }

  /** Its name in another script. */
  called(name: string, language: string): this {
    return this.tell({ recorded: addDays(this.recorded, 20) }, (stage) =>
      stage.details.addName(stage.viewer, this.id, () => ({ name, sort: 'foreign', language }), stage.done, stage.options),
    );
  }

  /** 称号, from a day on, by a paper where there is one. */
  recognised(title: string, level: Level, on: string, more: { validUntil?: string; to?: string; paper?: Paper } = {}): this {
    const date = (text: string | undefined): PartialDate | null => (text === undefined ? null : PartialDate.parse(text));
    const facts = { title, level, from: PartialDate.parse(on), validUntil: date(more.validUntil), to: date(more.to) };
    return this.tell({ recorded: usualDay(more.to ?? on, this.name) }, async (stage) => {
      const cited = more.paper ? { documentIds: [await stage.enter(more.paper)] } : {};
      await stage.recognitions.give(stage.viewer, this.id, () => ({ ...facts, ...cited }), stage.done, stage.options);
    });
  }

  /** A section of the office looks after it from a day on; the officer who wrote it down is its handler. */
  lookedAfter(section: SectionCode, on: Day): this {
    return this.tell({ recorded: usualDay(on, this.name) }, (stage) => stage.assign(this.id, section, this.by, on));
  }

  /** Found right as it stood, some day between these two. */
  confirmed(first: Day, last: Day): this {
    const name = `核对${this.name}`;
    const source = SOURCES[Math.floor(chanceOf(name) * SOURCES.length)] ?? 'document';
    return this.tell({ recorded: dayFor(name, first, last) }, (stage) => stage.confirm(this.id, source));
  }

  /** 依托单位, 业务指导 or 成员单位, from a day on: another organization of the stories, or a host or a member by its name. */
  related(
    sort: 'hostedBy' | 'supervisedBy' | 'members',
    other: Teller | string,
    on: string,
    to?: string,
    { recorded, ...seat }: Seat & When = {},
  ): this {
    const known = typeof other === 'string' ? undefined : other.recorded;
    return this.tell({ recorded: recorded ?? laterOf(usualDay(to ?? on, this.name), known) }, (stage) => {
      const end = typeof other === 'string' ? { name: other } : { organizationId: other.id };
      const dates = { from: PartialDate.parse(on), to: to === undefined ? null : PartialDate.parse(to) };
      return stage.relations.relate(stage.viewer, this.id, () => ({ sort, ...end, ...dates, ...seat }), stage.done, stage.options);
    });
  }

  /** 合并 into another. */
  merged(into: Teller, on: string, reason: string): this {
    this.gone = true;
    return this.tell({ recorded: laterOf(usualDay(on, this.name), into.recorded) }, (stage) =>
      stage.merging.merge(stage.viewer, this.id, () => ({ into: into.id, on: PartialDate.parse(on), reason }), stage.done, stage.options),
    );
  }

  /** A count with its day. */
  counted(measure: string, onDay: Day, value: number): this {
    return this.tell({ recorded: laterOf(settled(onDay, this.name), BEGUN) }, (stage) =>
      stage.details.observe(stage.viewer, this.id, () => ({ measure, onDay, value }), stage.done, stage.options),
    );
  }

  /** 换届: the congress and the whole new team. Who stood in a team before is the same person. */
  congress(on: string, team: readonly Led[], { recorded, by, ...facts }: When & CongressTold = {}): this {
    this.led = true;
    return this.tell({ recorded: recorded ?? usualDay(on, this.name), ...(by && { by }) }, (stage) =>
      stage.teams.hold(this.id, { on, team, ...facts }, this.people),
    );
  }

  /** 届中: somebody takes an office. */
  joined(led: Led, from: string, when: When = {}): this {
    return this.tell({ recorded: usualDay(from, this.name), ...when }, (stage) => stage.teams.takeOffice(this.id, led, from, this.people));
  }

  /** 届中: somebody leaves an office; or the day of it is mended where it is not known so well. */
  left(name: string, to: string, wayOut: WayOut, when: When = {}): this {
    return this.tell({ recorded: usualDay(to, this.name), ...when }, (stage) =>
      stage.teams.leaveOffice(this.id, name, to, wayOut, this.people),
    );
  }

  /** 备案 of its newest term. */
  filed(on: string, number: string, when: When = {}): this {
    return this.tell({ recorded: usualDay(on, this.name), ...when }, (stage) => stage.teams.fileTerm(this.id, on, number));
  }

  /** Its newest term ended before the next congress. */
  termEnded(to: string, when: When = {}): this {
    return this.tell({ recorded: usualDay(to, this.name), ...when }, (stage) => stage.teams.endTerm(this.id, to));
  }

  /** 延期 of its newest term by a document of the day of recording. */
  postponed(documentOn: Day, to: Day, documentNumber: string, because: string): this {
    return this.tell({ recorded: documentOn }, (stage) => stage.teams.postpone(this.id, { documentOn, to, documentNumber, because }));
  }

  phoned(phone: string): this {
    return this.tell({ recorded: addDays(this.recorded, 1) }, (stage) =>
      stage.details.setPhone(stage.viewer, this.id, () => ({ phone }), stage.done, stage.options),
    );
  }

  private tell(when: When, act: Step['act']): this {
    const recorded = workingDay(laterOf(when.recorded ?? this.recorded, this.recorded));
    this.story.steps.push({ recorded, by: when.by ?? this.by, act });
    return this;
  }
}

/** When something of this date is usually written down: some days after it; what is older than the registry, while taking stock. */
function usualDay(on: string, name: string): Day {
  const { latest } = PartialDate.parse(on);
  const luck = chanceOf(name);
  return workingDay(latest < BEGUN ? addDays(BEGUN, 1 + Math.floor(luck * TAKING_STOCK_DAYS)) : addDays(latest, 1 + Math.floor(luck * 12)));
}

/** After a day on which much is to be written down: within the two weeks that follow. */
const settled = (day: Day, name: string): Day => workingDay(addDays(day, 3 + Math.floor(chanceOf(`${name}${REGRADED}`) * 14)));

const laterOf = (day: Day, other: Day | undefined): Day => (other !== undefined && other > day ? other : day);
