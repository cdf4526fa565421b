-- Organizations 组织: the identity; the profiles 基本情况 that tile its life; suspensions, other names, observations, contact data.
-- Kinds and their fields are described in code and laid down here at each start, so that the database can check what is written.
create table kinds (
  code text primary key,
  sort_order int not null
);

create table kind_fields (
  kind text not null references kinds (code),
  code text not null check (code ~ '^[a-z][A-Za-z0-9]*$'),
  type text not null check (type in ('text', 'number', 'date', 'option', 'boolean', 'count')),
  options text[],
  max_length int,
  retired boolean not null default false,
  primary key (kind, code),
  constraint options_belong_to_option_fields check ((type = 'option') = (options is not null))
);

create table organization_types (
  id uuid primary key,
  kind text not null references kinds (code),
  code text not null,
  name text not null check (name <> ''),
  name_en text,
  sort_order int not null default 0,
  retired_at timestamptz,
  constraint one_type_of_a_code unique (code),
  constraint one_type_of_a_name unique (kind, name)
);

create table organizations (
  id uuid primary key,
  version int not null default 1,
  kind text not null references kinds (code),
  approved_earliest date,
  approved_latest date,
  founded_earliest date not null,
  founded_latest date not null,
  ended_earliest date,
  ended_latest date,
  end_way text check (end_way in ('dissolved', 'merged')),
  merged_into_id uuid references organizations (id),
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  credit_code_absent text check (credit_code_absent in ('none', 'pending')),
  voided_at timestamptz,
  voided_by uuid references accounts (id),
  void_reason text,
  -- What is known: it certainly lives in [latest founding, earliest end), possibly in [earliest founding, latest end).
  certain daterange not null generated always as (case when ended_earliest is null or ended_earliest > founded_latest
    then daterange(founded_latest, ended_earliest) else 'empty'::daterange end) stored,
  possible daterange not null generated always as (case when ended_latest is null or ended_latest > founded_earliest
    then daterange(founded_earliest, ended_latest) else 'empty'::daterange end) stored,
  constraint approval_is_a_range check ((approved_earliest is null) = (approved_latest is null) and approved_earliest <= approved_latest),
  constraint founding_is_a_range check (founded_earliest <= founded_latest and founded_latest < 'infinity'),
  constraint end_is_a_range check ((ended_earliest is null) = (ended_latest is null) and ended_earliest <= ended_latest),
  constraint approval_before_founding check (approved_earliest < founded_latest),
  constraint end_after_founding check (ended_latest > founded_earliest),
  constraint end_has_a_way check ((ended_earliest is null) = (end_way is null)),
  constraint merged_into_another check ((end_way is not distinct from 'merged') = (merged_into_id is not null) and merged_into_id <> id),
  constraint code_or_why_none check (credit_code is null or credit_code_absent is null),
  constraint void_has_a_reason check ((voided_at is null) = (void_reason is null)),
  constraint credit_code_held_once exclude using gist (credit_code with =, certain with &&)
    where (voided_at is null and credit_code is not null) deferrable initially immediate
);
create index organizations_merged_into on organizations (merged_into_id) where merged_into_id is not null;

-- A row has only its beginning: it ends where the next one begins, so rows cannot overlap or leave a gap. The first begins with the life itself.
create table organization_profiles (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  from_earliest date not null default '-infinity',
  from_latest date not null default '-infinity',
  name text not null check (name <> '' and char_length(name) <= 200),
  short_name text check (char_length(short_name) between 1 and 60),
  name_key text not null,
  forms text[] not null,
  type_id uuid not null references organization_types (id),
  area_id uuid not null references areas (id),
  seat_area_id uuid references areas (id),
  address text,
  parent_id uuid references organizations (id),
  supervisor text,
  level text check (level in ('national', 'province', 'city', 'county', 'township', 'institution', 'overseas', 'crossRegion', 'outside')),
  summary text,
  remarks text,
  fields jsonb not null default '{}' check (jsonb_typeof(fields) = 'object'),
  boundary daterange not null generated always as (case when from_earliest <= from_latest
    then daterange(from_earliest, from_latest, '[]') else 'empty'::daterange end) stored,
  constraint beginning_is_a_range check (from_earliest <= from_latest and from_latest < 'infinity' and (from_earliest = '-infinity') = (from_latest = '-infinity')),
  constraint not_its_own_parent check (parent_id <> organization_id),
  -- Two claims on one boundary, of whatever precision, cannot stand side by side. The condition is always true (the check above): it keeps the
  -- planner from answering look-ups by organization out of this index, which reads hundreds of pages where the b-tree reads four.
  constraint boundaries_apart exclude using gist (organization_id with =, boundary with &&) where (from_latest < 'infinity') deferrable initially immediate
);
create index organization_profiles_organization on organization_profiles (organization_id, from_earliest);
create index organization_profiles_parent on organization_profiles (parent_id) where parent_id is not null;
create index organization_profiles_type on organization_profiles (type_id);

create table organization_suspensions (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  from_earliest date not null,
  from_latest date not null,
  until_earliest date,
  until_latest date,
  reason text,
  certain daterange not null generated always as (case when until_earliest is null or until_earliest > from_latest
    then daterange(from_latest, until_earliest) else 'empty'::daterange end) stored,
  constraint suspension_is_a_range check (from_earliest <= from_latest and from_earliest > '-infinity' and from_latest < 'infinity'
    and (until_earliest is null) = (until_latest is null) and until_earliest <= until_latest),
  constraint suspension_ends_after_it_began check (until_latest > from_earliest),
  constraint one_suspension_at_a_time exclude using gist (organization_id with =, certain with &&) deferrable initially immediate
);

create table organization_names (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  sort text not null check (sort in ('foreign', 'former', 'short')),
  language text,
  name text not null check (name <> '' and char_length(name) <= 200),
  forms text[] not null,
  from_earliest date,
  from_latest date,
  until_earliest date,
  until_latest date,
  constraint name_period_is_a_range check ((from_earliest is null) = (from_latest is null) and from_earliest <= from_latest
    and (until_earliest is null) = (until_latest is null) and until_earliest <= until_latest),
  constraint name_ends_after_it_began check (until_latest > from_earliest),
  constraint one_name_of_a_sort unique nulls not distinct (organization_id, sort, language, name)
);

-- A count with its day 截至: as of a day it means the last on or before it.
create table organization_observations (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  measure text not null,
  on_day date not null,
  value bigint not null check (value >= 0),
  document_id uuid,
  constraint one_observation_a_day unique (organization_id, measure, on_day)
);

-- Of the present only, masked by role; the history keeps that it changed, and the old value can be erased.
create table organization_contacts (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  phone text check (phone ~ '^[0-9+() -]{5,30}$'),
  constraint one_contact_of_an_organization unique (organization_id)
);

select history.watch('organization_types');
select history.watch('organizations', secret => '{version}', subjects => 'case when a.merged_into_id is null then array[a.id] else array[a.id, a.merged_into_id] end');
select history.watch('organization_profiles', subjects => 'array[a.organization_id]');
select history.watch('organization_suspensions', subjects => 'array[a.organization_id]');
select history.watch('organization_names', subjects => 'array[a.organization_id]');
select history.watch('organization_observations', subjects => 'array[a.organization_id]');
select history.watch('organization_contacts', erasable => '{phone}', subjects => 'array[a.organization_id]');

/** The fields of a kind hold what its description allows: no unknown key, the right type, one of the options. A retired field may stay as it is. */
create function check_kind_fields() returns trigger language plpgsql as $$
declare wrong record;
begin
  select v.key, case when f.code is null then 'unknown' when f.retired then 'retired' else 'type' end as finding into wrong
  from jsonb_each(new.fields) v join organizations o on o.id = new.organization_id
  left join kind_fields f on f.kind = o.kind and f.code = v.key
  where (tg_op = 'INSERT' or old.fields -> v.key is distinct from v.value) and case
    when f.code is null or f.retired or f.type = 'count' then true
    when f.type = 'number' then jsonb_typeof(v.value) <> 'number'
    when f.type = 'boolean' then jsonb_typeof(v.value) <> 'boolean'
    when jsonb_typeof(v.value) <> 'string' then true
    when f.type = 'option' then not (v.value #>> '{}') = any (f.options)
    else char_length(v.value #>> '{}') > coalesce(f.max_length, 2000) end limit 1;
  if found then
    raise exception 'field % of the kind: %', wrong.key, wrong.finding using errcode = '23514', constraint = 'fields_fit_the_kind', table = tg_table_name, detail = wrong.key;
  end if;
  return new;
end $$;
create trigger fields_fit_the_kind before insert or update of fields on organization_profiles
  for each row when (new.fields <> '{}' and jsonb_typeof(new.fields) = 'object') execute function check_kind_fields();

create function check_observed_measure() returns trigger language plpgsql as $$
begin
  if not exists (select from organizations o join kind_fields f on f.kind = o.kind and f.code = new.measure and f.type = 'count' where o.id = new.organization_id) then
    raise exception 'measure % is not one of the kind', new.measure using errcode = '23514', constraint = 'measure_belongs_to_the_kind', table = tg_table_name, detail = new.measure;
  end if;
  return new;
end $$;
create trigger measure_belongs_to_the_kind before insert or update of measure on organization_observations
  for each row execute function check_observed_measure();

/** A type belongs to its organization's kind. */
create function check_type_of_kind() returns trigger language plpgsql as $$
begin
  if not exists (select from organizations o join organization_types t on t.kind = o.kind where o.id = new.organization_id and t.id = new.type_id) then
    raise exception 'the type is not one of the kind' using errcode = '23514', constraint = 'type_belongs_to_the_kind', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger type_belongs_to_the_kind before insert or update of type_id on organization_profiles for each row execute function check_type_of_kind();

/** What is certainly outside the life is refused: a boundary or a suspension before the founding or after the end; a life without its first profile. */
create function check_life(organization uuid) returns void language plpgsql as $$
declare o organizations;
begin
  select * into o from organizations where id = organization;
  if o.id is null then return; end if;
  if not exists (select from organization_profiles p where p.organization_id = o.id and p.from_earliest = '-infinity') then
    raise exception 'a life without its first profile' using errcode = '23514', constraint = 'life_has_a_first_profile', table = 'organization_profiles', detail = o.id::text;
  end if;
  if exists (select from organization_profiles p where p.organization_id = o.id and p.from_earliest > '-infinity'
      and (p.from_latest <= o.founded_earliest or p.from_earliest >= o.ended_latest)) then
    raise exception 'a change outside the life' using errcode = '23514', constraint = 'change_within_life', table = 'organization_profiles', detail = o.id::text;
  end if;
  if exists (select from organization_suspensions s where s.organization_id = o.id
      and (s.from_latest < o.founded_earliest or s.from_earliest >= o.ended_latest or s.until_earliest > o.ended_latest)) then
    raise exception 'a suspension outside the life' using errcode = '23514', constraint = 'suspension_within_life', table = 'organization_suspensions', detail = o.id::text;
  end if;
end $$;
create function check_life_of_organization() returns trigger language plpgsql as $$ begin perform check_life(new.id); return null; end $$;
create function check_life_of_dependent() returns trigger language plpgsql as $$
begin
  perform check_life(case when tg_op = 'DELETE' then old.organization_id else new.organization_id end);
  return null;
end $$;
create constraint trigger life_of_organization after insert or update of founded_earliest, founded_latest, ended_earliest, ended_latest on organizations
  deferrable initially deferred for each row execute function check_life_of_organization();
create constraint trigger life_of_profile after update of from_earliest, from_latest or delete on organization_profiles
  deferrable initially deferred for each row execute function check_life_of_dependent();
create constraint trigger life_of_new_profile after insert on organization_profiles
  deferrable initially deferred for each row when (new.from_earliest > '-infinity') execute function check_life_of_dependent();
create constraint trigger life_of_suspension after insert or update on organization_suspensions
  deferrable initially deferred for each row execute function check_life_of_dependent();

/** Every profile with the stretch of days for which it nominally stands: from its earliest beginning to that of the next. */
create view organization_stretches as
  select p.id, p.organization_id, p.parent_id, p.from_earliest as from_day,
    lead(p.from_earliest, 1, 'infinity') over (partition by p.organization_id order by p.from_earliest) as until_day
  from organization_profiles p;

/** Refuses a parent that has certainly ended, has not begun or is void in the child's own stretch, and a circle of parents on any day.
 *  It locks the parent's row against an end that runs beside it, and the graph against a circle that closes from two sides. */
create function check_parents(children uuid[]) returns void language plpgsql as $$
declare
  wrong record;
begin
  perform pg_advisory_xact_lock(hashtext('organizations.parents'));
  perform from organizations o where o.id in (select p.parent_id from organization_profiles p where p.organization_id = any (children)) order by o.id for share;
  select s.organization_id, s.parent_id into wrong from organization_stretches s join organizations c on c.id = s.organization_id join organizations p on p.id = s.parent_id
  where s.organization_id = any (children) and c.voided_at is null
    and (p.voided_at is not null or not (daterange(s.from_day, s.until_day) * c.certain) <@ p.possible) limit 1;
  if found then
    raise exception 'the parent does not live all the time' using errcode = '23514', constraint = 'parent_lives', table = 'organization_profiles',
      detail = wrong.organization_id || ' ' || wrong.parent_id;
  end if;
  with recursive up as (
    select s.organization_id as child, s.parent_id as at, daterange(s.from_day, s.until_day) as held, 1 as n
    from organization_stretches s where s.organization_id = any (children) and s.parent_id is not null
    union
    select u.child, s.parent_id, u.held * daterange(s.from_day, s.until_day), u.n + 1
    from up u join organization_stretches s on s.organization_id = u.at and s.parent_id is not null and daterange(s.from_day, s.until_day) && u.held
    where u.at <> u.child and u.n < 50)
  select child, at into wrong from up where (at = child or n >= 50) and not isempty(held) limit 1;
  if found then
    raise exception 'a circle of parents' using errcode = '23514', constraint = 'parents_form_a_tree', table = 'organization_profiles',
      detail = wrong.child || ' ' || wrong.at;
  end if;
end $$;
create function check_parents_of_profile() returns trigger language plpgsql as $$ begin perform check_parents(array[new.organization_id]); return null; end $$;
create function check_parents_below() returns trigger language plpgsql as $$
declare
  children uuid[] := array(select distinct p.organization_id from organization_profiles p where p.parent_id = new.id or (p.organization_id = new.id and p.parent_id is not null));
begin
  if new.voided_at is not null and exists (select from organizations m where m.merged_into_id = new.id and m.voided_at is null) then
    raise exception 'another organization merged into this one' using errcode = '23514', constraint = 'nothing_merged_into_a_void_record', table = 'organizations', detail = new.id::text;
  end if;
  if cardinality(children) > 0 then perform check_parents(children); end if;
  return null;
end $$;
create constraint trigger parents_of_profile after insert or update on organization_profiles
  deferrable initially deferred for each row when (new.parent_id is not null) execute function check_parents_of_profile();
create constraint trigger parents_of_life after update of founded_earliest, founded_latest, ended_earliest, ended_latest, voided_at on organizations
  deferrable initially deferred for each row execute function check_parents_below();
-- A stretch also grows when the boundary after it goes away.
create function check_parents_after_removal() returns trigger language plpgsql as $$
begin
  if exists (select from organization_profiles p where p.organization_id = old.organization_id and p.parent_id is not null) then
    perform check_parents(array[old.organization_id]);
  end if;
  return null;
end $$;
create constraint trigger parents_after_removal after delete on organization_profiles
  deferrable initially deferred for each row execute function check_parents_after_removal();
