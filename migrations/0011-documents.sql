-- 文件: papers with their content in the database, cited by the changes that rest on them.
--
-- Content is kept in pieces, so that neither side ever holds a whole file. Whoever names a file names its hash with it: what hangs on a watched
-- row is then bound by the history too, and `verify` compares the pieces with it.
create table files (
  id uuid primary key,
  kind text not null check (kind in ('pdf', 'ofd', 'docx', 'xlsx', 'doc', 'xls', 'jpg', 'png')),
  bytes int not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  stored_at timestamptz not null default now(),
  -- The pieces are gone for ever.
  erased_at timestamptz,
  constraint file_has_a_size check (bytes between 1 and 52428800),
  constraint file_is_its_content unique (id, sha256)
);
create table file_pieces (
  file_id uuid not null references files (id),
  place int not null check (place >= 0),
  data bytea not null,
  primary key (file_id, place),
  constraint piece_has_a_size check (octet_length(data) between 1 and 262144)
);
-- Every kind of file is compressed in itself.
alter table file_pieces alter column data set storage external;

/** A file is there whole, or erased whole. */
create function check_file() returns trigger language plpgsql as $$
declare
  f files;
  n bigint;
  size bigint;
  last int;
begin
  select * into f from files where id = (to_jsonb(new) ->> case tg_table_name when 'files' then 'id' else 'file_id' end)::uuid;
  select count(*), coalesce(sum(octet_length(data)), 0), coalesce(max(place), -1) into n, size, last from file_pieces where file_id = f.id;
  if n <> last + 1 or size <> (case when f.erased_at is null then f.bytes else 0 end) then
    raise exception 'a file in part' using errcode = '23514', constraint = 'file_is_whole', table = 'files', detail = f.id::text;
  end if;
  return null;
end $$;
create constraint trigger file_is_whole after insert or update on files deferrable initially deferred for each row execute function check_file();
-- A piece that comes after the file was judged.
create constraint trigger piece_of_a_file after insert on file_pieces deferrable initially deferred
  for each row when (new.place = 0) execute function check_file();

/** Content is never altered; it goes with `erase` alone. */
create function refuse_alteration() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'file_pieces' and tg_op = 'DELETE' then
    if exists (select from files f where f.id = old.file_id and f.erased_at is not null) then return old; end if;
  elsif tg_table_name = 'files' and tg_op = 'UPDATE' then
    if to_jsonb(old) - 'erased_at' = to_jsonb(new) - 'erased_at' and old.erased_at is null then return new; end if;
  end if;
  raise exception 'the content of a file is not altered' using errcode = '23514', constraint = 'content_stays', table = tg_table_name;
end $$;
create trigger content_stays before update or delete on files for each row execute function refuse_alteration();
create trigger content_stays before update or delete on file_pieces for each row execute function refuse_alteration();

create table documents (
  id uuid primary key,
  version int not null default 1,
  title text not null check (title <> '' and char_length(title) <= 200),
  -- 发文字号: 通统〔2026〕3号
  number text check (number <> '' and char_length(number) <= 60),
  issued_earliest date,
  issued_latest date,
  issuer text check (issuer <> '' and char_length(issuer) <= 200),
  -- 密级: who entered it has confirmed that it is not classified. Nothing else is kept here.
  unclassified bool not null,
  file_id uuid not null,
  sha256 bytea not null,
  file_name text not null check (file_name <> '' and char_length(file_name) <= 200 and file_name !~ '[/\\[:cntrl:]]'),
  entered_by uuid not null references accounts (id),
  entered_on date not null,
  -- The content of its file has been erased for ever.
  erased_on date,
  -- Title, number and issuer as they are looked for.
  words text not null,
  constraint document_is_unclassified check (unclassified),
  constraint document_issued_in_a_range check ((issued_earliest is null) = (issued_latest is null) and issued_earliest <= issued_latest),
  constraint document_has_a_file foreign key (file_id, sha256) references files (id, sha256),
  constraint one_document_of_a_file unique (file_id)
);
create index documents_in_order on documents ((coalesce(issued_latest, entered_on)) desc, id desc);
create index documents_entered_by on documents (entered_by);
create index documents_words on documents using gin (words gin_trgm_ops);
select history.watch('documents', secret => '{version}');

/** What is erased does not come back by an undo. */
create function refuse_return_of_erased() returns trigger language plpgsql as $$
begin
  raise exception 'an erased file does not come back' using errcode = '23514', constraint = 'erased_for_ever', table = 'documents';
end $$;
create trigger erased_for_ever before update of erased_on on documents for each row when (old.erased_on is not null and new.erased_on is distinct from old.erased_on)
  execute function refuse_return_of_erased();

-- What a document is about. A change that cites one lays it here as well.
create table organization_documents (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  document_id uuid not null references documents (id),
  constraint one_place_of_a_document unique (organization_id, document_id)
);
create index organization_documents_document on organization_documents (document_id);
select history.watch('organization_documents', subjects => 'array[a.organization_id]');
