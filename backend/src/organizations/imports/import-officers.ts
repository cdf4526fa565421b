import { normaliseName } from '../../platform/chinese/names.js';
import type { Words } from '../../platform/room.js';
import type { Day } from '../../platform/time/day.js';
import { officersOf } from '../incoming/officers.js';
import type { KnownPost, KnownTeam } from '../offices/known-teams.js';
import type { FoundOfficer } from '../offices/officers.port.js';
import { inOffice } from '../organizations.columns.js';
import type { Taken } from '../take.js';
import { say, wrong } from './import-problems.js';
import type { RowProblem, RowResult } from './imports.store.js';

// Who holds which office in a record of a list: a column of one post, or 负责人 with posts in its cells.

/** 负责人: posts stand in the cells. */
export const OFFICERS = 'officers';
export const OFFICER_FIELDS: readonly { readonly code: string; readonly words: Words }[] = [
  { code: 'chair', words: { zh: '会长（一把手）', en: 'President (first in charge)' } },
  { code: 'permanentViceChair', words: { zh: '常务副会长', en: 'Standing vice president' } },
  { code: 'viceChair', words: { zh: '副会长', en: 'Vice president' } },
  { code: 'secretaryGeneral', words: { zh: '秘书长', en: 'Secretary-general' } },
  { code: 'supervisorChair', words: { zh: '监事长', en: 'Chief supervisor' } },
  { code: OFFICERS, words: { zh: '负责人', en: 'Officers' } },
];
const CODES: ReadonlySet<string> = new Set(OFFICER_FIELDS.map(({ code }) => code));
export const isOfficerField = (field: string): boolean => CODES.has(field);

/** What a row says of officers beyond what is known. */
export interface ReadOfficers {
  readonly wanted: readonly FoundOfficer[];
  readonly values: RowResult['values'];
  readonly problems: readonly RowProblem[];
}
export const NO_OFFICERS: ReadOfficers = { wanted: [], values: [], problems: [] };

const UNREAD = say('写明职务和姓名，例如 会长：张甲一；副会长：李乙二', 'Say the post and the name: 会长：张甲一；副会长：李乙二');

/** Why nobody can be in office there today; undefined: somebody can. */
export function closedToOfficers({ founded, ended }: Pick<Taken['organization'], 'founded' | 'ended'>, today: Day): Words | undefined {
  if (ended.earliest !== null && ended.earliest <= today)
    return say('组织已终止，不再录入现任人员', 'The organization has ended; nobody takes office in it');
  return notFounded(founded.latest, today);
}

export const notFounded = (latest: Day | null | undefined, today: Day): Words | undefined =>
  latest === null || latest === undefined || latest > today
    ? say('组织尚未成立，成立后再录入现任人员', 'The organization is not founded yet; record its officers once it is')
    : undefined;

/** Compares the cells with the team of the day: who is in the post already is left as he is, nobody is put out of a seat. */
export function readOfficers(texts: ReadonlyMap<string, string>, team: KnownTeam, closed: Words | undefined): ReadOfficers {
  const problems: RowProblem[] = [];
  const values: { field: string; before: string; after: string }[] = [];
  const wanted: FoundOfficer[] = [];
  const filled = new Map<string, string[]>();
  const ofTheirs = new Set(team.posts.map(({ name }) => name));
  const nowIn = (post: string): KnownTeam['held'] => team.held.filter((one) => one.post === post);
  for (const { code: field } of OFFICER_FIELDS) {
    const text = texts.get(field);
    // As our own list tells it: nothing was edited.
    if (text === undefined || [inOffice(nowIn(field), 'zh'), inOffice(nowIn(field), 'en')].includes(text)) continue;
    const read = officersOf(text, field, ofTheirs);
    if (!read) {
      problems.push(wrong(field, 'cell', UNREAD));
      continue;
    }
    const fresh: string[] = [];
    for (const { person, post: word } of read) {
      const post = postOf(team.posts, word, field);
      if (!post) {
        problems.push(wrong(field, 'unknown_post', field === OFFICERS && word === OFFICERS ? UNREAD : noSuchPost(word, field, team.posts)));
        continue;
      }
      const called = normaliseName(person);
      const there = nowIn(post.code).filter(({ acting }) => acting === null);
      if (there.some(({ name }) => name !== null && normaliseName(name) === called)) continue;
      const others = filled.get(post.code) ?? [];
      if (others.includes(called)) continue;
      if (post.seats !== null && there.length + others.length >= post.seats) {
        problems.push(
          wrong(
            field,
            'seat_taken',
            seatTaken(
              post,
              there.map(({ name }) => name ?? ''),
            ),
          ),
        );
        continue;
      }
      filled.set(post.code, [...others, called]);
      const known = team.held.find(({ name, personId }) => personId !== null && name !== null && normaliseName(name) === called)?.personId;
      wanted.push({ post: post.code, person: known ? { id: known } : { key: person, name: person } });
      fresh.push(field === OFFICERS ? `${post.name}：${person}` : person);
    }
    if (fresh.length)
      values.push({ field, before: field === OFFICERS ? '' : String(inOffice(nowIn(field), 'zh') ?? ''), after: fresh.join('、') });
  }
  const [first] = values;
  if (first && closed) problems.push(wrong(first.field, 'outside_life', closed));
  return { wanted, values, problems };
}

/** A word of a column of one post is that post, whatever the kind calls it: 会长 above a list of parties is their 主任委员. */
function postOf(posts: readonly KnownPost[], word: string, field: string): KnownPost | undefined {
  const own = posts.find(({ code, name, nameEn }) => code === word || name === word || nameEn === word);
  const head = OFFICER_FIELDS.find(({ words }) => words.zh === word)?.code;
  return (
    own ??
    posts.find(({ code }) => code === head) ??
    (word === '会长' && field !== OFFICERS ? posts.find(({ code }) => code === 'chair') : undefined)
  );
}

function noSuchPost(word: string, field: string, posts: readonly KnownPost[]): Words {
  const said =
    word === field ? (OFFICER_FIELDS.find(({ code }) => code === field)?.words ?? { zh: word, en: word }) : { zh: word, en: word };
  return say(
    `没有职务“${said.zh}”，可填：${posts.map(({ name }) => name).join('、')}`,
    `There is no post “${said.en}”: ${posts.map(({ nameEn }) => nameEn).join(', ')}`,
  );
}

const seatTaken = ({ name, nameEn }: KnownPost, there: readonly string[]): Words =>
  there.length
    ? say(
        `名录中${name}是${there.join('、')}；换人请在该组织办理换届或届中变动`,
        `${there.join(', ')} holds the office of ${nameEn}; record a congress or a change in the organization itself`,
      )
    : say(`${name}只有一个席位`, `There is one seat for ${nameEn}`);
