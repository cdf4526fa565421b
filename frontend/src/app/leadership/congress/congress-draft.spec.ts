import type { Holding, Team, TeamPost } from '../../api/leadership';
import {
  add,
  bodyOf,
  countsOf,
  decide,
  decideAll,
  decideAnew,
  move,
  nameOf,
  namesPasted,
  NOBODY_YET,
  oldTeam,
  postsShown,
  type PeopleDraft,
  seatsOf,
  takeOut,
} from './congress-draft';

const post = (code: string, name: string, rank: number, mostSeats: number | null, more: Partial<TeamPost> = {}): TeamPost => ({
  code,
  name,
  rank,
  seats: mostSeats,
  mostSeats,
  filled: 0,
  responsible: true,
  honorary: false,
  hired: false,
  ...more,
});
const POSTS = [
  post('chair', '会长', 10, 1),
  post('viceChair', '副会长', 20, null, { seats: 9 }),
  post('secretaryGeneral', '秘书长', 30, 1),
  post('councillor', '理事', 40, null, { responsible: false }),
];
const held = (name: string, of: TeamPost, place: number): Holding => ({
  id: `h-${name}`,
  person: { id: `p-${name}`, name },
  unit: null,
  exOfficio: null,
  post: { code: of.code, name: of.name },
  seat: place,
  place,
  acting: null,
  termId: 't2',
  term: 2,
  from: '2019-05-18',
  to: null,
  since: '2019-05-18',
  state: 'held',
  wayIn: 'elected',
  wayOut: null,
  fullTime: null,
  employer: null,
  title: null,
  mark: null,
  termsInARow: 1,
  representatives: [],
  onDuty: false,
  documents: [],
});
const VICE = ['赵丁四', '周戊五', '吴己六', '郑庚七', '卫子一', '冯辛八', '陈壬九', '褚癸十', '蒋丑二'];
const [CHAIR, VICE_CHAIR, SECRETARY, COUNCILLOR] = POSTS as [TeamPost, TeamPost, TeamPost, TeamPost];
const team: Team = {
  asOf: '2025-05-10',
  version: 3,
  posts: POSTS,
  holdings: [held('李乙二', CHAIR, 1), ...VICE.map((name, i) => held(name, VICE_CHAIR, i + 2)), held('沈寅三', SECRETARY, 11)],
  responsible: 11,
};
const of = (name: string): Holding => {
  const found = team.holdings.find(({ person }) => person?.name === name);
  if (!found) throw new Error(name);
  return found;
};
const leaves = (draft: PeopleDraft, name: string, wayOut: 'termEnded' | 'retired' = 'termEnded'): PeopleDraft =>
  decide(draft, of(name), { course: 'leave', wayOut, to: '' });

describe('the people of a congress', () => {
  it('counts 连任 7, 新任 3, 卸任 4, 空缺 1 as the third congress of the example has it', () => {
    let draft = decideAll(NOBODY_YET, oldTeam(team), 'stay');
    draft = leaves(leaves(leaves(draft, '李乙二'), '卫子一'), '蒋丑二', 'retired');
    draft = decide(draft, of('周戊五'), { course: 'move', wayOut: 'termEnded', to: 'chair' });
    for (const name of ['钱午七', '孙未八'])
      draft = add(draft, { key: name, post: 'viceChair', personId: null, name, employer: '示例公司', title: '' });
    expect(countsOf(team, draft)).toEqual({ reelected: 7, new: 3, left: 4, vacant: 1, open: 0, moved: ['周戊五'] });
    const body = bodyOf(team, draft) as { holders: { post: string; person: Record<string, unknown> }[]; leaving: unknown; seats: unknown };
    expect(body.holders.map(({ post: code }) => code)).toEqual(['chair', ...Array<string>(8).fill('viceChair'), 'secretaryGeneral']);
    expect(body.holders[0]?.person).toEqual({ id: 'p-周戊五' });
    expect(body.holders[7]?.person).toEqual({ key: '钱午七', name: '钱午七', employer: '示例公司' });
    expect(body.leaving).toEqual([{ holdingId: 'h-蒋丑二', wayOut: 'retired' }]);
    expect(body.seats).toEqual([
      { post: 'chair', seats: 1 },
      { post: 'viceChair', seats: 9 },
      { post: 'secretaryGeneral', seats: 1 },
    ]);
  });

  it('keeps each at his place while minds are changed, and lets nobody be in twice', () => {
    let draft = decideAll(NOBODY_YET, oldTeam(team), 'stay');
    draft = decide(leaves(draft, '周戊五'), of('周戊五'), { course: 'stay', wayOut: 'termEnded', to: '' });
    expect(draft.members.filter(({ name }) => name === '周戊五')).toHaveLength(1);
    draft = move(draft, 'h-周戊五', 0);
    expect(
      draft.members
        .filter(({ post: code }) => code === 'viceChair')
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['周戊五', '赵丁四']);
    draft = takeOut(draft, 'h-赵丁四');
    expect(countsOf(team, draft)).toMatchObject({ open: 1, vacant: 1 });
  });

  it('decides for all who are open still, and for nobody else', () => {
    let draft = leaves(NOBODY_YET, '蒋丑二', 'retired');
    draft = decide(draft, of('周戊五'), { course: 'move', wayOut: 'termEnded', to: 'chair' });
    draft = decideAll(draft, oldTeam(team), 'stay');
    expect(draft.decisions['h-蒋丑二']).toMatchObject({ course: 'leave', wayOut: 'retired' });
    expect(draft.decisions['h-周戊五']).toMatchObject({ course: 'move', to: 'chair' });
    expect(countsOf(team, draft)).toMatchObject({ open: 0, left: 2, moved: ['周戊五'] });
    expect(decideAnew(draft)).toEqual(NOBODY_YET);
  });

  it('counts as open who moves to a post that is not chosen yet: saved so, he leaves', () => {
    const draft = decide(decideAll(NOBODY_YET, oldTeam(team), 'stay'), of('周戊五'), { course: 'move', wayOut: 'termEnded', to: '' });
    expect(countsOf(team, draft)).toMatchObject({ open: 1, left: 1 });
  });

  it('sends who holds by a post elsewhere as that, and a mark as it is', () => {
    const by = (id: string, more: Partial<Holding>): Holding => ({ ...held(id, COUNCILLOR, 1), id, ...more });
    const office = by('h-1', { person: null, exOfficio: '教育局分管副局长' });
    const named = by('h-2', { person: { id: 'p-2', name: '钱午七' }, exOfficio: '工商联主席', mark: 'coopted' });
    const candidate = by('h-3', { person: { id: 'p-3', name: '孙未八' }, mark: 'candidate' });
    const unit = by('h-4', { person: null, unit: { id: 'u-1', name: '示例公司' } });
    const old: Team = { ...team, holdings: [office, named, candidate, unit] };
    const draft = add(decideAll(NOBODY_YET, old.holdings, 'stay'), {
      key: 'k',
      post: 'councillor',
      personId: null,
      name: '褚癸十',
      employer: '',
      title: '',
      mark: 'coopted',
    });
    expect((bodyOf(old, draft) as { holders: unknown }).holders).toEqual([
      { post: 'councillor', exOfficio: '教育局分管副局长' },
      { post: 'councillor', person: { id: 'p-2' }, exOfficio: '工商联主席' },
      { post: 'councillor', person: { id: 'p-3' }, mark: 'candidate' },
      { post: 'councillor', unit: { id: 'u-1' } },
      { post: 'councillor', person: { key: 'k', name: '褚癸十' }, mark: 'coopted' },
    ]);
    expect(draft.members.map(nameOf)).toEqual(['教育局分管副局长', '钱午七', '孙未八', '示例公司', '褚癸十']);
    expect(countsOf(old, draft)).toMatchObject({ reelected: 4, new: 1 });
  });

  it('shows posts with seats or holders, and seats as they are typed', () => {
    expect(postsShown(team, NOBODY_YET).map(({ code }) => code)).toEqual(['chair', 'viceChair', 'secretaryGeneral']);
    expect(seatsOf(team, { ...NOBODY_YET, seats: { viceChair: 7 } }, VICE_CHAIR)).toBe(7);
    expect(postsShown({ ...team, holdings: [] }, NOBODY_YET).map(({ code }) => code)).toEqual(['chair', 'viceChair', 'secretaryGeneral']);
  });

  it('splits a pasted line where nothing has to be guessed, and asks for the rest', () => {
    expect(namesPasted('张甲一、李乙二（示例公司董事长）\n3. 王丙三')).toEqual({
      names: [
        { name: '张甲一', employer: '' },
        { name: '李乙二', employer: '示例公司董事长' },
        { name: '王丙三', employer: '' },
      ],
      unread: [],
    });
    expect(namesPasted('赵丁四 任副会长兼秘书长').unread).toEqual(['赵丁四 任副会长兼秘书长']);
  });
});
