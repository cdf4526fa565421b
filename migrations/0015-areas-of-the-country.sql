-- Areas of the whole country: three thousand counties beside the office's own, and townships by choice (decision 0020).

/**
 * The same rows as area_spans_defined(), which stays the definition that `verify` compares with. What is there on all days, as everything
 * above it is, has one stretch and is no question of boundaries: of 3,500 areas that leaves the few that began, ended or lie under one that did.
 */
create function area_spans_made() returns table (area_id uuid, from_day date, until_day date, unit_id uuid, path uuid[], state text) language sql stable as $$
  with recursive steady as (
    select a.id, array[a.id] as path from areas a where a.parent_id is null and a.from_day = '-infinity' and a.until_day = 'infinity'
    union all
    select a.id, a.id || s.path from steady s join areas a on a.parent_id = s.id where a.from_day = '-infinity' and a.until_day = 'infinity' and cardinality(s.path) < 16),
  moving as (select a.* from areas a where not exists (select from steady s where s.id = a.id)),
  boundaries as (
    select d as from_day, lead(d, 1, 'infinity') over (order by d) as until_day
    from (select '-infinity'::date as d union select m.from_day from moving m union select m.until_day from moving m where m.until_day <> 'infinity') x),
  onward as (select s.from_area_id as area_id, (array_agg(s.to_area_id))[1] as next_id, count(distinct s.to_area_id) as n from area_successions s group by 1),
  backward as (select s.to_area_id as area_id, (array_agg(s.from_area_id))[1] as next_id, count(distinct s.from_area_id) as n from area_successions s group by 1),
  walk as (
    select m.id as area_id, b.from_day, b.until_day, m.id as at_id, m.from_day as lives_from, m.until_day as lives_until, m.parent_id, 0 as hops
    from moving m cross join boundaries b
    union all
    select w.area_id, w.from_day, w.until_day, n.id, n.from_day, n.until_day, n.parent_id, w.hops + 1
    from walk w join areas n on n.id = case when w.from_day >= w.lives_until then (select o.next_id from onward o where o.area_id = w.at_id and o.n = 1)
      when w.from_day < w.lives_from then (select o.next_id from backward o where o.area_id = w.at_id and o.n = 1) end
    where w.hops < 64),
  resolved as (select distinct on (w.area_id, w.from_day) w.area_id, w.from_day, w.until_day, w.at_id, w.hops, w.parent_id,
      w.from_day >= w.lives_from and w.from_day < w.lives_until as living
    from walk w order by w.area_id, w.from_day, w.hops desc),
  upward as (
    select r.area_id, r.from_day, case when r.living then array[r.at_id] else '{}'::uuid[] end as path, r.parent_id from resolved r
    union all
    select u.area_id, u.from_day, u.path || coalesce(t.path, case when p.living then array[p.at_id] else '{}'::uuid[] end), case when t.id is null then p.parent_id end
    from upward u left join steady t on t.id = u.parent_id left join resolved p on p.area_id = u.parent_id and p.from_day = u.from_day
    where u.parent_id is not null and cardinality(u.path) < 16),
  whole as (select distinct on (u.area_id, u.from_day) u.area_id, u.from_day, u.path from upward u order by u.area_id, u.from_day, cardinality(u.path) desc),
  stretches as (
    select r.area_id, r.from_day, r.until_day, case when r.living then r.at_id end as unit_id, w.path,
      case when not r.living then 'unassigned' when r.hops = 0 then 'living' else 'succeeded' end as state
    from resolved r join whole w using (area_id, from_day)),
  numbered as (
    select s.*, row_number() over (partition by s.area_id order by s.from_day)
      - row_number() over (partition by s.area_id, s.unit_id, s.path, s.state order by s.from_day) as island from stretches s)
  select n.area_id, min(n.from_day), max(n.until_day), n.unit_id, n.path, n.state from numbered n group by n.area_id, n.unit_id, n.path, n.state, n.island
  union all
  select s.id, '-infinity', 'infinity', s.id, s.path, 'living' from steady s $$;

create or replace function keep_area_spans() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('areas'));
  if exists (with recursive up as (select a.id, a.parent_id, 1 as n from areas a where a.parent_id is not null
      union all select u.id, a.parent_id, u.n + 1 from up u join areas a on a.id = u.parent_id where a.parent_id is not null and u.n < 17)
    select from up where n > 16) then
    raise exception 'an area lies under itself' using errcode = '23514', constraint = 'areas_form_a_tree', table = 'areas';
  end if;
  create temporary table if not exists spans_now on commit delete rows as select * from area_spans_made() with no data;
  delete from spans_now;
  insert into spans_now select * from area_spans_made();
  delete from area_spans s where not exists (select from spans_now n where (n.area_id, n.from_day, n.until_day, n.path, n.state) = (s.area_id, s.from_day, s.until_day, s.path, s.state)
    and n.unit_id is not distinct from s.unit_id);
  insert into area_spans select n.* from spans_now n where not exists (select from area_spans s where (s.area_id, s.from_day) = (n.area_id, n.from_day));
  delete from spans_now;
  update area_version set version = version + 1;
  return null;
end $$;

-- What became part of a unit is asked for with every row of a list.
create index area_spans_succeeded on area_spans (unit_id) where state = 'succeeded';

/** The pieces of several texts, by which an area is found. With its schema named: indexes are made under a search path of their own. */
create function grams_of(texts text[]) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct g), '{}') from unnest(texts) t cross join lateral unnest(public.grams(t)) g $$;
create index areas_grams on areas using gin (grams_of(forms));
create index areas_code on areas (code collate "C");
