-- Relations: what an organization leans on 依托单位 (another organization, or a plain name) and by which other it is guided 业务指导. A row belongs to
-- the organization that stands below; it holds no longer than either of the two lives. The parent stands in the profile.
create table organization_relations (
  id uuid primary key,
  organization_id uuid not null references organizations (id) deferrable initially immediate,
  sort text not null check (sort in ('hosted', 'supervised')),
  other_id uuid references organizations (id) deferrable initially immediate,
  other_name text check (other_name <> '' and char_length(other_name) <= 200),
  from_earliest date not null,
  from_latest date not null,
  -- The first day on which it no longer holds.
  until_earliest date,
  until_latest date,
  certain daterange not null generated always as (case when from_latest < coalesce(until_earliest, 'infinity'::date)
    then daterange(from_latest, until_earliest) else 'empty'::daterange end) stored,
  possible daterange not null generated always as (case when from_earliest < coalesce(until_latest, 'infinity'::date)
    then daterange(from_earliest, until_latest) else 'empty'::daterange end) stored,
  constraint relation_is_a_range check (from_earliest <= from_latest and from_latest < 'infinity'
    and (until_earliest is null) = (until_latest is null) and until_earliest <= until_latest),
  constraint relation_ends_after_it_began check (until_latest > from_earliest),
  constraint relation_has_one_other_end check ((other_id is null) <> (other_name is null)),
  constraint only_a_host_is_plain_text check (other_name is null or sort = 'hosted'),
  constraint not_related_to_itself check (other_id <> organization_id),
  -- The condition is always true (the check above): it keeps the planner from answering look-ups out of this index instead of the b-tree.
  constraint one_relation_at_a_time exclude using gist (organization_id with =, sort with =, (coalesce(other_id::text, other_name)) with =, certain with &&)
    where (from_latest < 'infinity') deferrable initially immediate
);
create index organization_relations_organization on organization_relations (organization_id);
create index organization_relations_other on organization_relations (other_id) where other_id is not null;

select history.watch('organization_relations', subjects => 'case when a.other_id is null then array[a.organization_id] else array[a.organization_id, a.other_id] end');

/** Of the relations of these organizations, at either end: refuses one that certainly begins outside the life of either end, one to a void
 *  record, and a circle of one sort on any day. It locks the graph against a circle that closes from two sides, and the other ends against
 *  an end that runs beside it. */
create function check_relations(ids uuid[]) returns void language plpgsql as $$
declare wrong record;
begin
  perform pg_advisory_xact_lock(hashtext('organizations.relations'));
  perform from organizations o where o.id in (select r.other_id from organization_relations r where r.organization_id = any (ids)) order by o.id for share;
  select r.organization_id, r.other_id, p.voided_at is not null as void into wrong
  from organization_relations r join organizations o on o.id = r.organization_id left join organizations p on p.id = r.other_id
  where (r.organization_id = any (ids) or r.other_id = any (ids)) and o.voided_at is null
    and (p.voided_at is not null or r.from_latest < greatest(o.founded_earliest, p.founded_earliest) or r.from_earliest >= least(o.ended_latest, p.ended_latest)) limit 1;
  if found and wrong.void then
    raise exception 'related to a void record' using errcode = '23514', constraint = 'nothing_related_to_a_void_record', table = 'organization_relations',
      detail = wrong.organization_id || ' ' || wrong.other_id;
  elsif found then
    raise exception 'a relation outside the lives of its ends' using errcode = '23514', constraint = 'relation_within_lives', table = 'organization_relations',
      detail = wrong.organization_id || coalesce(' ' || wrong.other_id, '');
  end if;
  with recursive up as (
    select r.organization_id as start, r.sort, r.other_id as at, r.certain as held, 1 as n
    from organization_relations r where r.organization_id = any (ids) and r.other_id is not null
    union
    select u.start, u.sort, r.other_id, u.held * r.certain, u.n + 1
    from up u join organization_relations r on r.organization_id = u.at and r.sort = u.sort and r.other_id is not null and r.certain && u.held
    where u.at <> u.start and u.n < 50)
  select start, at into wrong from up where (at = start or n >= 50) and not isempty(held) limit 1;
  if found then
    raise exception 'a circle of relations' using errcode = '23514', constraint = 'relations_form_no_circle', table = 'organization_relations',
      detail = wrong.start || ' ' || wrong.at;
  end if;
end $$;
create function check_relation() returns trigger language plpgsql as $$ begin perform check_relations(array[new.organization_id]); return null; end $$;
create function check_relations_of_organization() returns trigger language plpgsql as $$
begin
  if exists (select from organization_relations r where r.organization_id = new.id or r.other_id = new.id) then perform check_relations(array[new.id]); end if;
  return null;
end $$;
create constraint trigger relation_fits after insert or update on organization_relations
  deferrable initially deferred for each row execute function check_relation();
create constraint trigger relations_of_life after update of founded_earliest, founded_latest, ended_earliest, ended_latest, voided_at on organizations
  deferrable initially deferred for each row execute function check_relations_of_organization();

/** A merger leads into an organization that lives on that day or may do so, and mergers lead in no circle. `organization` is one end of it. */
create function check_mergers(organization uuid) returns void language plpgsql as $$
declare wrong record;
begin
  perform pg_advisory_xact_lock(hashtext('organizations.mergers'));
  perform from organizations i where i.id = (select o.merged_into_id from organizations o where o.id = organization) for share;
  with recursive onward as (
    select o.merged_into_id as at, 1 as n from organizations o where o.id = organization and o.merged_into_id is not null
    union
    select o.merged_into_id, w.n + 1 from onward w join organizations o on o.id = w.at and o.merged_into_id is not null where w.at <> organization and w.n < 50)
  select at into wrong from onward where at = organization or n >= 50 limit 1;
  if found then
    raise exception 'a circle of mergers' using errcode = '23514', constraint = 'mergers_form_no_circle', table = 'organizations', detail = wrong.at::text;
  end if;
  select o.id, o.merged_into_id as into_id into wrong from organizations o join organizations i on i.id = o.merged_into_id
  where (o.id = organization or i.id = organization) and o.voided_at is null and (o.ended_latest < i.founded_earliest or o.ended_earliest >= i.ended_latest) limit 1;
  if found and wrong.id = organization then
    raise exception 'merged into one that does not live then' using errcode = '23514', constraint = 'merged_into_one_that_lives', table = 'organizations',
      detail = wrong.into_id::text;
  elsif found then
    raise exception 'others merge into it outside its life' using errcode = '23514', constraint = 'lives_when_others_merge_into_it', table = 'organizations',
      detail = wrong.id::text;
  end if;
end $$;
create function check_mergers_of_organization() returns trigger language plpgsql as $$
begin
  if new.merged_into_id is not null or exists (select from organizations o where o.merged_into_id = new.id) then perform check_mergers(new.id); end if;
  return null;
end $$;
create constraint trigger mergers_of_life after update of founded_earliest, founded_latest, ended_earliest, ended_latest, merged_into_id, voided_at on organizations
  deferrable initially deferred for each row execute function check_mergers_of_organization();
