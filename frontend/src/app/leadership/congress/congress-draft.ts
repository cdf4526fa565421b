import type { Holding, HoldingMark, Team, TeamPost, WayIn, WayOut } from '../../api/leadership';

/** What becomes of a holder of the old team. */
export type Course = 'stay' | 'leave' | 'move';

export interface Decision {
  readonly course: Course;
  readonly wayOut: WayOut;
  /** Code of the post to which he moves. */
  readonly to: string;
}

/** Somebody of the new team, in the order of the team. */
export interface Member {
  readonly key: string;
  readonly post: string;
  readonly personId: string | null;
  /** The answer to 是同一人吗？: somebody else of a name that is known, with a record of his own. */
  readonly another?: boolean;
  /** Or the same as another new one of this team, by his key: one man in two posts. */
  readonly twin?: string;
  /** Empty where a unit or a post elsewhere holds the office and nobody is named for it. */
  readonly name: string;
  readonly employer: string;
  readonly title: string;
  /** A unit that holds the office; he represents it. */
  readonly unit: { readonly id: string | null; readonly name: string } | null;
  /** The post elsewhere, whoever has it: 当然职务. */
  readonly exOfficio: string | null;
  readonly mark: HoldingMark | null;
  /** The holding of the old team from which he comes. */
  readonly from: string | null;
  readonly wayIn: WayIn | '';
  readonly fullTime: boolean | null;
}

/** The people of a congress while it is being prepared: what becomes of each of the old team, who is in the new one, how many seats there are. */
export interface PeopleDraft {
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly members: readonly Member[];
  readonly seats: Readonly<Record<string, number>>;
}

export const NOBODY_YET: PeopleDraft = { decisions: {}, members: [], seats: {} };

/** Whoever is in office as the congress meets: each has to stay, leave or move. */
export const oldTeam = (team: Team | undefined): readonly Holding[] =>
  (team?.holdings ?? []).filter(({ state, acting }) => (state === 'held' || state === 'possible') && acting === null);

/** What a holder is called: a unit with its representative, a person, or the post that he has elsewhere. */
export const nameOf = ({ unit, name, exOfficio }: Pick<Member, 'unit' | 'name' | 'exOfficio'>): string =>
  unit ? `${unit.name}${name ? `（${name}）` : ''}` : name || (exOfficio ?? '');

/** Posts that the screen shows: those with seats, with somebody in them, or chosen. */
export function postsShown(team: Team | undefined, draft: PeopleDraft): readonly TeamPost[] {
  const used = new Set([
    ...oldTeam(team).map(({ post }) => post.code),
    ...draft.members.map(({ post }) => post),
    ...Object.keys(draft.seats),
  ]);
  const posts = team?.posts ?? [];
  return posts.filter(
    ({ code }) => used.has(code) || (!used.size && ['chair', 'viceChair', 'secretaryGeneral'].includes(code)) || code === 'chair',
  );
}

/** Seats of a post: as typed; one where the charter has one; else as many as the old team has, or as are chosen. */
export function seatsOf(team: Team | undefined, draft: PeopleDraft, post: TeamPost): number {
  const chosen = draft.members.filter((member) => member.post === post.code).length;
  const typed = draft.seats[post.code];
  if (typed !== undefined) return Math.max(typed, chosen);
  if (post.mostSeats === 1) return 1;
  if (!post.responsible) return chosen;
  const old = oldTeam(team).filter((one) => one.post.code === post.code).length;
  return Math.max(post.seats ?? old, chosen);
}

/** 连任 / 卸任 / 转任 of one holder: the new team follows at once, and nobody is typed twice. */
export function decide(draft: PeopleDraft, holding: Holding, decision: Decision): PeopleDraft {
  const others = draft.members.filter(({ from }) => from !== holding.id);
  const decisions = { ...draft.decisions, [holding.id]: decision };
  if (decision.course === 'leave' || (decision.course === 'move' && !decision.to)) return { ...draft, decisions, members: others };
  const member: Member = {
    key: holding.id,
    post: decision.course === 'stay' ? holding.post.code : decision.to,
    personId: holding.person?.id ?? null,
    name: holding.person?.name ?? '',
    employer: holding.employer ?? '',
    title: holding.title ?? '',
    unit: holding.unit,
    exOfficio: holding.exOfficio,
    // 增选 says how he came between two congresses: whom a congress elects is not that any more.
    mark: decision.course === 'stay' && holding.mark === 'candidate' ? 'candidate' : null,
    from: holding.id,
    wayIn: decision.course === 'stay' && holding.wayIn === 'hired' ? 'hired' : '',
    fullTime: holding.fullTime,
  };
  const before = draft.members.findIndex(({ from }) => from === holding.id);
  // Who was decided on before keeps his place; else he stands behind those of his post.
  const behind = others.map(({ post }) => post).lastIndexOf(member.post) + 1;
  const at = before >= 0 && draft.members[before]?.post === member.post ? before : behind || others.length;
  return { ...draft, decisions, members: [...others.slice(0, at), member, ...others.slice(at)] };
}

/** The same for all who have no decision yet; what was decided stays. */
export const decideAll = (draft: PeopleDraft, holdings: readonly Holding[], course: 'stay' | 'leave'): PeopleDraft =>
  holdings
    .filter(({ id }) => !draft.decisions[id])
    .reduce((now, holding) => decide(now, holding, { course, wayOut: 'termEnded', to: '' }), draft);

/** Nobody of the old team is decided on any more; who is new stays. */
export const decideAnew = (draft: PeopleDraft): PeopleDraft => ({
  ...draft,
  decisions: {},
  members: draft.members.filter(({ from }) => from === null),
});

/** One more, in the chosen post. */
export const add = (
  draft: PeopleDraft,
  member: Pick<Member, 'key' | 'post' | 'personId' | 'name' | 'employer' | 'title'> & Partial<Member>,
): PeopleDraft => ({
  ...draft,
  members: [...draft.members, { from: null, fullTime: null, unit: null, exOfficio: null, mark: null, wayIn: '', ...member }],
});

/** Takes somebody out again; one of the old team has to be decided on anew. */
export function takeOut(draft: PeopleDraft, key: string): PeopleDraft {
  const member = draft.members.find((one) => one.key === key);
  const decisions = Object.fromEntries(Object.entries(draft.decisions).filter(([id]) => id !== member?.from));
  return { ...draft, decisions, members: draft.members.filter((one) => one.key !== key) };
}

export const change = (draft: PeopleDraft, key: string, what: Partial<Member>): PeopleDraft => ({
  ...draft,
  members: draft.members.map((one) => (one.key === key ? { ...one, ...what } : one)),
});

/** Moves somebody within his post. */
export function move(draft: PeopleDraft, key: string, to: number): PeopleDraft {
  const member = draft.members.find((one) => one.key === key);
  if (!member) return draft;
  const own = draft.members.filter(({ post }) => post === member.post);
  const others = own.filter((one) => one.key !== key);
  const at = Math.max(0, Math.min(to, others.length));
  const ordered = [...others.slice(0, at), member, ...others.slice(at)];
  let next = 0;
  return { ...draft, members: draft.members.map((one) => (one.post === member.post ? (ordered[next++] ?? one) : one)) };
}

export interface Counts {
  readonly reelected: number;
  readonly new: number;
  readonly left: number;
  readonly vacant: number;
  /** Of the old team who has no decision yet, or moves nobody knows where. Saved so, they leave with the term. */
  readonly open: number;
  /** 转任, counted as leaving and as new. */
  readonly moved: readonly string[];
}

const isOpen = (decision: Decision | undefined): boolean => !decision || (decision.course === 'move' && !decision.to);

/** The four counts as they run along with every choice; what saving does says the same. */
export function countsOf(team: Team | undefined, draft: PeopleDraft): Counts {
  const old = oldTeam(team);
  const same = (member: Member): boolean =>
    old.some(
      (one) =>
        one.post.code === member.post && (member.from === one.id || (member.personId !== null && one.person?.id === member.personId)),
    );
  const reelected = draft.members.filter(same).length;
  const vacant = postsShown(team, draft).reduce(
    (sum, post) => sum + Math.max(0, seatsOf(team, draft, post) - draft.members.filter((one) => one.post === post.code).length),
    0,
  );
  return {
    reelected,
    new: draft.members.length - reelected,
    left: old.length - reelected,
    vacant,
    open: old.filter(({ id }) => isOpen(draft.decisions[id])).length,
    moved: draft.members.filter((one) => one.from !== null && !same(one)).map(nameOf),
  };
}

/** The body of the act: the team post by post, as ranked, with its seats and who leaves otherwise than by 届满. */
export function bodyOf(team: Team | undefined, draft: PeopleDraft): Record<string, unknown> {
  const posts = team?.posts ?? [];
  const ranked = posts.flatMap(({ code }) => draft.members.filter((one) => one.post === code));
  return {
    holders: ranked.map((member) => ({
      post: member.post,
      ...(member.name || member.personId ? { person: personOf(member) } : {}),
      ...(member.unit ? { unit: member.unit.id ? { id: member.unit.id } : { name: member.unit.name } } : {}),
      ...(member.exOfficio ? { exOfficio: member.exOfficio } : {}),
      ...(member.mark ? { mark: member.mark } : {}),
      ...(member.wayIn ? { wayIn: member.wayIn } : {}),
      ...(member.fullTime === null ? {} : { fullTime: member.fullTime }),
    })),
    leaving: oldTeam(team).flatMap(({ id }) => {
      const decision = draft.decisions[id];
      return decision?.course === 'leave' && decision.wayOut !== 'termEnded' ? [{ holdingId: id, wayOut: decision.wayOut }] : [];
    }),
    seats: postsShown(team, draft)
      .filter(({ responsible, mostSeats }) => responsible || mostSeats === 1)
      .map((post) => ({ post: post.code, seats: seatsOf(team, draft, post) })),
  };
}

/** The members in the order in which `bodyOf` sends them: a pointer of a refusal names its place there. */
export const ranked = (team: Team | undefined, draft: PeopleDraft): readonly Member[] =>
  (team?.posts ?? []).flatMap(({ code }) => draft.members.filter((one) => one.post === code));

/** Of somebody who comes new, employer and title go with his office; who stays keeps what is recorded. */
const personOf = ({ personId, key, twin, name, employer, title, from }: Member): Record<string, unknown> => {
  const published = { ...(employer ? { employer } : {}), ...(title ? { title } : {}) };
  if (personId !== null) return { id: personId, ...(from === null ? published : {}) };
  return { key: twin ?? key, name, ...published };
};

/** Lines that a chat or a list is pasted as, split where nothing has to be guessed: 姓名, or 姓名（单位职务）, between 、 ， or on lines of their own. */
export function namesPasted(text: string): {
  readonly names: readonly { readonly name: string; readonly employer: string }[];
  readonly unread: readonly string[];
} {
  const pieces = text.split(/[\n;；、,，\t]+/u).map((piece) => piece.trim());
  const [names, unread]: [{ name: string; employer: string }[], string[]] = [[], []];
  for (const piece of pieces.filter(Boolean)) {
    const found =
      /^(?:\d+[.、．)]\s*)?([\p{Script=Han}·]{2,10}|[\p{Script=Latin}][\p{Script=Latin} .'-]{1,58})\s*(?:[（(]([^（）()]{1,60})[）)])?$/u.exec(
        piece,
      );
    if (found?.[1]) names.push({ name: found[1].trim(), employer: found[2] ?? '' });
    else unread.push(piece);
  }
  return { names, unread };
}
