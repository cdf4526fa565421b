import type { CharterPost, KnownPost, TypePosts } from '../../api/leadership-rules';

/** How a post stands beside what the kind (for an organization: its type) has. */
export type Standing = 'usual' | 'added' | 'changed' | 'away';

export interface PostRow {
  readonly post: KnownPost;
  readonly standing: Standing;
  /** What was set here and is so on the day. */
  readonly own: CharterPost | null;
  readonly usual: KnownPost | null;
}

const covers = ({ from, to }: CharterPost, day: string): boolean => (from ?? '') <= day && (to === null || day < to);

/** The posts of a day by rank, with those that the charter has not. */
export function postRows({ asOf, items, own, usual }: TypePosts): PostRow[] {
  const standing = own.filter((one) => covers(one, asOf));
  const known = items.map((post): PostRow => {
    const set = standing.find(({ code, present }) => present && code === post.code) ?? null;
    const was = usual.find(({ code }) => code === post.code) ?? null;
    return { post, own: set, usual: was, standing: set === null ? 'usual' : was === null ? 'added' : 'changed' };
  });
  const away = standing
    .filter(({ present }) => !present)
    .map((set): PostRow => {
      const was = usual.find(({ code }) => code === set.code) ?? null;
      return { post: was ?? { ...set, nameEn: set.nameEn ?? set.name }, own: set, usual: was, standing: 'away' };
    });
  return [...known, ...away].sort((a, b) => a.post.rank - b.post.rank || a.post.code.localeCompare(b.post.code));
}

/** What was set here for other days than the one on the screen. */
export const ofOtherDays = ({ asOf, own }: TypePosts): CharterPost[] => own.filter((one) => !covers(one, asOf));

export const POST_FACTS = ['name', 'seats', 'responsible', 'honorary', 'hired', 'rank'] as const;
export type PostFact = (typeof POST_FACTS)[number];

/** In what a post differs from what it would be without the charter. */
export const differences = ({ post, usual }: PostRow): PostFact[] =>
  usual === null ? [] : POST_FACTS.filter((fact) => post[fact] !== usual[fact]);
