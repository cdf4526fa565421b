-- The rules about a life and about parents as questions over many records at once: a bulk edit asks which of its records a rule refuses, and
-- the constraint triggers refuse by the same definition.

/** Does a boundary certainly lie outside a life: before the founding or after the end? */
create function outside_life(from_earliest date, from_latest date, founded_earliest date, ended_latest date) returns boolean language sql immutable parallel safe as $$
  select from_latest <= founded_earliest or from_earliest >= ended_latest $$;

/** What is certainly outside a life: a boundary or a suspension before the founding or after the end; a life without its first profile. */
create function life_findings(ids uuid[]) returns table (organization_id uuid, rule text, of_table text) language sql stable as $$
  select o.id, 'life_has_a_first_profile' as rule, 'organization_profiles' from organizations o
  where o.id = any (ids) and not exists (select from organization_profiles p where p.organization_id = o.id and p.from_earliest = '-infinity')
  union all
  select o.id, 'change_within_life' as rule, 'organization_profiles' from organizations o
  where o.id = any (ids) and exists (select from organization_profiles p where p.organization_id = o.id and p.from_earliest > '-infinity'
    and outside_life(p.from_earliest, p.from_latest, o.founded_earliest, o.ended_latest))
  union all
  select o.id, 'suspension_within_life' as rule, 'organization_suspensions' from organizations o
  where o.id = any (ids) and exists (select from organization_suspensions s where s.organization_id = o.id
    and (s.from_latest < o.founded_earliest or s.from_earliest >= o.ended_latest or s.until_earliest > o.ended_latest)) $$;

create or replace function check_life(organization uuid) returns void language plpgsql as $$
declare wrong record;
begin
  select * into wrong from life_findings(array[organization]) limit 1;
  if found then
    raise exception 'broken: %', wrong.rule using errcode = '23514', constraint = wrong.rule, table = wrong.of_table, detail = organization::text;
  end if;
end $$;

/** A parent that has certainly ended, has not begun or is void in the child's own stretch, and a circle of parents on any day. The way up is
 *  looked up record by record: joined to the view of all stretches it would read the whole table for each child. */
create function parent_findings(children uuid[]) returns table (organization_id uuid, rule text, parent_id uuid) language sql stable as $$
  select s.organization_id, 'parent_lives' as rule, s.parent_id
  from organization_stretches s join organizations c on c.id = s.organization_id join organizations p on p.id = s.parent_id
  where s.organization_id = any (children) and c.voided_at is null
    and (p.voided_at is not null or not (daterange(s.from_day, s.until_day) * c.certain) <@ p.possible)
  union all
  (with recursive up as (
    select s.organization_id as child, s.parent_id as at, daterange(s.from_day, s.until_day) as held, 1 as n
    from organization_stretches s where s.organization_id = any (children) and s.parent_id is not null
    union
    select u.child, s.parent_id, u.held * s.held, u.n + 1
    from up u cross join lateral (select p.parent_id, daterange(p.from_earliest, lead(p.from_earliest, 1, 'infinity') over (order by p.from_earliest)) as held
      from organization_profiles p where p.organization_id = u.at) s
    where s.parent_id is not null and s.held && u.held and u.at <> u.child and u.n < 50)
  select u.child, 'parents_form_a_tree' as rule, u.at from up u where (u.at = u.child or u.n >= 50) and not isempty(u.held)) $$;

/** Refuses what parent_findings finds. It locks the parent's row against an end that runs beside it, and the graph against a circle that
 *  closes from two sides. */
create or replace function check_parents(children uuid[]) returns void language plpgsql as $$
declare wrong record;
begin
  perform pg_advisory_xact_lock(hashtext('organizations.parents'));
  perform from organizations o where o.id in (select p.parent_id from organization_profiles p where p.organization_id = any (children)) order by o.id for share;
  select * into wrong from parent_findings(children) limit 1;
  if found then
    raise exception 'broken: %', wrong.rule using errcode = '23514', constraint = wrong.rule, table = 'organization_profiles',
      detail = wrong.organization_id || ' ' || wrong.parent_id;
  end if;
end $$;

/** The plan that is kept is made for the few records of one act: over thousands it compares all with all and takes seconds. */
create or replace function keep_segments(ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('plan_cache_mode', case when cardinality(ids) > 100 then 'force_custom_plan' else 'auto' end, true);
  delete from organization_segments s where s.organization_id = any (ids);
  insert into organization_segments select * from organization_segments_defined(ids);
  perform set_config('plan_cache_mode', 'auto', true);
end $$;

-- The plan of a trigger is kept as well: joined, the new rows and the old ones of a large statement would be compared each with each.
create or replace function segments_after_organization() returns trigger language plpgsql as $$
declare
  ids uuid[] := array(select x.id from (
    select id, approved_earliest, approved_latest, founded_earliest, founded_latest, ended_earliest, ended_latest, end_way, voided_at is null from new_rows
    except select id, approved_earliest, approved_latest, founded_earliest, founded_latest, ended_earliest, ended_latest, end_way, voided_at is null from old_rows) x);
begin
  if cardinality(ids) > 0 then perform keep_segments(ids); end if;
  return null;
end $$;
create or replace function search_after_update() returns trigger language plpgsql as $$
declare
  ids uuid[] := array(select distinct x.organization_id from (
    select id, organization_id, forms from new_rows except select id, organization_id, forms from old_rows) x);
begin
  if cardinality(ids) > 0 then perform keep_search(ids); end if;
  return null;
end $$;
