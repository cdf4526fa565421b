import type { FoundPerson } from '../../api/people';
import type { Candidate } from '../../shell/people/same-person';
import type { PastedTeam } from './found.api';

/** The answer to 是同一人吗？ of a name in a team: a record, the same as of another team of the paste, or somebody else of that name. */
export interface Answer {
  readonly id?: string;
  readonly twin?: string;
  readonly told: string;
}
/** By the name in its team. */
export type Answers = ReadonlyMap<string, Answer>;

/** A name that is known: of whom is there to choose. */
export interface Doubt {
  readonly key: string;
  readonly name: string;
  readonly candidates: readonly Candidate[];
}

const TWIN = 'twin:';

/** A name in a team: one person, whatever posts he has there. Not longer than the server takes it. */
export const keyOf = (organizationId: string | undefined, name: string): string => `${organizationId ?? ''}/${name}`.slice(-40);

/** Names of the teams, each once in its team; not of those of whom nobody is searched for. */
export const namesIn = ({ organization, holders }: PastedTeam, alone: (kind: string) => boolean): string[] =>
  organization === null || alone(organization.kind) ? [] : [...new Set(holders.flatMap(({ name }) => name ?? []))];

/** How those who may be meant are told. */
export interface Telling {
  readonly alone: (kind: string) => boolean;
  readonly namesakes: (name: string) => readonly FoundPerson[];
  readonly detail: (person: FoundPerson) => string;
  /** 名单中示例甲商会的会长. */
  readonly listed: (organization: string, post: string) => string;
}

/** The names of each team that somebody has already, in the registry or in a team before it. Nothing is guessed. */
export function doubtsIn(teams: readonly PastedTeam[], answers: Answers, telling: Telling): readonly (readonly Doubt[])[] {
  const before = new Map<string, Candidate[]>();
  return teams.map((team) => {
    const doubts = namesIn(team, telling.alone).map((name): Doubt => {
      const key = keyOf(team.organization?.id, name);
      const known = telling.namesakes(name).map((person) => ({ id: person.id, detail: telling.detail(person) }));
      const listed = before.get(name) ?? [];
      const answer = answers.get(key);
      // Whoever is known by his record, or as one of a team before, is a candidate already.
      if (answer?.id === undefined && answer?.twin === undefined) {
        const post = team.holders.find((one) => one.name === name)?.post.name ?? '';
        before.set(name, [...listed, { id: TWIN + key, detail: telling.listed(team.organization?.name ?? '', post) }]);
      }
      return { key, name, candidates: [...known, ...listed] };
    });
    return doubts.filter(({ candidates }) => candidates.length);
  });
}

export function answerOf({ candidates }: Doubt, id: string | null, anew: string): Answer {
  const told = candidates.find((one) => one.id === id)?.detail ?? anew;
  if (id === null) return { told };
  return id.startsWith(TWIN) ? { twin: id.slice(TWIN.length), told } : { id, told };
}
