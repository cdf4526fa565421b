/** The rules that the schema states about persons, posts, terms and office holdings, each with what it refuses: laid into the sweep over all constraints. */
const id = (tail: string): string => `00000000-0000-7000-8000-${tail.padStart(12, '0')}`;
const quoted = (value: string | null): string =>
  value === null ? 'null' : value.startsWith('(') || value.startsWith('{') ? `'${value}'` : `'${value}'`;
const into = (table: string, row: Readonly<Record<string, string | null>>): string =>
  `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(quoted).join(', ')})`;

type Row = Readonly<Record<string, string | null>>;
/** The two columns of a date: a day, or `earliest..latest`. */
const dated = (name: string, date: string | null): Row => {
  const [earliest = null, latest = earliest] = date?.split('..') ?? [];
  return { [`${name}_earliest`]: earliest, [`${name}_latest`]: latest };
};
const person = (row: Row): string => into('people', { id: id('8f'), name: '赵丁四', name_key: 'x', forms: '{x}', ...row });
const term = (on: string, row: Row = {}): string =>
  into('terms', { id: id('9f'), organization_id: id('28'), number: '9', ...dated('congress', on), ...row });
const holding = (from: string, row: Row = {}): string =>
  into('office_holdings', {
    id: id('af'),
    organization_id: id('28'),
    person_id: id('82'),
    post: 'viceChair',
    seat: '1',
    ...dated('from', from),
    ...row,
  });
const represented = (from: string, row: Row = {}): string =>
  into('holding_representatives', {
    id: id('bf'),
    organization_id: id('28'),
    holding_id: id('a3'),
    person_id: id('82'),
    ...dated('from', from),
    ...row,
  });
const post = (row: Row): string =>
  into('charter_posts', { id: id('cf'), organization_id: id('28'), code: 'another', name: '联席会长', rank: '15', ...row });
const rule = (row: Row): string => into('term_rules', { id: id('df'), organization_id: id('28'), years: '4', ...row });
const postponement = (row: Row): string =>
  into('postponements', {
    id: id('ef'),
    organization_id: id('28'),
    term_id: id('91'),
    document_on: '2016-01-01',
    to_on: '2018-01-01',
    ...row,
  });
const arrangement = (row: Row): string =>
  into('arrangements', {
    id: id('7f'),
    title: '换届通知',
    document_on: '2016-01-01',
    window_from: '2016-02-01',
    window_last: '2016-12-31',
    ...row,
  });
const check = (row: Row): string =>
  into('preparation_checks', {
    id: id('6f'),
    organization_id: id('28'),
    preparation_id: id('68'),
    place: '1',
    words: '备案',
    days_before: '1',
    ...row,
  });

/** What has to be there before: two persons of whom one has died, two terms, a chair, a unit in an office, a turn, a preparation. */
export const leadershipBefore = `
  update kinds set chair_alone = true where code = 'overseasGroup';
  insert into kind_posts values ('chamberOfCommerce', '', 'chair', '会长', 'President', 10, 1, true, false, false), ('chamberOfCommerce', '', 'viceChair', '副会长', 'Vice president', 20, null, true, false, false),
    ('overseasGroup', '', 'chair', '会长', 'President', 10, 1, true, false, false);
  insert into people (id, name, name_key, forms) values ('${id('81')}', '张甲一', 'x', '{x}'), ('${id('82')}', '李乙二', 'x', '{x}'), ('${id('83')}', '王丙三', 'x', '{x}'), ('${id('84')}', '王丙三', 'x', '{x}'),
    ('${id('85')}', '吴己六', 'x', '{x}');
  update people set joined_to_id = '${id('83')}' where id = '${id('84')}';
  insert into person_contacts (id, person_id, phone) values ('${id('86')}', '${id('81')}', '0513-00000000');
  ${term('2012-01-01', { id: id('91'), number: '1', years: '5' })}; ${term('2017-01-01', { id: id('92'), number: '2', years: '5' })};
  insert into term_seats (id, organization_id, term_id, post, seats) values ('${id('93')}', '${id('28')}', '${id('91')}', 'chair', 1);
  ${postponement({ id: id('94') })};
  ${arrangement({ id: id('71') })}; insert into arrangement_members (id, arrangement_id, organization_id) values ('${id('72')}', '${id('71')}', '${id('28')}');
  ${holding('2012-01-01', { id: id('a1'), person_id: id('81'), post: 'chair', term_id: id('91'), ...dated('until', '2017-01-01'), way_out: 'termEnded' })};
  ${holding('2017-01-01', { id: id('a2'), person_id: id('81'), post: 'chair', term_id: id('92'), ...dated('until', '2019-05-01..2019-05-31'), way_out: 'died' })};
  ${holding('2012-01-01', { id: id('a3'), person_id: null, unit_name: '示例集团', seat: '7' })};
  ${holding('2012-01-01', { id: id('a4'), person_id: id('83'), seat: '8' })};
  ${holding('2012-01-01', { id: id('a5'), person_id: id('82'), post: 'chair', acting: 'presiding', ...dated('until', '2013-01-01') })};
  ${represented('2012-01-01', { id: id('b1') })};
  insert into duty_turns (id, organization_id, holding_id, from_day, until_day) values ('${id('b2')}', '${id('28')}', '${id('a4')}', '2026-01-01', '2026-02-01');
  ${post({ id: id('c1'), code: 'jointChair' })}; ${rule({ id: id('d2') })};
  insert into preparations (id, organization_id, term_id) values ('${id('68')}', '${id('28')}', '${id('92')}');`;

export const leadershipTried: readonly (readonly [rule: string, how: string, statements: string])[] = [
  ['person_has_a_name', 'a person without a name', person({ name: '' })],
  ['person_other_names_are_names', 'an empty other name', person({ other_names: '{""}' })],
  ['person_employer_fits', 'an empty employer', person({ employer: '' })],
  ['person_title_fits', 'an empty title', person({ title: '' })],
  ['not_joined_to_itself', 'a person joined to himself', person({ joined_to_id: id('8f') })],
  ['joined_in_one_step', 'joined to one that is joined', person({ joined_to_id: id('84') })],
  ['person_phone_fits', 'an empty phone', `update person_contacts set phone = '' where id = '${id('86')}'`],
  ['one_contact_of_a_person', 'two phones', into('person_contacts', { id: id('87'), person_id: id('81'), phone: '1' })],
  ['post_has_a_code', 'a post with a code in Chinese', post({ code: '会长' })],
  ['post_has_a_name', 'a post without a name', post({ name: '' })],
  ['post_has_an_english_name', 'an empty English name', post({ name_en: '' })],
  ['post_has_a_rank', 'a rank of none', post({ rank: '0' })],
  ['post_has_seats', 'fewer seats than none', post({ seats: '-1' })],
  ['post_of_a_type_or_an_organization', 'a post of nothing', post({ organization_id: null })],
  ['post_period_runs_forward', 'a post that ends before it begins', post({ from_day: '2020-01-01', until_day: '2019-01-01' })],
  ['honorary_posts_answer_for_nothing', 'an honorary 负责人', post({ responsible: 'true', honorary: 'true' })],
  ['one_definition_of_a_post', 'a post defined twice', post({ code: 'jointChair' })],
  ['chair_alone_of_the_kind', 'a post of an overseas group', post({ organization_id: id('26') })],
  ['chair_alone_of_the_kind', 'a vice chair of an overseas group', holding('2015-01-01', { organization_id: id('26') })],
  ['term_rule_years', 'terms of no length', rule({ years: '0' })],
  ['term_rule_lead', 'no lead', rule({ lead_months: '0' })],
  ['term_rule_longest_postponement', 'a postponement of no length', rule({ longest_postponement_months: '0' })],
  ['term_rule_postponements', 'fewer than none', rule({ postponements_at_most: '-1' })],
  ['term_rule_filing_days', 'no days to file', rule({ filing_days: '0' })],
  ['term_rule_of_one_thing', 'a rule of two things', rule({ kind: 'chamberOfCommerce' })],
  ['term_rule_says_something', 'a rule that says nothing', rule({ years: null })],
  ['one_term_rule_from_a_day', 'two rules from a day', rule({})],
  ['term_sort', 'another sort of term', term('2022-01-01', { sort: 'x' })],
  ['term_number', 'a term of number none', term('2022-01-01', { number: '0' })],
  ['term_meeting', 'a meeting without a name', term('2022-01-01', { meeting: '' })],
  ['term_years', 'a term of a hundred years', term('2022-01-01', { years: '100' })],
  ['term_expected', 'fewer than none expected', term('2022-01-01', { expected: '-1' })],
  ['term_present', 'fewer than none present', term('2022-01-01', { present: '-1' })],
  ['term_votes', 'votes that are a list', term('2022-01-01', { votes: '[]' })],
  ['term_filing_number', 'an empty filing number', term('2022-01-01', { to_be_filed: 'true', filing_number: '' })],
  ['congress_is_a_range', 'a congress known backwards', term('2022-02-01..2022-01-01')],
  ['term_until_is_a_range', 'half an end', term('2022-01-01', { until_earliest: '2023-01-01' })],
  ['term_ends_after_it_began', 'a term that ends before it begins', term('2022-01-01', dated('until', '2021-01-01'))],
  ['filing_is_a_range', 'half a filing', term('2022-01-01', { to_be_filed: 'true', filed_earliest: '2022-02-01' })],
  ['filed_after_the_congress', 'filed before the congress', term('2022-01-01', { to_be_filed: 'true', ...dated('filed', '2021-01-01') })],
  ['filed_where_to_be_filed', 'filed where nothing is', term('2022-01-01', dated('filed', '2022-02-01'))],
  ['present_are_expected', 'more present than expected', term('2022-01-01', { expected: '10', present: '11' })],
  ['preparatory_is_no_term', 'a preparatory committee with a number', term('2011-01-01', { sort: 'preparatory' })],
  ['one_term_of_a_number', 'two terms of a number', term('2022-01-01', { number: '2' })],
  ['one_congress_a_day', 'two congresses on a day', term('2017-01-01')],
  ['congress_within_life', 'a congress before the founding', term('2009-01-01')],
  ['congress_within_life', 'a congress after the end', term('2016-01-01', { organization_id: id('24') })],
  ['terms_run_forward', 'a later number earlier', term('2015-01-01')],
  [
    'terms_apart',
    'a term that goes on in the next',
    `update terms set until_earliest = '2018-01-01', until_latest = '2018-01-01' where id = '${id('91')}'`,
  ],
  [
    'term_seats_number',
    'fewer seats than none',
    into('term_seats', { id: id('9e'), organization_id: id('28'), term_id: id('91'), post: 'x', seats: '-1' }),
  ],
  [
    'one_number_of_seats',
    'seats given twice',
    into('term_seats', { id: id('9e'), organization_id: id('28'), term_id: id('91'), post: 'chair', seats: '1' }),
  ],
  ['postponement_number', 'an empty number', postponement({ document_on: '2016-02-01', document_number: '' })],
  ['postponement_reason', 'an empty reason', postponement({ document_on: '2016-02-01', reason: '' })],
  ['postponed_to_a_later_day', 'postponed to an earlier day', postponement({ document_on: '2016-02-01', to_on: '2016-01-01' })],
  ['one_postponement_a_document', 'a document that postpones twice', postponement({})],
  ['arrangement_has_a_title', 'an arrangement without a title', arrangement({ title: '' })],
  ['arrangement_number', 'an empty number', arrangement({ document_number: '' })],
  ['window_runs_forward', 'a window backwards', arrangement({ window_last: '2016-01-15' })],
  ['window_after_the_document', 'a window before the document', arrangement({ document_on: '2017-02-01' })],
  [
    'once_in_an_arrangement',
    'twice in an arrangement',
    into('arrangement_members', { id: id('7e'), arrangement_id: id('71'), organization_id: id('28') }),
  ],
  ['holding_unit_name', 'a unit without a name', holding('2015-01-01', { person_id: null, unit_name: '' })],
  ['holding_ex_officio', 'an empty post elsewhere', holding('2015-01-01', { ex_officio: '' })],
  ['holding_seat', 'a seat of number none', holding('2015-01-01', { seat: '0' })],
  ['holding_acting', 'another way of acting', holding('2015-01-01', { acting: 'x' })],
  ['holding_way_in', 'another way in', holding('2015-01-01', { way_in: 'x' })],
  ['holding_way_out', 'another way out', holding('2015-01-01', { ...dated('until', '2016-01-01'), way_out: 'x' })],
  ['holding_rank', 'a rank of none', holding('2015-01-01', { rank: '0' })],
  ['holding_employer', 'an empty employer', holding('2015-01-01', { employer: '' })],
  ['holding_title', 'an empty title', holding('2015-01-01', { title: '' })],
  ['holding_mark', 'another mark', holding('2015-01-01', { mark: 'x' })],
  ['holding_is_a_range', 'a beginning known backwards', holding('2015-02-01..2015-01-01')],
  ['holding_ends_after_it_began', 'an end before the beginning', holding('2015-01-01', dated('until', '2014-01-01'))],
  ['holding_has_a_holder', 'an office that nobody holds', holding('2015-01-01', { person_id: null })],
  ['way_out_has_a_day', 'a way out without a day', holding('2015-01-01', { way_out: 'resigned' })],
  ['one_holder_of_a_seat', 'a second chair (S12)', holding('2016-01-01', { post: 'chair' })],
  ['one_acting_for_a_seat', 'a second who acts', holding('2012-06-01', { post: 'chair', acting: 'acting' })],
  ['once_in_a_post', 'twice in one post', holding('2015-01-01', { person_id: id('83'), seat: '2' })],
  ['joined_person_once_in_a_post', 'twice in one post under two records', holding('2015-01-01', { person_id: id('84'), seat: '2' })],
  [
    'joined_person_once_in_a_post',
    'joined while both hold the post',
    `${holding('2015-01-01', { person_id: id('85'), seat: '3' })}; update people set joined_to_id = '${id('83')}' where id = '${id('85')}'`,
  ],
  ['holding_within_life', 'in office before the founding', holding('2009-01-01')],
  ['post_of_the_organization', 'a post that the body has not', holding('2015-01-01', { post: 'king' })],
  ['post_held', 'a charter without the post that somebody holds', post({ code: 'chair', name: '会长', present: 'false' })],
  ['seat_of_the_post', 'a second seat of one', holding('2020-01-01', { post: 'chair', seat: '2' })],
  ['nobody_holds_after_death', 'in office after his death', holding('2020-01-01', { person_id: id('81') })],
  [
    'nobody_holds_after_death',
    'joined to one who died before',
    `${holding('2020-01-01', { person_id: id('85') })}; update people set joined_to_id = '${id('81')}' where id = '${id('85')}'`,
  ],
  ['representative_is_a_range', 'known backwards', represented('2015-02-01..2015-01-01')],
  ['representative_ends_after_he_began', 'an end before the beginning', represented('2015-01-01', dated('until', '2014-01-01'))],
  ['one_representative_at_a_time', 'two at a time', represented('2015-01-01')],
  ['turn_runs_forward', 'a turn backwards', `update duty_turns set until_day = '2025-01-01' where id = '${id('b2')}'`],
  [
    'one_on_duty',
    'two on duty',
    into('duty_turns', { id: id('be'), organization_id: id('28'), holding_id: id('a4'), from_day: '2026-01-15', until_day: '2026-03-01' }),
  ],
  ['step_has_words', 'a step without words', into('preparation_steps', { id: id('6e'), place: '1', words: '', days_before: '1' })],
  ['step_days', 'a step ten years before', into('preparation_steps', { id: id('6e'), place: '1', words: 'x', days_before: '3650' })],
  [
    'one_preparation_of_a_term',
    'a congress prepared twice',
    into('preparations', { id: id('6d'), organization_id: id('28'), term_id: id('92') }),
  ],
  ['check_has_words', 'a check without words', check({ words: '' })],
  ['check_days', 'a check ten years before', check({ days_before: '3650' })],
  ['done_by_somebody', 'done by nobody', check({ done_on: '2026-01-01' })],
];

/** What needs no trial: rule → why. */
export const leadershipExcused: Readonly<Record<string, string>> = {
  term_of_its_organization: 'its first column alone is the key: it is there for the foreign keys of what hangs on a term',
  holding_of_its_organization: 'its first column alone is the key: it is there for the foreign keys of what hangs on a holding',
  term_segment_state: 'derived',
};
