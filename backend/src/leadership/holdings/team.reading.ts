import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../../accounts/index.js';
import { Declared, documentsCited } from '../../history/index.js';
import { OrganizationRecords, type OtherRecord } from '../../organizations/index.js';
import { stateOn } from '../../people/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { HolderAnswer, HoldersAnswer, HoldingAnswer, PostNameAnswer, TeamAnswer, TeamPostAnswer } from './holdings.dto.js';
import {
  asSeenThen,
  chained,
  type Chained,
  holderOf,
  type HoldingRow,
  inOffice,
  inTeamOrder,
  type PostRow,
  postWords,
  shownWayOut,
} from './team.js';
import { type HoldersRow, TeamQueries, type TeamRow } from './team.queries.js';

/** A team as its viewer may see it: in order, with the beginnings of the chains. */
interface SeenTeam<Row extends HoldersRow = TeamRow> {
  readonly row: Row;
  readonly holdings: Chained[];
  /** Not hidden: seen today, so that what was written since may be told. */
  readonly seenToday: boolean;
  readonly inSight: (of: OtherRecord) => boolean;
}

const NOT_IN_SIGHT = { zh: '（不在权限范围内的组织）', en: '(an organization outside your reach)' } as const;

/** Who holds the posts of an organization, as its viewer may see it. */
@Injectable()
export class TeamReading {
  constructor(
    private readonly queries: TeamQueries,
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly declared: Declared,
    private readonly clock: OfficeClock,
  ) {}

  /** Who is in office on a day, certainly or possibly. @throws Problem 404 where the organization is not to be seen */
  async holders(viewer: Viewer, id: string, asOf: Day): Promise<HoldersAnswer> {
    const team = await this.judged(viewer, await this.queries.holders(this.reader, id, asOf, this.clock.today()), asOf);
    const items = team.holdings.filter((row) => inOffice(row, asOf)).map((row) => this.holder(viewer, team, row, asOf));
    return { asOf, items };
  }

  /** Everything that the tab 班子 shows, of all times. @throws Problem 404 */
  async team(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<TeamAnswer> {
    const team = await this.seen(viewer, id, asOf, reads);
    const cited = team.seenToday ? team.holdings.map((row) => row.id) : [];
    const documentsOf = await documentsCited(reads, this.declared, viewer, 'office_holdings', cited);
    const mayKnow = holds(viewer, 'leadership.ways');
    const holdings = team.holdings.map((row, place): HoldingAnswer => {
      const { certainty: _, ...holder } = this.holder(viewer, team, row, asOf);
      return {
        ...holder,
        place: place + 1,
        termId: row.termId,
        state: stateOn(row, asOf),
        wayIn: row.wayIn,
        wayOut: shownWayOut(row.wayOut, mayKnow),
        fullTime: row.fullTime,
        mark: row.mark,
        termsInARow: row.termsInARow,
        representatives: team.row.representatives
          .filter(({ holdingId }) => holdingId === row.id)
          .map(({ personId, name, from, until }) => ({ person: { id: personId, name }, from: text(from) ?? '', to: text(until) })),
        onDuty: team.row.onDuty.includes(row.id),
        documents: documentsOf(row.id),
      };
    });
    const posts = postsWithSeats(team, asOf, viewer.locale);
    return { asOf, version: team.row.placed.version, posts, holdings, responsible: responsibleIn(team, asOf) };
  }

  /** How a holder is called: his name; of a unit its own, as far as it may be named; of a seat that follows a post that post. */
  async nameOf(viewer: Viewer, asOf: Day): Promise<(row: HoldingRow) => string> {
    const sight = await this.records.within(viewer, asOf, 'organizations.read');
    return (row) => row.name ?? unitOf(row, viewer.locale, (of) => sight({ ...of, areas: [of.areaId] }))?.name ?? row.exOfficio ?? '';
  }

  /** The team in order, judged for the viewer. @throws Problem 404 */
  async seen(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<SeenTeam> {
    return this.judged(viewer, await this.queries.team(reads, id, asOf, this.clock.today()), asOf);
  }

  private async judged<Row extends HoldersRow>(viewer: Viewer, row: Row | undefined, asOf: Day): Promise<SeenTeam<Row>> {
    const { today } = await this.records.seen(viewer, row?.placed, asOf);
    const sight = await this.records.within(viewer, asOf, 'organizations.read');
    const found = row as Row;
    const rows = today ? found.holdings : asSeenThen(found.holdings, asOf);
    return {
      row: found,
      holdings: chained(inTeamOrder(rows, found.posts)),
      seenToday: today,
      inSight: (of) => sight({ ...of, areas: [of.areaId] }),
    };
  }

  private holder(viewer: Viewer, { row: team, inSight }: SeenTeam<HoldersRow>, row: Chained, asOf: Day): HolderAnswer {
    const own = team.representatives.filter(({ holdingId }) => holdingId === row.id);
    // Of an office that is over by then, the last who exercised it.
    const exercised = own.find((one) => inOffice(one, asOf)) ?? (stateOn(row, asOf) === 'left' ? own.at(-1) : undefined);
    const person =
      row.personId !== null ? { id: row.personId, name: row.name ?? '' } : exercised && { id: exercised.personId, name: exercised.name };
    return {
      id: row.id,
      person: person ?? null,
      unit: unitOf(row, viewer.locale, inSight),
      exOfficio: row.exOfficio,
      post: postNamed(team, row.post, viewer.locale),
      seat: row.seat,
      acting: row.acting,
      term: row.term,
      from: text(row.from) ?? '',
      to: text(row.until),
      since: text(row.since) ?? '',
      certainty: stateOn(row, asOf) === 'held' ? 'certain' : 'possible',
      employer: row.employer,
      title: row.title,
    };
  }
}

const text = (date: KnownDate): string | null => KnownDate.read(date)?.toString() ?? null;

/** A post as the organization calls it on the day; of one that it no longer has, as its kind does. */
export function postNamed(
  team: Pick<HoldersRow, 'posts'> & Partial<Pick<TeamRow, 'postNames'>>,
  code: string,
  locale: 'zh' | 'en',
): PostNameAnswer {
  return { code, name: postWords(team, code)[locale] };
}

function unitOf(row: HoldingRow, locale: 'zh' | 'en', inSight: (of: OtherRecord) => boolean): HolderAnswer['unit'] {
  if (row.unitName !== null) return { id: null, name: row.unitName };
  if (row.unitId === null) return null;
  return row.unit && inSight(row.unit) ? { id: row.unit.id, name: row.unit.name } : { id: null, name: NOT_IN_SIGHT[locale] };
}

/** The posts that the body knows on the day, with the seats of the term of the day and how many are filled. */
function postsWithSeats({ row: team, holdings }: SeenTeam, asOf: Day, locale: 'zh' | 'en'): TeamPostAnswer[] {
  const term = team.terms.findLast(({ congress }) => (congress.latest ?? '') <= asOf);
  return team.posts.map((post: PostRow): TeamPostAnswer => {
    const filled = new Set(
      holdings.filter((row) => row.post === post.code && row.acting === null && inOffice(row, asOf)).map(({ seat }) => seat),
    ).size;
    return {
      code: post.code,
      name: locale === 'en' ? post.nameEn : post.name,
      rank: post.rank,
      seats: term?.seats[post.code] ?? post.seats,
      mostSeats: post.seats,
      filled,
      responsible: post.responsible,
      honorary: post.honorary,
      hired: post.hired,
    };
  });
}

/** 负责人 in office on the day, each once; where it is not known which of several holds a seat, that seat counts one. */
function responsibleIn({ row, holdings }: SeenTeam, asOf: Day): number {
  const posts = new Set(row.posts.filter(({ responsible }) => responsible).map(({ code }) => code));
  const counted = holdings.filter((one) => posts.has(one.post) && one.acting === null && inOffice(one, asOf));
  const seats = Map.groupBy(counted, ({ post, seat }) => `${post}/${seat}`);
  const likeliest = (own: readonly Chained[]) => own.find((one) => stateOn(one, asOf) === 'held') ?? own[0];
  return new Set([...seats.values()].flatMap((own) => likeliest(own) ?? []).map(holderOf)).size;
}
