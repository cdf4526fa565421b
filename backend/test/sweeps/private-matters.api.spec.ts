import { IMPORT_FIELDS } from '../../src/organizations/imports/import-columns.js';
import { fieldsOf, KINDS } from '../../src/organizations/kinds/index.js';
import { columnsOf } from '../../src/organizations/organizations.columns.js';
import { documentOf } from '../../src/platform/http/openapi.js';
import { isPrivateHead } from '../../src/spreadsheets/index.js';
import { asOwner } from '../facts.js';
import { type Office, openOffice } from '../office.js';
import type { Schema } from './document.js';

/** Of nobody is kept when or where he was born, his identity number, ethnicity, belief, family or home: no place could take it (domain.md). */
let office: Office;

beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office?.stop());

/** Whole words of a name in English, however it is written: birth_day, birthDay. */
const WORDS =
  /^(birth|birthday|birthplace|born|age|sex|gender|ethnic|ethnicity|nationality|nation|race|belief|beliefs|faith|religion|religious|family|spouse|marital|married|home|homes|residence|hometown|passport|idcard|idnumber|health|blood|education|income)$/;
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
const isPrivate = (name: string): boolean => {
  const words = wordsOf(name);
  return words.some((word) => WORDS.test(word)) || /identity_(number|card)|id_(card|number)/.test(words.join('_')) || isPrivateHead(name);
};

it('knows such a name when it meets it', () => {
  for (const name of [
    'birth_day',
    'birthDay',
    'identity_number',
    'idCard',
    'ethnicity',
    'home_address',
    'familyMembers',
    '出生年月',
    '民族',
    '家庭住址',
  ])
    expect([name, isPrivate(name)]).toEqual([name, true]);
  for (const name of ['page', 'image', 'message', 'language', 'stage', 'identifiers', 'change_set_id', '会长单位', '工作单位'])
    expect([name, isPrivate(name)]).toEqual([name, false]);
});

it('no table has a column for it', async () => {
  const columns = await asOwner(office.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ at: string; name: string; said: string | null }>(
      `select c.table_schema || '.' || c.table_name as at, c.column_name as name, col_description((c.table_schema || '.' || c.table_name)::regclass, c.ordinal_position) as said
       from information_schema.columns c where c.table_schema in ('public', 'history')`,
    );
    return rows;
  });
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter(({ name, said }) => isPrivate(name) || (said !== null && isPrivateHead(said)))).toEqual([]);
  const ofPeople = columns.filter(({ at }) => at === 'public.people').map(({ name }) => name);
  expect(ofPeople.sort()).toEqual([
    'employer',
    'entered_by',
    'forms',
    'id',
    'joined_to_id',
    'name',
    'name_key',
    'other_names',
    'title',
    'version',
  ]);
});

it('no kind has a field or a post for it, no list a column, no import a column', () => {
  const named = [
    ...KINDS.flatMap((kind) => fieldsOf(kind).flatMap(({ code, words }) => [code, words.zh, words.en])),
    ...KINDS.flatMap((kind) => kind.posts.flatMap(({ code, words }) => [code, words.zh, words.en])),
    ...IMPORT_FIELDS.flatMap(({ code, words }) => [code, words.zh, words.en]),
    ...KINDS.flatMap((kind) => columnsOf({ kind: [kind.code] }, undefined)).flatMap(({ code, words }) => [code, words.zh, words.en]),
  ];
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(isPrivate)).toEqual([]);
});

it('no body and no answer has a property for it', () => {
  const schemas = Object.entries(documentOf(office.app).components?.schemas ?? {}) as [string, Schema][];
  const properties = schemas.flatMap(([schema, { properties: own = {} }]) => Object.keys(own).map((property) => `${schema}.${property}`));
  expect(properties.length).toBeGreaterThan(500);
  expect(properties.filter((name) => isPrivate(name.split('.')[1] ?? ''))).toEqual([]);
});
