-- 导入: a list that an account brings in, row by row, until it is applied, given up or a week old. It is work that goes on and no record: what it
-- becomes is written by the act, through the same triggers as a form. Cells of columns that are not kept (privacy) never come here.
create table imports (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  begun_at timestamptz not null default now(),
  -- [{head, field, notice}] by place.
  columns jsonb not null,
  -- Where it came from, and what of it is no record: {file, sheet, sheets, notices, skipped}.
  source jsonb not null,
  -- Of rows that say no kind themselves.
  kind text,
  -- Of rows that say no type: one of each kind at most.
  types uuid[] not null default '{}',
  -- 从哪一天起, as it was given; null: a correction.
  effective_on text,
  change_set uuid,
  applied_at timestamptz
);
create index imports_begun on imports (account_id, begun_at);

create table import_rows (
  import_id uuid not null references imports (id) on delete cascade,
  -- As people count it in the sheet: from 1.
  row int not null,
  cells jsonb not null,
  -- Places of cells that held an identity number: emptied before they came here, and wrong until somebody writes them anew.
  withheld jsonb not null default '[]',
  -- [{at, code}]: what was wrong with cells in their sheet (an error value, a formula without one, 2019.1), until somebody writes them anew.
  faults jsonb not null default '[]',
  skipped boolean not null default false,
  -- What somebody decided: the id of a record, or that it is a new one.
  matched text,
  outcome text,
  result jsonb,
  primary key (import_id, row)
);
create index import_rows_by_outcome on import_rows (import_id, outcome, row);

-- Which field an account meant by a head, so that next time it is there already; null: left out.
create table import_columns (
  account_id uuid not null references accounts (id) on delete cascade,
  head text not null,
  field text,
  primary key (account_id, head)
);

-- After thousands of new records a list of thousands is looked up core by core: what waits to be sorted into the index would be read through for each.
alter index organization_search_cores set (fastupdate = off);
