-- Not founded yet 筹备: whose founding nobody can name a day for has `infinity` in both columns. It lives on no day, for certain or possibly; from its
-- approval on it is in preparation, and where it comes to nothing its end follows on the approval.
alter table organizations
  drop constraint founding_is_a_range,
  drop constraint end_after_founding,
  add constraint founding_is_a_range check (founded_earliest <= founded_latest and (founded_earliest = 'infinity') = (founded_latest = 'infinity')),
  add constraint not_founded_is_approved check (founded_latest < 'infinity' or approved_earliest is not null),
  add constraint end_after_founding check (ended_latest > case when founded_latest < 'infinity' then founded_earliest else approved_earliest end);

/** As before, and a founding that has not come is no turn of the status. */
create or replace function organization_segments_defined(ids uuid[]) returns table (organization_id uuid, from_day date, until_day date, place int, alternatives int,
  shown bool, kind text, type_id uuid, status text, area_id uuid, seat_area_id uuid, profile_id uuid, founded_earliest date, name text, name_key text)
language sql stable as $$
  with lives as (select * from organizations o where o.id = any (ids) and o.voided_at is null),
  turns as (      -- of the status: from [earliest, latest] on it is so
    select o.id, o.approved_earliest as earliest, o.approved_latest as latest, 'preparing' as status, 1 as ord from lives o where o.approved_earliest is not null
    union all select o.id, o.founded_earliest, o.founded_latest, 'active', 2 from lives o where o.founded_earliest < 'infinity'
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
