-- What the office asks of all organizations at once: who has no first, which firsts began lately, whose legal representative is missing, which
-- congresses are planned.

create index office_holdings_chairs on office_holdings (organization_id, until_latest) include (certain, possible) where post = 'chair' and acting is null;
create index office_holdings_chairs_begun on office_holdings (from_latest) where post = 'chair' and acting is null;
create index office_holdings_legal on office_holdings (organization_id, until_latest) include (possible) where post = 'legalRepresentative' and acting is null;
create index terms_congress on terms (congress_earliest, congress_latest);
