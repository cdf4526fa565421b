-- A succession says what the days of its areas say (0002), also when the days of an area or of an event are changed afterwards.
create function check_days_of_successions() returns trigger language plpgsql as $$
begin
  if exists (select from area_successions s join area_events e on e.id = s.event_id join areas f on f.id = s.from_area_id join areas t on t.id = s.to_area_id
    where new.id in (s.from_area_id, s.to_area_id, s.event_id) and (f.until_day <> e.on_day or t.from_day > e.on_day or t.until_day <= e.on_day)) then
    raise exception 'a succession and the days of its areas differ' using errcode = '23514', constraint = 'succession_fits_its_areas', table = 'area_successions';
  end if;
  return null;
end $$;
create constraint trigger succession_fits_its_areas after update of from_day, until_day on areas deferrable initially deferred
  for each row execute function check_days_of_successions();
create constraint trigger succession_fits_its_areas after update of on_day on area_events deferrable initially deferred
  for each row execute function check_days_of_successions();
