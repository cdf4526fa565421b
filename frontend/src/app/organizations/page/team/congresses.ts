import { type Holding, inOffice, type PostName, type Team, type Term, type Terms } from '../../../api/leadership';
import { holderName } from './team-rows';

/** What is known of who leads an organization. */
export interface Led {
  readonly team: Team | undefined;
  readonly terms: Terms | undefined;
}

/** A congress as 沿革 tells it. */
export interface CongressTold {
  readonly on: string;
  readonly term: Term;
  /** The first post, by its own name, and who took it; null where it is not recorded. */
  readonly chair: { readonly post: PostName; readonly names: readonly string[]; readonly again: boolean } | null;
}

const isChair = ({ post, acting }: Holding): boolean => post.code === 'chair' && acting === null;

/** The congresses, the oldest first. */
export function congresses({ team, terms }: Led): CongressTold[] {
  return [...(terms?.items ?? [])].reverse().map((term) => {
    const held = (team?.holdings ?? []).filter((one) => isChair(one) && one.termId === term.id);
    // Who came between congresses was not elected by this one.
    const elected = held.filter(({ from }) => from === term.congressOn);
    const [first] = elected;
    return {
      on: term.congressOn,
      term,
      chair: first ? { post: first.post, names: elected.map(holderName), again: elected.every(({ since, from }) => since !== from) } : null,
    };
  });
}

/** Who holds the first post on the day, or does its work, and how many 负责人 there are; null where nobody is recorded. */
export function leadersOf(team: Team | undefined) {
  if (!team?.holdings.length) return null;
  const now = team.holdings.filter((one) => one.post.code === 'chair' && inOffice(one));
  return { chair: now.find(isChair) ?? null, acting: now.find((one) => !isChair(one)) ?? null, responsible: team.responsible };
}
