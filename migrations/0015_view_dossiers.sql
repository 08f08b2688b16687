-- The dossier and its configuration, whose row versions are its history.
create table view_dossiers (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

grant select, insert, update, delete on view_dossiers to onrecord_service;
