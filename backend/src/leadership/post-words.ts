import { KINDS, type Post } from '../organizations/index.js';
import type { Words } from '../platform/room.js';

/** Posts that the kinds call otherwise, by what they are everywhere: 会长, 主任委员 and 主席 are one code. */
const EVERYWHERE: Readonly<Record<string, Words>> = {
  chair: { zh: '一把手', en: 'First in charge' },
  viceChair: { zh: '副职', en: 'Deputy' },
  permanentViceChair: { zh: '常务副职', en: 'Standing deputy' },
  committeeMember: { zh: '委员', en: 'Committee member' },
};

const posts: readonly Post[] = KINDS.flatMap((kind) => [...kind.posts, ...kind.types.flatMap((type) => type.posts ?? [])]);

/** How a post reads where it is not known of which body it is: the history tells values of all. A post that a charter added is not among them. */
export const POST_WORDS: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(posts.map(({ code, words }) => [code, words])),
  ...EVERYWHERE,
};
