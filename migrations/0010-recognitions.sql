-- 称号: what an organization has been named, by whom on which level, from a date on. One that is valid until a day ends with that day unless it was
-- taken away before; each may overlap others, but no title is held twice at a time.
create table organization_recognitions (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  -- Without commas: a filter names several titles between them.
  title text not null check (title <> '' and char_length(title) <= 100 and title !~ ','),
  level text check (level in ('national', 'province', 'city', 'county', 'township', 'institution', 'overseas', 'crossRegion', 'outside')),
  from_earliest date not null,
  from_latest date not null,
  -- The last valid day as it is printed; of a month or a year it is the last of it.
  valid_until_earliest date,
  valid_until_latest date,
  -- 复核: when it was last looked at and confirmed.
  reviewed_earliest date,
  reviewed_latest date,
  -- 摘牌: the first day on which it is no longer held.
  until_earliest date,
  until_latest date,
  certain daterange not null generated always as (case when from_latest < least(until_earliest, valid_until_latest + 1, 'infinity'::date)
    then daterange(from_latest, least(until_earliest, valid_until_latest + 1)) else 'empty'::daterange end) stored,
  possible daterange not null generated always as (case when from_earliest < least(until_latest, valid_until_latest + 1, 'infinity'::date)
    then daterange(from_earliest, least(until_latest, valid_until_latest + 1)) else 'empty'::daterange end) stored,
  constraint recognition_is_a_range check (from_earliest <= from_latest and from_latest < 'infinity'
    and (valid_until_earliest is null) = (valid_until_latest is null) and valid_until_earliest <= valid_until_latest and valid_until_latest < 'infinity'
    and (reviewed_earliest is null) = (reviewed_latest is null) and reviewed_earliest <= reviewed_latest
    and (until_earliest is null) = (until_latest is null) and until_earliest <= until_latest),
  constraint recognition_ends_after_it_began check (until_latest > from_earliest),
  constraint recognition_valid_after_it_began check (valid_until_latest >= from_earliest),
  -- The condition is always true (the check above): it keeps the planner from answering look-ups out of this index instead of the b-tree.
  constraint one_recognition_at_a_time exclude using gist (organization_id with =, title with =, certain with &&) where (from_latest < 'infinity')
    deferrable initially immediate
);
create index organization_recognitions_organization on organization_recognitions (organization_id);
create index organization_recognitions_title on organization_recognitions (title, organization_id);
create index organization_recognitions_level on organization_recognitions (level, organization_id);

select history.watch('organization_recognitions', subjects => 'array[a.organization_id]');

/** A recognition that was certainly given before the founding or after the end is refused. */
create function check_recognitions(organization uuid) returns void language plpgsql as $$
begin
  if exists (select from organization_recognitions r join organizations o on o.id = r.organization_id where o.id = organization
      and (r.from_latest < o.founded_earliest or r.from_earliest >= o.ended_latest)) then
    raise exception 'a recognition outside the life' using errcode = '23514', constraint = 'recognition_within_life', table = 'organization_recognitions',
      detail = organization::text;
  end if;
end $$;
create function check_recognitions_of_organization() returns trigger language plpgsql as $$ begin perform check_recognitions(new.id); return null; end $$;
create function check_recognition() returns trigger language plpgsql as $$ begin perform check_recognitions(new.organization_id); return null; end $$;
create constraint trigger recognitions_of_organization after update of founded_earliest, founded_latest, ended_earliest, ended_latest on organizations
  deferrable initially deferred for each row execute function check_recognitions_of_organization();
create constraint trigger life_of_recognition after insert or update on organization_recognitions
  deferrable initially deferred for each row execute function check_recognition();
