import { PERSON } from '../../organizations/index.js';
import type { Mark, WayIn } from '../code-words.js';
import type { PieceQuestion } from './pasted-team.js';
import { apart } from './pieces.js';

const TITLE =
  /(?:(?:名誉|执行|常务|副|总|党委|党组|党总支|党支部|第一|兼)*(?:董事长|总经理|总裁|总监|经理|主任|主席|书记|局长|处长|科长|部长|厂长|校长|院长|行长|社长|会长|秘书长|理事长|所长|站长|队长|负责人|合伙人|法定代表人|法人代表|律师|教授|研究员|工程师|总工|店长|镇长|区长|县长|市长|创始人|调研员)(?:兼(?:总经理|总裁|书记|党委书记))?|CEO)$/u;
const EMPLOYER = /(?:公司|集团|厂|行|店|社|院|所|校|大学|中心|会|局|部|委|处|室|站|队|企业|政府|镇|街道|园区|基地|事务所)$/u;

/** Where somebody works and as what: 示例集团董事长. Undefined where it does not look like either. */
export function station(text: string): { readonly employer: string | null; readonly title: string | null } | undefined {
  const [title] = TITLE.exec(text) ?? [];
  if (title === undefined) return EMPLOYER.test(text) && [...text].length > 2 ? { employer: text, title: null } : undefined;
  const employer = text.slice(0, -title.length).trim();
  return { employer: employer || null, title };
}

interface InBrackets {
  readonly post: string | null;
  readonly employer: string | null;
  readonly title: string | null;
  readonly representative: string | null;
  readonly wayIn: WayIn | null;
  readonly fullTime: boolean | null;
  readonly mark: Mark | null;
  readonly unread: readonly PieceQuestion[];
}

const MARKS: Readonly<Record<string, Mark>> = { 增选: 'coopted', 增补: 'coopted', 候补: 'candidate' };
const WAYS: Readonly<Record<string, WayIn>> = { 选举: 'elected', 选任: 'elected', 聘任: 'hired', 任命: 'appointed', 补选: 'byElection' };
const FULL_TIME: Readonly<Record<string, boolean>> = { 专职: true, 兼职: false, 兼任: false, 兼: false };
/** Sex, ethnicity, birth, party: not kept of anybody. */
const NOT_KEPT =
  /^(?:男|女|\p{Script=Han}{1,4}族|中共党员|党员|群众|无党派.*|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|\d{4}年?.*生?|.*学历|本科|大专|硕士|博士)$/u;
const REPRESENTATIVE = /^(?:代表|法定代表人|负责人)人?:\s*(.+)$|^(.+?)\s*代表$/u;

/** What the brackets behind a name say, each part of them. */
export function inBrackets(brackets: readonly string[], isPost: (word: string) => boolean): InBrackets {
  let told: InBrackets = {
    post: null,
    employer: null,
    title: null,
    representative: null,
    wayIn: null,
    fullTime: null,
    mark: null,
    unread: [],
  };
  for (const part of brackets.flatMap((bracket) => apart(bracket, /[、,;/|]/))) {
    const [mark, wayIn, fullTime, found] = [MARKS[part], WAYS[part], FULL_TIME[part], REPRESENTATIVE.exec(part)];
    const [, before, behind] = found ?? [];
    const representative = (before ?? behind ?? '').trim();
    const where = station(part);
    if (mark) told = { ...told, mark };
    else if (wayIn) told = { ...told, wayIn };
    else if (fullTime !== undefined) told = { ...told, fullTime };
    else if (representative && PERSON.test(representative)) told = { ...told, representative };
    else if (NOT_KEPT.test(part)) told = { ...told, unread: [...told.unread, 'notKept'] };
    else if (isPost(part) && told.post === null) told = { ...told, post: part };
    else if (told.employer === null && told.title === null) told = { ...told, ...(where ?? { employer: part, title: null }) };
    // 示例集团, 董事长
    else if (told.employer !== null && told.title === null && !where?.employer) told = { ...told, title: part };
    else told = { ...told, unread: [...told.unread, 'notRead'] };
  }
  return told;
}
