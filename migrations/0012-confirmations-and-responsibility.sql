-- 最近核对: on which day somebody found that a record is right as it stands (无变化), and from where he knew. One row a day: who looks again
-- on the same day stands in it. What was recorded afterwards is told by the history.
create table organization_confirmations (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  on_day date not null check (isfinite(on_day)),
  source text not null check (source in ('document', 'countyReport', 'phone', 'publicReport')),
  account_id uuid references accounts (id),
  -- Its index answers what was confirmed last by a day, and whether it was since a day.
  constraint one_confirmation_a_day unique (organization_id, on_day) deferrable initially immediate
);
select history.watch('organization_confirmations', subjects => 'array[a.organization_id]');

-- 责任科室: the sections of the office, in its own order. One that is retired keeps what it was responsible for.
create table sections (
  id uuid primary key,
  code text not null,
  name text not null check (name <> '' and char_length(name) <= 60),
  sort_order int not null,
  retired_at timestamptz,
  constraint section_code_is_plain check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  constraint one_section_of_a_code unique (code) deferrable initially immediate,
  constraint one_section_of_a_name unique (name) deferrable initially immediate
);
select history.watch('sections');

-- Who in the office is responsible for an organization: a section, a handler 经办人, or both, from a day until a day; one at a time.
create table organization_responsibilities (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  section_id uuid references sections (id),
  handler_id uuid references accounts (id),
  from_day date not null,
  -- The first day on which it no longer holds.
  until_day date,
  days daterange not null generated always as (case when until_day is null or until_day > from_day
    then daterange(from_day, until_day) else 'empty'::daterange end) stored,
  constraint responsibility_is_somebodys check (section_id is not null or handler_id is not null),
  constraint responsibility_has_its_days check (isfinite(from_day) and isfinite(until_day)),
  constraint responsibility_ends_after_it_began check (until_day > from_day),
  -- The condition is always true (the check above): it keeps the planner from answering look-ups out of this index instead of the b-tree.
  constraint one_responsibility_at_a_time exclude using gist (organization_id with =, days with &&) where (isfinite(from_day))
    deferrable initially immediate
);
create index organization_responsibilities_organization on organization_responsibilities (organization_id, from_day);
create index organization_responsibilities_section on organization_responsibilities (section_id, organization_id);
create index organization_responsibilities_handler on organization_responsibilities (handler_id, organization_id);
select history.watch('organization_responsibilities', subjects => 'array[a.organization_id]');
