-- History 变更记录: the one writer is the database. Statement triggers keep an after-image of each changed row of each watched table,
-- chained per row by hashes; seals bind ranges of transactions. docs/security.md says what this proves and what it does not.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create schema history;

-- Transaction numbers begin anew in a restored database: whoever reads them asks for the incarnation too.
create table history.incarnations (
  number int primary key check (number > 0),
  begun_at timestamptz not null default now(),
  origin text not null check (origin in ('new', 'restored'))
);
insert into history.incarnations (number, origin) values (1, 'new');

create function history.incarnation() returns int language sql stable as $$ select max(number) from history.incarnations $$;

create table history.change_sets (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,
  act text not null,
  act_version int not null default 1,
  reason text,
  document_ids uuid[] not null default '{}',
  undoes uuid references history.change_sets (id),
  proposal_id uuid,
  sentence jsonb,
  incarnation int not null,
  xid xid8 not null
);
create index change_sets_undoes on history.change_sets (undoes) where undoes is not null;
create index change_sets_account on history.change_sets (account_id, at desc);
create index change_sets_order on history.change_sets (incarnation, xid);

create table history.entries (
  id bigint generated always as identity primary key,
  table_name text not null,
  row_id uuid not null,
  row_version int not null,
  op text not null check (op in ('insert', 'update', 'delete')),
  image jsonb check ((image is null) = (op = 'delete')),
  image_format int not null default 1,
  subjects uuid[] not null,
  change_set_id uuid not null,
  incarnation int not null,
  xid xid8 not null,
  prev bytea,
  hash bytea not null,
  constraint one_chain_per_row unique (table_name, row_id, row_version)
);
create index entries_of_change_set on history.entries (change_set_id);
create index entries_in_order on history.entries (incarnation, xid, id);
-- Nearly every entry has one subject: a b-tree on it costs a write far less than an inverted index over all.
create index entries_of_subject on history.entries ((subjects[1]));
create index entries_of_further_subjects on history.entries using gin (subjects) where cardinality(subjects) > 1;

create table history.erasable (
  entry_id bigint not null references history.entries (id),
  column_name text not null,
  salt bytea,
  value text,
  primary key (entry_id, column_name),
  constraint salt_goes_with_value check ((salt is null) = (value is null))
);

create table history.seals (
  id int primary key,
  incarnation int not null,
  xid_from xid8 not null,
  xid_to xid8 not null,
  entries bigint not null,
  change_sets bigint not null,
  hash bytea not null,
  prev bytea,
  at timestamptz not null default now(),
  constraint range_runs_forward check (xid_from <= xid_to)
);

-- What is watched, and how: read by verify, undo and the sweeps.
create table history.watched (
  table_name text primary key,
  erasable text[] not null,
  secret text[] not null,
  subjects text not null
);

/** A JSON array: no two entries share a text, nulls are themselves, and jsonb's text is canonical. */
create function history.digest_of(previous bytea, table_name text, row_id uuid, row_version int, op text, image jsonb, image_format int,
  subjects uuid[], change_set_id uuid, incarnation int, xid xid8)
returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(json_build_array(encode(previous, 'hex'), table_name, row_id, row_version, op, image, image_format, subjects,
    change_set_id, incarnation, xid::text)::text, 'UTF8')) $$;

create function history.digest_of_change_set(c history.change_sets) returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(json_build_array(c.id, (extract(epoch from c.at) * 1000000)::bigint, c.account_id, c.act, c.act_version, c.reason,
    c.document_ids, c.undoes, c.proposal_id, c.sentence, c.incarnation, c.xid::text)::text, 'UTF8')) $$;

/** The change set of this transaction, opened at its first changed row. The setting app.change carries it as JSON:
 *  {id, account, act, version, reason, documents, undoes, proposal, sentence, recordedAt}. A write without one is refused. */
create function history.open_change_set() returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c jsonb := nullif(current_setting('app.change', true), '')::jsonb;
  moment timestamptz := transaction_timestamp();
  opened xid8;
begin
  if c is null then
    raise exception 'a write outside an act: the setting app.change is empty' using errcode = 'TX001';
  end if;
  -- A time of recording can be set by the owner alone, for the change set that the backfill names (sample, restore).
  if c ? 'recordedAt' then
    if current_setting('app.backfill', true) is distinct from c ->> 'id'
      or session_user <> (select pg_get_userbyid(relowner) from pg_class where oid = 'history.entries'::regclass) then
      raise exception 'the time of recording may be set by a backfill of the owner alone' using errcode = 'TX002';
    end if;
    moment := (c ->> 'recordedAt')::timestamptz;
  end if;
  insert into history.change_sets (id, at, account_id, act, act_version, reason, document_ids, undoes, proposal_id, sentence, incarnation, xid)
  values ((c ->> 'id')::uuid, moment, (c ->> 'account')::uuid, c ->> 'act', coalesce((c ->> 'version')::int, 1), c ->> 'reason',
    coalesce((select array_agg(d::uuid) from jsonb_array_elements_text(c -> 'documents') d), '{}'), (c ->> 'undoes')::uuid,
    (c ->> 'proposal')::uuid, c -> 'sentence', history.incarnation(), pg_current_xact_id())
  on conflict (id) do nothing;
  select xid into opened from history.change_sets where id = (c ->> 'id')::uuid;
  if opened <> pg_current_xact_id() then
    raise exception 'change set % belongs to another transaction', c ->> 'id' using errcode = 'TX003';
  end if;
  return (c ->> 'id')::uuid;
end $$;

/** Says in one sentence what this transaction's change set did; possible until it commits, never after. */
create function history.say(sentence jsonb) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update history.change_sets set sentence = $1
  where id = (nullif(current_setting('app.change', true), '')::jsonb ->> 'id')::uuid and xid = pg_current_xact_id() $$;

create function history.refuse() returns trigger language plpgsql as $$
begin
  raise exception '% of % is not allowed: history is append only', lower(tg_op), tg_table_name using errcode = 'TX004';
end $$;

/** Of a change set only the sentence may still change, and only in the transaction that opened it. */
create function history.keep_change_set() returns trigger language plpgsql as $$
begin
  if old.xid = pg_current_xact_id() and to_jsonb(old) - 'sentence' = to_jsonb(new) - 'sentence' then return new; end if;
  raise exception 'a change set is not altered: history is append only' using errcode = 'TX004';
end $$;

/** A kept value may be blanked, never altered. */
create function history.keep_or_erase() returns trigger language plpgsql as $$
begin
  if new.value is null and (new.entry_id, new.column_name) = (old.entry_id, old.column_name) then return new; end if;
  raise exception 'a kept value is blanked or left as it is' using errcode = 'TX004';
end $$;

create trigger append_only before update or delete or truncate on history.entries for each statement execute function history.refuse();
create trigger append_only before delete or truncate on history.change_sets for each statement execute function history.refuse();
create trigger keep_change_set before update on history.change_sets for each row execute function history.keep_change_set();
create trigger append_only before delete or truncate on history.erasable for each statement execute function history.refuse();
create trigger keep_or_erase before update on history.erasable for each row execute function history.keep_or_erase();
create trigger append_only before update or delete or truncate on history.seals for each statement execute function history.refuse();

/** The expression of a row's image: all columns but the generated, the secret and the erasable ones; nulls are left out. */
create function history.image_expression(t regclass, erasable text[], secret text[], alias text) returns text language sql stable as $$
  select format('jsonb_strip_nulls(to_jsonb(%1$s) - %2$L::text[])', alias, array(
    select attname::text from pg_attribute where attrelid = t and attnum > 0 and not attisdropped and attgenerated <> ''
    union all select unnest(erasable || secret))) $$;

/** Watches a table: three statement triggers with generated bodies (their plans are kept), and no truncate.
 *  Call it again after a column is added. `subjects` is an SQL expression over the row `a`. The table needs an `id uuid`. */
create function history.watch(t regclass, erasable text[] default '{}', secret text[] default '{}', subjects text default 'array[a.id]')
returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  ev text;
  fn text;
  name text := (select relname from pg_class where oid = t);
  source text;
  altered text;           -- an update that leaves the image as it was (a raised version, a new password) writes nothing
  salted text := '';      -- further columns of `changed`: a salt for each erasable column with a value
  hidden text := '';      -- their place in the image: sha256(salt || value)
  keep text := '';        -- the rows of history.erasable
  col text;
begin
  insert into history.watched values (name, watch.erasable, watch.secret, watch.subjects)
  on conflict (table_name) do update set erasable = excluded.erasable, secret = excluded.secret, subjects = excluded.subjects;
  foreach col in array erasable loop
    salted := salted || format(', a.%1$I::text as value_of_%1$s, case when a.%1$I is not null then
      decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, ''-'', ''''), ''hex'') end as salt_of_%1$s', col);
    hidden := hidden || format(' || case when c.value_of_%1$s is null then ''{}''::jsonb else jsonb_build_object(%2$L,
      ''sha256:'' || encode(sha256(c.salt_of_%1$s || convert_to(c.value_of_%1$s, ''UTF8'')), ''hex'')) end', col, col);
    keep := keep || case when keep = '' then '' else ' union all ' end ||
      format('select w.id, %2$L, p.salt_of_%1$s, p.value_of_%1$s from written w join placed p using (row_id) where p.value_of_%1$s is not null', col, col);
  end loop;
  altered := format('%s is distinct from %s', history.image_expression(t, erasable, secret, 'a'), history.image_expression(t, erasable, secret, 'b'));
  foreach col in array erasable loop altered := altered || format(' or a.%1$I is distinct from b.%1$I', col); end loop;
  foreach ev in array array['insert', 'update', 'delete'] loop
    fn := format('history.%I', 'on_' || ev || '_' || name);
    source := case ev when 'insert' then 'new_rows a' when 'delete' then 'old_rows a'
      else format('new_rows a join old_rows b on b.id = a.id and (%s)', altered) end;
    execute format($f$
      create or replace function %1$s() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
        set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off as $b$   -- the plan is kept: it must be right for one row and for 20,000
      declare
        cs uuid;
        inc int;
        x xid8 := pg_current_xact_id();
      begin
        if not exists (select from %4$s) then return null; end if;
        cs := history.open_change_set();
        inc := history.incarnation();
        with changed as materialized (select a.id as row_id, %5$s as subjects, %6$s as image %7$s from %4$s),
        placed as materialized (select c.*, %8$s as full_image, coalesce(h.row_version, 0) + 1 as n, h.hash as before
          from changed c left join lateral (select e.row_version, e.hash from history.entries e
            where e.table_name = %2$L and e.row_id = c.row_id order by e.row_version desc limit 1) h on true),
        written as (insert into history.entries (table_name, row_id, row_version, op, image, subjects, change_set_id, incarnation, xid, prev, hash)
          select %2$L, row_id, n, %3$L, full_image, subjects, cs, inc, x, before,
            history.digest_of(before, %2$L, row_id, n, %3$L, full_image, 1, subjects, cs, inc, x) from placed returning id, row_id)
        %9$s;
        return null;
      end $b$ $f$, fn, name, ev, source, subjects,
      case ev when 'delete' then 'null::jsonb' else history.image_expression(t, erasable, secret, 'a') end,
      case ev when 'delete' then '' else salted end,
      case ev when 'delete' then 'null::jsonb' else 'c.image' || hidden end,
      case when keep = '' or ev = 'delete' then 'select from written into cs'
        else 'insert into history.erasable (entry_id, column_name, salt, value) ' || keep end);
    execute format('create or replace trigger history_%s after %1$s on %s referencing %s for each statement execute function %s()', ev, t,
      case ev when 'insert' then 'new table as new_rows' when 'delete' then 'old table as old_rows'
        else 'old table as old_rows new table as new_rows' end, fn);
  end loop;
  execute format('create or replace trigger history_truncate before truncate on %s for each statement execute function history.refuse()', t);
end $$;

/** Rows of a watched table that are not what their last entry says, and entries whose row is gone: no row is the good answer. */
create function history.differing_rows(t text) returns table (row_id uuid, finding text)
language plpgsql stable set search_path = pg_catalog, public, pg_temp set timezone = 'UTC' as $$
declare
  w history.watched := (select x from history.watched x where x.table_name = t);
  col text;
  extra text := '';
begin
  foreach col in array w.erasable loop
    extra := extra || format(' or (a.%1$I is null) <> (last.image -> %1$L is null)
      or (a.%1$I is not null and not exists (select from history.erasable k where k.entry_id = last.id and k.column_name = %1$L and k.value = a.%1$I::text
          and last.image ->> %1$L = ''sha256:'' || encode(sha256(k.salt || convert_to(a.%1$I::text, ''UTF8'')), ''hex'')))', col);
  end loop;
  return query execute format($f$
    with last as (select distinct on (e.row_id) e.row_id, e.id, e.op, e.image from history.entries e where e.table_name = %1$L
      order by e.row_id, e.row_version desc)
    select coalesce(a.id, last.row_id), case when a.id is null then 'row_removed' when last.row_id is null or last.op = 'delete' then 'row_not_recorded'
      else 'row_altered' end
    from public.%1$I a full join last on last.row_id = a.id
    where case when a.id is null then last.op <> 'delete' when last.row_id is null or last.op = 'delete' then true
      else last.image - %2$L::text[] is distinct from %3$s %4$s end $f$,
    t, w.erasable, history.image_expression(format('public.%I', t)::regclass, w.erasable, w.secret, 'a'), extra);
end $$;

/** Entries that break their chain: a gap, a wrong predecessor, a hash that is not that of the stored text, no change set, an altered kept value. */
create function history.broken_entries() returns table (entry_id bigint, table_name text, row_id uuid, row_version int, finding text) language sql stable as $$
  select x.id, x.table_name, x.row_id, x.row_version, case when x.row_version <> x.place then 'gap' when x.prev is distinct from x.before then 'chain'
    when c.id is null then 'no_change_set' when (c.xid, c.incarnation) is distinct from (x.xid, x.incarnation) then 'change_set' else 'hash' end
  from (select e.*, lag(e.hash) over w as before, row_number() over w as place from history.entries e
    window w as (partition by e.table_name, e.row_id order by e.row_version)) x
  left join history.change_sets c on c.id = x.change_set_id
  where x.row_version <> x.place or x.prev is distinct from x.before or c.id is null or (c.xid, c.incarnation) is distinct from (x.xid, x.incarnation)
    or x.hash <> history.digest_of(x.before, x.table_name, x.row_id, x.row_version, x.op, x.image, x.image_format, x.subjects, x.change_set_id, x.incarnation, x.xid)
  union all
  select e.id, e.table_name, e.row_id, e.row_version, 'kept_value' from history.erasable k join history.entries e on e.id = k.entry_id
  where k.value is not null and e.image ->> k.column_name is distinct from 'sha256:' || encode(sha256(k.salt || convert_to(k.value, 'UTF8')), 'hex') $$;

/** What a seal binds: the entries and change sets of one incarnation with xid in [from, to). */
create function history.seal_content(of_incarnation int, from_xid xid8, to_xid xid8, previous bytea)
returns table (entries bigint, change_sets bigint, hash bytea) language sql stable as $$
  select e.n, c.n, sha256(coalesce(previous, '') || coalesce(e.digest, '') || coalesce(c.digest, ''))
  from (select count(*) as n, sha256(string_agg(x.hash, '' order by x.xid, x.table_name, x.row_id, x.row_version)) as digest
      from history.entries x where x.incarnation = of_incarnation and x.xid >= from_xid and x.xid < to_xid) e,
    (select count(*) as n, sha256(string_agg(history.digest_of_change_set(x), '' order by x.xid, x.id)) as digest
      from history.change_sets x where x.incarnation = of_incarnation and x.xid >= from_xid and x.xid < to_xid) c $$;

/** Seals everything that has ended since the last seal. Gives the new seal, or nothing where nothing is new. */
create function history.seal() returns setof history.seals language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last history.seals;
  inc int := history.incarnation();
  upto xid8 := pg_snapshot_xmin(pg_current_snapshot());
  start xid8 := '0';
  content record;
begin
  perform pg_advisory_xact_lock(hashtext('history.seal'));
  select * into last from history.seals order by id desc limit 1;
  if last.incarnation = inc then start := last.xid_to; end if;
  select * into content from history.seal_content(inc, start, upto, last.hash);
  if content.entries = 0 and content.change_sets = 0 then return; end if;
  return query insert into history.seals (id, incarnation, xid_from, xid_to, entries, change_sets, hash, prev)
    values (coalesce(last.id, 0) + 1, inc, start, upto, content.entries, content.change_sets, content.hash, last.hash) returning *;
end $$;

/** Seals that no longer say what stands there. */
create function history.broken_seals() returns table (id int, finding text) language sql stable as $$
  select s.id, case when s.id <> s.place then 'gap' when s.prev is distinct from s.before then 'chain' when (s.entries, s.change_sets) is distinct from (c.entries, c.change_sets)
    then 'count' else 'content' end
  from (select x.*, lag(x.hash) over (order by x.id) as before, row_number() over (order by x.id) as place from history.seals x) s
  cross join lateral history.seal_content(s.incarnation, s.xid_from, s.xid_to, s.prev) c
  where s.id <> s.place or s.prev is distinct from s.before or (s.entries, s.change_sets, s.hash) is distinct from (c.entries, c.change_sets, c.hash) $$;

/** Blanks every kept value of a column of one row, for ever; hashes stay. Gives how many were blanked. */
create function history.erase(of_table text, of_row uuid, of_column text) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  update history.erasable k set value = null, salt = null from history.entries e
  where e.id = k.entry_id and e.table_name = of_table and e.row_id = of_row and k.column_name = of_column and k.value is not null;
  get diagnostics n = row_count;
  return n;
end $$;

/** A watched table as it was recorded: each row's image by the end of the given moment. Erased values stay hashes. */
create function history.rows_on(of_table text, subject uuid, known_at timestamptz) returns setof jsonb language sql stable as $$
  select image from (select distinct on (e.row_id) e.image from history.entries e join history.change_sets c on c.id = e.change_set_id
    where e.table_name = of_table and (e.subjects[1] = subject or (cardinality(e.subjects) > 1 and e.subjects @> array[subject])) and c.at <= known_at
    order by e.row_id, e.row_version desc) x where image is not null $$;
