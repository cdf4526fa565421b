import { chanceOf } from './days.js';

/** Invented, and it looks it: a surname and two signs of the old calendar's counting (张甲一, 李乙二 …). Two bodies may have two persons of one name. */
const SURNAMES = Array.from(
  '张李王赵周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅',
);
const STEMS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';
const NUMBERS = '一二三四五六七八九十';
const TRADES = [
  '实业',
  '建工',
  '纺织',
  '物流',
  '电子',
  '餐饮',
  '装饰',
  '贸易',
  '科技',
  '医药',
  '能源',
  '机械',
  '食品',
  '传媒',
  '律师事务所',
  '会计师事务所',
];
const TITLES = ['董事长', '总经理', '副总经理', '主任', '总工程师'];

const pick = <T>(list: readonly T[], text: string): T => list[Math.floor(chanceOf(text) * list.length)] as T;

/** The name that belongs to a text: the same each time. */
export function inventedName(text: string): string {
  const at = Math.floor(chanceOf(`号${text}`) * STEMS.length);
  return `${pick(SURNAMES, `姓${text}`)}${STEMS[at]}${NUMBERS[(at + Math.floor(chanceOf(`数${text}`) * 3)) % NUMBERS.length]}`;
}

/** So many different names that belong to a text. */
export function inventedNames(text: string, count: number): string[] {
  const names = new Set<string>();
  for (let n = 0; names.size < count; n++) names.add(inventedName(`${text}${n}`));
  return [...names];
}

/** An employer and a title that belong to a name in a body, as elections publish them. */
export const inventedPost = (text: string): { employer: string; title: string } => ({
  employer: `示例${pick(TRADES, `业${text}`)}${chanceOf(`业${text}`) * TRADES.length >= 14 ? '' : '公司'}`,
  title: pick(TITLES, `职${text}`),
});
