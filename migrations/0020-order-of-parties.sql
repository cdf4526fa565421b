-- The office's own order of the parties 党派 (decision 0027). Which party a body belongs to is a field of its kind; a party without a place here comes
-- after those that have one, in the order of the description, which is the usual one.
create table party_places (
  id uuid primary key,
  party text not null,
  place int not null,
  constraint party_is_one_of_eight check (party in ('minge', 'minmeng', 'minjian', 'minjin', 'nonggong', 'zhigong', 'jiusan', 'taimeng')),
  constraint party_place_is_positive check (place > 0),
  constraint one_place_of_a_party unique (party) deferrable initially immediate
);
select history.watch('party_places');
