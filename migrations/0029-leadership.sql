-- Leadership 班子与换届: persons in the offices they hold, posts, terms 届次, office holdings 任职, postponements 延期, arrangements 换届安排, and what is
-- derived of them: the state of the term on every day. Decision 0035.

-- Persons ---------------------------------------------------------------------------------------------------------------------------------
-- Name, employer and title as published: nothing else is kept of a person, and there is no column that could take it (domain.md).
create table people (
  id uuid primary key,
  version int not null default 1,
  name text not null constraint person_has_a_name check (name <> '' and char_length(name) <= 60),
  -- Former and other forms of the name.
  other_names text[] not null default '{}' constraint person_other_names_are_names check (cardinality(other_names) <= 10 and array_position(other_names, '') is null),
  name_key text not null,
  -- Every form in which the name is searched: as written, pinyin, initials.
  forms text[] not null,
  employer text constraint person_employer_fits check (employer <> '' and char_length(employer) <= 100),
  title text constraint person_title_fits check (title <> '' and char_length(title) <= 60),
  -- One man who was entered twice: this record is read as that one; its rows stay with it, so that parting them again breaks nothing.
  joined_to_id uuid references people (id) deferrable initially immediate,
  entered_by uuid references accounts (id),
  constraint not_joined_to_itself check (joined_to_id <> id)
);
create index people_joined on people (joined_to_id) where joined_to_id is not null;
create index people_name on people (name_key collate "C", id);
create index people_entered_by on people (entered_by);

create index people_grams on people using gin (grams_of(forms)) with (fastupdate = off);

-- 办公电话 of a person in office: of the present alone, masked, erased for ever when asked (office.md 7).
create table person_contacts (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially immediate,
  phone text constraint person_phone_fits check (phone <> '' and char_length(phone) <= 60),
  constraint one_contact_of_a_person unique (person_id)
);
select history.watch('people', secret => '{version}', subjects => 'case when a.joined_to_id is null then array[a.id] else array[a.id, a.joined_to_id] end');
select history.watch('person_contacts', erasable => '{phone}', subjects => 'array[a.person_id]');

/** A joined record leads to one that is not joined itself, so that every person is found in one step. */
create function check_joined() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('people.joined'));
  if exists (select from people p join people q on q.id = p.joined_to_id where (p.id = new.id or q.id = new.id) and q.joined_to_id is not null) then
    raise exception 'joined to a joined record' using errcode = '23514', constraint = 'joined_in_one_step', table = 'people';
  end if;
  return null;
end $$;
create constraint trigger joined_in_one_step after insert or update of joined_to_id on people
  deferrable initially deferred for each row when (new.joined_to_id is not null) execute function check_joined();

-- Posts -----------------------------------------------------------------------------------------------------------------------------------
-- What kinds and types know, laid down from their descriptions at each start. `type` is the code of a type, or '' for all others of the kind.
alter table kinds
  -- By default the chair alone is known of such an organization, and nobody is found by it (office.md 7).
  add chair_alone boolean not null default false,
  -- How many years a term has by default; null: bodies of the kind have none.
  add term_years int,
  -- Is a congress filed 备案 by default, and within how many days?
  add filing_days int;
create table kind_posts (
  kind text not null references kinds (code),
  type text not null,
  code text not null,
  name text not null,
  name_en text not null,
  rank int not null,
  seats int,
  responsible boolean not null,
  honorary boolean not null,
  hired boolean not null,
  primary key (kind, type, code)
);

-- Where a charter differs: of all organizations of a type, or of one, from a day on.
create table charter_posts (
  id uuid primary key,
  type_id uuid references organization_types (id),
  organization_id uuid references organizations (id) deferrable initially immediate,
  code text not null constraint post_has_a_code check (code ~ '^[a-z][A-Za-z0-9]{0,39}$'),
  name text not null constraint post_has_a_name check (name <> '' and char_length(name) <= 30),
  name_en text constraint post_has_an_english_name check (name_en <> '' and char_length(name_en) <= 60),
  rank int not null constraint post_has_a_rank check (rank between 1 and 999),
  -- null: as many as the congress elects.
  seats int constraint post_has_seats check (seats between 0 and 999),
  -- In 负责人 or not; honorary posts are outside it.
  responsible boolean not null default false,
  honorary boolean not null default false,
  -- 聘任: engaged, not elected.
  hired boolean not null default false,
  -- False: the charter has no such post.
  present boolean not null default true,
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  constraint post_of_a_type_or_an_organization check ((type_id is null) <> (organization_id is null)),
  constraint post_period_runs_forward check (from_day < until_day),
  constraint honorary_posts_answer_for_nothing check (not (honorary and responsible)),
  constraint one_definition_of_a_post exclude using gist ((coalesce(organization_id, type_id)) with =, code with =, (daterange(from_day, until_day)) with &&)
    deferrable initially immediate
);
create index charter_posts_organization on charter_posts (organization_id) where organization_id is not null;
select history.watch('charter_posts', subjects => 'array[coalesce(a.organization_id, a.type_id)]');

-- Rules of length, lead and postponement, where they differ from the kind's: of a kind, a type or one organization, from a day on.
create table term_rules (
  id uuid primary key,
  kind text references kinds (code),
  type_id uuid references organization_types (id),
  organization_id uuid references organizations (id) deferrable initially immediate,
  from_day date not null default '-infinity',
  years int constraint term_rule_years check (years between 1 and 20),
  -- 即将届满: so many months before the last day.
  lead_months int constraint term_rule_lead check (lead_months between 1 and 24),
  -- A postponement beyond these is marked, not refused.
  longest_postponement_months int constraint term_rule_longest_postponement check (longest_postponement_months between 1 and 60),
  postponements_at_most int constraint term_rule_postponements check (postponements_at_most between 0 and 9),
  to_be_filed boolean,
  filing_days int constraint term_rule_filing_days check (filing_days between 1 and 365),
  constraint term_rule_of_one_thing check (num_nonnulls(kind, type_id, organization_id) = 1),
  constraint term_rule_says_something check (num_nonnulls(years, lead_months, longest_postponement_months, postponements_at_most, to_be_filed, filing_days) > 0)
);
create unique index one_term_rule_from_a_day on term_rules ((coalesce(organization_id::text, type_id::text, kind)), from_day);
create index term_rules_organization on term_rules (organization_id) where organization_id is not null;
select history.watch('term_rules', subjects => 'array[coalesce(a.organization_id, a.type_id, a.id)]');

-- Terms -----------------------------------------------------------------------------------------------------------------------------------
-- 届次: opened by its congress. A 筹委会 before term 1 is one of the sort `preparatory`: without a number, never due.
create table terms (
  id uuid primary key,
  organization_id uuid not null references organizations (id) deferrable initially immediate,
  sort text not null default 'congress' constraint term_sort check (sort in ('congress', 'preparatory')),
  number int constraint term_number check (number between 1 and 99),
  congress_earliest date not null,
  congress_latest date not null,
  -- The first day on which it no longer stood, where that is known apart from the next congress.
  until_earliest date,
  until_latest date,
  meeting text constraint term_meeting check (meeting <> '' and char_length(meeting) <= 120),
  -- Length by the charter; null: not known, so it is never due.
  years int constraint term_years check (years between 1 and 20),
  expected int constraint term_expected check (expected >= 0),
  present int constraint term_present check (present >= 0),
  -- Counts of votes as published, by post code: {"chair": {"for": 186, "against": 0, "abstained": 1}}.
  votes jsonb constraint term_votes check (jsonb_typeof(votes) = 'object'),
  to_be_filed boolean not null default false,
  filed_earliest date,
  filed_latest date,
  filing_number text constraint term_filing_number check (filing_number <> '' and char_length(filing_number) <= 60),
  constraint congress_is_a_range check (congress_earliest <= congress_latest and congress_earliest > '-infinity' and congress_latest < 'infinity'),
  constraint term_until_is_a_range check ((until_earliest is null) = (until_latest is null) and until_earliest <= until_latest and until_latest < 'infinity'),
  constraint term_ends_after_it_began check (until_latest > congress_earliest),
  constraint filing_is_a_range check ((filed_earliest is null) = (filed_latest is null) and filed_earliest <= filed_latest and filed_latest < 'infinity'),
  constraint filed_after_the_congress check (filed_latest >= congress_earliest),
  constraint filed_where_to_be_filed check (to_be_filed or (filed_earliest is null and filing_number is null)),
  constraint present_are_expected check (present <= expected),
  constraint preparatory_is_no_term check ((sort = 'preparatory') = (number is null) and (sort = 'congress' or (years is null and not to_be_filed))),
  constraint one_term_of_a_number unique (organization_id, number) deferrable initially immediate,
  constraint one_congress_a_day unique (organization_id, congress_earliest, congress_latest) deferrable initially immediate,
  constraint term_of_its_organization unique (id, organization_id)
);

-- How many seats each post has in a term.
create table term_seats (
  id uuid primary key,
  organization_id uuid not null,
  term_id uuid not null,
  post text not null,
  seats int not null constraint term_seats_number check (seats between 0 and 999),
  constraint seats_of_a_term foreign key (term_id, organization_id) references terms (id, organization_id) deferrable initially immediate,
  constraint one_number_of_seats unique (term_id, post) deferrable initially immediate
);
create index term_seats_organization on term_seats (organization_id);

-- 延期: by a document, to a new last day.
create table postponements (
  id uuid primary key,
  organization_id uuid not null,
  term_id uuid not null,
  document_on date not null,
  to_on date not null,
  document_number text constraint postponement_number check (document_number <> '' and char_length(document_number) <= 60),
  reason text constraint postponement_reason check (reason <> '' and char_length(reason) <= 300),
  constraint postponement_of_a_term foreign key (term_id, organization_id) references terms (id, organization_id) deferrable initially immediate,
  constraint postponed_to_a_later_day check (to_on > document_on),
  constraint one_postponement_a_document unique (term_id, document_on) deferrable initially immediate
);
create index postponements_organization on postponements (organization_id);

-- 换届安排: one document, one window, many organizations. Inside it none is overdue.
create table arrangements (
  id uuid primary key,
  version int not null default 1,
  title text not null constraint arrangement_has_a_title check (title <> '' and char_length(title) <= 200),
  document_number text constraint arrangement_number check (document_number <> '' and char_length(document_number) <= 60),
  document_on date not null,
  window_from date not null,
  -- The last day of the window, as documents name it.
  window_last date not null,
  constraint window_runs_forward check (window_from <= window_last),
  constraint window_after_the_document check (window_last >= document_on)
);
create table arrangement_members (
  id uuid primary key,
  arrangement_id uuid not null references arrangements (id) deferrable initially immediate,
  organization_id uuid not null references organizations (id) deferrable initially immediate,
  constraint once_in_an_arrangement unique (arrangement_id, organization_id)
);
create index arrangement_members_organization on arrangement_members (organization_id);

select history.watch('terms', subjects => 'array[a.organization_id]');
select history.watch('term_seats', subjects => 'array[a.organization_id]');
select history.watch('postponements', subjects => 'array[a.organization_id]');
select history.watch('arrangements', secret => '{version}');
select history.watch('arrangement_members', subjects => 'array[a.organization_id, a.arrangement_id]');

/** Terms run forward: numbers rise with the days, none begins certainly before another ended, and all lie within the life. */
create function check_terms(organization uuid) returns void language plpgsql as $$
declare wrong record;
begin
  select t.id, t.number into wrong from terms t join organizations o on o.id = t.organization_id
    where o.id = organization and o.voided_at is null
      and ((t.sort = 'congress' and t.congress_latest < o.founded_earliest) or t.congress_earliest >= o.ended_latest) limit 1;
  if found then
    raise exception 'a congress outside the life' using errcode = '23514', constraint = 'congress_within_life', table = 'terms', detail = wrong.id::text;
  end if;
  select a.id, b.number into wrong from terms a join terms b on b.organization_id = a.organization_id
    where a.organization_id = organization and a.id <> b.id and a.congress_latest < b.congress_earliest
      and (a.number >= b.number or (b.sort = 'preparatory' and a.sort = 'congress')) limit 1;
  if found then
    raise exception 'numbered backwards' using errcode = '23514', constraint = 'terms_run_forward', table = 'terms', detail = wrong.id::text;
  end if;
  select a.id, b.number into wrong from terms a join terms b on b.organization_id = a.organization_id
    where a.organization_id = organization and a.id <> b.id and a.congress_earliest <= b.congress_earliest and a.until_earliest > b.congress_latest limit 1;
  if found then
    raise exception 'terms overlap' using errcode = '23514', constraint = 'terms_apart', table = 'terms', detail = wrong.id::text;
  end if;
end $$;
create function check_terms_of_term() returns trigger language plpgsql as $$ begin perform check_terms(new.organization_id); return null; end $$;
create function check_terms_of_organization() returns trigger language plpgsql as $$ begin perform check_terms(new.id); return null; end $$;
create constraint trigger terms_fit after insert or update on terms deferrable initially deferred for each row execute function check_terms_of_term();
create constraint trigger terms_of_life after update of founded_earliest, founded_latest, ended_earliest, ended_latest, voided_at on organizations
  deferrable initially deferred for each row execute function check_terms_of_organization();

-- Office holdings -------------------------------------------------------------------------------------------------------------------------
-- 任职. The holder is a person; or a unit, exercised by representatives; or whoever holds a post elsewhere (职务, ex officio).
create table office_holdings (
  id uuid primary key,
  organization_id uuid not null references organizations (id) deferrable initially immediate,
  person_id uuid references people (id) deferrable initially immediate,
  unit_id uuid references organizations (id) deferrable initially immediate,
  unit_name text constraint holding_unit_name check (unit_name <> '' and char_length(unit_name) <= 100),
  ex_officio text constraint holding_ex_officio check (ex_officio <> '' and char_length(ex_officio) <= 60),
  post text not null,
  -- Which of the post's seats: who follows on a seat has its number.
  seat int not null constraint holding_seat check (seat between 1 and 999),
  -- 代理, 主持工作: stands apart from the holder of the seat.
  acting text constraint holding_acting check (acting in ('acting', 'presiding')),
  term_id uuid,
  from_earliest date not null,
  from_latest date not null,
  -- The first day on which it is no longer held.
  until_earliest date,
  until_latest date,
  way_in text constraint holding_way_in check (way_in in ('elected', 'appointed', 'added', 'byElection', 'hired', 'promoted')),
  way_out text constraint holding_way_out check (way_out in ('termEnded', 'resigned', 'transferred', 'retired', 'removed', 'recalled', 'died', 'other')),
  -- Order within the team; those without one follow by post and seat.
  rank int constraint holding_rank check (rank between 1 and 9999),
  full_time boolean,
  -- Employer and title as published with this office.
  employer text constraint holding_employer check (employer <> '' and char_length(employer) <= 100),
  title text constraint holding_title check (title <> '' and char_length(title) <= 60),
  -- As lists mark a name: (增选), (候补).
  mark text constraint holding_mark check (mark in ('coopted', 'candidate')),
  certain daterange not null generated always as (case when from_latest < coalesce(until_earliest, 'infinity'::date)
    then daterange(from_latest, until_earliest) else 'empty'::daterange end) stored,
  possible daterange not null generated always as (case when from_earliest < coalesce(until_latest, 'infinity'::date)
    then daterange(from_earliest, until_latest) else 'empty'::daterange end) stored,
  constraint holding_is_a_range check (from_earliest <= from_latest and from_latest < 'infinity'
    and (until_earliest is null) = (until_latest is null) and until_earliest <= until_latest and until_latest < 'infinity'),
  constraint holding_ends_after_it_began check (until_latest > from_earliest),
  constraint holding_has_a_holder check (num_nonnulls(unit_id, unit_name) <= 1 and (person_id is null or (unit_id is null and unit_name is null))
    and num_nonnulls(person_id, unit_id, unit_name, ex_officio) >= 1),
  constraint way_out_has_a_day check (way_out is null or until_earliest is not null),
  constraint holding_of_a_term foreign key (term_id, organization_id) references terms (id, organization_id) deferrable initially immediate,
  constraint holding_of_its_organization unique (id, organization_id),
  -- S11, S12: what is only possible may overlap, what is certain may not. The second condition is always true (the check above): it keeps the planner
  -- from answering look-ups by organization out of these indexes instead of the b-tree.
  constraint one_holder_of_a_seat exclude using gist (organization_id with =, post with =, seat with =, certain with &&)
    where (acting is null and from_latest < 'infinity') deferrable initially immediate,
  constraint one_acting_for_a_seat exclude using gist (organization_id with =, post with =, seat with =, certain with &&)
    where (acting is not null and from_latest < 'infinity') deferrable initially immediate,
  constraint once_in_a_post exclude using gist (person_id with =, organization_id with =, post with =, certain with &&)
    where (acting is null and person_id is not null and from_latest < 'infinity') deferrable initially immediate
);
create index office_holdings_organization on office_holdings (organization_id, post, from_earliest);
create index office_holdings_person on office_holdings (person_id) where person_id is not null;
create index office_holdings_term on office_holdings (term_id) where term_id is not null;
create index office_holdings_unit on office_holdings (unit_id) where unit_id is not null;

-- Who exercises the office of a unit; the unit stays where he changes.
create table holding_representatives (
  id uuid primary key,
  organization_id uuid not null,
  holding_id uuid not null,
  person_id uuid not null references people (id) deferrable initially immediate,
  from_earliest date not null,
  from_latest date not null,
  until_earliest date,
  until_latest date,
  certain daterange not null generated always as (case when from_latest < coalesce(until_earliest, 'infinity'::date)
    then daterange(from_latest, until_earliest) else 'empty'::daterange end) stored,
  constraint representative_is_a_range check (from_earliest <= from_latest and from_latest < 'infinity'
    and (until_earliest is null) = (until_latest is null) and until_earliest <= until_latest and until_latest < 'infinity'),
  constraint representative_ends_after_he_began check (until_latest > from_earliest),
  constraint representative_of_a_holding foreign key (holding_id, organization_id) references office_holdings (id, organization_id) deferrable initially immediate,
  constraint one_representative_at_a_time exclude using gist (holding_id with =, certain with &&) where (from_latest < 'infinity') deferrable initially immediate
);
create index holding_representatives_organization on holding_representatives (organization_id);
create index holding_representatives_holding on holding_representatives (holding_id);
create index holding_representatives_person on holding_representatives (person_id);

-- 轮值: a roster inside an office; no office of its own.
create table duty_turns (
  id uuid primary key,
  organization_id uuid not null,
  holding_id uuid not null,
  from_day date not null,
  until_day date not null,
  constraint turn_runs_forward check (from_day < until_day),
  constraint turn_of_a_holding foreign key (holding_id, organization_id) references office_holdings (id, organization_id) deferrable initially immediate,
  constraint one_on_duty exclude using gist (organization_id with =, (daterange(from_day, until_day)) with &&) deferrable initially immediate
);
create index duty_turns_holding on duty_turns (holding_id);

select history.watch('office_holdings', subjects => 'array[a.organization_id]');
select history.watch('holding_representatives', subjects => 'array[a.organization_id]');
select history.watch('duty_turns', subjects => 'array[a.organization_id]');

/** The posts of organizations on a day: those of the type or of the kind, as the charters of the type and of the organization change them. */
create function posts_of(ids uuid[], day date)
returns table (organization_id uuid, code text, name text, name_en text, rank int, seats int, responsible boolean, honorary boolean, hired boolean)
language sql stable as $$
  with bodies as (
    select o.id, o.kind, p.type_id, t.code as type from organizations o
    join lateral (select q.type_id from organization_profiles q where q.organization_id = o.id
      order by q.from_earliest <= day desc, case when q.from_earliest <= day then q.from_earliest end desc, q.from_earliest limit 1) p on true
    join organization_types t on t.id = p.type_id where o.id = any (ids)),
  own as (select b.id, exists (select from kind_posts k where k.kind = b.kind and k.type = b.type) as own from bodies b),
  known as (
    select b.id, k.code, k.name, k.name_en, k.rank, k.seats, k.responsible, k.honorary, k.hired, true as present, 0 as nearness
      from bodies b join own w on w.id = b.id join kind_posts k on k.kind = b.kind and k.type = case when w.own then b.type else '' end
    union all
    select b.id, c.code, c.name, coalesce(c.name_en, c.name), c.rank, c.seats, c.responsible, c.honorary, c.hired, c.present, case when c.type_id is null then 2 else 1 end
      from bodies b join charter_posts c on (c.type_id = b.type_id or c.organization_id = b.id) and c.from_day <= day and day < c.until_day)
  select d.id, d.code, d.name, d.name_en, d.rank, d.seats, d.responsible, d.honorary, d.hired
  from (select distinct on (k.id, k.code) k.* from known k order by k.id, k.code, k.nearness desc) d where d.present $$;

/** What is certain of holdings: within the life (a preparatory term may come before it), a post that the body knows, a seat that the post has,
 *  nobody in office after his death, one man who was entered twice not twice in one post. */
create function check_holdings(organization uuid) returns void language plpgsql as $$
declare wrong record;
begin
  select h.id into wrong from office_holdings h join organizations o on o.id = h.organization_id left join terms t on t.id = h.term_id
    where o.id = organization and o.voided_at is null
      and ((h.from_latest < o.founded_earliest and t.sort is distinct from 'preparatory') or h.from_earliest >= o.ended_latest) limit 1;
  if found then
    raise exception 'a holding outside the life' using errcode = '23514', constraint = 'holding_within_life', table = 'office_holdings', detail = wrong.id::text;
  end if;
  -- The posts are asked once for each day on which somebody began: a congress puts sixty into office on one.
  with known as materialized (
    select d.day, q.code, q.seats from (select distinct h.from_latest as day from office_holdings h where h.organization_id = organization) d
    cross join lateral posts_of(array[organization], d.day) q)
  select h.id, p.code, p.seats into wrong from office_holdings h left join known p on p.day = h.from_latest and p.code = h.post
    where h.organization_id = organization and (p.code is null or h.seat > p.seats) limit 1;
  if found and wrong.code is null then
    raise exception 'no such post' using errcode = '23514', constraint = 'post_of_the_organization', table = 'office_holdings', detail = wrong.id::text;
  elsif found then
    raise exception 'no such seat' using errcode = '23514', constraint = 'seat_of_the_post', table = 'office_holdings', detail = wrong.id::text;
  end if;
end $$;
-- A plan made before the tables were counted goes through all of them for each holder: many teams written at once would take hours.
create function check_holder() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  one uuid := (select coalesce(p.joined_to_id, p.id) from people p where p.id = new.person_id);
  wrong record;
begin
  select d.id into wrong from people p join office_holdings d on d.person_id = p.id and d.way_out = 'died'
    join people q on q.id = one or q.joined_to_id = one join office_holdings h on h.person_id = q.id and h.from_earliest > d.until_latest
    where p.id = one or p.joined_to_id = one limit 1;
  if found then
    raise exception 'in office after his death' using errcode = '23514', constraint = 'nobody_holds_after_death', table = 'office_holdings', detail = wrong.id::text;
  end if;
  select a.id into wrong from people p join office_holdings a on a.person_id = p.id and a.acting is null
    join people q on q.id = one or q.joined_to_id = one
    join office_holdings b on b.person_id = q.id and b.acting is null and b.id > a.id and b.organization_id = a.organization_id and b.post = a.post and b.certain && a.certain
    where p.id = one or p.joined_to_id = one limit 1;
  if found then
    raise exception 'twice in one post' using errcode = '23514', constraint = 'joined_person_once_in_a_post', table = 'office_holdings', detail = wrong.id::text;
  end if;
  return null;
end $$;
create function check_joined_holder() returns trigger language plpgsql set enable_seqscan = off as $$
declare wrong record;
begin
  select d.id into wrong from people p join office_holdings d on d.person_id = p.id and d.way_out = 'died'
    join people q on q.id = new.joined_to_id or q.joined_to_id = new.joined_to_id join office_holdings h on h.person_id = q.id and h.from_earliest > d.until_latest
    where p.id = new.joined_to_id or p.joined_to_id = new.joined_to_id limit 1;
  if found then
    raise exception 'in office after his death' using errcode = '23514', constraint = 'nobody_holds_after_death', table = 'office_holdings', detail = wrong.id::text;
  end if;
  select a.id into wrong from people p join office_holdings a on a.person_id = p.id and a.acting is null
    join people q on q.id = new.joined_to_id or q.joined_to_id = new.joined_to_id
    join office_holdings b on b.person_id = q.id and b.acting is null and b.id > a.id and b.organization_id = a.organization_id and b.post = a.post and b.certain && a.certain
    where p.id = new.joined_to_id or p.joined_to_id = new.joined_to_id limit 1;
  if found then
    raise exception 'twice in one post' using errcode = '23514', constraint = 'joined_person_once_in_a_post', table = 'office_holdings', detail = wrong.id::text;
  end if;
  return null;
end $$;
create constraint trigger joined_holder_fits after insert or update of joined_to_id on people
  deferrable initially deferred for each row when (new.joined_to_id is not null) execute function check_joined_holder();
create constraint trigger holder_fits after insert or update on office_holdings
  deferrable initially deferred for each row when (new.person_id is not null) execute function check_holder();

/** A congress writes many rows of one organization: they are judged once. */
create function check_holdings_once() returns trigger language plpgsql as $$
begin
  if new.id = (select h.id from office_holdings h where h.organization_id = new.organization_id and h.xmin = pg_current_xact_id()::xid order by h.id limit 1)
    or not exists (select from office_holdings h where h.id = new.id and h.xmin = pg_current_xact_id()::xid) then
    perform check_holdings(new.organization_id);
  end if;
  return null;
end $$;
create function check_holdings_of_organization() returns trigger language plpgsql as $$
begin
  if exists (select from office_holdings h where h.organization_id = new.id) then perform check_holdings(new.id); end if;
  return null;
end $$;
create constraint trigger holdings_fit after insert or update on office_holdings
  deferrable initially deferred for each row execute function check_holdings_once();
create constraint trigger holdings_of_life after update of founded_earliest, founded_latest, ended_earliest, ended_latest, voided_at on organizations
  deferrable initially deferred for each row execute function check_holdings_of_organization();

/** Of an organization of such a kind the chair alone is kept (office.md 7), and no post of its own charter. */
create function check_chair_alone() returns trigger language plpgsql as $$
begin
  if exists (select from organizations o join kinds k on k.code = o.kind where o.id = new.organization_id and k.chair_alone) then
    raise exception 'the chair alone is kept of the kind' using errcode = '23514', constraint = 'chair_alone_of_the_kind', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger chair_alone_of_the_kind before insert or update of organization_id, post on office_holdings
  for each row when (new.post <> 'chair') execute function check_chair_alone();
create trigger chair_alone_of_the_kind before insert or update of organization_id, code on charter_posts
  for each row when (new.organization_id is not null and new.code <> 'chair') execute function check_chair_alone();

-- State of the term -----------------------------------------------------------------------------------------------------------------------
/** The last day by length: the corresponding day, or the last of its month (Civil Code 200 to 203; S21). */
create function last_day(opened date, years int) returns date language sql immutable parallel safe as $$ select (opened + make_interval(years => years))::date $$;

/**
 * What the state of the term is over time, of the rows of one organization as json lists (live ones, or those of `history.rows_on`): stretches
 * from the first congress on, each [from_day, until_day). `due_on` is the day in force: of a postponement from its document's day on, else the
 * last by length. Before the first congress there is none. S21 to S23a.
 */
create function term_states(terms jsonb, postponements jsonb, arrangements jsonb, lead_months int)
returns table (from_day date, until_day date, term_id uuid, state text, due_on date) language sql stable as $$
  with held as (
    select t.id, t.congress_latest as opens, t.congress_earliest, last_day(t.congress_latest, t.years) as last, t.to_be_filed, t.filed_latest as filed,
      lead(t.congress_latest, 1, 'infinity'::date) over (order by t.congress_latest, t.congress_earliest, t.number) as closes
    from jsonb_to_recordset(terms) as t(id uuid, sort text, number int, congress_earliest date, congress_latest date, years int, to_be_filed boolean, filed_latest date)
    where t.sort = 'congress'),
  moved as (select p.term_id, p.document_on, p.to_on from jsonb_to_recordset(postponements) as p(term_id uuid, document_on date, to_on date)),
  windows as (select a.document_on, a.window_last from jsonb_to_recordset(arrangements) as a(document_on date, window_last date)),
  cuts as (
    select h.id, h.opens as day from held h where h.opens < h.closes
    union select h.id, c.day from held h cross join lateral (
      select h.last + 1 as day
      union all select (h.last - make_interval(months => lead_months))::date
      union all select h.filed
      union all select m.document_on from moved m where m.term_id = h.id
      union all select m.to_on + 1 from moved m where m.term_id = h.id
      union all select w.document_on from windows w
      union all select w.window_last + 1 from windows w) c where c.day > h.opens and c.day < h.closes),
  judged as (
    select c.day, h.id, h.closes, m.to_on, case
        when w.until >= c.day and c.day >= (h.last - make_interval(months => lead_months))::date then 'scheduled'
        when c.day > m.to_on then 'postponed_overdue'
        when m.to_on is not null and c.day > h.last then 'postponed'
        when c.day > h.last then 'overdue'
        when c.day >= (h.last - make_interval(months => lead_months))::date then 'due_soon'
        when h.to_be_filed and (h.filed is null or h.filed > c.day) then 'awaiting_filing'
        else 'normal' end as state, coalesce(m.to_on, h.last) as due
    from cuts c join held h on h.id = c.id
    left join lateral (select m.to_on from moved m where m.term_id = h.id and m.document_on <= c.day order by m.document_on desc, m.to_on desc limit 1) m on true
    left join lateral (select max(w.window_last) as until from windows w where w.document_on <= c.day) w on true),
  turned as (select j.*, (j.id, j.state, j.due) is distinct from (lag(j.id) over o, lag(j.state) over o, lag(j.due) over o) as turns
    from judged j window o as (order by j.day))
  select t.day, lead(t.day, 1, 'infinity'::date) over (order by t.day), t.id, t.state, t.due from turned t where t.turns $$;

create table term_segments (
  organization_id uuid not null references organizations (id) on delete cascade,
  from_day date not null,
  until_day date not null,
  term_id uuid not null,
  state text not null constraint term_segment_state check (state in ('normal', 'due_soon', 'overdue', 'scheduled', 'postponed', 'postponed_overdue', 'awaiting_filing')),
  due_on date,
  primary key (organization_id, from_day)
);
comment on table term_segments is 'derived from terms, postponements, arrangements and term_rules';
create index term_segments_state on term_segments (state, from_day, until_day) include (organization_id, due_on);
create index term_segments_due on term_segments (due_on, organization_id) include (from_day, until_day, state);

/** So many months before the last day a term is about to end: as set for the organization, its kind, or six. */
create function lead_months_of(organization uuid) returns int language sql stable as $$
  select coalesce(
    (select r.lead_months from term_rules r where r.organization_id = organization and r.lead_months is not null order by r.from_day desc limit 1),
    (select r.lead_months from term_rules r join organizations o on o.kind = r.kind where o.id = organization and r.lead_months is not null order by r.from_day desc limit 1),
    6) $$;

/** The definition that term_segments must equal, for the organizations named. */
create function term_segments_defined(ids uuid[]) returns table (organization_id uuid, from_day date, until_day date, term_id uuid, state text, due_on date)
language sql stable as $$
  select o.id, s.from_day, s.until_day, s.term_id, s.state, s.due_on
  from (select t.organization_id as id, jsonb_agg(to_jsonb(t)) as terms from terms t where t.organization_id = any (ids) group by t.organization_id) o
  cross join lateral term_states(o.terms,
    (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from postponements p where p.organization_id = o.id),
    (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from arrangement_members m join arrangements a on a.id = m.arrangement_id where m.organization_id = o.id),
    lead_months_of(o.id)) s $$;

create function keep_term_segments(ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from term_segments s where s.organization_id = any (ids);
  insert into term_segments select * from term_segments_defined(ids);
end $$;
create function term_segments_after_insert() returns trigger language plpgsql as $$
begin perform keep_term_segments(array(select distinct organization_id from new_rows)); return null; end $$;
create function term_segments_after_update() returns trigger language plpgsql as $$
begin perform keep_term_segments(array(select organization_id from new_rows union select organization_id from old_rows)); return null; end $$;
create function term_segments_after_delete() returns trigger language plpgsql as $$
begin perform keep_term_segments(array(select distinct organization_id from old_rows)); return null; end $$;
create trigger term_segments_insert after insert on terms referencing new table as new_rows for each statement execute function term_segments_after_insert();
create trigger term_segments_update after update on terms referencing new table as new_rows old table as old_rows for each statement execute function term_segments_after_update();
create trigger term_segments_delete after delete on terms referencing old table as old_rows for each statement execute function term_segments_after_delete();
create trigger term_segments_insert after insert on postponements referencing new table as new_rows for each statement execute function term_segments_after_insert();
create trigger term_segments_update after update on postponements referencing new table as new_rows old table as old_rows for each statement execute function term_segments_after_update();
create trigger term_segments_delete after delete on postponements referencing old table as old_rows for each statement execute function term_segments_after_delete();
create trigger term_segments_insert after insert on arrangement_members referencing new table as new_rows for each statement execute function term_segments_after_insert();
create trigger term_segments_update after update on arrangement_members referencing new table as new_rows old table as old_rows for each statement execute function term_segments_after_update();
create trigger term_segments_delete after delete on arrangement_members referencing old table as old_rows for each statement execute function term_segments_after_delete();
create function term_segments_after_arrangement() returns trigger language plpgsql as $$
begin
  perform keep_term_segments(array(select distinct m.organization_id from arrangement_members m join new_rows n on n.id = m.arrangement_id));
  return null;
end $$;
create trigger term_segments_update after update on arrangements referencing new table as new_rows for each statement execute function term_segments_after_arrangement();
create function term_segments_after_rule() returns trigger language plpgsql as $$
declare about record := coalesce(new, old);
begin
  if about.lead_months is not null or (tg_op = 'UPDATE' and old.lead_months is not null) then
    perform keep_term_segments(array(select distinct t.organization_id from terms t join organizations o on o.id = t.organization_id
      where o.id = about.organization_id or o.kind = about.kind));
  end if;
  return null;
end $$;
create trigger term_segments_rule after insert or update or delete on term_rules for each row execute function term_segments_after_rule();

-- Preparation of a congress ---------------------------------------------------------------------------------------------------------------
-- The template of a check-list: what has to be done how many days before the congress (or after it: negative).
create table preparation_steps (
  id uuid primary key,
  kind text references kinds (code),
  place int not null,
  words text not null constraint step_has_words check (words <> '' and char_length(words) <= 100),
  days_before int not null constraint step_days check (days_before between -365 and 730)
);
-- Who prepares the next congress of an organization, and on which day it is to be.
create table preparations (
  id uuid primary key,
  organization_id uuid not null references organizations (id) deferrable initially immediate,
  -- The term that ends with it; null: there was none.
  term_id uuid,
  planned_on date,
  handler_id uuid references accounts (id),
  constraint preparation_of_a_term foreign key (term_id, organization_id) references terms (id, organization_id) deferrable initially immediate,
  constraint one_preparation_of_a_term unique nulls not distinct (organization_id, term_id)
);
create table preparation_checks (
  id uuid primary key,
  organization_id uuid not null references organizations (id) deferrable initially immediate,
  preparation_id uuid not null references preparations (id) deferrable initially immediate,
  place int not null,
  words text not null constraint check_has_words check (words <> '' and char_length(words) <= 100),
  days_before int not null constraint check_days check (days_before between -365 and 730),
  done_on date,
  done_by uuid references accounts (id),
  constraint done_by_somebody check ((done_on is null) = (done_by is null))
);
create index preparation_checks_preparation on preparation_checks (preparation_id);
create index preparation_checks_organization on preparation_checks (organization_id);
create index preparations_handler on preparations (handler_id) where handler_id is not null;
select history.watch('preparation_steps');
select history.watch('preparations', subjects => 'array[a.organization_id]');
select history.watch('preparation_checks', subjects => 'array[a.organization_id]');

/** Everything derived that is not what its definition says: no row is the good answer. */
create or replace function derived_differences() returns table (of_table text, row_id uuid) language plpgsql stable
set enable_nestloop = off as $$   -- planned for a handful of ids, a nested loop over five thousand takes minutes
declare
  ids uuid[];
  last uuid := '00000000-0000-0000-0000-000000000000';
begin
  loop
    -- A piece at a time: the definitions over a million organizations at once would need memory without bound.
    ids := array(select o.id from organizations o where o.id > last order by o.id limit 5000);
    exit when cardinality(ids) = 0;
    last := ids[cardinality(ids)];
    return query select 'organization_segments', x.organization_id from (
        (select * from organization_segments s where s.organization_id = any (ids) except all select * from organization_segments_defined(ids))
        union all (select * from organization_segments_defined(ids) except all select * from organization_segments s where s.organization_id = any (ids))) x;
    return query select 'organization_search', x.organization_id from (
        (select s.organization_id, s.texts from organization_search s where s.organization_id = any (ids) except all select d.organization_id, d.texts from organization_search_defined(ids) d)
        union all (select d.organization_id, d.texts from organization_search_defined(ids) d except all select s.organization_id, s.texts from organization_search s where s.organization_id = any (ids))) x;
    return query select 'term_segments', x.organization_id from (
        (select * from term_segments s where s.organization_id = any (ids) except all select * from term_segments_defined(ids))
        union all (select * from term_segments_defined(ids) except all select * from term_segments s where s.organization_id = any (ids))) x;
  end loop;
  return query select 'area_spans', x.area_id from ((select * from area_spans except all select * from area_spans_defined())
    union all (select * from area_spans_defined() except all select * from area_spans)) x;
end $$;

/** Makes everything derived anew from its definition; gives how many rows of segments stand now. */
create or replace function rebuild_derived() returns bigint language plpgsql as $$
declare n bigint;
begin
  delete from organization_segments;
  insert into organization_segments select * from organization_segments_defined(array(select id from organizations));
  get diagnostics n = row_count;
  delete from organization_search;
  insert into organization_search select * from organization_search_defined(array(select id from organizations));
  delete from term_segments;
  insert into term_segments select * from term_segments_defined(array(select distinct t.organization_id from terms t));
  delete from area_spans;
  insert into area_spans select * from area_spans_defined();
  return n;
end $$;
