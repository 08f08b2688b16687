-- A date's row now follows its claim, so that a page comes in order from an index and says by itself whether it counts.
alter table view_deadlines
  drop column due_type,
  add column claim text collate "C" generated always as (row -> 'listed' ->> 'claim') stored,
  add column due_order text collate "C" generated always as (row -> 'listed' ->> 'order') stored,
  add column entry text collate "C" generated always as (row -> 'listed' ->> 'entry') stored,
  add column said text collate "C" generated always as (row -> 'listed' ->> 'said') stored,
  add column live boolean generated always as ((row -> 'listed' ->> 'live')::boolean) stored,
  add column confidence double precision generated always as ((row -> 'listed' ->> 'confidence')::double precision) stored,
  add column framework text collate "C" generated always as (row -> 'listed' ->> 'framework') stored,
  add column party text collate "C" generated always as (row -> 'listed' ->> 'party') stored;

-- The threshold is in the index, so that counting what it hides reads no rows of what it shows.
create index view_deadlines_by_order on view_deadlines (dossier_id, build, due_order, confidence)
where live;

create index view_deadlines_by_day on view_deadlines (dossier_id, build, entry, claim, confidence)
where live and entry is not null;

-- What became of a date is a link; "all that were met" begins with these.
create index if not exists view_claims_by_relation on view_claims (dossier_id, build, (row ->> 'relation'))
where link_b is not null;

-- What one party has said, along the days.
create index view_claims_by_party on view_claims (dossier_id, build, (row -> 'listed' ->> 'party'), said, claim)
where live;
