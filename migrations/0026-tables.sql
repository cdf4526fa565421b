-- 上报表: how the question of a saved view is set as a table to hand up. Whoever may open the view may open its tables; who made one changes it.
create table table_definitions (
  id uuid primary key,
  view_id uuid not null references saved_views (id),
  account_id uuid not null references accounts (id),
  name text not null,
  name_key text not null,
  definition jsonb not null,
  version int not null default 1,
  removed_at timestamptz,
  constraint table_has_a_name check (name <> '' and char_length(name) <= 60),
  constraint table_is_defined check (jsonb_typeof(definition) = 'object')
);
create unique index one_table_of_a_name on table_definitions (account_id, name) where removed_at is null;
create index table_definitions_view on table_definitions (view_id) where removed_at is null;
select history.watch('table_definitions');

-- 上报留底: a table as it was handed up, never altered. The file and the content are bound by their hashes, and these by the history: the content
-- itself, which may be long, is in no image.
create table kept_tables (
  id uuid primary key,
  definition_id uuid references table_definitions (id),
  account_id uuid not null references accounts (id),
  title text not null,
  handed_to text not null,
  purpose text,
  as_of date not null,
  kept_at timestamptz not null,
  -- What was asked, and how it was set.
  question jsonb not null,
  definition jsonb not null,
  -- As whom: what the keeper reached. No areas: everything.
  grants jsonb not null,
  areas uuid[],
  -- The table line by line, as JSON.
  content text not null,
  content_sha256 bytea not null,
  file_id uuid not null,
  file_sha256 bytea not null,
  file_name text not null,
  constraint kept_table_says_to_whom check (handed_to <> '' and char_length(handed_to) <= 200 and char_length(purpose) <= 400),
  constraint kept_table_is_its_content check (content_sha256 = sha256(convert_to(content, 'UTF8'))),
  constraint kept_table_has_a_file foreign key (file_id, file_sha256) references files (id, sha256),
  constraint one_kept_table_of_a_file unique (file_id)
);
create index kept_tables_lately on kept_tables (kept_at desc, id);
create index kept_tables_definition on kept_tables (definition_id);
select history.watch('kept_tables', secret => '{content}');

create function refuse_to_alter_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a kept table is not altered' using errcode = '23514', constraint = 'kept_table_stays', table = 'kept_tables';
end $$;
create trigger kept_table_stays before update or delete on kept_tables for each row execute function refuse_to_alter_kept();
