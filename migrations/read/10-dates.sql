/** What is known of a date as the text of the contracts (ISO 8601-2): day, month, year, [..latest] or [earliest..latest]; null of one that has not come.
 *  `stable`, as to_char is: declared `immutable` the planner does not inline it, and a list of 100,000 takes sixteen times as long for its dates. */
create function date_text(earliest date, latest date) returns text language sql stable parallel safe as $$
  select case
    when latest = 'infinity' then null
    when earliest = latest then to_char(latest, 'YYYY-MM-DD')
    when earliest = '-infinity' then '[..' || to_char(latest, 'YYYY-MM-DD') || ']'
    when earliest = date_trunc('year', latest)::date and latest = (date_trunc('year', latest) + interval '1 year - 1 day')::date then to_char(latest, 'YYYY')
    when earliest = date_trunc('month', latest)::date and latest = (date_trunc('month', latest) + interval '1 month - 1 day')::date then to_char(latest, 'YYYY-MM')
    else '[' || to_char(earliest, 'YYYY-MM-DD') || '..' || to_char(latest, 'YYYY-MM-DD') || ']' end $$;
