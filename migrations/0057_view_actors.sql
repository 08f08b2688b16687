-- Who speaks: a row for each claimant of a live claim, one for each stance that it takes, and one for each claimant that
-- the configuration does not know. Such a one has no name here: names are words, and lie with the quotes.
create table view_actors (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  actor text collate "C" generated always as (row ->> 'actor') stored,
  kind text collate "C" generated always as (row ->> 'kind') stored,
  issue text collate "C" generated always as (row ->> 'issue') stored,
  said text collate "C" generated always as (row ->> 'said') stored,
  claim text collate "C" generated always as (row ->> 'claim') stored,
  confidence double precision generated always as ((row ->> 'confidence')::double precision) stored,
  unnamed bigint generated always as ((row ->> 'unnamed')::bigint) stored,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

-- Claims of an actor are counted from the index alone.
create index view_actors_by_kind on view_actors (dossier_id, build, actor, kind, said)
include (confidence, from_seq, to_seq)
where kind is not null and actor is not null;

-- What was recorded later than an early place of the log, and what is unsure, is passed over in the index.
create index view_actors_by_issue on view_actors (
  dossier_id, build, actor, issue, said desc, claim desc, from_seq, confidence
)
where issue is not null;

create index view_actors_unnamed on view_actors (dossier_id, build, unnamed)
where unnamed is not null;

grant select, insert, update, delete on view_actors to onrecord_service;
