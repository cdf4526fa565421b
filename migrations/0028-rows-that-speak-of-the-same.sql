-- What a row of a list that is brought in would be written to: a record, a name of a kind in an area, a credit code. Two rows that speak of the same
-- cannot both be written, so where one is mended those that share something with it are judged anew, and no others.
alter table import_rows add column speaks_of text[] not null default '{}';
