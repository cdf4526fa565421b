-- 常用视图: a question to a list under a name, with its columns and the rule for its day; its owner's, or shared. It knows names of lists and the
-- words of their addresses, and nothing of what they list: whoever opens it sees what he may see.
create table saved_views (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  list text not null,
  name text not null check (name <> '' and char_length(name) <= 60),
  name_key text not null,
  query jsonb not null,
  columns jsonb not null,
  -- A word for a day that moves with today, or one day for ever.
  as_of text not null,
  shared_with text not null default 'nobody',
  area_id uuid references areas (id),
  version int not null default 1,
  removed_at timestamptz,
  constraint view_is_a_question check (jsonb_typeof(query) = 'object' and jsonb_typeof(columns) = 'array'),
  constraint view_has_a_day check (as_of in ('today', 'lastMonth', 'lastQuarter', 'lastYear') or as_of ~ '^\d{4}-\d{2}-\d{2}$'),
  constraint view_shared_with_somebody check (shared_with in ('nobody', 'area', 'office') and (shared_with = 'area') = (area_id is not null))
);
-- What was removed keeps its row, so that the message after it brings it back under the same address, and holds no name.
create unique index one_view_of_a_name on saved_views (account_id, list, name) where removed_at is null;
create index saved_views_shared on saved_views (list, shared_with) where removed_at is null and shared_with <> 'nobody';
select history.watch('saved_views');

-- How an account likes a list: which columns, how wide, how dense. Comes with the session, so that the first rows stand as they are to stay.
create table list_settings (
  account_id uuid not null references accounts (id) on delete cascade,
  list text not null,
  settings jsonb not null,
  primary key (account_id, list)
);
