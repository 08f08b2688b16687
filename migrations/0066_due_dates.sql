-- Due dates whose passing has not been told: what the scheduler looks through. Derived from the streams of the claims, as of
-- the checkpoint `due-dates`; a row goes when the date has passed, and comes back with nothing that the log has seen pass.
-- `latest` is the last calendar day that the date can mean, YYYY-MM-DD.
create table due_date (
  dossier_id text collate "C" not null,
  claim_id uuid not null,
  document_id text collate "C" not null,
  latest text collate "C" not null,
  primary key (dossier_id, claim_id)
);

create index due_date_by_day on due_date (latest, dossier_id);
create index due_date_by_dossier on due_date (dossier_id, latest, claim_id);

-- Documents that do not count: the dates of their claims wait, and pass late if the document is reinstated.
create table due_date_withdrawn (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  primary key (dossier_id, document_id)
);

grant select, insert, update, delete on due_date, due_date_withdrawn to onrecord_service;
