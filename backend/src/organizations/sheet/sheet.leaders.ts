import type { Reads } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { numeral } from '../../platform/chinese/numerals.js';
import type { Locale } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import type { Words } from '../../platform/room.js';
import { dateShown } from '../period-words.js';
import type { SheetFact } from './sheet.dto.js';

interface PostHeld {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly holders: readonly { readonly name: string; readonly acting: string | null; readonly certain: boolean }[];
}

interface TermOfDay {
  readonly number: number;
  readonly opened: Day;
  /** The last day by its length, and the one in force. */
  readonly lastOn: Day | null;
  readonly dueOn: Day | null;
}

/** Who leads an organization on a day: its 负责人 by post, and the term that stands. */
export interface Leaders {
  readonly posts: readonly PostHeld[];
  readonly term: TermOfDay | null;
}

const words = {
  term: { zh: '届次', en: 'Term' },
  vacant: { zh: '空缺', en: 'vacant' },
  acting: { zh: '代理', en: 'acting' },
  presiding: { zh: '主持工作', en: 'in charge for the time being' },
  doubtful: { zh: '待核实', en: 'to be verified' },
} as const satisfies Record<string, Words>;

/** 负责人 and term of the day, of an organization that the caller may see. A unit of the registry is told by its representative. */
export async function leadersOf(reads: Reads, id: string, day: Day): Promise<Leaders> {
  const posts = await reads.rows<PostHeld>(sql`/* organizations.sheet-leaders */
    select p.code, p.name, p.name_en as "nameEn",
      coalesce(jsonb_agg(jsonb_build_object('name', h.name, 'acting', h.acting, 'certain', h.certain) order by h.rank, h.seat, h.acting nulls first)
        filter (where h.name is not null), '[]') as holders
    from posts_of(array[${id}::uuid], ${day}) p
    left join lateral (
      select coalesce(j.name, q.name, h.unit_name, h.ex_officio) as name, h.acting, h.certain @> ${day}::date as certain, coalesce(h.rank, 10000) as rank, h.seat
      from office_holdings h
      left join lateral (select r.person_id from holding_representatives r where r.holding_id = h.id and r.certain @> ${day}::date limit 1) r on true
      left join people q on q.id = coalesce(h.person_id, r.person_id) left join people j on j.id = q.joined_to_id
      where h.organization_id = ${id} and h.post = p.code and h.possible @> ${day}::date) h on true
    where p.responsible group by p.code, p.name, p.name_en, p.rank order by p.rank, p.code`);
  const term = await reads.one<TermOfDay>(sql`/* organizations.sheet-term */
    select t.number, t.congress_latest::text as opened, last_day(t.congress_latest, t.years)::text as "lastOn", s.due_on::text as "dueOn"
    from term_segments s join terms t on t.id = s.term_id
    where s.organization_id = ${id} and s.from_day <= ${day} and ${day} < s.until_day`);
  return { posts: posts.some(({ holders }) => holders.length) ? posts : [], term: term ?? null };
}

/** A line for each post with somebody in it, the first of all also where it stands empty; then the term. */
export function leaderFacts({ posts, term }: Leaders, locale: Locale): SheetFact[] {
  const apart = locale === 'zh' ? '、' : ', ';
  const held = posts.filter(({ code, holders }) => holders.length > 0 || code === 'chair');
  return [
    ...held.map(({ code, name, nameEn, holders }) => ({
      code: `post.${code}`,
      label: locale === 'en' ? nameEn : name,
      value: [
        ...(holders.some(({ acting }) => acting === null) ? [] : [words.vacant[locale]]),
        ...holders.map((one) => named(one, locale)),
      ].join(apart),
    })),
    ...(term ? [{ code: 'term', label: words.term[locale], value: termShown(term, locale) }] : []),
  ];
}

function named({ name, acting, certain }: PostHeld['holders'][number], locale: Locale): string {
  const notes = [
    ...(acting === 'acting' || acting === 'presiding' ? [words[acting][locale]] : []),
    ...(certain ? [] : [words.doubtful[locale]]),
  ].join(locale === 'zh' ? '，' : ', ');
  if (!notes) return name;
  return locale === 'zh' ? `${name}（${notes}）` : `${name} (${notes})`;
}

/** 第二届（2019年5月18日至2024年5月18日，延期至2025年5月18日） */
function termShown({ number, opened, lastOn, dueOn }: TermOfDay, locale: Locale): string {
  const shown = (day: Day | null) => dateShown(day, locale, 'prose');
  const later = lastOn !== null && dueOn !== null && dueOn > lastOn;
  if (locale === 'en') {
    const period = `from ${shown(opened)}${lastOn ? ` to ${shown(lastOn)}` : ''}${later ? `, postponed to ${shown(dueOn)}` : ''}`;
    return `Term ${number} (${period})`;
  }
  const period = lastOn ? `${shown(opened)}至${shown(lastOn)}` : `${shown(opened)}起`;
  return `第${numeral(number)}届（${period}${later ? `，延期至${shown(dueOn)}` : ''}）`;
}
