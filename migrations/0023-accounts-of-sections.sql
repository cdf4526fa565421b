-- Whose section an account is in 科室, and views that are shared with one.
alter table accounts add column section_id uuid references sections (id);
create index accounts_section on accounts (section_id) where section_id is not null;

alter table saved_views
  add column section_id uuid references sections (id),
  drop constraint view_shared_with_somebody,
  add constraint view_shared_with_somebody check (shared_with in ('nobody', 'area', 'section', 'office') and (shared_with = 'area') = (area_id is not null)),
  add constraint view_shared_with_its_section check ((shared_with = 'section') = (section_id is not null));
