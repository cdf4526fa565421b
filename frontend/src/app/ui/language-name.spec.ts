import { languageName } from './language-name';

it.each([
  ['en', '英文', 'English'],
  ['zh', '中文', 'Chinese'],
  ['zh-Hant', '繁体中文', 'Traditional Chinese'],
  ['ja', '日文', 'Japanese'],
  ['not a code', 'not a code', 'not a code'],
])('%s is said as %s, in English as %s', (code, zh, en) => {
  expect([languageName(code, 'zh'), languageName(code, 'en')]).toEqual([zh, en]);
});
