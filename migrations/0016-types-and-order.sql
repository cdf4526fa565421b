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
