-- What a list of claims is narrowed to. Rare values are found by their facets, whatever their combination; common ones on
-- the way through the claims in the order in which they were said. A facet begins with its dossier, since slugs such as
-- an issue's are common to many.
alter table view_claims
  add column facets text[] collate "C" generated always as (
    string_to_array(
      dossier_id || '/' || replace(row -> 'listed' ->> 'facets', ' ', ' ' || dossier_id || '/'),
      ' '
    )
  ) stored,
  add column recorded bigint generated always as ((row -> 'found' ->> 'seq')::bigint) stored,
  add column framework text collate "C" generated always as (row -> 'listed' ->> 'framework') stored;

-- fastupdate off: a list that is added to later would be read whole by every query meanwhile.
create index view_claims_by_facet on view_claims using gin (facets) with (fastupdate = off)
where claim is not null;

-- The place of the first recording is a key here, so that what came later than an early place of the log is passed over
-- in the index: read as of the middle of 100,000 claims, that takes 5 ms instead of 350.
drop index view_claims_by_said;
create index view_claims_by_said on view_claims (dossier_id, build, said, claim, recorded)
where claim is not null;

-- Frameworks follow one another, so claims on an old one lie far from the newest.
create index view_claims_by_framework on view_claims (dossier_id, build, framework, said, claim, recorded)
where claim is not null;

-- How many the threshold hides, and what is surer than most.
create index view_claims_by_confidence on view_claims (dossier_id, build, confidence, recorded)
where claim is not null;

-- The order of the log, and the little that had been recorded by an early place of it.
create index view_claims_by_recording on view_claims (dossier_id, build, recorded, claim)
where claim is not null;
