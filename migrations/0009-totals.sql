-- Totals of a kind in a state are counted in the index alone: at 100,000 organizations 388 pages instead of 7,926. The day, the alternatives
-- and the reach are asked of the columns that it carries along.
create index organization_segments_count on organization_segments (kind, status, from_day, until_day) include (organization_id, place, alternatives, area_id, type_id);
