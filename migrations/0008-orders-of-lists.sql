-- Lists in the order of names: of one kind in one state, and of one area. Without these a page of 50 was looked for along the names of all
-- (2,729 pages of the index and its rows for a kind at 100,000; 9,695 for the officer of a county whose names stand far behind).
create index organization_segments_kind on organization_segments (kind, status, name_key, organization_id);
create index organization_segments_area on organization_segments (area_id, name_key, organization_id);
