import { readCreditCode } from '../../platform/chinese/credit-code.js';
import { containsIdentityNumber } from '../../platform/chinese/identity-number.js';
import { normaliseName } from '../../platform/chinese/names.js';
import type { Words } from '../../platform/room.js';
import { isPrivateHead } from '../../spreadsheets/index.js';
import { fieldsOf, KINDS } from '../kinds/index.js';
import type { BlockColumn } from '../incoming/block.js';
import { isKindWord } from '../incoming/kinds-in-lists.js';
import { officersOf } from '../incoming/officers.js';
import { columnsOf } from '../organizations.columns.js';
import { DETAIL_FIELDS, FORMER_NAMES } from './import-details.js';
import { isOfficerField, OFFICER_FIELDS, OFFICERS } from './import-officers.js';

/** A column of the list that is brought in: its head, the field that it is read into, and why it is left out where that is not a choice. */
export interface ImportColumn {
  readonly head: string;
  readonly field: string | null;
  readonly notice: 'privacy' | null;
}

const OF_KINDS = [
  ...new Set(KINDS.flatMap((kind) => fieldsOf(kind).filter(({ type, retired }) => type !== 'count' && !retired)).map(({ code }) => code)),
].map((code) => `fields.${code}`);

const OWN = ['name', 'shortName', 'kind', 'type', 'areaName', 'seatAreaName', 'level', 'supervisor', 'address', 'approvedOn', 'foundedOn'];
const COUNTS = DETAIL_FIELDS.filter((code) => code !== FORMER_NAMES);
const REST = ['creditCode', 'summary', 'remarks', 'id', 'version'];

/** Every field that a column may be read into, in the order in which it is offered, with its words: those of the columns of a list. */
export const IMPORT_FIELDS: readonly { readonly code: string; readonly words: Words }[] = [
  ...columnsOf({}, [...OWN, ...REST, ...OF_KINDS, ...COUNTS]).map(({ code, words }) => ({ code, words })),
  { code: FORMER_NAMES, words: { zh: '曾用名', en: 'Former names' } },
  ...OFFICER_FIELDS,
  { code: 'effectiveOn', words: { zh: '从哪一天起', en: 'From which day' } },
];
const CODES: ReadonlySet<string> = new Set(IMPORT_FIELDS.map(({ code }) => code));
export const isImportField = (code: string): boolean => CODES.has(code);

/** What offices write above these columns besides the words of our own lists. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  name: ['组织名称', '单位名称', '团体名称', '社团名称', '商会名称', '协会名称', '基地名称', '全称', '组织全称', '名称全称'],
  shortName: ['组织简称', '单位简称'],
  kind: ['组织类别', '类别名称', '大类'],
  type: ['组织类型', '类型名称', '小类'],
  areaName: [
    '区县',
    '县区',
    '所属区县',
    '所属县区',
    '县市区',
    '县（市、区）',
    '所属地',
    '所属区划',
    '行政区划',
    '管辖地',
    '所在县市',
    '所属县市',
    '所在县区',
    '所在区县',
  ],
  seatAreaName: ['驻地', '住所地', '所在区划', '国家', '国别', '所在国', '所在国家', '国家（地区）', '国家、地区'],
  level: ['层级'],
  supervisor: ['主管单位', '业务主管部门', '主管部门'],
  address: ['办公地址', '通讯地址', '联系地址', '住所', '详细地址'],
  foundedOn: ['成立时间', '成立年月', '成立于', '登记日期', '登记时间', '命名时间'],
  approvedOn: ['同意筹建日期', '筹建日期', '批准日期'],
  creditCode: ['信用代码', '社会信用代码', '统一代码'],
  remarks: ['说明', '备注说明'],
  summary: ['组织简介', '基本情况', '概况'],
  'fields.members': ['会员数', '会员人数', '会员总数', '现有会员', '盟员数', '党员数', '社员数'],
  'fields.members.onDay': ['会员数截至', '统计日期', '统计时间', '截至日期', '截至'],
  'fields.unitMembers': ['会员单位数', '会员企业数', '单位会员'],
  chair: ['会长', '会长姓名', '现任会长', '主席', '现任主席', '主委', '主任委员', '理事长'],
  permanentViceChair: ['常务副主席', '常务副理事长'],
  viceChair: ['副主席', '副主委', '副主任委员', '副理事长', '副会长姓名', '副会长名单'],
  secretaryGeneral: ['秘书长姓名', '现任秘书长'],
  officers: ['主要负责人', '负责人及职务', '班子成员', '领导班子', '负责人名单'],
  formerNames: ['原名称', '原名', '曾用名称', '历史名称'],
  id: ['记录编号', '系统编号'],
  effectiveOn: ['变更日期', '生效日期', '起始日期'],
};

/** What a reader of sheets understands a column as → the field that it is read into. */
const READ_AS: Readonly<Record<string, string>> = {
  name: 'name',
  kind: 'kind',
  areaName: 'areaName',
  foundedOn: 'foundedOn',
  address: 'address',
  creditCode: 'creditCode',
  remark: 'remarks',
  members: 'fields.members',
  formerNames: FORMER_NAMES,
  officers: OFFICERS,
};

const keyOf = (head: string): string => normaliseName(head).replace(/[\s*:：()（）、,，.。/／_-]/gu, '');

// 序号 above a list counts its rows; the office's own order number is said by whoever means it.
const OFFERED = IMPORT_FIELDS.filter(({ code }) => code !== 'fields.orderNumber');
const ALIASED: ReadonlyMap<string, string> = new Map(
  OFFERED.flatMap(({ code }) => (ALIASES[code] ?? []).map((head) => [keyOf(head), code] as const)).toReversed(),
);
/** By name before alias: 登记日期 is a field of its own, though lists without 成立日期 mean that by it. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ...ALIASED,
  ...OFFERED.flatMap(({ code, words }) =>
    [code, words.zh, words.en, ...words.zh.split('／')].map((head) => [keyOf(head), code] as const),
  ).toReversed(),
]);
/** A head of two rows, as 负责人员 above 会长: the lower one says the post. */
const ABOVE_POSTS = /(?:负责人员?|领导|班子|班子成员|人员)$/u;
const POST_HEADS = [...KNOWN].filter(([, code]) => isOfficerField(code) && code !== OFFICERS);

/** A column of officers: of the post that its head ends in, or of whatever posts its cells name; of bare names nobody knows the post. */
function officersAs(head: string, cells: readonly string[]): string | undefined {
  const key = keyOf(head);
  const post = POST_HEADS.find(([word]) => key.endsWith(word) && ABOVE_POSTS.test(key.slice(0, -word.length)))?.[1];
  return (
    post ?? (mostly(cells, (text) => officersOf(text, OFFICERS)?.every((one) => one.post !== OFFICERS) ?? false) ? OFFICERS : undefined)
  );
}

/** What a list can hardly be without: its columns are called so where nothing is by name. */
const NEEDED: readonly string[] = ['name', 'areaName', 'foundedOn'];
/** Counted by the ten thousand, which no cell says. */
const TEN_THOUSAND = '万';

/**
 * Reads heads as fields: what the account meant last time, then by name and alias, then as the sheet was understood, then by what stands in the
 * cells; each field once. What is private stays out whatever it was called.
 */
export function columnsFrom(
  given: readonly BlockColumn[],
  cellsOf: (at: number) => readonly string[],
  remembered: ReadonlyMap<string, string | null>,
): ImportColumn[] {
  const taken = new Set<string>();
  const once = (field: string | null | undefined): string | null => {
    if (!field || taken.has(field) || !isImportField(field)) return null;
    taken.add(field);
    return field;
  };
  const columns = given.map(({ head, leftOut }, at): ImportColumn => {
    const numbers = !KNOWN.has(keyOf(head)) && mostly(cellsOf(at), containsIdentityNumber);
    if (leftOut || isPrivateHead(head) || numbers) return { head, field: null, notice: 'privacy' };
    const before = remembered.get(keyOf(head));
    return { head, field: once(before === undefined ? KNOWN.get(keyOf(head)) : before), notice: null };
  });
  const wanting = columns.map((column): ImportColumn => {
    const field = column.notice === null && !remembered.has(keyOf(column.head)) ? ALIASED.get(keyOf(column.head)) : undefined;
    return field !== undefined && column.field !== null && NEEDED.includes(field) && !taken.has(field)
      ? { ...column, field: once(field) }
      : column;
  });
  return wanting.map((column, at) => {
    if (column.field !== null || column.notice !== null || remembered.has(keyOf(column.head))) return column;
    const code = mostly(cellsOf(at), (text) => readCreditCode(text).ok) ? 'creditCode' : undefined;
    const meant = column.head.includes(TEN_THOUSAND) ? undefined : READ_AS[given[at]?.meant ?? ''];
    // Sheets head both so: 类别 or 类型 of the registry is told by what stands beneath.
    const ofType = meant === 'kind' && !mostly(cellsOf(at), isKindWord);
    const field = meant === OFFICERS ? officersAs(column.head, cellsOf(at)) : ofType ? 'type' : meant;
    return { ...column, field: once(field) ?? once(code) };
  });
}

/** Under what a head is remembered. */
export const headKey = keyOf;

/** Is a first row the head? It is where it names a field, and none of its cells is a day or a number. */
export const isHead = (cells: readonly string[]): boolean =>
  cells.some((cell) => KNOWN.has(keyOf(cell))) && !cells.some((cell) => /^\d{2,}/u.test(cell.trim()));

function mostly(cells: readonly string[], holds: (text: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter((cell) => holds(cell)).length * 2 > filled.length;
}
