-- 成员单位 of a working mechanism (decision 0029): a third sort of dated relation. The row belongs to the body; its other end is the unit, an
-- organization of the registry or a plain name. 席位 says what the unit is in the body, 当然职务 which post in the unit sits there by virtue of it:
-- no person is named, for such a seat follows the office.
alter table organization_relations
  drop constraint organization_relations_sort_check,
  add constraint organization_relations_sort_check check (sort in ('hosted', 'supervised', 'member')),
  drop constraint only_a_host_is_plain_text,
  add constraint only_a_host_or_a_member_is_plain_text check (other_name is null or sort in ('hosted', 'member')),
  add seat text check (seat <> '' and char_length(seat) <= 60),
  add ex_officio text check (ex_officio <> '' and char_length(ex_officio) <= 60),
  add constraint only_a_member_has_a_seat check (sort = 'member' or (seat is null and ex_officio is null));

-- Which kinds have member units, laid down from their descriptions at each start.
alter table kinds add has_members boolean not null default false;

create function check_members_of_kind() returns trigger language plpgsql as $$
begin
  if not exists (select from organizations o join kinds k on k.code = o.kind where o.id = new.organization_id and k.has_members) then
    raise exception 'the kind has no members' using errcode = '23514', constraint = 'members_belong_to_the_kind', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger members_belong_to_the_kind before insert or update of organization_id, sort on organization_relations
  for each row when (new.sort = 'member') execute function check_members_of_kind();
