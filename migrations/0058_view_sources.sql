-- Publishers as reviewers have graded them, whose row versions are the history, and a row for each live claim that a
-- publisher tells.
create table view_sources (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  teller uuid generated always as ((row ->> 'teller')::uuid) stored,
  said text collate "C" generated always as (row ->> 'said') stored,
  confidence double precision generated always as ((row ->> 'confidence')::double precision) stored,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

-- Claims of a publisher are counted from the index alone.
create index view_sources_by_teller on view_sources (dossier_id, build, teller, said)
include (confidence, from_seq, to_seq)
where teller is not null;

grant select, insert, update, delete on view_sources to onrecord_service;
