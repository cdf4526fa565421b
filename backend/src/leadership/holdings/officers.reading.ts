import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../../accounts/index.js';
import { OrganizationRecords, type OtherRecord } from '../../organizations/index.js';
import { stateOn } from '../../people/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { Reader } from '../../platform/database/reads.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { Acting, Mark, WayIn, WayOut } from '../code-words.js';
import { asSeenThen, chained, type Chained, inOffice, inTeamOrder, shownWayOut } from './team.js';
import { TeamQueries, type TeamRow } from './team.queries.js';
import { postNamed } from './team.reading.js';

/** An office held in an organization, as a table of many tells it. */
export interface Officer {
  /** Whose line it is where a person has one: the person, or else the office itself. */
  readonly whose: string;
  /** Of a person, or of a unit as far as it may be named. */
  readonly name: string;
  readonly post: string;
  readonly responsible: boolean;
  readonly honorary: boolean;
  readonly term: number | null;
  readonly acting: Acting | null;
  readonly certain: boolean;
  readonly employer: string | null;
  readonly title: string | null;
  readonly since: string;
  readonly from: string;
  /** First day on which it is no longer held. */
  readonly to: string | null;
  readonly wayIn: WayIn | null;
  readonly wayOut: WayOut | 'left' | null;
  readonly mark: Mark | null;
}

/** At a time this many teams are read: each has its holdings of all times. */
const PIECE = 500;

/** The officers of many organizations that the viewer sees, for tables. */
@Injectable()
export class OfficersReading {
  constructor(
    private readonly queries: TeamQueries,
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** In the order of each team: those in office on the day, or of all terms whoever had come by then. What the account does not see has none. */
  async of(
    viewer: Viewer,
    ids: readonly string[],
    asOf: Day,
    span: 'now' | 'terms',
    locale: 'zh' | 'en',
  ): Promise<ReadonlyMap<string, readonly Officer[]>> {
    const today = this.clock.today();
    const sight = await this.records.within(viewer, asOf, 'leadership.read');
    const sightToday = await this.records.within(viewer, today, 'leadership.read');
    const mayKnow = holds(viewer, 'leadership.ways');
    const found = new Map<string, readonly Officer[]>();
    for (let at = 0; at < ids.length; at += PIECE) {
      const teams = await this.queries.teams(this.reader, ids.slice(at, at + PIECE), asOf, today);
      for (const team of teams.filter(({ placed }) => !placed.voided && sight(placed))) {
        const rows = sightToday({ ...team.placed, areas: [team.placed.areaToday] }) ? team.holdings : asSeenThen(team.holdings, asOf);
        const told = chained(inTeamOrder(rows, team.posts)).filter((row) =>
          span === 'now' ? inOffice(row, asOf) : stateOn(row, asOf) !== 'upcoming',
        );
        const mayName = (of: OtherRecord): boolean => sight({ ...of, areas: [of.areaId] });
        found.set(
          team.id,
          told.map((row) => officerOf(team, row, { asOf, locale, mayKnow, mayName })),
        );
      }
    }
    return found;
  }
}

interface Telling {
  readonly asOf: Day;
  readonly locale: 'zh' | 'en';
  readonly mayKnow: boolean;
  readonly mayName: (of: OtherRecord) => boolean;
}

function officerOf(team: TeamRow, row: Chained, { asOf, locale, mayKnow, mayName }: Telling): Officer {
  const post = team.posts.find(({ code }) => code === row.post);
  const unit = row.unitName ?? (row.unit && mayName(row.unit) ? row.unit.name : null);
  const exercised = team.representatives.find((one) => one.holdingId === row.id && inOffice(one, asOf));
  const noted = unit !== null && exercised ? { zh: `${unit}（${exercised.name}）`, en: `${unit} (${exercised.name})` }[locale] : unit;
  return {
    whose: row.personId ?? exercised?.personId ?? row.id,
    name: row.name ?? noted ?? row.exOfficio ?? { zh: '其他单位', en: 'another unit' }[locale],
    post: postNamed(team, row.post, locale).name,
    responsible: post?.responsible ?? false,
    honorary: post?.honorary ?? false,
    term: row.term,
    acting: row.acting,
    certain: stateOn(row, asOf) === 'held' || stateOn(row, asOf) === 'left',
    employer: row.employer,
    title: row.title,
    since: text(row.since) ?? '',
    from: text(row.from) ?? '',
    to: text(row.until),
    wayIn: row.wayIn,
    wayOut: shownWayOut(row.wayOut, mayKnow),
    mark: row.mark,
  };
}

const text = (date: KnownDate): string | null => KnownDate.read(date)?.toString() ?? null;
