import type { CharterPost, KnownPost } from '../../api/leadership-rules';
import type { FieldDescription } from '../../ui/field-rules';
import { dayAfter, lastDay } from '../../ui/partial-date';
import { type FactValues, given, type Typed } from '../rules/facts-dialog';

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The boxes of a post, empty: free seats, among the 负责人. */
export const EMPTY_POST: Typed = {
  name: '',
  nameEn: '',
  seatsAs: 'free',
  seats: '',
  responsible: 'yes',
  hired: 'false',
  rank: '',
  from: '',
  to: '',
};

/** What stands in the boxes of a post that is there. */
export function typedPost(post: KnownPost | CharterPost): Typed {
  const { name, nameEn, seats, responsible, honorary, hired, rank } = post;
  const period = 'from' in post ? { from: post.from ?? '', to: post.to === null ? '' : lastDay(post.to) } : { from: '', to: '' };
  return {
    name,
    nameEn: nameEn ?? '',
    seatsAs: seats === null ? 'free' : seats === 1 ? 'one' : 'most',
    seats: seats === null || seats === 1 ? '' : String(seats),
    responsible: honorary ? 'honorary' : responsible ? 'yes' : 'no',
    hired: String(hired),
    rank: String(rank),
    ...period,
  };
}

/** What is asked of a post. */
export function postFields({ seatsAs }: Typed, say: Say): FieldDescription[] {
  const field = (code: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
    code,
    type,
    label: say(`posts.fields.${code}`),
    ...more,
  });
  const options = (of: string, codes: readonly string[]) => codes.map((code) => ({ code, label: say(`posts.${of}.${code}`) }));
  return [
    field('name', 'text', { required: true, max: 30 }),
    field('nameEn', 'text', { max: 60 }),
    field('seatsAs', 'option', { required: true, options: options('seatsAs', ['one', 'most', 'free']) }),
    ...(seatsAs === 'most' ? [field('seats', 'number', { required: true })] : []),
    field('responsible', 'option', { required: true, options: options('standings', ['yes', 'no', 'honorary']) }),
    field('hired', 'boolean', { hint: say('posts.help.hired') }),
    field('rank', 'number', { hint: say('posts.help.rank') }),
    ...periodFields(say),
  ];
}

/** From when, and until when it is so. */
export const periodFields = (say: Say): FieldDescription[] => [
  { code: 'from', type: 'date', label: say('posts.fields.from'), hint: say('posts.help.from') },
  { code: 'to', type: 'date', label: say('posts.fields.to'), hint: say('posts.help.to') },
];

/** A post for the server; null where a box is empty. `to` of the contract is the day after the last. */
function whole({ name, nameEn, seatsAs, seats, responsible, hired, rank, from, to }: FactValues): Record<string, unknown> {
  return {
    name,
    nameEn,
    seats: seatsAs === 'free' ? null : seatsAs === 'one' ? 1 : seats,
    responsible: responsible === 'yes',
    honorary: responsible === 'honorary',
    hired: hired === true,
    rank,
    from,
    to: typeof to === 'string' ? dayAfter(to) : null,
  };
}

const papers = ({ documentIds }: FactValues): Record<string, unknown> => (documentIds ? { documentIds } : {});

/** All of a post that is set anew. Seats that are free are said, other boxes left empty are not. */
export function newPost(values: FactValues): Record<string, unknown> {
  const { seats, ...rest } = whole(values);
  return { ...given(rest as FactValues), seats, ...papers(values) };
}

/** What differs of a post from how it was set; null where nothing does. The rank, left empty, stays. */
export function changedPost(values: FactValues, before: CharterPost): Record<string, unknown> | null {
  const changed = Object.entries(whole(values)).filter(
    ([fact, value]) => value !== before[fact as keyof CharterPost] && !(fact === 'rank' && value === null),
  );
  return changed.length ? { ...Object.fromEntries(changed), ...papers(values) } : null;
}

/** Only the days on which it is so. */
export const newPeriod = (values: FactValues): Record<string, unknown> => {
  const { from, to } = whole(values);
  return { ...given({ from, to } as FactValues), ...papers(values) };
};
