import type { CharterPost, KnownPost } from '../../api/leadership-rules';
import { changedPost, newPost, typedPost } from './post-fields';
import { differences, ofOtherDays, postRows } from './post-rows';

const known = (code: string, name: string, rank: number, more: Partial<KnownPost> = {}): KnownPost => ({
  code,
  name,
  nameEn: name,
  rank,
  seats: 1,
  responsible: true,
  honorary: false,
  hired: false,
  ...more,
});
const own = (post: KnownPost, more: Partial<CharterPost> = {}): CharterPost => ({
  ...post,
  id: `p-${post.code}`,
  present: true,
  from: null,
  to: null,
  ...more,
});
const [chair, vice, secretary] = [
  known('chair', '会长', 10),
  known('viceChair', '副会长', 20, { seats: null }),
  known('secretaryGeneral', '秘书长', 30),
];

describe('posts beside what the kind has', () => {
  it('tells what is the same, changed, added and away, by rank', () => {
    const [head, overseer] = [{ ...chair, name: '理事长', seats: 2 }, known('supervisorChair', '监事长', 25)];
    const rows = postRows({
      asOf: '2026-11-24',
      usual: [chair, vice, secretary],
      items: [head, overseer, vice],
      own: [own(head), own(overseer), own(secretary, { present: false, from: '2020-01-01' })],
    });
    expect(rows.map(({ post, standing }) => [post.name, standing])).toEqual([
      ['理事长', 'changed'],
      ['副会长', 'usual'],
      ['监事长', 'added'],
      ['秘书长', 'away'],
    ]);
    expect(rows.map(differences)).toEqual([['name', 'seats'], [], [], []]);
  });

  it('keeps apart what was set for other days', () => {
    const posts = {
      asOf: '2026-11-24',
      usual: [chair],
      items: [chair],
      own: [own(chair, { id: 'past', to: '2026-11-24' }), own(chair, { id: 'coming', from: '2026-11-25' })],
    };
    expect(postRows(posts).map(({ standing }) => standing)).toEqual(['usual']);
    expect(ofOtherDays(posts).map(({ id }) => id)).toEqual(['past', 'coming']);
  });
});

describe('what is sent of a post', () => {
  const values = { name: '监事长', nameEn: null, seatsAs: 'one', responsible: 'no', hired: false, rank: null, from: null, to: null };

  it('says free seats, and nothing of other boxes that are empty', () => {
    expect(newPost(values)).toEqual({ name: '监事长', seats: 1, responsible: false, honorary: false, hired: false });
    expect(newPost({ ...values, seatsAs: 'free', responsible: 'honorary', to: '2026-12-31' })).toEqual({
      name: '监事长',
      seats: null,
      responsible: false,
      honorary: true,
      hired: false,
      to: '2027-01-01',
    });
  });

  it('of one that is mended is what differs, empty days taken away; nothing where nothing does', () => {
    const before = own(known('supervisorChair', '监事长', 60, { responsible: false }), { nameEn: null, from: '2020-01-01' });
    const same = { ...values, rank: 60, from: '2020-01-01' };
    expect(changedPost(same, before)).toBeNull();
    expect(changedPost({ ...same, rank: null }, before)).toBeNull();
    expect(changedPost({ ...same, seatsAs: 'most', seats: 3, from: null, documentIds: ['d1'] }, before)).toEqual({
      seats: 3,
      from: null,
      documentIds: ['d1'],
    });
  });

  it('stands in the boxes as people read it: the last day, and seats in words', () => {
    expect(typedPost(own(chair, { to: '2027-01-01' }))).toMatchObject({ seatsAs: 'one', seats: '', responsible: 'yes', to: '2026-12-31' });
    expect(typedPost(known('adviser', '顾问', 90, { seats: 5, responsible: false, honorary: true }))).toMatchObject({
      seatsAs: 'most',
      seats: '5',
      responsible: 'honorary',
      from: '',
    });
  });
});
