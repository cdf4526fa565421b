-- A post is asked of the organization when somebody gets it, and not again of those who hold theirs: an organization whose type was mended keeps its
-- officers, called as their kind calls them, and the next act on its team is not refused for them.

/** What is certain of holdings: within the life (a preparatory term may come before it). */
create or replace function check_holdings(organization uuid) returns void language plpgsql as $$
declare wrong record;
begin
  select h.id into wrong from office_holdings h join organizations o on o.id = h.organization_id left join terms t on t.id = h.term_id
    where o.id = organization and o.voided_at is null
      and ((h.from_latest < o.founded_earliest and t.sort is distinct from 'preparatory') or h.from_earliest >= o.ended_latest) limit 1;
  if found then
    raise exception 'a holding outside the life' using errcode = '23514', constraint = 'holding_within_life', table = 'office_holdings', detail = wrong.id::text;
  end if;
end $$;

/** Of a holding as it stands at the end: a post that the body knows on the day it begins, a seat that the post has. */
create function check_post_of_holding() returns trigger language plpgsql as $$
declare wrong record;
begin
  select h.id, p.code into wrong from office_holdings h
    left join lateral (select q.code, q.seats from posts_of(array[h.organization_id], h.from_latest) q where q.code = h.post) p on true
    where h.id = new.id and (p.code is null or h.seat > p.seats);
  if found and wrong.code is null then
    raise exception 'no such post' using errcode = '23514', constraint = 'post_of_the_organization', table = 'office_holdings', detail = wrong.id::text;
  elsif found then
    raise exception 'no such seat' using errcode = '23514', constraint = 'seat_of_the_post', table = 'office_holdings', detail = wrong.id::text;
  end if;
  return null;
end $$;
create constraint trigger post_fits after insert or update of organization_id, post, seat, from_latest on office_holdings
  deferrable initially deferred for each row execute function check_post_of_holding();
