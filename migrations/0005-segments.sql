-- Segments 时段: what lists, counts and matrices read. Kept by trigger from the facts, never written by hand (records.md 4).
create table organization_segments (
  organization_id uuid not null references organizations (id) on delete cascade,
  from_day date not null,
  until_day date not null,
  place int not null,              -- of the alternatives of a day, the later one has the higher place
  alternatives int not null,       -- how many the day has, the one of not existing included
  shown bool not null,             -- the last of them: exactly one row with shown for each organization and day
  kind text not null,
  type_id uuid not null,
  status text not null check (status in ('preparing', 'active', 'suspended', 'dissolved', 'merged')),
  area_id uuid not null,
  seat_area_id uuid,
  profile_id uuid not null,
  founded_earliest date not null,
  name text not null,
  name_key text not null collate "C",
  primary key (organization_id, from_day, place)
);
comment on table organization_segments is 'derived from organizations, organization_profiles and organization_suspensions';
create index organization_segments_cell on organization_segments (area_id, type_id, status, from_day, until_day) include (organization_id, alternatives);
create index organization_segments_name on organization_segments (name_key, organization_id, from_day, until_day);
create index organization_segments_founded on organization_segments (founded_earliest, organization_id);
create index organization_segments_type on organization_segments (type_id, status, name_key, organization_id);
create index organization_segments_doubtful on organization_segments (organization_id) where alternatives > 1;

/** The definition that organization_segments must equal, for the organizations named. A boundary known as [earliest, latest] leaves both sides
 *  standing from its earliest day until the day before its latest; from then on only the later. Alternatives differ in existence, status, type,
 *  area or seat, never in the name alone. */
create function organization_segments_defined(ids uuid[]) returns table (organization_id uuid, from_day date, until_day date, place int, alternatives int,
  shown bool, kind text, type_id uuid, status text, area_id uuid, seat_area_id uuid, profile_id uuid, founded_earliest date, name text, name_key text)
language sql stable as $$
  with lives as (select * from organizations o where o.id = any (ids) and o.voided_at is null),
  turns as (      -- of the status: from [earliest, latest] on it is so
    select o.id, o.approved_earliest as earliest, o.approved_latest as latest, 'preparing' as status, 1 as ord from lives o where o.approved_earliest is not null
    union all select o.id, o.founded_earliest, o.founded_latest, 'active', 2 from lives o
    union all select s.organization_id, greatest(s.from_earliest, o.founded_earliest), greatest(s.from_latest, o.founded_earliest), 'suspended', 4
      from organization_suspensions s join lives o on o.id = s.organization_id
    union all select s.organization_id, s.until_earliest, s.until_latest, 'active', 3
      from organization_suspensions s join lives o on o.id = s.organization_id where s.until_earliest is not null
    union all select o.id, o.ended_earliest, o.ended_latest, o.end_way, 5 from lives o where o.ended_earliest is not null),
  profiles as (select p.* from organization_profiles p join lives o on o.id = p.organization_id),
  starts as (select t.id, min(t.earliest) as first_day from turns t group by t.id),
  days as (select x.id, x.d as from_day, lead(x.d, 1, 'infinity') over (partition by x.id order by x.d) as until_day
    from (select t.id, t.earliest as d from turns t union select t.id, t.latest from turns t
      union select p.organization_id, p.from_earliest from profiles p union select p.organization_id, p.from_latest from profiles p) x
    join starts s on s.id = x.id where x.d >= s.first_day),
  status_turns as (select d.id, d.from_day, d.until_day, t.status, t.latest <= d.from_day as settled, t.earliest, t.latest, t.ord,
      row_number() over (partition by d.id, d.from_day, t.latest <= d.from_day order by t.latest desc, t.ord desc, t.earliest desc) as from_end
    from days d join turns t on t.id = d.id and t.earliest <= d.from_day),
  statuses as (select distinct on (x.id, x.from_day, x.status) x.id, x.from_day, x.until_day, x.status, x.settled, x.earliest, x.latest, x.ord
    from status_turns x where not x.settled or x.from_end = 1 order by x.id, x.from_day, x.status, x.settled, x.earliest desc, x.ord desc),
  placed_statuses as (select x.*, row_number() over w as n, count(*) over (partition by x.id, x.from_day) as many,
      bool_or(x.settled) over (partition by x.id, x.from_day) as exists_certainly
    from statuses x window w as (partition by x.id, x.from_day order by x.settled desc, x.earliest, x.latest, x.ord)),
  profile_turns as (select d.id, d.from_day, p.id as profile_id, p.type_id, p.area_id, p.seat_area_id, p.name, p.name_key, p.from_earliest, p.from_latest <= d.from_day as settled,
      row_number() over (partition by d.id, d.from_day, p.from_latest <= d.from_day order by p.from_latest desc) as from_end
    from days d join profiles p on p.organization_id = d.id and p.from_earliest <= d.from_day),
  faces as (select distinct on (x.id, x.from_day, x.type_id, x.area_id, x.seat_area_id) x.* from profile_turns x
    where not x.settled or x.from_end = 1 order by x.id, x.from_day, x.type_id, x.area_id, x.seat_area_id, x.from_earliest desc),
  placed_faces as (select x.*, row_number() over (partition by x.id, x.from_day order by x.from_earliest) as n,
      count(*) over (partition by x.id, x.from_day) as many from faces x),
  -- A boundary of the profile in doubt leaves no doubt about existence: the alternatives of both multiply.
  rows as (select s.id, s.from_day, s.until_day, ((s.n - 1) * f.many + f.n)::int as place,
      (s.many * f.many + case when s.exists_certainly then 0 else 1 end)::int as alternatives, s.n = s.many and f.n = f.many as shown,
      s.status, f.profile_id, f.type_id, f.area_id, f.seat_area_id, f.name, f.name_key
    from placed_statuses s join placed_faces f on f.id = s.id and f.from_day = s.from_day),
  marked as (select r.*, string_agg(r.status || r.profile_id || r.place, ',') over (partition by r.id, r.from_day order by r.place
      rows between unbounded preceding and unbounded following) || r.alternatives as signature from rows r),
  islands as (select m.*, dense_rank() over (partition by m.id order by m.from_day) - dense_rank() over (partition by m.id, m.signature order by m.from_day) as island from marked m)
  select i.id, min(i.from_day), max(i.until_day), i.place, i.alternatives, i.shown, o.kind, i.type_id, i.status, i.area_id, i.seat_area_id, i.profile_id,
    o.founded_earliest, i.name, i.name_key
  from islands i join lives o on o.id = i.id
  group by i.id, i.signature, i.island, i.place, i.alternatives, i.shown, o.kind, i.type_id, i.status, i.area_id, i.seat_area_id, i.profile_id, o.founded_earliest, i.name, i.name_key $$;

create function keep_segments(ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from organization_segments s where s.organization_id = any (ids);
  insert into organization_segments select * from organization_segments_defined(ids);
end $$;

create function segments_after_insert() returns trigger language plpgsql as $$
begin
  perform keep_segments(array(select distinct organization_id from new_rows));
  return null;
end $$;
create function segments_after_update() returns trigger language plpgsql as $$
begin
  perform keep_segments(array(select organization_id from new_rows union select organization_id from old_rows));
  return null;
end $$;
create function segments_after_delete() returns trigger language plpgsql as $$
begin
  perform keep_segments(array(select distinct organization_id from old_rows));
  return null;
end $$;
create trigger segments_insert after insert on organization_profiles referencing new table as new_rows for each statement execute function segments_after_insert();
create trigger segments_update after update on organization_profiles referencing new table as new_rows old table as old_rows for each statement execute function segments_after_update();
create trigger segments_delete after delete on organization_profiles referencing old table as old_rows for each statement execute function segments_after_delete();
create trigger segments_insert after insert on organization_suspensions referencing new table as new_rows for each statement execute function segments_after_insert();
create trigger segments_update after update on organization_suspensions referencing new table as new_rows old table as old_rows for each statement execute function segments_after_update();
create trigger segments_delete after delete on organization_suspensions referencing old table as old_rows for each statement execute function segments_after_delete();

-- A raised version or a credit code changes no segment: only days and the void mark do.
create function segments_after_organization() returns trigger language plpgsql as $$
declare
  ids uuid[] := array(select a.id from new_rows a join old_rows b on b.id = a.id
    where (a.approved_earliest, a.approved_latest, a.founded_earliest, a.founded_latest, a.ended_earliest, a.ended_latest, a.end_way, a.voided_at is null)
      is distinct from (b.approved_earliest, b.approved_latest, b.founded_earliest, b.founded_latest, b.ended_earliest, b.ended_latest, b.end_way, b.voided_at is null));
begin
  if cardinality(ids) > 0 then perform keep_segments(ids); end if;
  return null;
end $$;
create trigger segments_update after update on organizations referencing new table as new_rows old table as old_rows for each statement execute function segments_after_organization();

-- Search: one row for each organization with every form of every name it ever had, and their two-character pieces (GIN).
create table organization_search (
  organization_id uuid primary key references organizations (id) on delete cascade,
  texts text[] not null,
  grams text[] not null
);
comment on table organization_search is 'derived from organization_profiles and organization_names';
create index organization_search_grams on organization_search using gin (grams);

/** Every two adjacent characters of a text without its blanks; a text of one character is its own piece. The same as grams() of platform/chinese. */
create function grams(word text) returns text[] language sql immutable parallel safe as $$
  select case when char_length(t.t) < 2 then array[t.t] else array(select distinct substr(t.t, i, 2) from generate_series(1, char_length(t.t) - 1) i) end
  from (select replace(word, ' ', '') as t) t $$;

create function organization_search_defined(ids uuid[]) returns table (organization_id uuid, texts text[], grams text[]) language sql stable as $$
  -- The same pieces as grams(), written out: a call for each form costs five times as much, and imports bring many.
  select f.organization_id, array_agg(distinct f.form), array(select distinct substr(x.t, i, 2) as g
    from (select replace(u, ' ', '') as t from unnest(array_agg(distinct f.form)) u) x, generate_series(1, greatest(char_length(x.t) - 1, 1)) i order by g)
  from (select p.organization_id, unnest(p.forms) as form from organization_profiles p where p.organization_id = any (ids)
    union all select n.organization_id, unnest(n.forms) from organization_names n where n.organization_id = any (ids)) f
  group by f.organization_id $$;

create function keep_search(ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from organization_search s where s.organization_id = any (ids)
    and not exists (select from organization_profiles p where p.organization_id = s.organization_id and p.forms <> '{}')
    and not exists (select from organization_names n where n.organization_id = s.organization_id and n.forms <> '{}');
  insert into organization_search as s select * from organization_search_defined(ids)
  on conflict (organization_id) do update set texts = excluded.texts, grams = excluded.grams where s.texts <> excluded.texts;
end $$;
create function search_after_insert() returns trigger language plpgsql as $$ begin perform keep_search(array(select distinct organization_id from new_rows)); return null; end $$;
create function search_after_update() returns trigger language plpgsql as $$
declare ids uuid[] := array(select a.organization_id from new_rows a join old_rows b on b.id = a.id where a.forms <> b.forms);
begin
  if cardinality(ids) > 0 then perform keep_search(ids); end if;
  return null;
end $$;
create function search_after_delete() returns trigger language plpgsql as $$ begin perform keep_search(array(select distinct organization_id from old_rows)); return null; end $$;
create trigger search_insert after insert on organization_profiles referencing new table as new_rows for each statement execute function search_after_insert();
create trigger search_update after update on organization_profiles referencing new table as new_rows old table as old_rows for each statement execute function search_after_update();
create trigger search_delete after delete on organization_profiles referencing old table as old_rows for each statement execute function search_after_delete();
create trigger search_insert after insert on organization_names referencing new table as new_rows for each statement execute function search_after_insert();
create trigger search_update after update on organization_names referencing new table as new_rows old table as old_rows for each statement execute function search_after_update();
create trigger search_delete after delete on organization_names referencing old table as old_rows for each statement execute function search_after_delete();

/** Everything derived that is not what its definition says: no row is the good answer. */
create function derived_differences() returns table (of_table text, row_id uuid) language plpgsql stable
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
  end loop;
  return query select 'area_spans', x.area_id from ((select * from area_spans except all select * from area_spans_defined())
    union all (select * from area_spans_defined() except all select * from area_spans)) x;
end $$;

/** Makes everything derived anew from its definition; gives how many rows of segments stand now. */
create function rebuild_derived() returns bigint language plpgsql as $$
declare n bigint;
begin
  delete from organization_segments;
  insert into organization_segments select * from organization_segments_defined(array(select id from organizations));
  get diagnostics n = row_count;
  delete from organization_search;
  insert into organization_search select * from organization_search_defined(array(select id from organizations));
  delete from area_spans;
  insert into area_spans select * from area_spans_defined();
  return n;
end $$;
