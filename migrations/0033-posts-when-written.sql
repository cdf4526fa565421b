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

/** Nobody is left in a post, or on a seat, that a charter took away, by whichever act: his holding is ended or mended first. */
create function check_post_is_not_held() returns trigger language plpgsql as $$
declare
  held uuid;
  about charter_posts := coalesce(new, old);
begin
  select h.id into held from office_holdings h
    left join lateral (select q.code, q.seats from posts_of(array[h.organization_id], h.from_latest) q where q.code = h.post) p on true
    where h.post = about.code and (p.code is null or h.seat > p.seats)
      and (h.organization_id = about.organization_id or h.organization_id in (select q.organization_id from organization_profiles q where q.type_id = about.type_id)) limit 1;
  if found then
    raise exception 'the post is held' using errcode = '23514', constraint = 'post_held', table = 'charter_posts', detail = held::text;
  end if;
  return null;
end $$;
create constraint trigger post_is_not_held after insert or update or delete on charter_posts
  deferrable initially deferred for each row execute function check_post_is_not_held();

/** The same of a type: of a kind whose chair alone is kept it has no other post. */
create function check_chair_alone_of_type() returns trigger language plpgsql as $$
begin
  if exists (select from organization_types t join kinds k on k.code = t.kind where t.id = new.type_id and k.chair_alone) then
    raise exception 'the chair alone is kept of the kind' using errcode = '23514', constraint = 'chair_alone_of_the_kind', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger chair_alone_of_the_type before insert or update of type_id, code on charter_posts
  for each row when (new.type_id is not null and new.code <> 'chair') execute function check_chair_alone_of_type();
