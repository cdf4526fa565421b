-- Types 类型 that the office edits, and its own order of the kinds (decision 0024).

-- Where the office wants its kinds to stand. A kind without a place here comes after those that have one, in the order of the descriptions.
create table kind_places (
  id uuid primary key,
  kind text not null references kinds (code),
  place int not null,
  constraint kind_place_is_positive check (place > 0),
  constraint one_place_of_a_kind unique (kind) deferrable initially immediate
);
select history.watch('kind_places');

-- A type goes to another name and back by undo, perhaps while another takes the name it had: judged at the end of the transaction there.
alter table organization_types drop constraint one_type_of_a_name;
alter table organization_types
  add constraint one_type_of_a_name unique (kind, name) deferrable initially immediate,
  add constraint type_code_is_plain check (code ~ '^[A-Za-z][A-Za-z0-9]{0,39}$'),
  add constraint type_names_fit check (char_length(name) <= 60 and char_length(name_en) between 1 and 120);

-- What the office sets for itself. Null is what the product brings along, so that a registry begun before is as its history says.
alter table registry
  add column confirm_months int,
  add column export_mark text,
  add column ready_at timestamptz,
  add constraint confirm_months_are_few check (confirm_months between 1 and 60),
  add constraint export_mark_fits check (char_length(export_mark) between 1 and 40);
select history.watch('registry');

/** Has an organization been recorded? Then much of what came before it stays. */
create function records_stand() returns boolean language sql stable as $$ select exists (select from organizations) $$;

/** The registry's row stays, whatever is undone; its city only until the first organization is recorded. */
create function keep_registry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'the registry stays' using errcode = '23514', constraint = 'registry_stays', table = tg_table_name;
  end if;
  if records_stand() then
    raise exception 'records stand on the city' using errcode = '23514', constraint = 'city_stays', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger registry_stays before delete on registry for each row execute function keep_registry();
create trigger city_stays before update of city_area_id on registry
  for each row when (new.city_area_id <> old.city_area_id) execute function keep_registry();
