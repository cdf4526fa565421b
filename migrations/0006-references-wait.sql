-- References can wait for the commit where an act asks for it (`set constraints all deferred`): undo and redo put rows back that refer
-- to one another in either direction. They are judged at once otherwise, as before. Later migrations declare theirs `deferrable`.
do $$
declare r record;
begin
  for r in select c.conrelid::regclass as rel, c.conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.contype = 'f' and t.relnamespace = 'public'::regnamespace and not c.condeferrable loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', r.rel, r.name);
  end loop;
end $$;
