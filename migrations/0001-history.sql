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
-- An undo that took later change sets along names them in its sentence: {"with": [id, …]}.
create index change_sets_undone_along on history.change_sets using gin ((sentence -> 'with')) where undoes is not null;
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
create function history.digest_of(previous bytea, id bigint, table_name text, row_id uuid, row_version int, op text, image jsonb, image_format int,
  subjects uuid[], change_set_id uuid, incarnation int, xid xid8)
returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(json_build_array(encode(previous, 'hex'), id, table_name, row_id, row_version, op, image, image_format, subjects,
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
  -- After a restore transaction numbers come again: one of an earlier incarnation is not this transaction.
  select xid into opened from history.change_sets where id = (c ->> 'id')::uuid and incarnation = history.incarnation();
  if opened is distinct from pg_current_xact_id() then
    raise exception 'change set % belongs to another transaction', c ->> 'id' using errcode = 'TX003';
  end if;
  return (c ->> 'id')::uuid;
end $$;

/** Says in one sentence what this transaction's change set did; possible until it commits, never after. */
create function history.say(sentence jsonb) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update history.change_sets set sentence = $1
  where id = (nullif(current_setting('app.change', true), '')::jsonb ->> 'id')::uuid and xid = pg_current_xact_id() and incarnation = history.incarnation() $$;

create function history.refuse() returns trigger language plpgsql as $$
begin
  raise exception '% of % is not allowed: history is append only', lower(tg_op), tg_table_name using errcode = 'TX004';
end $$;

/** Of a change set only the sentence may still change, and only in the transaction that opened it. */
create function history.keep_change_set() returns trigger language plpgsql as $$
begin
  if old.xid = pg_current_xact_id() and old.incarnation = history.incarnation() and to_jsonb(old) - 'sentence' = to_jsonb(new) - 'sentence' then return new; end if;
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
      format('select p.id, %2$L, p.salt_of_%1$s, p.value_of_%1$s from written w join placed p using (id) where p.value_of_%1$s is not null', col, col);
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
        placed as materialized (select c.*, %8$s as full_image, coalesce(h.row_version, 0) + 1 as n, h.hash as before, nextval('history.entries_id_seq') as id
          from changed c left join lateral (select e.row_version, e.hash from history.entries e
            where e.table_name = %2$L and e.row_id = c.row_id order by e.row_version desc limit 1) h on true),
        written as (insert into history.entries (id, table_name, row_id, row_version, op, image, subjects, change_set_id, incarnation, xid, prev, hash) overriding system value
          select id, %2$L, row_id, n, %3$L, full_image, subjects, cs, inc, x, before,
            history.digest_of(before, id, %2$L, row_id, n, %3$L, full_image, 1, subjects, cs, inc, x) from placed returning id)
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
    or x.hash <> history.digest_of(x.before, x.id, x.table_name, x.row_id, x.row_version, x.op, x.image, x.image_format, x.subjects, x.change_set_id, x.incarnation, x.xid)
  union all
  select e.id, e.table_name, e.row_id, e.row_version, 'kept_value' from history.erasable k join history.entries e on e.id = k.entry_id
  where k.value is not null and e.image ->> k.column_name is distinct from 'sha256:' || encode(sha256(k.salt || convert_to(k.value, 'UTF8')), 'hex')
  union all      -- blanked by `erase` a kept value leaves its row; without it somebody removed it
  select e.id, e.table_name, e.row_id, e.row_version, 'kept_value_removed' from history.watched w cross join unnest(w.erasable) as col
  join history.entries e on e.table_name = w.table_name and e.image ? col
  where not exists (select from history.erasable k where k.entry_id = e.id and k.column_name = col) $$;

/** What should watch and does not: a trigger that is gone or switched off, a column that no trigger sees, a table no longer watched,
 *  an incarnation without its row. No row is the good answer. */
create function history.missing_guards() returns table (of_table text, finding text) language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with wanted as (
    select 'public' as nsp, w.table_name as rel, 'history_' || ev as tg from history.watched w cross join unnest(array['insert', 'update', 'delete', 'truncate']) as ev
    union all select 'history', t, g from (values ('entries', 'append_only'), ('change_sets', 'append_only'), ('change_sets', 'keep_change_set'),
      ('erasable', 'append_only'), ('erasable', 'keep_or_erase'), ('seals', 'append_only')) as x (t, g))
  select x.rel, 'trigger ' || x.tg || case when t.oid is null then ' is gone' else ' is switched off' end
  from wanted x left join pg_class c on c.relname = x.rel and c.relnamespace = x.nsp::regnamespace
  left join pg_trigger t on t.tgrelid = c.oid and t.tgname = x.tg where t.oid is null or t.tgenabled not in ('O', 'A')
  union all
  select w.table_name, 'column ' || a.attname || ' is not seen' from history.watched w
  join pg_class c on c.relname = w.table_name and c.relnamespace = 'public'::regnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated <> ''
  join pg_proc p on p.proname = 'on_update_' || w.table_name and p.pronamespace = 'history'::regnamespace
  where position(a.attname in p.prosrc) = 0
  union all
  select x.table_name, 'is not watched' from (with recursive names as (
      (select e.table_name from history.entries e order by e.table_name limit 1)
      union all select (select e.table_name from history.entries e where e.table_name > n.table_name order by e.table_name limit 1) from names n where n.table_name is not null)
    select n.table_name from names n where n.table_name is not null) x
  where not exists (select from history.watched w where w.table_name = x.table_name)
  union all
  select 'incarnations', 'incarnation ' || n || ' has no row' from generate_series(1, greatest((select max(i.number) from history.incarnations i),
    (select max(c.incarnation) from history.change_sets c), (select max(s.incarnation) from history.seals s))) n
  where not exists (select from history.incarnations i where i.number = n) $$;

/** What a seal binds: the entries and change sets of one incarnation with xid in [from, to), in the order of their writing. Hashes are hashed
 *  by the thousand first, so that a million of them need no memory. */
create function history.seal_content(of_incarnation int, from_xid xid8, to_xid xid8)
returns table (entries bigint, change_sets bigint, digest text) language sql stable as $$
  select e.n, c.n, concat_ws(' ', encode(e.digest, 'hex'), encode(c.digest, 'hex'))
  from (select coalesce(sum(y.n), 0)::bigint as n, sha256(coalesce(string_agg(y.digest, '' order by y.piece), '')) as digest
      from (select x.piece, count(*) as n, sha256(string_agg(x.hash, '' order by x.xid, x.id)) as digest
        from (select r.hash, r.xid, r.id, (row_number() over (order by r.xid, r.id) - 1) / 1000 as piece
          from history.entries r where r.incarnation = of_incarnation and r.xid >= from_xid and r.xid < to_xid) x group by x.piece) y) e,
    (select coalesce(sum(y.n), 0)::bigint as n, sha256(coalesce(string_agg(y.digest, '' order by y.piece), '')) as digest
      from (select x.piece, count(*) as n, sha256(string_agg(x.hash, '' order by x.xid, x.id)) as digest
        from (select history.digest_of_change_set(r) as hash, r.xid, r.id, (row_number() over (order by r.xid, r.id) - 1) / 1000 as piece
          from history.change_sets r where r.incarnation = of_incarnation and r.xid >= from_xid and r.xid < to_xid) x group by x.piece) y) c $$;

create function history.digest_of_seal(s history.seals, content text) returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(json_build_array(s.id, s.incarnation, s.xid_from::text, s.xid_to::text, s.entries, s.change_sets, encode(s.prev, 'hex'),
    (extract(epoch from s.at) * 1000000)::bigint, content)::text, 'UTF8')) $$;

/** Seals everything that has ended since the last seal. Gives the new seals: none where nothing is new, and one more for each earlier incarnation
 *  that was left open (its last transactions, before a back-up of it was restored here). */
create function history.seal() returns setof history.seals language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  no_more constant xid8 := '18446744073709551615';
  present constant int := history.incarnation();
  last history.seals;
  next history.seals;
  content record;
begin
  perform pg_advisory_xact_lock(hashtext('history.seal'));
  select * into last from history.seals order by id desc limit 1;
  for inc in coalesce(last.incarnation, 1) .. present loop
    next := row(coalesce(last.id, 0) + 1, inc, case when last.incarnation = inc then last.xid_to else '0'::xid8 end,
      case when inc < present then no_more else pg_snapshot_xmin(pg_current_snapshot()) end, 0, 0, null, last.hash, transaction_timestamp());
    if next.xid_from = no_more then continue; end if;
    select * into content from history.seal_content(inc, next.xid_from, next.xid_to);
    if content.entries = 0 and content.change_sets = 0 and inc = present then return; end if;
    next.entries := content.entries;
    next.change_sets := content.change_sets;
    next.hash := history.digest_of_seal(next, content.digest);
    insert into history.seals values (next.*);
    last := next;
    return next next;
  end loop;
end $$;

/** Seals that no longer say what stands there: removed or altered entries and change sets, ones put in later, a seal altered or taken away. */
create function history.broken_seals() returns table (id int, finding text) language sql stable as $$
  select s.id, case when s.id <> s.place then 'gap' when s.prev is distinct from s.before then 'chain'
    when s.xid_from is distinct from case when s.incarnation = s.incarnation_before then s.to_before else '0'::xid8 end
      or (s.incarnation <> coalesce(s.incarnation_before, 1) and s.to_before is distinct from '18446744073709551615'::xid8) then 'range'
    when (s.entries, s.change_sets) is distinct from (c.entries, c.change_sets) then 'count' else 'content' end
  from (select x.*, x as seal, lag(x.hash) over w as before, row_number() over w as place, lag(x.incarnation) over w as incarnation_before, lag(x.xid_to) over w as to_before
    from history.seals x window w as (order by x.id)) s
  cross join lateral history.seal_content(s.incarnation, s.xid_from, s.xid_to) c
  where s.id <> s.place or s.prev is distinct from s.before
    or s.xid_from is distinct from case when s.incarnation = s.incarnation_before then s.to_before else '0'::xid8 end
    or (s.incarnation <> coalesce(s.incarnation_before, 1) and s.to_before is distinct from '18446744073709551615'::xid8)
    or (s.entries, s.change_sets) is distinct from (c.entries, c.change_sets) or s.hash <> history.digest_of_seal(s.seal, c.digest) $$;

/** Blanks every kept value of a column of one row, for ever; hashes stay. The live row gives its value up first, by the same act, whose
 *  change set says who did it. Gives how many were blanked. */
create function history.erase(of_table text, of_row uuid, of_column text) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held boolean;
  n int;
begin
  if not exists (select from history.watched w where w.table_name = of_table and of_column = any (w.erasable)) then
    raise exception '%.% is not erasable', of_table, of_column using errcode = 'TX005';
  end if;
  execute format('select %I is not null from public.%I where id = $1', of_column, of_table) into held using of_row;
  if held then
    raise exception 'the row still holds the value' using errcode = 'TX006';
  end if;
  perform history.open_change_set();
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
