-- Demands and proposals, the claims that may answer them, and reviewers' word on how they were answered. The seq that a row
-- holds from is a key here, so that what came later than an early place of the log is passed over in the index.
create table view_demands (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  claim text collate "C" generated always as (row -> 'listed' ->> 'claim') stored,
  said text collate "C" generated always as (row -> 'listed' ->> 'said') stored,
  live boolean generated always as ((row -> 'listed' ->> 'live')::boolean) stored,
  confidence double precision generated always as ((row -> 'listed' ->> 'confidence')::double precision) stored,
  party text collate "C" generated always as (row -> 'listed' ->> 'party') stored,
  addressee text collate "C" generated always as (row -> 'listed' ->> 'addressee') stored,
  framework text collate "C" generated always as (row -> 'listed' ->> 'framework') stored,
  issues text collate "C" generated always as (row -> 'listed' ->> 'issues') stored,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

create index view_demands_by_said on view_demands (dossier_id, build, said, claim, from_seq, confidence)
where live;

grant select, insert, update, delete on view_demands to onrecord_service;
