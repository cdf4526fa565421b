-- What may be kept of a kind's organizations (decision 0028): of overseas groups neither phone nor street address (office.md 7). Laid down from the
-- descriptions at each start, like the fields; what stands already stays until it is next written.
alter table kinds add keeps_address boolean not null default true, add keeps_phone boolean not null default true;

create function check_address_kept() returns trigger language plpgsql as $$
begin
  if exists (select from organizations o join kinds k on k.code = o.kind where o.id = new.organization_id and not k.keeps_address) then
    raise exception 'no address is kept of the kind' using errcode = '23514', constraint = 'address_is_kept_of_the_kind', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger address_is_kept_of_the_kind before insert or update of address on organization_profiles
  for each row when (new.address is not null) execute function check_address_kept();

create function check_phone_kept() returns trigger language plpgsql as $$
begin
  if exists (select from organizations o join kinds k on k.code = o.kind where o.id = new.organization_id and not k.keeps_phone) then
    raise exception 'no phone is kept of the kind' using errcode = '23514', constraint = 'phone_is_kept_of_the_kind', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger phone_is_kept_of_the_kind before insert or update of phone on organization_contacts
  for each row when (new.phone is not null) execute function check_phone_kept();

-- A field may be one of some types of the kind alone (decision 0028); null: of all.
alter table kind_fields add types text[];

/**
 * The fields of a kind hold what its description allows: no unknown key, the right type, one of the options, none of another type's own. What stands in
 * another stretch of the same life may be carried on, though the field was retired since or given to other types: else no change could be written any more.
 */
create or replace function check_kind_fields() returns trigger language plpgsql as $$
declare wrong record;
begin
  select v.key, f.found into wrong
  from jsonb_each(new.fields) v join organizations o on o.id = new.organization_id join organization_types t on t.id = new.type_id
  cross join lateral (select coalesce((select case
      when f.type = 'count' then 'count'
      when f.retired then 'retired'
      when t.code <> all (f.types) then 'another type'
      when case f.type when 'number' then jsonb_typeof(v.value) <> 'number'
        when 'boolean' then jsonb_typeof(v.value) <> 'boolean'
        else jsonb_typeof(v.value) <> 'string' or case f.type when 'option' then not (v.value #>> '{}') = any (f.options)
          else char_length(v.value #>> '{}') > coalesce(f.max_length, 2000) end end then 'value'
      else '' end from kind_fields f where f.kind = o.kind and f.code = v.key), 'unknown') as found) f
  where (tg_op = 'INSERT' or old.fields -> v.key is distinct from v.value) and f.found <> '' and not (f.found in ('retired', 'another type')
    and exists (select from organization_profiles p where p.organization_id = new.organization_id and p.fields -> v.key = v.value)) limit 1;
  if wrong.found = 'another type' then
    raise exception 'field % is one of another type', wrong.key using errcode = '23514', constraint = 'field_belongs_to_the_type', table = tg_table_name, detail = wrong.key;
  elsif wrong.found is not null then
    raise exception 'field % of the kind: %', wrong.key, wrong.found using errcode = '23514', constraint = 'fields_fit_the_kind', table = tg_table_name, detail = wrong.key;
  end if;
  return new;
end $$;
