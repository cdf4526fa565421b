-- Areas 区划: units that exist for a period, the dated events between them, and what each unit ever recorded means on each day.
create table areas (
  id uuid primary key,
  code text not null,
  name text not null check (name <> ''),
  short_name text not null,
  name_en text,
  level text not null check (level in ('country', 'province', 'city', 'county', 'township', 'functional')),
  parent_id uuid references areas (id),
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  counted boolean not null default false,
  sort_order int not null default 0,
  name_key text not null,
  forms text[] not null default '{}',
  document text,
  constraint area_ends_after_it_began check (from_day < until_day),
  constraint area_is_not_its_own_parent check (parent_id <> id),
  constraint one_area_of_a_code_at_a_time exclude using gist (code with =, (daterange(from_day, until_day)) with &&) deferrable initially immediate
);
create index areas_parent on areas (parent_id);

create table area_events (
  id uuid primary key,
  kind text not null check (kind in ('merger', 'split', 'renaming', 'regrading', 'transfer')),
  on_day date not null,
  title text not null,
  document text
);

create table area_successions (
  id uuid primary key,
  event_id uuid not null references area_events (id),
  from_area_id uuid not null references areas (id),
  to_area_id uuid not null references areas (id),
  constraint one_succession_of_two_areas unique (event_id, from_area_id, to_area_id),
  constraint area_does_not_succeed_itself check (from_area_id <> to_area_id)
);
create index area_successions_from on area_successions (from_area_id);
create index area_successions_to on area_successions (to_area_id);

select history.watch('areas');
select history.watch('area_events');
select history.watch('area_successions', subjects => 'array[a.from_area_id, a.to_area_id]');

-- Kept by trigger from the three tables above, never written by hand. `unit_id` is the living unit that the area means in the stretch;
-- `path` is that unit and all above it. `unassigned`: several successors (or predecessors), or none: then path holds what is above.
create table area_spans (
  area_id uuid not null references areas (id) on delete cascade,
  from_day date not null,
  until_day date not null,
  unit_id uuid,
  path uuid[] not null,
  state text not null check (state in ('living', 'succeeded', 'unassigned')),
  primary key (area_id, from_day)
);
create index area_spans_path on area_spans using gin (path);

create table area_version (version bigint not null);
insert into area_version values (1);
-- A table with this comment is written by its triggers alone: the application's role may only read it (platform/database/migrate.ts).
comment on table area_spans is 'derived from areas and area_successions';
comment on table area_version is 'derived from areas and area_successions';

/** The definition that area_spans must equal. Each day between two boundaries of any area is alike, so the first of them stands for all. */
create function area_spans_defined() returns table (area_id uuid, from_day date, until_day date, unit_id uuid, path uuid[], state text) language sql stable as $$
  with recursive boundaries as (
    select d as from_day, lead(d, 1, 'infinity') over (order by d) as until_day
    from (select '-infinity'::date as d union select a.from_day from areas a union select a.until_day from areas a where a.until_day <> 'infinity') x),
  -- where an area goes when it is not living on a day: to its one successor after its end, to its one predecessor before its beginning
  onward as (select s.from_area_id as area_id, (array_agg(s.to_area_id))[1] as next_id, count(distinct s.to_area_id) as n from area_successions s group by 1),
  backward as (select s.to_area_id as area_id, (array_agg(s.from_area_id))[1] as next_id, count(distinct s.from_area_id) as n from area_successions s group by 1),
  walk as (
    select a.id as area_id, b.from_day, b.until_day, a.id as at_id, a.from_day as lives_from, a.until_day as lives_until, a.parent_id, 0 as hops
    from areas a cross join boundaries b
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
    select u.area_id, u.from_day, case when p.living then u.path || p.at_id else u.path end, p.parent_id
    from upward u join resolved p on p.area_id = u.parent_id and p.from_day = u.from_day where cardinality(u.path) < 16),
  whole as (select distinct on (u.area_id, u.from_day) u.area_id, u.from_day, u.path from upward u order by u.area_id, u.from_day, cardinality(u.path) desc),
  stretches as (
    select r.area_id, r.from_day, r.until_day, case when r.living then r.at_id end as unit_id, w.path,
      case when not r.living then 'unassigned' when r.hops = 0 then 'living' else 'succeeded' end as state
    from resolved r join whole w using (area_id, from_day)),
  numbered as (
    select s.*, row_number() over (partition by s.area_id order by s.from_day)
      - row_number() over (partition by s.area_id, s.unit_id, s.path, s.state order by s.from_day) as island from stretches s)
  select n.area_id, min(n.from_day), max(n.until_day), n.unit_id, n.path, n.state from numbered n group by n.area_id, n.unit_id, n.path, n.state, n.island $$;

create function keep_area_spans() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('areas'));
  if exists (with recursive up as (select a.id, a.parent_id, 1 as n from areas a where a.parent_id is not null
      union all select u.id, a.parent_id, u.n + 1 from up u join areas a on a.id = u.parent_id where a.parent_id is not null and u.n < 17)
    select from up where n > 16) then
    raise exception 'an area lies under itself' using errcode = '23514', constraint = 'areas_form_a_tree', table = 'areas';
  end if;
  create temporary table if not exists spans_now on commit delete rows as select * from area_spans_defined() with no data;
  delete from spans_now;
  insert into spans_now select * from area_spans_defined();
  delete from area_spans s where not exists (select from spans_now n where (n.area_id, n.from_day, n.until_day, n.path, n.state) = (s.area_id, s.from_day, s.until_day, s.path, s.state)
    and n.unit_id is not distinct from s.unit_id);
  insert into area_spans select n.* from spans_now n where not exists (select from area_spans s where (s.area_id, s.from_day) = (n.area_id, n.from_day));
  delete from spans_now;
  update area_version set version = version + 1;
  return null;
end $$;
create trigger spans_of_areas after insert or update or delete on areas for each statement execute function keep_area_spans();
create trigger spans_of_successions after insert or update or delete on area_successions for each statement execute function keep_area_spans();

/** A succession says what the days of its areas say: the old unit ends on the day of the event, the new one lives from then on. */
create function check_succession() returns trigger language plpgsql as $$
begin
  if exists (select from area_successions s join area_events e on e.id = s.event_id join areas f on f.id = s.from_area_id join areas t on t.id = s.to_area_id
    where s.id = new.id and (f.until_day <> e.on_day or t.from_day > e.on_day or t.until_day <= e.on_day)) then
    raise exception 'a succession and the days of its areas differ' using errcode = '23514', constraint = 'succession_fits_its_areas', table = 'area_successions';
  end if;
  return null;
end $$;
create constraint trigger succession_fits_its_areas after insert or update on area_successions deferrable initially deferred
  for each row execute function check_succession();
