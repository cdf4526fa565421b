import { compact, isLong } from '../texts.js';

const YES = /^(√|✓|✔|☑|是|有|已|y|yes|true|对)$/i;
const NO = /^(×|✗|✘|✕|x|否|无|未|n|no|false|没有)$/i;

/** √ 是 有 are yes, × 否 无 are no; undefined where it is neither. */
export function readYesNo(text: string): boolean | undefined {
  if (isLong(text)) return undefined;
  const plain = compact(text.normalize('NFKC'));
  return YES.test(plain) ? true : NO.test(plain) ? false : undefined;
}
