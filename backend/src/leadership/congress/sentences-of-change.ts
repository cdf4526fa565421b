import { LEFT_WORDS, WAY_OUT_WORDS } from '../code-words.js';
import type { ComparedAnswer, ComparedSeatAnswer } from './congress.dto.js';

type Locale = 'zh' | 'en';

/** A seat, and of a 转任 the name of the post from which he comes. */
export interface SeatTold extends ComparedSeatAnswer {
  readonly from: string | null;
}

interface PostChange {
  readonly post: string;
  readonly rows: readonly SeatTold[];
}

/** What a congress changed, post by post, in the words of the office: 乙 接替 甲 任会长. */
export function sentencesOf(rows: readonly SeatTold[], locale: Locale): string[] {
  const posts = [...Map.groupBy(rows, ({ post }) => post.code).values()].map((own): PostChange => ({
    post: own[0]?.post.name ?? '',
    rows: own,
  }));
  return posts.flatMap((change) => (locale === 'en' ? inEnglish(change) : inChinese(change)));
}

const names = (people: readonly (ComparedAnswer | null)[], locale: Locale): string =>
  people.flatMap((one) => (one ? [one.name] : [])).join(locale === 'zh' ? '、' : ', ');
const isNew = ({ act }: ComparedSeatAnswer): boolean => act === 'new' || act === 'transferred';

function wayOut({ wayOut: way }: ComparedAnswer, locale: Locale): string {
  if (way === null || way === 'termEnded') return { zh: '卸任', en: 'left' }[locale];
  return (way === 'left' ? LEFT_WORDS : WAY_OUT_WORDS[way])[locale];
}

function inChinese({ post, rows }: PostChange): string[] {
  const [came, stayed] = [rows.filter(isNew), rows.filter(({ act }) => act === 'reelected')];
  const gone = rows.filter(({ act, before }) => before !== null && (act === 'vacant' || act === 'left'));
  const vacant = rows.filter(({ act }) => act === 'vacant').length;
  const [first] = came;
  const origin = ({ from }: SeatTold): string => (from === null ? '' : `（由${from}转任）`);
  const followed = names(
    came.map(({ before }) => before),
    'zh',
  );
  const arrivals =
    came.length === 1 && first?.before
      ? [`${names([first.after], 'zh')} 接替 ${followed} 任${post}${origin(first)}。`]
      : came.length
        ? [`${came.map((row) => `${row.after?.name ?? ''}${origin(row)}`).join('、')} 新任${post}${followed ? `，接替 ${followed}` : ''}。`]
        : [];
  const left = [...Map.groupBy(gone, ({ before }) => (before ? wayOut(before, 'zh') : '')).entries()].map(
    ([way, own]) =>
      `${names(
        own.map(({ before }) => before),
        'zh',
      )} ${way === '卸任' ? '卸任' : `${way}，不再担任`}${post}`,
  );
  const told = [...left, ...(vacant ? [`${post}空缺 ${vacant} 席`] : [])];
  return [
    ...arrivals,
    ...(told.length ? [`${told.join('，')}。`] : []),
    ...(stayed.length
      ? [
          `${names(
            stayed.map(({ after }) => after),
            'zh',
          )} 连任${post}。`,
        ]
      : []),
  ];
}

function inEnglish({ post, rows }: PostChange): string[] {
  const [came, stayed] = [rows.filter(isNew), rows.filter(({ act }) => act === 'reelected')];
  const gone = rows.filter(({ act, before }) => before !== null && (act === 'vacant' || act === 'left'));
  const vacant = rows.filter(({ act }) => act === 'vacant').length;
  const arrivals = came.map(({ before, after, from }) => {
    const origin = from === null ? '' : ` (was ${from})`;
    return `${after?.name ?? ''}${origin} ${before ? `follows ${before.name} as` : 'becomes'} ${post}.`;
  });
  const left = gone.flatMap(({ before }) => (before ? [`${before.name}: no longer ${post} (${wayOut(before, 'en').toLowerCase()}).`] : []));
  return [
    ...arrivals,
    ...left,
    ...(vacant ? [`${post}: ${vacant} vacant.`] : []),
    ...(stayed.length
      ? [
          `${names(
            stayed.map(({ after }) => after),
            'en',
          )}: again ${post}.`,
        ]
      : []),
  ];
}
