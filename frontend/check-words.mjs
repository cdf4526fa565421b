// Every text in both languages with the same parameters, and every key that a template or a class asks for is there.
// Run from the workspace root: node frontend/check-words.mjs
import { globSync, readFileSync } from 'node:fs';

const APP = 'frontend/src/app';
const flat = (o, at = '') => Object.entries(o).flatMap(([k, v]) => (typeof v === 'object' ? flat(v, `${at}${k}.`) : [[`${at}${k}`, v]]));
const read = (file) => flat(JSON.parse(readFileSync(file, 'utf8')));
const withParameters = (entries) =>
  new Set(entries.map(([k, v]) => `${k} ${[...v.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((m) => m[1]).sort()}`));
let wrong = 0;
const complain = (text) => {
  wrong++;
  console.error(text);
};

const known = new Set();
for (const zh of globSync(`${APP}/**/i18n/zh.json`)) {
  const [a, b] = [read(zh), read(zh.replace('zh.json', 'en.json'))];
  const [left, right] = [withParameters(a), withParameters(b)];
  for (const key of left.symmetricDifference(right)) complain(`${zh}: ${key} is only in ${left.has(key) ? 'zh' : 'en'}`);
  for (const [key, text] of [...a, ...b]) if (!text) complain(`${zh}: ${key} is empty`);
  // The words of a room may stand in several files, all under its name.
  const scope = zh.split('/')[3];
  for (const [key] of a) known.add(scope === 'shell' ? key : `${scope}.${key}`);
}

const used = new Set();
const use = (file, key) => {
  used.add(key);
  if (!known.has(key)) complain(`${file}: the words have no ${key}`);
};
for (const file of globSync(`${APP}/**/*.{ts,html}`)) {
  if (file.endsWith('.spec.ts')) continue;
  const text = readFileSync(file, 'utf8');
  const prefix = /\*transloco="let t; prefix: '([\w.]+)'"/.exec(text)?.[1];
  if (prefix) for (const [, key] of text.matchAll(/\bt\('([\w.]*\w)'/g)) use(file, `${prefix}.${key}`);
  for (const [, key] of text.matchAll(/words\.translate(?:<string>)?\('([\w.]+)'/g)) use(file, key);
  for (const [, key] of text.matchAll(/\bwords\.say\('([\w.]+)'/g)) use(file, `${file.split('/')[3]}.${key}`);
  for (const [, key] of text.matchAll(/\bword: '([\w]+\.[\w.]+)'/g)) use(file, key);
}
console.log(`words: ${known.size} texts, ${used.size} asked for by name, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
