-- What was changed lately, by whomever, newest first (changes.others); by one account there is change_sets_account.
create index change_sets_lately on history.change_sets (at desc, id desc);

/** The last day that a date in its text form (contracts.md: `2019`, `2019-05`, `2019-05-18`, `[…..2019-05-18]`) may mean; null for anything else. */
create function last_day_of(text text) returns date language sql immutable strict parallel safe as $$
  select case
    when text ~ '^\d{4}$' then make_date(text::int, 12, 31)
    when text ~ '^\d{4}-\d{2}$' then (make_date(left(text, 4)::int, right(text, 2)::int, 1) + interval '1 month - 1 day')::date
    when text ~ '^(\[.*\.\.)?\d{4}-\d{2}-\d{2}\]?$' then make_date(substr(right(rtrim(text, ']'), 10), 1, 4)::int,
      substr(right(rtrim(text, ']'), 10), 6, 2)::int, right(rtrim(text, ']'), 2)::int) end $$;

-- What runs out soon: certificates among the kinds' own fields, and recognitions.
create index organization_profiles_certificate on organization_profiles (last_day_of(fields ->> 'certificateUntil')) include (id, organization_id)
  where fields ? 'certificateUntil';
create index organization_recognitions_valid on organization_recognitions (valid_until_latest) where valid_until_latest is not null;
