import type { Team } from '../../api/leadership';
import type { FoundPerson } from '../../api/people';
import type { Candidate } from '../../shell/people/same-person';
import { change, type Member, type PeopleDraft } from './congress-draft';

/** Before the key of another new one of the team. */
const TWIN = 'twin:';

/** How those who may be meant are told from each other. */
export interface Telling {
  /** Persons of the registry who have the name. */
  readonly namesakes: (name: string) => readonly FoundPerson[];
  readonly detail: (person: FoundPerson) => string;
  /** 原任会长. */
  readonly former: (post: string) => string;
  /** 名单中的会长. */
  readonly listed: (post: string) => string;
}

/** Whom a new name of the team may mean, by the keys of the members: those who are asked about and have no answer. Nothing is guessed. */
export function doubtsOf(draft: PeopleDraft, team: Team | undefined, telling: Telling): ReadonlyMap<string, readonly Candidate[]> {
  const open = draft.members.filter((member) => member.personId === null && member.name !== '' && !member.another && !member.twin);
  const found = open.map((member) => [member.key, candidatesFor(member, draft, team, telling)] as const);
  return new Map(found.filter(([, candidates]) => candidates.length));
}

function candidatesFor(member: Member, { members }: PeopleDraft, team: Team | undefined, telling: Telling): Candidate[] {
  const postName = (code: string): string => team?.posts.find((post) => post.code === code)?.name ?? code;
  const own = (team?.holdings ?? []).flatMap(({ person, post, representatives }) =>
    [person, ...representatives.map((one) => one.person)].flatMap((one) =>
      one?.name === member.name ? [{ id: one.id, detail: telling.former(post.name) }] : [],
    ),
  );
  const known = telling.namesakes(member.name).map((person) => ({ id: person.id, detail: telling.detail(person) }));
  // Of two new ones the second is asked about, not both.
  const before = members.slice(0, members.indexOf(member));
  const listed = before
    .filter((one) => one.personId === null && one.name === member.name && !one.twin)
    .map(({ key, post }) => ({ id: TWIN + key, detail: telling.listed(postName(post)) }));
  // Offices elsewhere say more of somebody than that he was in this team: they go before.
  return [...new Map([...own, ...known, ...listed].map((one) => [one.id, one])).values()];
}

/** The answer: a record, another new one of the team, or somebody else (null). */
export function answered(draft: PeopleDraft, member: Member, id: string | null): PeopleDraft {
  if (id === null) return change(draft, member.key, { another: true });
  return change(draft, member.key, id.startsWith(TWIN) ? { twin: id.slice(TWIN.length) } : { personId: id });
}
