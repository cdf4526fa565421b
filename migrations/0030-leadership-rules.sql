-- The rules of leadership, said once each for all who ask.

/** What holds of the terms of an organization on a day: as set for it, else for its type, its kind, else as the kind is described. */
create function rule_of_terms(organization uuid, day date)
returns table (years int, lead_months int, longest_postponement_months int, postponements_at_most int, to_be_filed boolean, filing_days int, has_terms boolean)
language sql stable as $$
  with rules as (
    select r.*, num_nonnulls(r.type_id) + 2 * num_nonnulls(r.organization_id) as nearness
    from organizations o
    join lateral (select q.type_id from organization_profiles q where q.organization_id = o.id
      order by q.from_earliest <= day desc, case when q.from_earliest <= day then q.from_earliest end desc, q.from_earliest limit 1) p on true
    join term_rules r on (r.organization_id = o.id or r.type_id = p.type_id or r.kind = o.kind) and r.from_day <= day where o.id = organization)
  select coalesce((select r.years from rules r where r.years is not null order by r.nearness desc, r.from_day desc limit 1), k.term_years),
    lead_months_of(o.id),
    (select r.longest_postponement_months from rules r where r.longest_postponement_months is not null order by r.nearness desc, r.from_day desc limit 1),
    (select r.postponements_at_most from rules r where r.postponements_at_most is not null order by r.nearness desc, r.from_day desc limit 1),
    coalesce((select r.to_be_filed from rules r where r.to_be_filed is not null order by r.nearness desc, r.from_day desc limit 1), k.filing_days is not null),
    coalesce((select r.filing_days from rules r where r.filing_days is not null order by r.nearness desc, r.from_day desc limit 1), k.filing_days),
    k.term_years is not null
  from organizations o join kinds k on k.code = o.kind where o.id = organization $$;
