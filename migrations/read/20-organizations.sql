/** The parts of a text that is searched in capitals and blanks alike are made in the application; here only LIKE's own signs are taken from it. */
create function like_anywhere(part text) returns text language sql immutable parallel safe as $$
  select '%' || replace(replace(replace(part, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;
