import type { Words } from '../../platform/room.js';
import { type DateFault, letterOf, type PhoneFault, type PlacedCell } from '../../spreadsheets/index.js';

/** What can be wrong with a cell of a list; the codes are stable, each sentence names the mend. */
export const LIST_ERRORS = {
  NAME_MISSING: { zh: '这一行有内容而没有名称，请补上', en: 'The row holds something and has no name; give it' },
  DUP_IN_FILE: { zh: '与前面一行同名，请删去一行或改名', en: 'The name stands in an earlier row; remove one or change it' },
  DUP_VARIANT: {
    zh: '与前面一行只差省市前缀、繁简体或括号，应是同一组织，请删去一行',
    en: 'Only prefix, characters or brackets differ from an earlier row; remove one',
  },
  DATE_IMPOSSIBLE: { zh: '没有这一天，请改正', en: 'There is no such day; mend it' },
  DATE_UNREADABLE: { zh: '看不出日期，请写成 2019年5月8日 或 2019.5', en: 'No date can be read; write 2019-05-08 or 2019.5' },
  DATE_AMBIGUOUS: { zh: '数字 2019.1 可能是 1 月也可能是 10 月，请写成 2019年1月', en: 'January or October? Write 2019-01 or 2019-10' },
  DATE_FUTURE: { zh: '日期晚于填表日期，请核对', en: 'The date lies after that of the list; look again' },
  END_BEFORE_START: { zh: '任期止早于任期起，请核对', en: 'The term ends before it begins; look again' },
  TERM_START_BEFORE_FOUNDED: { zh: '本届开始早于成立日期，请核对', en: 'The term began before the founding; look again' },
  TERM_NUMBER_BACKWARDS: { zh: '本届届次应大于上届，请核对', en: 'The number of this term is not above the last; look again' },
  AREA_UNKNOWN: { zh: '没有这个县（市、区）、城市或国家，请改正', en: 'There is no such county, city or country; mend it' },
  KIND_UNKNOWN: { zh: '没有这个类别，请改用登记的类别', en: 'There is no such kind; use one of the registry' },
  TWO_CHAIRS: { zh: '同时有两位会长（主委），请核对', en: 'Two hold the chair at once; look again' },
  NUMBER_INVALID: { zh: '这里应为数字，请改正', en: 'This has to be a number; mend it' },
  NUMBER_RANGE: { zh: '数字不合常理，请核对', en: 'The number cannot be; look again' },
  CREDIT_CODE_INVALID: {
    zh: '统一社会信用代码的位数、字母或校验位不对，请对照证书改正',
    en: 'The credit code does not fit; compare it with the certificate',
  },
  CREDIT_CODE_DUP: {
    zh: '与前面一个不同名的组织代码相同，请对照证书改正',
    en: 'Another organization above has this code; compare it with the certificate',
  },
  PHONE_INVALID: {
    zh: '电话位数不对，请写成 11 位手机号或带区号的固定电话',
    en: 'Too few or too many digits; write a mobile or a landline with its area code',
  },
  PHONE_PRECISION_LOST: {
    zh: '电话被表格软件存成了科学计数，后几位已丢失，请重新填写',
    en: 'The digits were lost by the spreadsheet; type the phone again',
  },
  CELL_ERROR: { zh: '单元格是表格软件的错误值，请改正', en: 'The cell holds an error of the spreadsheet; mend it' },
  SUBTOTAL_MISMATCH: { zh: '与各行相加不等，请核对', en: 'It differs from the sum of its rows; look again' },
  FORMULA_NO_VALUE: {
    zh: '公式没有存下结果，请用 Excel 或 WPS 打开后再保存',
    en: 'The value of the formula was not kept; open the workbook and save it',
  },
  IDENTITY_NUMBER: { zh: '含有身份证号码，本格不读，请删去', en: 'It holds an identity number and is not read; remove it' },
  OFFICERS_UNREADABLE: {
    zh: '看不出人名和职务，请写成 会长：张甲一、副会长：李乙二',
    en: 'No persons and posts can be read; write post: name',
  },
  YES_NO_UNREADABLE: { zh: '这里应填 是 或 否', en: 'This has to be yes or no' },
} as const satisfies Record<string, Words>;

export type ListErrorCode = keyof typeof LIST_ERRORS;

/** What is wrong with one cell. */
export interface ListError {
  readonly row: number;
  /** In letters, as in the sheet. */
  readonly column: string;
  readonly code: ListErrorCode;
  readonly why: string;
  readonly raw?: string;
  /** The other row concerned. */
  readonly with?: number;
}

export const DATE_CODES: Readonly<Record<DateFault, ListErrorCode>> = {
  impossible: 'DATE_IMPOSSIBLE',
  unreadable: 'DATE_UNREADABLE',
  ambiguous: 'DATE_AMBIGUOUS',
};
export const PHONE_CODES: Readonly<Record<PhoneFault, ListErrorCode>> = { lost: 'PHONE_PRECISION_LOST', digits: 'PHONE_INVALID' };

/** A cell as people name it: B12. */
export const placeOf = ({ row, column }: Pick<PlacedCell, 'row' | 'column'>): string => `${letterOf(column)}${row}`;
