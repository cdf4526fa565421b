-- Names alike 近似: names that say the same but for signs, blanks, 省 and 市, a province before its city. Both functions are made of a normalised
-- form (platform/chinese), and the same as nameCore() there.
create function name_core(form text) returns text language sql immutable parallel safe as $$
  select translate(regexp_replace(translate(form, ' ()"''-·,.、。:;!?/\&+<>《》〈〉_#*|~', ''), '^(.{2,3}省|.{2,6}自治区)(?=.{2,3}[市县])', ''), '省市', '') $$;

/** Of every form of every name; one of small letters alone is a reading, not a name. */
create function name_cores(forms text[]) returns text[] language sql immutable parallel safe as $$
  select array(select distinct public.name_core(f) from unnest(forms) f where f ~ '[^a-z]') $$;

create index organization_search_cores on organization_search using gin (name_cores(texts));

-- How often an account looked over the fence of late.
create index access_log_over_the_fence on access_log (account_id, at) where act = 'over-the-fence';
