-- Extractions that the log asks for and that have no outcome yet: what the queue must hold a job for.
-- `starts` is counted before each run, so that a document which kills its worker is given up after a few.

create table extraction_request (
  dossier_id text collate "C" not null,
  request_id uuid not null,
  document_id text collate "C" not null,
  requested_at timestamptz(3) not null,
  starts integer not null default 0,
  primary key (dossier_id, request_id)
) with (fillfactor = 70);

create index extraction_request_by_age on extraction_request (requested_at);

grant select, insert, update, delete on extraction_request to onrecord_service;
