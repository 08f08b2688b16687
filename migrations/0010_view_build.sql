-- Which build of a view readers see, and how far it has come; one row a dossier and view, so that a swap is one update.
-- A new version of a fold fills the next build beside the live one, with its own position in the log.
create table view_build (
  dossier_id text collate "C" not null,
  view text collate "C" not null,
  build integer not null,
  version integer not null,
  seq bigint not null,
  next_build integer,
  next_version integer,
  next_seq bigint,
  primary key (dossier_id, view)
) with (fillfactor = 50);

grant select, insert, update, delete on view_build to onrecord_service;
