/** The parts of a text that is searched in capitals and blanks alike are made in the application; here only LIKE's own signs are taken from it. */
create function like_anywhere(part text) returns text language sql immutable parallel safe as $$
  select '%' || replace(replace(replace(part, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;

/** The kinds in the office's order. */
create view kinds_in_order as
  select k.code, (row_number() over (order by p.place nulls last, k.sort_order))::int as place
  from kinds k left join kind_places p on p.kind = k.code;

/** The types in the office's order: the kinds as they stand, within a kind the types as they stand. */
create view types_in_order as
  select t.id, k.place as kind_place, (row_number() over (order by k.place, t.sort_order, t.code))::int as place
  from organization_types t join kinds_in_order k on k.code = t.kind;

/** The parties in the office's order. */
create view parties_in_order as
  select o.code, (row_number() over (order by p.place nulls last, o.n))::int as place
  from kind_fields f cross join lateral unnest(f.options) with ordinality o(code, n) left join party_places p on p.party = o.code
  where f.kind = 'democraticParty' and f.code = 'party';
