-- Accounts 账号, grants (role × area × kinds × from/to), sessions; the registry's own row; requests that may be sent twice; jobs.
create table registry (
  id uuid primary key,
  office_name text not null check (office_name <> ''),
  city_area_id uuid not null references areas (id),
  sample boolean not null,
  begun_at timestamptz not null
);
create unique index one_registry_in_a_database on registry ((true));
select history.watch('registry');

create table accounts (
  id uuid primary key,
  login text not null,
  name text not null check (name <> ''),
  unit text,
  password_hash text not null,
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  disabled_at timestamptz,
  constraint login_is_plain check (login ~ '^[a-z0-9._-]{2,40}$'),
  constraint one_account_of_a_login unique (login)
);

create table grants (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  role text not null check (role in ('administrator', 'supervisor', 'officer', 'reporter', 'viewer', 'auditor')),
  area_id uuid references areas (id),
  kinds text[],
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  constraint grant_ends_after_it_began check (from_day < until_day),
  constraint grant_has_a_kind check (kinds is null or cardinality(kinds) > 0)
);
create index grants_account on grants (account_id);

select history.watch('accounts', secret => '{password_hash}');
select history.watch('grants', subjects => 'array[a.account_id]');

-- Of a session only the hash of its token is kept.
create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references accounts (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  client text
);
create index sessions_account on sessions (account_id);

-- Failed guesses slow down the next one, by login and by address.
create table sign_in_failures (
  id bigint generated always as identity primary key,
  subject text not null,
  at timestamptz not null
);
create index sign_in_failures_subject on sign_in_failures (subject, at);

-- What was opened, shown or exported and by whom: reading leaves no trace in history.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id uuid,
  act text not null,
  subject_id uuid,
  detail jsonb not null default '{}'
);
create index access_log_subject on access_log (subject_id, at);

-- Written inside the act's own transaction: a repeated request finds the answer of the first.
create table idempotency_keys (
  account_id uuid not null references accounts (id) on delete cascade,
  key text not null check (length(key) between 8 and 200),
  request_hash bytea not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (account_id, key)
);

-- Keys that every node of the application needs alike: cursors are signed with one. Two random UUIDs hold 244 bits of chance.
create table secrets (
  name text primary key,
  value bytea not null
);
insert into secrets (name, value)
values ('cursor', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create table jobs (
  id uuid primary key,
  kind text not null,
  account_id uuid references accounts (id),
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  progress real not null default 0 check (progress between 0 and 1),
  message text,
  result jsonb,
  attempts int not null default 0,
  cancel_asked boolean not null default false,
  heartbeat_at timestamptz,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint ended_jobs_have_an_end check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null))
);
create index jobs_waiting on jobs (created_at) where state in ('waiting', 'running');
