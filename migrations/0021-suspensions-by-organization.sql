-- The suspensions of one organization, for its page and its timeline. The exclusion constraint has an index as well, but of ranges: looking
-- one organization up in it read 26 pages at a million organizations, where most have no suspension at all.
create index organization_suspensions_organization on organization_suspensions (organization_id);
