import type { Words } from '../../platform/room.js';

/** Why a file gives no sheets. Codes are stable; each sentence names the mend. */
export const REFUSALS = {
  empty: { zh: '文件是空的（0 字节），请重新选择', en: 'The file is empty; choose another' },
  tooLarge: { zh: '文件超过 50 MB，请拆分后再读', en: 'The file is larger than 50 MB; split it' },
  notWorkbook: {
    zh: '不是能读的表格：请在 Excel 或 WPS 中另存为 xlsx、xls 或 csv',
    en: 'Not a workbook that can be read; save it as xlsx, xls or csv',
  },
  locked: { zh: '工作簿设有打开密码，请去掉密码后再读', en: 'The workbook has a password; remove it' },
  macros: { zh: '工作簿含宏，请另存为不含宏的 xlsx', en: 'The workbook has macros; save it as an xlsx without them' },
  broken: {
    zh: '文件不完整或已损坏，请重新拷贝，或用 Excel、WPS 打开后另存',
    en: 'The file is cut off or broken; copy it anew, or open and save it',
  },
  bomb: { zh: '文件解开后大得不合常理，不读', en: 'Unpacked the file is larger than any workbook should be; it is not read' },
  entities: {
    zh: '工作簿的 XML 中夹带实体定义（DOCTYPE），不读；请用 Excel、WPS 打开后另存',
    en: 'The XML of the workbook defines entities; it is not read. Open and save it',
  },
  nesting: {
    zh: '工作簿的 XML 层层嵌套，不合格式，不读；请用 Excel、WPS 打开后另存',
    en: 'The XML of the workbook is nested deeper than its format knows; open and save it',
  },
  openQuote: {
    zh: '文本中有一个引号（"）没有配对，后面的内容分不出行列，请补上或删去',
    en: 'A quotation mark is never closed, so rows and columns cannot be told; close or remove it',
  },
  tooManySheets: { zh: '工作表超过 200 张，请拆分后再读', en: 'There are more than 200 sheets; split the workbook' },
  tooManyRows: { zh: '有内容的行超过 20 万行，请拆分后再读', en: 'There are more than 200,000 rows that hold something; split the file' },
  tooManyCells: {
    zh: '单元格超过 250 万个，或文字超过 6400 万字，请拆分后再读',
    en: 'There are more than 2,500,000 cells, or 64 million characters; split the file',
  },
  tooSlow: { zh: '读这个文件用时过长，已停止，请拆分后再读', en: 'Reading the file took too long and was stopped; split it' },
  tooMuchMemory: {
    zh: '读这个文件占用内存过多，已停止，请拆分后再读',
    en: 'Reading the file took too much memory and was stopped; split it',
  },
} as const satisfies Record<string, Words>;

export type Refusal = keyof typeof REFUSALS;

/** What is to be said of a file that was read. */
export const NOTICES = {
  externalLinks: {
    zh: '工作簿引用了别的文件；只读其中已存的值，不去取那些文件',
    en: 'The workbook refers to other files; the values kept in it are read, those files are not',
  },
} as const satisfies Record<string, Words>;

export type Notice = keyof typeof NOTICES;
