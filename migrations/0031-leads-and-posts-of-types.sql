-- The lead 提前月数 is that of the day: of the organization, its type, its kind; and the posts of a type are said once. Decision 0037.

-- Of a type or a kind there are few rules and charters among those of many organizations.
create index term_rules_type on term_rules (type_id) where type_id is not null;
create index term_rules_kind on term_rules (kind) where kind is not null;
create index charter_posts_type on charter_posts (type_id) where type_id is not null;

-- The lead over time ------------------------------------------------------------------------------------------------------------------------
/** What holds of the terms of an organization on a day: as set for it, else for its type, its kind, else as the kind is described. */
create or replace function rule_of_terms(organization uuid, day date)
returns table (years int, lead_months int, longest_postponement_months int, postponements_at_most int, to_be_filed boolean, filing_days int, has_terms boolean)
language sql stable as $$
  with rules as (
    select r.*, num_nonnulls(r.type_id) + 2 * num_nonnulls(r.organization_id) as nearness
    from organizations o
    left join lateral (select q.type_id from organization_profiles q where q.organization_id = o.id
      order by q.from_earliest <= day desc, case when q.from_earliest <= day then q.from_earliest end desc, q.from_earliest limit 1) p on true
    join term_rules r on (r.organization_id = o.id or r.type_id = p.type_id or r.kind = o.kind) and r.from_day <= day where o.id = organization)
  select coalesce((select r.years from rules r where r.years is not null order by r.nearness desc, r.from_day desc limit 1), k.term_years),
    coalesce((select r.lead_months from rules r where r.lead_months is not null order by r.nearness desc, r.from_day desc limit 1), 6),
    (select r.longest_postponement_months from rules r where r.longest_postponement_months is not null order by r.nearness desc, r.from_day desc limit 1),
    (select r.postponements_at_most from rules r where r.postponements_at_most is not null order by r.nearness desc, r.from_day desc limit 1),
    coalesce((select r.to_be_filed from rules r where r.to_be_filed is not null order by r.nearness desc, r.from_day desc limit 1), k.filing_days is not null),
    coalesce((select r.filing_days from rules r where r.filing_days is not null order by r.nearness desc, r.from_day desc limit 1), k.filing_days),
    k.term_years is not null
  from organizations o join kinds k on k.code = o.kind where o.id = organization $$;

/** The lead of an organization from each day on which it may be another: where a rule of it, its type or its kind begins, or its type changes. */
create function leads_of(organization uuid) returns table (from_day date, lead_months int) language sql stable as $$
  select d.day, (select r.lead_months from rule_of_terms(organization, d.day) r) from (
    select '-infinity'::date as day
    union select q.from_earliest from (select p.from_earliest, p.type_id <> lag(p.type_id) over (order by p.from_earliest) as turns
      from organization_profiles p where p.organization_id = organization) q where q.turns
    union select r.from_day from term_rules r where r.organization_id = organization and r.lead_months is not null
    union select r.from_day from organizations o join term_rules r on r.kind = o.kind where o.id = organization and r.lead_months is not null
    union select r.from_day from organization_profiles p join term_rules r on r.type_id = p.type_id where p.organization_id = organization and r.lead_months is not null) d $$;

/**
 * What the state of the term is over time, of the rows of one organization as json lists (live ones, or those of `history.rows_on`): stretches
 * from the first congress on, each [from_day, until_day). `due_on` is the day in force: of a postponement from its document's day on, else the
 * last by length. `leads` are those of `leads_of`, the first from `-infinity`: what is about to end is judged by the lead of the day. Before the
 * first congress there is none. S21 to S23a.
 */
create function term_states(terms jsonb, postponements jsonb, arrangements jsonb, leads jsonb)
returns table (from_day date, until_day date, term_id uuid, state text, due_on date) language sql stable as $$
  with held as (
    select t.id, t.congress_latest as opens, t.congress_earliest, last_day(t.congress_latest, t.years) as last, t.to_be_filed, t.filed_latest as filed,
      lead(t.congress_latest, 1, 'infinity'::date) over (order by t.congress_latest, t.congress_earliest, t.number) as closes
    from jsonb_to_recordset(terms) as t(id uuid, sort text, number int, congress_earliest date, congress_latest date, years int, to_be_filed boolean, filed_latest date)
    where t.sort = 'congress'),
  moved as (select p.term_id, p.document_on, p.to_on from jsonb_to_recordset(postponements) as p(term_id uuid, document_on date, to_on date)),
  windows as (select a.document_on, a.window_last from jsonb_to_recordset(arrangements) as a(document_on date, window_last date)),
  spans as (select l.from_day, lead(l.from_day, 1, 'infinity'::date) over (order by l.from_day) as until_day, make_interval(months => l.lead_months) as ahead
    from jsonb_to_recordset(leads) as l(from_day date, lead_months int)),
  cuts as (
    select h.id, h.opens as day from held h where h.opens < h.closes
    union select h.id, c.day from held h cross join lateral (
      select h.last + 1 as day
      union all select l.from_day from spans l
      union all select (h.last - l.ahead)::date from spans l
      union all select h.filed
      union all select m.document_on from moved m where m.term_id = h.id
      union all select m.to_on + 1 from moved m where m.term_id = h.id
      union all select w.document_on from windows w
      union all select w.window_last + 1 from windows w) c where c.day > h.opens and c.day < h.closes),
  judged as (
    select c.day, h.id, h.closes, m.to_on, case
        when w.until >= c.day and c.day >= (h.last - l.ahead)::date then 'scheduled'
        when c.day > m.to_on then 'postponed_overdue'
        when m.to_on is not null and c.day > h.last then 'postponed'
        when c.day > h.last then 'overdue'
        when c.day >= (h.last - l.ahead)::date then 'due_soon'
        when h.to_be_filed and (h.filed is null or h.filed > c.day) then 'awaiting_filing'
        else 'normal' end as state, coalesce(m.to_on, h.last) as due
    from cuts c join held h on h.id = c.id join spans l on l.from_day <= c.day and c.day < l.until_day
    left join lateral (select m.to_on from moved m where m.term_id = h.id and m.document_on <= c.day order by m.document_on desc, m.to_on desc limit 1) m on true
    left join lateral (select max(w.window_last) as until from windows w where w.document_on <= c.day) w on true),
  turned as (select j.*, (j.id, j.state, j.due) is distinct from (lag(j.id) over o, lag(j.state) over o, lag(j.due) over o) as turns
    from judged j window o as (order by j.day))
  select t.day, lead(t.day, 1, 'infinity'::date) over (order by t.day), t.id, t.state, t.due from turned t where t.turns $$;

/** The definition that term_segments must equal, for the organizations named. */
create or replace function term_segments_defined(ids uuid[]) returns table (organization_id uuid, from_day date, until_day date, term_id uuid, state text, due_on date)
language sql stable as $$
  select o.id, s.from_day, s.until_day, s.term_id, s.state, s.due_on
  from (select t.organization_id as id, jsonb_agg(to_jsonb(t)) as terms from terms t where t.organization_id = any (ids) group by t.organization_id) o
  cross join lateral term_states(o.terms,
    (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from postponements p where p.organization_id = o.id),
    (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from arrangement_members m join arrangements a on a.id = m.arrangement_id where m.organization_id = o.id),
    (select jsonb_agg(to_jsonb(l)) from leads_of(o.id) l)) s $$;

drop function term_states(jsonb, jsonb, jsonb, int);
drop function lead_months_of(uuid);

-- A rule of a kind or a type changes the states of organizations that nobody has taken: whoever writes what their states follow from waits for it, and
-- it for him, so that neither reckons without the other.
create or replace function keep_term_segments(ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('term_rules'));
  delete from term_segments s where s.organization_id = any (ids);
  insert into term_segments select * from term_segments_defined(ids);
end $$;

create or replace function term_segments_after_rule() returns trigger language plpgsql as $$
declare
  ruled term_rules := coalesce(new, old);
  former term_rules := coalesce(old, new);
begin
  if num_nonnulls(ruled.lead_months, former.lead_months) = 0 then return null; end if;
  if num_nonnulls(ruled.kind, ruled.type_id, former.kind, former.type_id) > 0 then perform pg_advisory_xact_lock(hashtext('term_rules')); end if;
  perform keep_term_segments(array(
    select t.organization_id from terms t where t.organization_id in (ruled.organization_id, former.organization_id)
    union select t.organization_id from organizations o join terms t on t.organization_id = o.id where o.kind in (ruled.kind, former.kind)
    union select t.organization_id from organization_profiles p join terms t on t.organization_id = p.organization_id where p.type_id in (ruled.type_id, former.type_id)));
  return null;
end $$;

/** Organizations got another type: where there are leads of types, theirs may be another. */
create function keep_term_segments_of_types(changed uuid[]) returns void language plpgsql as $$
declare ids uuid[] := array(select distinct t.organization_id from terms t where t.organization_id = any (changed));
begin
  if cardinality(ids) = 0 then return; end if;
  perform pg_advisory_xact_lock_shared(hashtext('term_rules'));
  if exists (select from term_rules r where r.type_id is not null and r.lead_months is not null) then perform keep_term_segments(ids); end if;
end $$;
create function term_segments_after_new_profile() returns trigger language plpgsql as $$
begin perform keep_term_segments_of_types(array(select organization_id from new_rows)); return null; end $$;
create function term_segments_after_profile() returns trigger language plpgsql as $$
begin
  perform keep_term_segments_of_types(array(select n.organization_id from new_rows n join old_rows p on p.id = n.id
    where (n.type_id, n.from_earliest) is distinct from (p.type_id, p.from_earliest)));
  return null;
end $$;
create function term_segments_after_lost_profile() returns trigger language plpgsql as $$
begin perform keep_term_segments_of_types(array(select organization_id from old_rows)); return null; end $$;
create trigger term_segments_insert after insert on organization_profiles referencing new table as new_rows for each statement execute function term_segments_after_new_profile();
create trigger term_segments_update after update on organization_profiles referencing new table as new_rows old table as old_rows for each statement execute function term_segments_after_profile();
create trigger term_segments_delete after delete on organization_profiles referencing old table as old_rows for each statement execute function term_segments_after_lost_profile();

-- Leads that were set so far held on all days.
select keep_term_segments(array(
  select t.organization_id from term_rules r join terms t on t.organization_id = r.organization_id where r.lead_months is not null and r.from_day > '-infinity'
  union select t.organization_id from term_rules r join organizations o on o.kind = r.kind join terms t on t.organization_id = o.id
    where r.lead_months is not null and r.from_day > '-infinity'));

-- Posts -------------------------------------------------------------------------------------------------------------------------------------
/** The posts of all organizations of a type on a day, as their own charters do not say otherwise: those of the type or of the kind, as its charter changes them. */
create function posts_of_type(type uuid, day date)
returns table (code text, name text, name_en text, rank int, seats int, responsible boolean, honorary boolean, hired boolean) language sql stable as $$
  select d.code, d.name, d.name_en, d.rank, d.seats, d.responsible, d.honorary, d.hired
  from (select distinct on (y.code) y.* from organization_types t cross join lateral (
      select k.code, k.name, k.name_en, k.rank, k.seats, k.responsible, k.honorary, k.hired, true as present, 0 as nearness from kind_posts k
        where k.kind = t.kind and k.type = case when exists (select from kind_posts p where p.kind = t.kind and p.type = t.code) then t.code else '' end
      union all select c.code, c.name, coalesce(c.name_en, c.name), c.rank, c.seats, c.responsible, c.honorary, c.hired, c.present, 1 from charter_posts c
        where c.type_id = t.id and c.from_day <= day and day < c.until_day) y
    where t.id = type order by y.code, y.nearness desc) d where d.present $$;

/** The posts of organizations on a day: those of their types, as their own charters change them. */
create or replace function posts_of(ids uuid[], day date)
returns table (organization_id uuid, code text, name text, name_en text, rank int, seats int, responsible boolean, honorary boolean, hired boolean)
language sql stable as $$
  with bodies as (
    select o.id, p.type_id from organizations o
    join lateral (select q.type_id from organization_profiles q where q.organization_id = o.id
      order by q.from_earliest <= day desc, case when q.from_earliest <= day then q.from_earliest end desc, q.from_earliest limit 1) p on true
    where o.id = any (ids)),
  known as (
    select b.id, k.code, k.name, k.name_en, k.rank, k.seats, k.responsible, k.honorary, k.hired, true as present, 0 as nearness
      from (select distinct type_id from bodies) t cross join lateral posts_of_type(t.type_id, day) k join bodies b on b.type_id = t.type_id
    union all
    select b.id, c.code, c.name, coalesce(c.name_en, c.name), c.rank, c.seats, c.responsible, c.honorary, c.hired, c.present, 1
      from bodies b join charter_posts c on c.organization_id = b.id and c.from_day <= day and day < c.until_day)
  select d.id, d.code, d.name, d.name_en, d.rank, d.seats, d.responsible, d.honorary, d.hired
  from (select distinct on (k.id, k.code) k.* from known k order by k.id, k.code, k.nearness desc) d where d.present $$;
