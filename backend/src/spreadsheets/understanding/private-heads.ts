import { folded } from './texts.js';

/** What a registry of organizations keeps of nobody (office.md 7). */
const PRIVATE =
  /民族|宗教|信仰|身份证|证件号|家庭|家属|家住|户籍|住址|住宅|籍贯|出生|生日|年龄|性别|婚姻|配偶|子女|血型|健康|银行(?:卡|账)|ethnic|relig|belief|famil|passport|identity|homeaddress/i;
/** 宗教团体名称 names organizations. */
const OF_ORGANIZATIONS = /(?:组织|团体|社团|单位|机构|场所|商会|协会)(?:名称|全称)$/;
/** What is put behind such a word in a head, and in no name: 出生年月, 身份证号码. */
const BEHIND = /^(?:成分|状况|情况|号码?|年月日?|日期|时间|地)?$/;

/** Does a head say what is private to a person? Such a column is left out, and it is said. */
export function isPrivateHead(head: string): boolean {
  const text = folded(head);
  return PRIVATE.test(text) && !OF_ORGANIZATIONS.test(text);
}

/** Is a text that may be a name as well nothing but such a head? 民族 is one, 民族团结促进会 is none. */
export const isOnlyPrivateHead = (text: string): boolean => isPrivateHead(text) && BEHIND.test(folded(text).replace(PRIVATE, ''));
