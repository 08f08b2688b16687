-- Dossiers whose claims are to be classified anew, because their configuration changed, and how far that has come. It
-- follows the log: a `DossierConfigured` asks, `DossierReclassified` answers, a later configuration takes its place.
-- `after_document` is the last document that is done; `starts` is counted before each run.

create table reclassification (
  dossier_id text collate "C" not null primary key,
  configured_id uuid not null,
  configured_seq bigint not null,
  config_version integer not null,
  requested_at timestamptz(3) not null,
  after_document text collate "C" not null default '',
  examined integer not null default 0,
  changed integer not null default 0,
  starts integer not null default 0
) with (fillfactor = 70);

create index reclassification_by_age on reclassification (requested_at);

grant select, insert, update, delete on reclassification to onrecord_service;
