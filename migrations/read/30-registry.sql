/** 核对周期 in months: how often the office confirms its records; half a year until it sets its own. */
create function confirm_months() returns int language sql stable as $$ select coalesce((select r.confirm_months from registry r), 6) $$;
