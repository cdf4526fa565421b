import { Injectable } from '@nestjs/common';
import { reachesToday, type Viewer } from '../../accounts/index.js';
import type { Allowance } from '../../organizations/index.js';
import { type PersonNamed, Persons } from '../../people/index.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { Mark, WayIn } from '../code-words.js';
import type { HolderPart, PersonPart } from './holdings.dto.js';
import type { PostRow } from './team.js';
import type { TeamRow } from './team.queries.js';

/** A holder part whose post, person and unit are found: what a holding is written from. */
export interface NamedHolder {
  readonly post: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  /** Who exercises the office of the unit. */
  readonly representativeId: string | null;
  readonly exOfficio: string | null;
  readonly seat: number | null;
  readonly wayIn: WayIn | null;
  readonly fullTime: boolean | null;
  readonly mark: Mark | null;
  readonly name: string;
  readonly employer: string | null;
  readonly title: string | null;
}

/** Finds what holder parts name. */
@Injectable()
export class NamedHolders {
  constructor(
    private readonly persons: Persons,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * The parts with the codes of their posts and the records of their persons; of a person without a record one is made. What is wrong is told of all
   * parts at once, each at its pointer under `under` (`/holders/3`, `/holder`). @throws Problem 422
   */
  async find(
    tx: Tx,
    viewer: Viewer,
    parts: readonly HolderPart[],
    teamOf: (place: number) => Pick<TeamRow, 'id' | 'posts'> | undefined,
    { seen }: Allowance,
    under: (place: number) => string,
  ): Promise<NamedHolder[]> {
    const units = await this.unitsSeen(tx, parts, seen);
    const wrong: FieldProblem[] = [];
    const tell = (place: number, field: string, code: Parameters<typeof fault>[0]): void => {
      wrong.push(fieldProblem(`${under(place)}${field}`, fault(code)));
    };
    const codes = parts.map((part, place) => {
      const post = postNamed(teamOf(place)?.posts ?? [], part.post);
      if (!post) tell(place, '/post', 'unknown_post');
      if (!part.person && !part.unit && !part.exOfficio) tell(place, '/person', 'required');
      if (part.person && !part.person.id && !part.person.name) tell(place, '/person/name', 'required');
      if (part.unit && !part.unit.id && !part.unit.name) tell(place, '/unit/name', 'required');
      if (part.unit?.id && !units.has(part.unit.id)) tell(place, '/unit/id', 'unknown_reference');
      return post?.code ?? '';
    });
    if (wrong.length) throw invalid(wrong);
    const named = parts.flatMap(({ person }, place) => (person ? [{ person, place }] : []));
    const ids = await this.persons.named(
      tx,
      viewer,
      named.map(({ person, place }) => published(person, `${under(place)}/person`)),
    );
    const idAt = new Map(named.map(({ place }, index) => [place, ids[index] ?? null]));
    for (const place of twice(parts, (at) => [teamOf(at)?.id, codes[at], idAt.get(at)].join('/'))) tell(place, '/person', 'twice_in_post');
    if (wrong.length) throw invalid(wrong);
    return parts.map((part, place) => {
      const person = idAt.get(place) ?? null;
      const byUnit = Boolean(part.unit);
      return {
        post: codes[place] ?? '',
        personId: byUnit ? null : person,
        representativeId: byUnit ? person : null,
        unitId: part.unit?.id ?? null,
        unitName: part.unit?.id ? null : (part.unit?.name ?? null),
        exOfficio: part.exOfficio ?? null,
        seat: part.seat ?? null,
        wayIn: part.wayIn ?? null,
        fullTime: part.fullTime ?? null,
        mark: part.mark ?? null,
        name: part.unit?.name ?? part.person?.name ?? part.exOfficio ?? '',
        employer: part.person?.employer ?? null,
        title: part.person?.title ?? null,
      };
    });
  }

  /** Units of the registry that are named, as far as the account sees them. */
  private async unitsSeen(tx: Tx, parts: readonly HolderPart[], seen: Allowance['seen']): Promise<ReadonlySet<string>> {
    const ids = parts.flatMap(({ unit }) => unit?.id ?? []);
    if (!ids.length) return new Set();
    const rows = await tx.rows<{
      id: string;
      kind: string;
      areaId: string;
    }>(sql`/* leadership.units */ select o.id, o.kind, p.area_id as "areaId"
      from organizations o cross join lateral (select q.area_id from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${this.clock.today()}
        order by q.from_earliest desc limit 1) p where o.id = any(${ids}) and o.voided_at is null`);
    return new Set(rows.filter(({ kind, areaId }) => reachesToday(seen, kind, areaId)).map(({ id }) => id));
  }
}

/** The post of a name (Chinese or English) or a code. */
export const postNamed = (posts: readonly PostRow[], text: string): PostRow | undefined =>
  posts.find(({ code }) => code === text) ?? posts.find(({ name, nameEn }) => name === text || nameEn === text);

const published = ({ id, key, name, employer, title }: PersonPart, pointer: string): PersonNamed => ({
  pointer,
  ...(id !== undefined && { id }),
  ...(key !== undefined && { key }),
  ...(name !== undefined && { name }),
  ...(employer !== undefined && { employer }),
  ...(title !== undefined && { title }),
});

/** Places of parts whose person stands in the same post before. */
function twice(parts: readonly HolderPart[], keyOf: (place: number) => string): number[] {
  const met = new Set<string>();
  return parts.flatMap(({ person, unit }, place) => {
    if (!person || unit) return [];
    const key = keyOf(place);
    if (met.has(key)) return [place];
    met.add(key);
    return [];
  });
}
