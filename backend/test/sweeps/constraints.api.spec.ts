import { cloneDatabase, type TestDatabase } from '../database.js';
import { fillSmall, Hand, small } from '../bare.js';
import { findings } from '../facts.js';
import { leadershipBefore, leadershipExcused, leadershipTried } from './leadership-constraints.js';

/**
 * Every rule that the schema states, tried by SQL under the role that owns everything: the database refuses by itself and names the rule.
 * A constraint that is neither tried here nor excused below makes the last test fail.
 */
let database: TestDatabase;
let owner: Hand;

beforeAll(async () => {
  database = await cloneDatabase();
  owner = await Hand.open(database.ownerUrl);
  await fillSmall(owner);
  await owner.act(
    'test.more',
    `insert into kinds values ('association', 2); insert into kinds values ('overseasGroup', 3, false, false); insert into kinds values ('leadingBody', 4, true, true, true);
    insert into kind_fields (kind, code, type, options, max_length) values ('chamberOfCommerce', 'members', 'count', null, null), ('chamberOfCommerce', 'postcode', 'text', null, 6),
      ('chamberOfCommerce', 'sort', 'option', '{a,b}', null), ('chamberOfCommerce', 'branches', 'number', null, null), ('chamberOfCommerce', 'open', 'boolean', null, null);
    insert into kind_fields (kind, code, type, retired) values ('chamberOfCommerce', 'gone', 'text', true);
    insert into kind_fields (kind, code, type, types) values ('chamberOfCommerce', 'ofOthers', 'text', '{another}');
    insert into organization_types (id, kind, code, name) values ('${id('ab')}', 'association', 'association', '社团'), ('${id('ac')}', 'overseasGroup', 'overseas', '侨团'),
      ('${id('ad')}', 'leadingBody', 'leadingGroup', '领导小组');
    insert into grants (id, account_id, role) values ('${id('d1')}', '${small.account}', 'viewer');
    insert into registry (id, office_name, city_area_id, sample, begun_at) values ('${id('e1')}', '甲办', '${small.nantong}', false, now());
    insert into sessions (id, token_hash, account_id, created_at, seen_at, expires_at) values ('${id('f1')}', 'x', '${small.account}', now(), now(), now());
    ${organization('21', '2010-01-01')} ${organization('22', '2010-01-01')} ${organization('23', '2010-01-01')}
    ${organization('24', '2010-01-01', { ended: '2015-01-01' })} ${organization('25', '2020-01-01')} ${organization('28', '2010-01-01')}
    ${organization('26', '2010-01-01', { kind: 'overseasGroup', type: id('ac') })} ${organization('27', '2010-01-01', { kind: 'leadingBody', type: id('ad') })}
    update organization_profiles set parent_id = '${id('22')}' where organization_id = '${id('21')}';
    update organizations set credit_code = '51320600MJ99990160' where id = '${id('21')}';
    insert into organization_suspensions (id, organization_id, from_earliest, from_latest, until_earliest, until_latest)
      values ('${id('a1')}', '${id('21')}', '2012-01-01', '2012-01-01', '2013-01-01', '2013-01-01');
    insert into organization_recognitions (id, organization_id, title, from_earliest, from_latest, until_earliest, until_latest)
      values ('${id('d1')}', '${id('21')}', '苏新艺坊', '2012-01-01', '2012-01-31', '2014-01-01', '2014-01-01');
    insert into sections (id, code, name, sort_order) values ('${id('51')}', 'party', '党派科', 1), ('${id('52')}', 'economy', '经济科', 2);
    insert into organization_confirmations (id, organization_id, on_day, source) values ('${id('61')}', '${id('21')}', '2024-01-01', 'phone');
    insert into organization_responsibilities (id, organization_id, section_id, from_day, until_day)
      values ('${id('71')}', '${id('21')}', '${id('51')}', '2012-01-01', '2014-01-01');
    insert into organization_relations (id, organization_id, sort, other_id, from_earliest, from_latest)
      values ('${id('e5')}', '${id('21')}', 'hosted', '${id('22')}', '2012-01-01', '2012-01-31');
    ${file('71')} ${document('71', '71')} ${file('72')}
    insert into organization_documents (id, organization_id, document_id) values ('${id('73')}', '${id('21')}', '${id('71')}');
    insert into organization_names (id, organization_id, sort, language, name, forms) values ('${id('b1')}', '${id('21')}', 'foreign', null, 'A', '{a}');
    insert into organization_observations (id, organization_id, measure, on_day, value) values ('${id('c2')}', '${id('21')}', 'members', '2020-12-31', 1);
    ${profile('31', '23', '2016-05-01..2016-05-31')}`,
  );
  await owner.act('test.leadership', leadershipBefore);
});
afterAll(async () => {
  await owner?.close();
  await database?.drop();
});

function id(tail: string): string {
  return `00000000-0000-7000-8000-${tail.padStart(12, '0')}`;
}

function organization(
  tail: string,
  founded: string,
  { ended = null as string | null, kind = 'chamberOfCommerce', type = small.type } = {},
): string {
  const end = ended ? `'${ended}', '${ended}', 'dissolved'` : 'null, null, null';
  return `insert into organizations (id, kind, founded_earliest, founded_latest, ended_earliest, ended_latest, end_way)
      values ('${id(tail)}', '${kind}', '${founded}', '${founded}', ${end});
    insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id)
      values ('${id(`1${tail}`)}', '${id(tail)}', '甲${tail}', 'jia', '{甲}', '${type}', '${small.rudong}');`;
}

/** A further profile; `from` a day, or the two ends of what is known of it. */
function profile(tail: string, of: string, from: string, more: Record<string, string> = {}): string {
  const [earliest, latest = earliest] = from.split('..');
  const columns = Object.keys(more).map((name) => `, ${name}`);
  const values = Object.values(more).map((value) => `, ${value}`);
  return `insert into organization_profiles (id, organization_id, from_earliest, from_latest, name, name_key, forms, type_id, area_id${columns.join('')})
    values ('${id(tail)}', '${id(of)}', '${earliest}', '${latest}', '乙', 'yi', '{乙}', '${small.type}', '${small.rudong}'${values.join('')});`;
}

/** A file of one byte, whole; `columns` say otherwise. */
function file(tail: string, { kind = 'pdf', bytes = 1, sha256 = `sha256('x')`, data = `'x'`, place = 0 } = {}): string {
  return `insert into files (id, kind, bytes, sha256) values ('${id(tail)}', '${kind}', ${bytes}, ${sha256});
    insert into file_pieces (file_id, place, data) values ('${id(tail)}', ${place}, ${data});`;
}

function document(tail: string, of: string, more: Record<string, string> = {}): string {
  const row: Record<string, string> = { title: `'批复'`, unclassified: 'true', file_name: `'a.pdf'`, ...more };
  return `insert into documents (id, file_id, sha256, entered_by, entered_on, words, ${Object.keys(row).join(', ')})
    values ('${id(tail)}', '${id(of)}', sha256('x'), '${small.account}', '2026-01-01', 'x', ${Object.values(row).join(', ')});`;
}
const mendDocument = (set: string): string => `update documents set ${set} where id = '${id('71')}'`;

const change = (set: string, of = '21'): string => `update organizations set ${set} where id = '${id(of)}'`;
const changeProfile = (set: string, of = '21'): string => `update organization_profiles set ${set} where organization_id = '${id(of)}'`;
const suspend = (tail: string, of: string, from: string, until: string | null): string => {
  const [earliest, latest = earliest] = from.split('..');
  return `insert into organization_suspensions (id, organization_id, from_earliest, from_latest, until_earliest, until_latest)
    values ('${id(tail)}', '${id(of)}', '${earliest}', '${latest}', ${until ? `'${until}', '${until}'` : 'null, null'})`;
};
const recognition = (of: string, from: string, columns = '', values = '', title = "'示例称号'"): string => {
  const [earliest, latest = earliest] = from.split('..');
  return `insert into organization_recognitions (id, organization_id, title, from_earliest, from_latest${columns})
    values ('${id('d9')}', '${id(of)}', ${title}, '${earliest}', '${latest}'${values})`;
};
/** `to` another organization by its tail, or a plain name in quotation marks. */
const relation = (of: string, to: string, from: string, columns = '', values = '', sort = 'hosted'): string => {
  const [earliest, latest = earliest] = from.split('..');
  const [column, value] = to.startsWith("'") ? ['other_name', to] : ['other_id', `'${id(to)}'`];
  return `insert into organization_relations (id, organization_id, sort, ${column}, from_earliest, from_latest${columns})
    values ('${id('e9')}', '${id(of)}', '${sort}', ${value}, '${earliest}', '${latest}'${values})`;
};
const merged = (of: string, into: string, on: string): string => {
  const [earliest, latest = earliest] = on.split('..');
  return change(`ended_earliest = '${earliest}', ended_latest = '${latest}', end_way = 'merged', merged_into_id = '${id(into)}'`, of);
};
const UNTIL = ', until_earliest, until_latest';
const VALID = ', valid_until_earliest, valid_until_latest';
const name = (columns: string, values: string): string =>
  `insert into organization_names (id, organization_id, forms, ${columns}) values ('${id('b9')}', '${id('21')}', '{x}', ${values})`;
const area = (more: string, values: string): string =>
  `insert into areas (id, code, name, short_name, level, name_key, parent_id${more}) values ('${id('99')}', ${values})`;
const succession = (
  from: string,
  to: string,
): string => `insert into area_events (id, kind, on_day, title) values ('${id('98')}', 'merger', '2020-07-03', 'x');
  insert into area_successions (id, event_id, from_area_id, to_area_id) values ('${id('97')}', '${id('98')}', '${from}', '${to}')`;

const inserted = (into: string, row: Record<string, string>): string =>
  `insert into ${into} (${Object.keys(row).join(', ')}) values (${Object.values(row)
    .map((value) => (value.startsWith('sha256(') ? value : `'${value}'`))
    .join(', ')})`;
/** A table to hand up, on a view of its own. */
const table = (more: Record<string, string> = {}): string => {
  const row = { id: id('ea'), account_id: small.account, view_id: id('e7'), name: 'x', name_key: 'x', definition: '{}', ...more };
  return `${view({ id: id('e7'), name: 'of a table' })} on conflict do nothing; ${inserted('table_definitions', row)}`;
};
const kept = (more: Record<string, string> = {}): string =>
  inserted('kept_tables', {
    id: id('ec'),
    account_id: small.account,
    title: 'x',
    handed_to: 'x',
    as_of: '2026-01-01',
    kept_at: '2026-01-01',
    question: '{}',
    definition: '{}',
    grants: '[]',
    content: 'x',
    content_sha256: `sha256('x')`,
    file_id: id('72'),
    file_sha256: `sha256('x')`,
    file_name: 'x',
    ...more,
  });
const view = (more: Record<string, string> = {}): string => {
  const row = {
    id: id('e8'),
    account_id: small.account,
    list: 'x',
    name: 'x',
    name_key: 'x',
    query: '{}',
    columns: '[]',
    as_of: 'today',
    ...more,
  };
  return inserted('saved_views', row);
};
const confirmation = (day: string, source: string): string =>
  `insert into organization_confirmations (id, organization_id, on_day, source) values ('${id('69')}', '${id('21')}', '${day}', '${source}')`;
const section = (code: string, title: string): string =>
  `insert into sections (id, code, name, sort_order) values ('${id('59')}', '${code}', '${title}', 3)`;
const type = (code: string, title: string): string =>
  `insert into organization_types (id, kind, code, name) values ('${id('43')}', 'association', '${code}', '${title}')`;
const kindPlace = (kind: string, place: number, tail = '45'): string =>
  `insert into kind_places (id, kind, place) values ('${id(tail)}', '${kind}', ${place})`;
const partyPlace = (party: string, place: number, tail = '4b'): string =>
  `insert into party_places (id, party, place) values ('${id(tail)}', '${party}', ${place})`;
const responsibility = (from: string, until: string | null, who = `'${id('51')}'`): string =>
  `insert into organization_responsibilities (id, organization_id, section_id, from_day, until_day)
    values ('${id('79')}', '${id('21')}', ${who}, '${from}', ${until ? `'${until}'` : 'null'})`;

/** rule → what breaks it; one rule may be broken in several ways. */
const tried: readonly (readonly [rule: string, how: string, statements: string])[] = [
  // days
  ['founding_is_a_range', 'founded later than the latest day', change(`founded_earliest = '2011-01-01'`)],
  ['founding_is_a_range', 'founded never', change(`founded_latest = 'infinity'`)],
  ['not_founded_is_approved', 'not founded yet and never approved', change(`founded_earliest = 'infinity', founded_latest = 'infinity'`)],
  [
    'end_after_founding',
    'given up before its approval',
    change(
      `founded_earliest = 'infinity', founded_latest = 'infinity', approved_earliest = '2012-01-01', approved_latest = '2012-01-01', ended_earliest = '2011-01-01', ended_latest = '2011-01-01', end_way = 'dissolved'`,
    ),
  ],
  ['end_is_a_range', 'an end without its latest day', change(`ended_earliest = '2015-01-01', end_way = 'dissolved'`)],
  [
    'end_is_a_range',
    'an end the wrong way round',
    change(`ended_earliest = '2015-02-01', ended_latest = '2015-01-01', end_way = 'dissolved'`),
  ],
  [
    'end_after_founding',
    'an end before its founding',
    change(`ended_earliest = '2009-01-01', ended_latest = '2009-01-01', end_way = 'dissolved'`),
  ],
  [
    'end_after_founding',
    'an end on the day of the founding',
    change(`ended_earliest = '2010-01-01', ended_latest = '2010-01-01', end_way = 'dissolved'`),
  ],
  ['end_has_a_way', 'an end without its way', change(`ended_earliest = '2015-01-01', ended_latest = '2015-01-01'`)],
  ['approval_is_a_range', 'half an approval', change(`approved_earliest = '2009-01-01'`)],
  ['approval_before_founding', 'approved after it was founded', change(`approved_earliest = '2011-01-01', approved_latest = '2011-01-01'`)],
  ['beginning_is_a_range', 'a boundary the wrong way round', profile('41', '21', '2012-02-01..2012-01-01')],
  ['beginning_is_a_range', 'a boundary without its earliest day', profile('41', '21', '-infinity..2012-01-01')],
  ['boundaries_apart', 'two claims on one day', profile('41', '23', '2016-05-20')],
  ['boundaries_apart', 'two claims of different precision', profile('41', '23', '2016-01-01..2016-12-31')],
  ['boundaries_apart', 'two first profiles', profile('41', '23', '-infinity')],
  ['life_has_a_first_profile', 'a life without its first profile', `delete from organization_profiles where id = '${id('123')}'`],
  [
    'life_has_a_first_profile',
    'a new organization without a profile',
    `insert into organizations (id, kind, founded_earliest, founded_latest) values ('${id('49')}', 'chamberOfCommerce', '2010-01-01', '2010-01-01')`,
  ],
  ['change_within_life', 'a profile before the founding', profile('41', '25', '2019-01-01')],
  ['change_within_life', 'a profile after the end', profile('41', '24', '2016-01-01')],
  [
    'change_within_life',
    'an end before a known change',
    change(`ended_earliest = '2016-01-01', ended_latest = '2016-01-01', end_way = 'dissolved'`, '23'),
  ],
  ['change_within_life', 'a founding after a known change', change(`founded_earliest = '2017-01-01', founded_latest = '2017-01-01'`, '23')],
  ['suspension_is_a_range', 'a suspension without its first day', suspend('a2', '21', '-infinity..2012-01-01', null)],
  ['suspension_ends_after_it_began', 'resumed before it was suspended', suspend('a2', '21', '2015-01-01', '2014-01-01')],
  ['one_suspension_at_a_time', 'suspended while suspended', suspend('a2', '21', '2012-06-01', '2014-01-01')],
  ['one_suspension_at_a_time', 'an open suspension over another', suspend('a2', '21', '2011-01-01', null)],
  ['suspension_within_life', 'suspended before it was founded', suspend('a2', '25', '2019-01-01', '2019-06-01')],
  ['suspension_within_life', 'suspended after it ended', suspend('a2', '24', '2016-01-01', null)],
  ['organization_recognitions_title_check', 'a recognition without a title', recognition('21', '2015-01-01', '', '', "''")],
  ['organization_recognitions_level_check', 'an unknown level of recognition', recognition('21', '2015-01-01', ', level', `, 'galactic'`)],
  ['recognition_is_a_range', 'a recognition known backwards', recognition('21', '2015-02-01..2015-01-01')],
  ['recognition_is_a_range', 'half an end of a recognition', recognition('21', '2015-01-01', ', until_earliest', `, '2016-01-01'`)],
  [
    'recognition_ends_after_it_began',
    'taken away before it was given',
    recognition('21', '2015-01-01', UNTIL, `, '2014-01-01', '2014-12-31'`),
  ],
  [
    'recognition_valid_after_it_began',
    'valid until before it was given',
    recognition('21', '2015-01-01', VALID, `, '2014-01-01', '2014-12-31'`),
  ],
  ['recognition_within_life', 'recognised before it was founded', recognition('25', '2019-01-01')],
  ['recognition_within_life', 'recognised after it ended', recognition('24', '2016-01-01')],
  ['one_recognition_at_a_time', 'a title while it is held', recognition('21', '2013-06-01', '', '', `'苏新艺坊'`)],
  ['one_confirmation_a_day', 'confirmed twice on a day', confirmation('2024-01-01', 'document')],
  ['organization_confirmations_on_day_check', 'confirmed at no day', confirmation('infinity', 'document')],
  ['organization_confirmations_source_check', 'confirmed by hearsay', confirmation('2024-02-01', 'rumour')],
  ['section_code_is_plain', 'a section with a code of capitals', section('A b', '海外科')],
  ['sections_name_check', 'a section without a name', section('abroad', '')],
  ['one_section_of_a_code', 'a code of another section', section('party', '海外科')],
  ['one_section_of_a_name', 'a name of another section', section('abroad', '党派科')],
  ['responsibility_is_somebodys', 'nobody responsible', responsibility('2015-01-01', null, 'null')],
  ['responsibility_has_its_days', 'responsible since ever', responsibility('-infinity', '2011-01-01')],
  ['responsibility_ends_after_it_began', 'responsible until before it began', responsibility('2016-01-01', '2015-01-01')],
  ['one_responsibility_at_a_time', 'two responsible on a day', responsibility('2013-06-01', null)],
  ['organization_relations_sort_check', 'another sort of relation', relation('21', '23', '2015-01-01', '', '', 'owned')],
  ['organization_relations_other_name_check', 'a host without a name', relation('21', "''", '2015-01-01')],
  ['relation_has_one_other_end', 'a host twice over', relation('21', '23', '2015-01-01', ', other_name', `, '甲大学'`)],
  ['only_a_host_or_a_member_is_plain_text', 'guided by a plain name', relation('21', "'甲局'", '2015-01-01', '', '', 'supervised')],
  ['only_a_member_has_a_seat', 'a host with a seat', relation('21', '23', '2015-01-01', ', seat', `, '组长单位'`)],
  ['organization_relations_seat_check', 'a seat without a name', relation('27', '23', '2015-01-01', ', seat', `, ''`, 'member')],
  [
    'organization_relations_ex_officio_check',
    'a post of 61',
    relation('27', '23', '2015-01-01', ', ex_officio', `, '${'长'.repeat(61)}'`, 'member'),
  ],
  ['members_belong_to_the_kind', 'a chamber with a member unit', relation('21', '23', '2015-01-01', '', '', 'member')],
  ['relation_is_a_range', 'a relation known backwards', relation('21', '23', '2015-02-01..2015-01-01')],
  ['relation_is_a_range', 'half an end of a relation', relation('21', '23', '2015-01-01', ', until_earliest', `, '2016-01-01'`)],
  [
    'relation_ends_after_it_began',
    'a relation that ends before it begins',
    relation('21', '23', '2015-01-01', UNTIL, `, '2014-01-01', '2014-12-31'`),
  ],
  ['not_related_to_itself', 'hosted by itself', relation('21', '21', '2015-01-01')],
  ['one_relation_at_a_time', 'the same host twice', relation('21', '22', '2015-01-01')],
  ['relation_within_lives', 'hosted before it was founded', relation('25', '21', '2019-01-01')],
  ['relation_within_lives', 'hosted by one that had ended', relation('21', '24', '2016-01-01')],
  [
    'relation_within_lives',
    'an end before the relation',
    `${relation('23', '25', '2022-01-01')}; ${change(`ended_earliest = '2021-01-01', ended_latest = '2021-01-01', end_way = 'dissolved'`, '25')}`,
  ],
  [
    'nothing_related_to_a_void_record',
    'a void host',
    `${changeProfile(`parent_id = null`)}; ${change(`voided_at = now(), void_reason = 'x'`, '22')}`,
  ],
  ['relations_form_no_circle', 'two that host one another', relation('22', '21', '2015-01-01')],
  ['merged_into_one_that_lives', 'merged into one that had ended', merged('21', '24', '2016-01-01')],
  ['merged_into_one_that_lives', 'merged into one that was founded later', merged('21', '25', '2016-01-01')],
  [
    'lives_when_others_merge_into_it',
    'an end before others merge into it',
    `${merged('24', '23', '2018-01-01')}; set constraints all immediate; ${change(`ended_earliest = '2017-01-01', ended_latest = '2017-01-01', end_way = 'dissolved'`, '23')}`,
  ],
  [
    'mergers_form_no_circle',
    'two that merge into one another',
    `${merged('23', '25', '2021-01-01..2021-12-31')}; ${merged('25', '23', '2021-01-01..2021-12-31')}`,
  ],
  ['name_period_is_a_range', 'half a period of a name', name('sort, name, from_earliest', `'former', 'X', '2012-01-01'`)],
  [
    'name_ends_after_it_began',
    'a name that ends before it begins',
    name(
      'sort, name, from_earliest, from_latest, until_earliest, until_latest',
      `'former', 'X', '2012-01-01', '2012-01-01', '2011-01-01', '2011-01-01'`,
    ),
  ],
  // one at a time
  ['credit_code_held_once', 'a code in use on the same days', change(`credit_code = '51320600MJ99990160'`, '22')],
  [
    'one_contact_of_an_organization',
    'two contacts',
    `insert into organization_contacts (id, organization_id) values ('${id('42')}', '${small.organization}')`,
  ],
  ['one_name_of_a_sort', 'the same name twice, without a language', name('sort, name', `'foreign', 'A'`)],
  [
    'one_observation_a_day',
    'two counts of one day',
    `insert into organization_observations (id, organization_id, measure, on_day, value) values ('${id('c9')}', '${id('21')}', 'members', '2020-12-31', 2)`,
  ],
  [
    'one_type_of_a_code',
    'a code of another type',
    `insert into organization_types (id, kind, code, name) values ('${id('43')}', 'association', 'outside', 'x')`,
  ],
  [
    'one_type_of_a_name',
    'a name of another type',
    `insert into organization_types (id, kind, code, name) values ('${id('43')}', 'association', 'x', '社团')`,
  ],
  ['type_code_is_plain', 'a code with a blank', type('a b', 'x')],
  ['type_code_is_plain', 'a code that begins with a digit', type('1a', 'x')],
  ['type_names_fit', 'a name of 61', type('x', '类'.repeat(61))],
  ['type_names_fit', 'an English name that is empty', `update organization_types set name_en = '' where id = '${id('ab')}'`],
  ['kind_place_is_positive', 'a place before the first', kindPlace('association', 0)],
  ['one_place_of_a_kind', 'a kind at two places', `${kindPlace('association', 1)}; ${kindPlace('association', 2, '46')}`],
  ['party_place_is_positive', 'a place before the first', partyPlace('minge', 0)],
  ['party_is_one_of_eight', 'a party that is none', partyPlace('other', 1)],
  ['one_place_of_a_party', 'a party at two places', `${partyPlace('minge', 1)}; ${partyPlace('minge', 2, '4c')}`],
  ['confirm_months_are_few', 'confirmed never', `update registry set confirm_months = 0`],
  ['export_mark_fits', 'a mark without a letter', `update registry set export_mark = ''`],
  ['registry_stays', 'a registry taken away', `delete from registry`],
  ['city_stays', 'another city under its records', `update registry set city_area_id = '${small.rudong}'`],
  [
    'one_account_of_a_login',
    'a login in use',
    `insert into accounts (id, login, name, password_hash) values ('${id('44')}', 'zhangjiayi', '李乙二', 'x')`,
  ],
  [
    'sessions_token_hash_key',
    'one token for two sessions',
    `insert into sessions (id, token_hash, account_id, created_at, seen_at, expires_at) values ('${id('f2')}', 'x', '${small.account}', now(), now(), now())`,
  ],
  [
    'one_registry_in_a_database',
    'a second registry',
    `insert into registry (id, office_name, city_area_id, sample, begun_at) values ('${id('e9')}', '乙办', '${small.nantong}', false, now())`,
  ],
  // relations
  ['not_its_own_parent', 'its own parent', changeProfile(`parent_id = organization_id`)],
  ['parents_form_a_tree', 'a circle of two', changeProfile(`parent_id = '${id('21')}'`, '22')],
  [
    'parents_form_a_tree',
    'a circle on some days alone',
    `${profile('41', '22', '2018-01-01', { parent_id: `'${id('23')}'` })} ${profile('45', '23', '2019-01-01', { parent_id: `'${id('21')}'` })}`,
  ],
  ['parent_lives', 'a parent that ended before', changeProfile(`parent_id = '${id('24')}'`)],
  ['parent_lives', 'a parent that was founded later', changeProfile(`parent_id = '${id('25')}'`)],
  ['parent_lives', 'an end of a parent', change(`ended_earliest = '2020-01-01', ended_latest = '2020-01-01', end_way = 'dissolved'`, '22')],
  ['parent_lives', 'a void parent', change(`voided_at = now(), void_reason = 'x'`, '22')],
  [
    'merged_into_another',
    'merged into nothing',
    change(`ended_earliest = '2020-01-01', ended_latest = '2020-01-01', end_way = 'merged'`, '23'),
  ],
  [
    'merged_into_another',
    'merged into itself',
    change(`ended_earliest = '2020-01-01', ended_latest = '2020-01-01', end_way = 'merged', merged_into_id = id`, '23'),
  ],
  [
    'nothing_merged_into_a_void_record',
    'a void record that others merged into',
    `${change(`ended_earliest = '2020-01-01', ended_latest = '2020-01-01', end_way = 'merged', merged_into_id = '${id('25')}'`, '24')}; ${change(
      `voided_at = now(), void_reason = 'x'`,
      '25',
    )}`,
  ],
  ['type_belongs_to_the_kind', 'a type of another kind', changeProfile(`type_id = '${id('ab')}'`)],
  ['address_is_kept_of_the_kind', 'an address of a kind that has none', changeProfile(`address = '示例路1号'`, '26')],
  [
    'phone_is_kept_of_the_kind',
    'a phone of a kind that has none',
    `insert into organization_contacts (id, organization_id, phone) values ('${id('c8')}', '${id('26')}', '0513-88880002')`,
  ],
  // words
  ['code_or_why_none', 'a code and why there is none', change(`credit_code_absent = 'none'`)],
  ['organizations_credit_code_check', 'a code of another form', change(`credit_code = '123'`, '22')],
  ['organizations_credit_code_absent_check', 'another reason', change(`credit_code_absent = 'x'`, '22')],
  [
    'organizations_end_way_check',
    'another way to end',
    change(`ended_earliest = '2020-01-01', ended_latest = '2020-01-01', end_way = 'x'`, '23'),
  ],
  ['void_has_a_reason', 'void without a reason', change(`voided_at = now()`, '23')],
  ['organization_profiles_name_check', 'no name', changeProfile(`name = ''`)],
  ['organization_profiles_name_check', 'a name without end', changeProfile(`name = repeat('长', 201)`)],
  ['organization_profiles_short_name_check', 'an empty short name', changeProfile(`short_name = ''`)],
  ['organization_profiles_level_check', 'another level', changeProfile(`level = 'x'`)],
  ['organization_profiles_fields_check', 'fields that are a list', changeProfile(`fields = '[]'`)],
  ['fields_fit_the_kind', 'an unknown field', changeProfile(`fields = '{"x": 1}'`)],
  ['fields_fit_the_kind', 'a retired field', changeProfile(`fields = '{"gone": "x"}'`)],
  ['fields_fit_the_kind', 'a text that is too long', changeProfile(`fields = '{"postcode": "1234567"}'`)],
  ['fields_fit_the_kind', 'a number in a text', changeProfile(`fields = '{"branches": "4"}'`)],
  ['fields_fit_the_kind', 'a truth value that is none', changeProfile(`fields = '{"open": 1}'`)],
  ['fields_fit_the_kind', 'an option that is none', changeProfile(`fields = '{"sort": "c"}'`)],
  ['fields_fit_the_kind', 'a count in the profile', changeProfile(`fields = '{"members": 4}'`)],
  ['field_belongs_to_the_type', 'a field of another type', changeProfile(`fields = '{"ofOthers": "x"}'`)],
  ['organization_names_name_check', 'no further name', name('sort, name', `'former', ''`)],
  ['organization_names_sort_check', 'another sort of name', name('sort, name', `'x', 'X'`)],
  [
    'organization_observations_value_check',
    'a negative count',
    `insert into organization_observations (id, organization_id, measure, on_day, value) values ('${id('c9')}', '${id('21')}', 'members', '2021-12-31', -1)`,
  ],
  [
    'measure_belongs_to_the_kind',
    'a count of another kind',
    `insert into organization_observations (id, organization_id, measure, on_day, value) values ('${id('c9')}', '${id('21')}', 'x', '2021-12-31', 1)`,
  ],
  ['organization_contacts_phone_check', 'a phone of letters', `update organization_contacts set phone = 'abcdef'`],
  ['organization_types_name_check', 'a type without a name', `update organization_types set name = ''`],
  ['options_belong_to_option_fields', 'options of a text', `update kind_fields set options = '{a}' where code = 'postcode'`],
  ['kind_fields_code_check', 'a code of another form', `update kind_fields set code = 'A b' where code = 'postcode'`],
  ['kind_fields_type_check', 'another type of field', `update kind_fields set type = 'x' where code = 'postcode'`],
  // areas
  ['areas_name_check', 'an area without a name', `update areas set name = '' where id = '${small.rudong}'`],
  ['areas_level_check', 'another level', `update areas set level = 'x' where id = '${small.rudong}'`],
  [
    'area_ends_after_it_began',
    'an area that ends before it begins',
    `update areas set until_day = '1900-01-01' where id = '${small.rudong}'`,
  ],
  ['area_is_not_its_own_parent', 'an area under itself', `update areas set parent_id = id where id = '${small.rudong}'`],
  ['areas_form_a_tree', 'areas under one another', `update areas set parent_id = '${small.rudong}' where id = '${small.nantong}'`],
  ['one_area_of_a_code_at_a_time', 'a code in use', area('', `'320623', 'x', 'x', 'county', 'x', '${small.nantong}'`)],
  [
    'one_area_of_a_code_at_a_time',
    'a code in use for some days',
    area(', until_day', `'320602', 'x', 'x', 'county', 'x', '${small.nantong}', '1992-01-01'`),
  ],
  ['area_events_kind_check', 'another event', `update area_events set kind = 'x'`],
  ['area_does_not_succeed_itself', 'an area that succeeds itself', succession(small.rudong, small.rudong)],
  [
    'one_succession_of_two_areas',
    'a succession twice',
    `insert into area_successions (id, event_id, from_area_id, to_area_id) values ('${id('97')}', '${small.merger}', '${small.gangzha}', '${small.chongchuan}')`,
  ],
  ['succession_fits_its_areas', 'a succession of an area that lives on', succession(small.rudong, small.chongchuan)],
  // documents
  ['files_kind_check', 'a program as a file', file('74', { kind: 'exe' })],
  ['files_sha256_check', 'a file with half a hash', file('74', { sha256: `'x'` })],
  ['file_has_a_size', 'an empty file', file('74', { bytes: 0 })],
  ['file_has_a_size', 'a file of 51 MB', file('74', { bytes: 51 * 1024 * 1024 })],
  ['file_is_whole', 'a file in part', file('74', { bytes: 2 })],
  ['file_is_whole', 'a file without its first piece', file('74', { place: 1 })],
  ['file_pieces_place_check', 'a piece before the first', file('74', { place: -1 })],
  ['piece_has_a_size', 'an empty piece', file('74', { data: `''` })],
  ['content_stays', 'altered content', `update file_pieces set data = 'y' where file_id = '${id('71')}'`],
  ['content_stays', 'content taken away', `delete from file_pieces where file_id = '${id('71')}'`],
  ['content_stays', 'another hash of a file', `update files set sha256 = sha256('y') where id = '${id('71')}'`],
  ['documents_title_check', 'a document without a title', mendDocument(`title = ''`)],
  ['documents_number_check', 'an empty number', mendDocument(`number = ''`)],
  ['documents_issuer_check', 'an empty issuer', mendDocument(`issuer = ''`)],
  ['documents_file_name_check', 'a path as the name of a file', mendDocument(`file_name = '../a.pdf'`)],
  ['document_is_unclassified', 'a classified document', document('74', '72', { unclassified: 'false' })],
  [
    'document_issued_in_a_range',
    'a day of issue the wrong way round',
    mendDocument(`issued_earliest = '2026-02-01', issued_latest = '2026-01-01'`),
  ],
  ['document_issued_in_a_range', 'half a day of issue', mendDocument(`issued_earliest = '2026-02-01'`)],
  ['one_document_of_a_file', 'two documents of one file', document('74', '71')],
  [
    'erased_for_ever',
    'an erased document that comes back',
    `${mendDocument(`erased_on = '2026-01-01'`)}; ${mendDocument('erased_on = null')}`,
  ],
  [
    'one_place_of_a_document',
    'a document laid twice',
    `insert into organization_documents (id, organization_id, document_id) values ('${id('74')}', '${id('21')}', '${id('71')}')`,
  ],
  // accounts
  ['accounts_name_check', 'an account without a name', `update accounts set name = ''`],
  ['accounts_locale_check', 'another language', `update accounts set locale = 'de'`],
  ['login_is_plain', 'a login of capitals', `update accounts set login = 'A B'`],
  ['grants_role_check', 'another role', `update grants set role = 'x'`],
  ['grant_ends_after_it_began', 'a grant the wrong way round', `update grants set from_day = '2026-01-01', until_day = '2025-01-01'`],
  ['grant_has_a_kind', 'a grant over no kind', `update grants set kinds = '{}'`],
  ['registry_office_name_check', 'an office without a name', `update registry set office_name = ''`],
  ['saved_views_name_check', 'a view without a name', view({ name: '' })],
  ['view_is_a_question', 'a question that is a list', view({ query: '[]' })],
  ['view_is_a_question', 'columns that are none', view({ columns: '{}' })],
  ['view_has_a_day', 'another word for a day', view({ as_of: 'tomorrow' })],
  ['view_shared_with_somebody', 'a view shared with no area', view({ shared_with: 'area' })],
  ['view_shared_with_somebody', 'a view shared with everybody and an area', view({ shared_with: 'office', area_id: small.nantong })],
  ['view_shared_with_somebody', 'a view shared with whom', view({ shared_with: 'x' })],
  ['view_shared_with_its_section', 'a view shared with no section', view({ shared_with: 'section' })],
  ['view_shared_with_its_section', 'a view of an area with a section', view({ shared_with: 'office', section_id: id('51') })],
  ['table_has_a_name', 'a table without a name', table({ name: '' })],
  ['table_is_defined', 'a definition that is a list', table({ definition: '[]' })],
  ['one_table_of_a_name', 'a name of a table that its maker gave already', `${table()}; ${table({ id: id('eb') })}`],
  ['kept_table_says_to_whom', 'a kept table for nobody', kept({ handed_to: '' })],
  ['kept_table_is_its_content', 'a kept table with another content', kept({ content: 'other' })],
  ['one_kept_table_of_a_file', 'two kept tables of one file', `${kept()}; ${kept({ id: id('ed') })}`],
  ['kept_table_stays', 'a kept table altered', `${kept()}; update kept_tables set title = 'y' where id = '${id('ec')}'`],
  ['kept_table_stays', 'a kept table deleted', `${kept()}; delete from kept_tables where id = '${id('ec')}'`],
  ['one_view_of_a_name', 'a name that the owner gave already', `${view()}; ${view({ id: id('e9') })}`],
  [
    'idempotency_keys_key_check',
    'a key that is too short',
    `insert into idempotency_keys (account_id, key, request_hash) values ('${small.account}', 'short', 'x')`,
  ],
  ...leadershipTried,
];

/** What needs no trial here: rule → why. */
const excused: Record<string, string> = {
  ...leadershipExcused,
  jobs_state_check: 'rows of the machinery, no record of the office',
  jobs_progress_check: 'rows of the machinery, no record of the office',
  ended_jobs_have_an_end: 'rows of the machinery, no record of the office',
  area_spans_state_check: 'derived',
  organization_segments_status_check: 'derived',
  entries_check: 'written by the history alone (verify.api.spec)',
  entries_op_check: 'written by the history alone',
  one_chain_per_row: 'written by the history alone',
  file_is_its_content: 'its first column alone is the key: it is there for the foreign key of documents',
  salt_goes_with_value: 'written by the history alone',
  incarnations_number_check: 'written by the history alone',
  incarnations_origin_check: 'written by the history alone',
  range_runs_forward: 'written by the history alone',
};

it.each(tried)('%s refuses %s', async (rule, _how, statements) => {
  await expect(owner.act('test.break', statements)).rejects.toMatchObject({ constraint: rule });
});

it('leaves nothing of all that behind', async () => {
  expect(await findings(database.ownerUrl)).toEqual([]);
});

it('a void record keeps no code and no place, and two codes may follow one another', async () => {
  await owner.act(
    'test.void',
    `${change(`voided_at = now(), void_reason = 'x'`, '21')}; ${change(`credit_code = '51320600MJ99990160'`, '22')};
     ${change(`credit_code = '51320600MJ9999024U'`, '24')}; ${change(`credit_code = '51320600MJ9999024U'`, '25')}`,
  );
  await expect(owner.act('test.restore', change(`voided_at = null, void_reason = null`, '21'))).rejects.toMatchObject({
    constraint: 'credit_code_held_once',
  });
  await expect(
    owner.act('test.lengthen', change(`ended_earliest = '2022-01-01', ended_latest = '2022-01-01'`, '24')),
  ).rejects.toMatchObject({
    constraint: 'credit_code_held_once',
  });
});

it('every rule of the schema is tried here or excused', async () => {
  const rules = await owner.rows<{ name: string }>(
    `select conname as name from pg_constraint where contype in ('c', 'u', 'x') and connamespace in ('public'::regnamespace, 'history'::regnamespace)
     union select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisunique and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_constraint p where p.conindid = i.indexrelid)
     union select coalesce(m[1], m[2]) from pg_proc p, regexp_matches(p.prosrc, 'constraint = ''([a-z_]+)''|''([a-z_]+)'' as rule', 'g') m where p.pronamespace = 'public'::regnamespace`,
  );
  const known = new Set([...tried.map(([rule]) => rule), ...Object.keys(excused)]);
  expect(rules.map((rule) => rule.name).filter((rule) => !known.has(rule))).toEqual([]);
  const there = new Set(rules.map((rule) => rule.name));
  expect([...known].filter((rule) => !there.has(rule))).toEqual([]);
});
