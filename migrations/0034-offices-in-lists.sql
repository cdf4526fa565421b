-- Who leads is told in lists, a row of it for each row of the page: read from the index alone.
drop index office_holdings_organization;
create index office_holdings_organization on office_holdings (organization_id, post, from_earliest)
  include (certain, possible, acting, seat, rank, person_id, unit_id, unit_name, ex_officio);
