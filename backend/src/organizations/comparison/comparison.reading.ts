import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { AreasQueries } from '../../areas/index.js';
import { coresOf, nameCore, unitNamed } from '../../platform/chinese/name-core.js';
import { Reader } from '../../platform/database/reads.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { Asked, OrganizationFilter } from '../filter.js';
import type { Status } from '../kinds/index.js';
import { askedBy } from '../responsibilities/responsible.js';
import {
  type ComparedMatch,
  type ComparedName,
  type ComparedOrganization,
  type ComparisonAnswer,
  type ComparisonQuery,
  MOST_MATCHES,
} from './comparison.dto.js';
import { everyNameStatement, namedStatement, othersStatement, withCoresStatement } from './comparison.statements.js';
import { type KnownName, ListedName, type Near, placeOf } from './nearness.js';
import { OneSignApart } from './one-sign.js';

interface Named extends ComparedOrganization {
  readonly names: readonly KnownName[];
}

/** What one line of the list leads to. */
type Matches = Map<ListedName, ComparedMatch[]>;

const MOST_OTHERS = 2000;
const LIVING: readonly Status[] = ['active', 'suspended'];
const ENDED: readonly Status[] = ['dissolved', 'merged'];

/** 名单比对: whose names these are, what is near them, and whom the list leaves out. Nothing is kept. */
@Injectable()
export class ComparisonReading {
  constructor(
    private readonly reader: Reader,
    private readonly areas: AreasQueries,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** What lies outside the viewer's reach is 不在册 for him, as it is everywhere. Of 系统另有 so many are told; null: all. */
  async compare(
    viewer: Viewer,
    names: readonly string[],
    query: ComparisonQuery,
    mostOthers: number | null = MOST_OTHERS,
  ): Promise<ComparisonAnswer> {
    const { asOf, ...rest } = query;
    const filter = askedBy(rest, viewer.accountId);
    const asked: Asked = { reach: await this.reach.of(viewer, asOf, 'organizations.read'), asOf, today: this.clock.today() };
    const { placesOf, city } = await this.placesBefore(filter.areaId, asOf);
    const known = new Map<string, ListedName>();
    const listed = names.map((name) => {
      const one = known.get(name) ?? new ListedName(name, placesOf(name), city);
      known.set(name, one);
      return one;
    });
    const items = told(listed, await this.matchesOf([...known.values()], asked));
    const others = await this.others(asked, filter, items, mostOthers);
    return {
      asOf,
      items,
      others: (mostOthers === null ? others : others?.slice(0, mostOthers)) ?? null,
      moreOthers: mostOthers !== null && (others?.length ?? 0) > mostOthers,
    };
  }

  /** The units that may stand before a name or be left out: those of the county that it says itself, else those of the area asked for. */
  private async placesBefore(
    areaId: string | undefined,
    asOf: Day,
  ): Promise<{ placesOf: (name: string) => readonly string[]; city: string | undefined }> {
    const [city, counties, down] = await Promise.all([
      this.areas.namesDownTo(undefined, asOf),
      this.areas.countyNames(),
      areaId ? this.areas.namesDownTo(areaId, asOf) : null,
    ]);
    const placesOf = (name: string): readonly string[] => {
      const county = unitNamed(name, city, counties);
      return county && !down?.includes(county) ? [...city, county] : (down ?? city);
    };
    return { placesOf, city: city.at(-1) };
  }

  private async matchesOf(listed: readonly ListedName[], asked: Asked): Promise<Matches> {
    const byCore = Map.groupBy(
      listed.flatMap((one) => one.asked.map((core) => ({ core, one }))),
      ({ core }) => core,
    );
    const holders = byCore.size ? await this.reader.rows<{ id: string }>(withCoresStatement([...byCore.keys()])) : [];
    const found = await this.named(
      asked,
      holders.map(({ id }) => id),
    );
    const matches: Matches = new Map();
    for (const organization of found) {
      const lines = new Set(organization.names.flatMap(({ name }) => byCore.get(coreOf(name)) ?? []).map(({ one }) => one));
      for (const line of lines) add(matches, line, organization, line.nearestOf(organization.names));
    }
    await this.addOneSignApart(listed, matches, asked);
    return matches;
  }

  /** For what was not found at all: 一字之差 to the name that an organization bears on the day. */
  private async addOneSignApart(listed: readonly ListedName[], matches: Matches, asked: Asked): Promise<void> {
    const lost = Map.groupBy(
      listed.filter((one) => !matches.has(one) && one.cores.length),
      (one) => one.cores[0] ?? '',
    );
    if (!lost.size) return;
    const apart = new OneSignApart(lost.keys());
    const near = new Map<string, ListedName[]>();
    for await (const piece of this.reader.stream<{ id: string; form: string }>(everyNameStatement(asked)))
      for (const { id, form } of piece) {
        const lines = apart.from(nameCore(form)).flatMap((core) => lost.get(core) ?? []);
        if (lines.length) near.set(id, lines);
      }
    for (const organization of await this.named(asked, [...near.keys()])) {
      const known = organization.names.find(({ sort }) => sort === 'current');
      for (const line of near.get(organization.id) ?? []) add(matches, line, organization, known && line.apartFrom(known));
    }
  }

  private async named(asked: Asked, ids: readonly string[]): Promise<Named[]> {
    return ids.length ? this.reader.rows<Named>(namedStatement(asked, ids)) : [];
  }

  /** Whom the list leaves out: of those that answer the filter the ones that no line was told to be or to be near. */
  private async others(
    asked: Asked,
    filter: OrganizationFilter,
    items: readonly ComparedName[],
    most: number | null,
  ): Promise<ComparedOrganization[] | undefined> {
    if (JSON.stringify(filter) === '{}') return undefined;
    const ids = [...new Set(items.flatMap(({ matches }) => matches.map(({ id }) => id)))];
    const within = { ...filter, status: filter.status ?? LIVING };
    return this.reader.rows<ComparedOrganization>(othersStatement(asked, within, ids, most === null ? null : most + 1));
  }
}

const coreOf = (name: string): string => coresOf(name)[0] ?? '';

function add(matches: Matches, line: ListedName, { names: _names, ...organization }: Named, near: Near | undefined): void {
  if (!near) return;
  const why = near.why === null && ENDED.includes(organization.status) ? 'ended' : near.why;
  const other = near.known.sort === 'current' ? null : near.known;
  const match = { ...organization, why, by: other?.name ?? null, from: other?.from ?? null, to: other?.to ?? null };
  matches.set(line, [...(matches.get(line) ?? []), match]);
}

/** The lines as they go out: each with its pile, and with the line before it that says the same. */
function told(listed: readonly ListedName[], matches: Matches): ComparedName[] {
  const first = new Map<string, number>();
  return listed.map((line, at) => {
    const found = (matches.get(line) ?? []).toSorted((a, b) => placeOf(a.why) - placeOf(b.why));
    const registered = found.filter(({ why }) => why === null);
    const same = first.get(line.form);
    if (same === undefined) first.set(line.form, at);
    return {
      name: line.name,
      pile: registered.length ? 'registered' : found.length ? 'near' : 'missing',
      sameAs: same ?? null,
      matches: (registered.length ? registered : found).slice(0, MOST_MATCHES),
    };
  });
}
