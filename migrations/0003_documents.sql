-- The words of others live here and nowhere else: events hold offsets, digests and ids, so a text can be erased while
-- every event, hash and proof stays valid.

-- Key of the ids and salts of a dossier's documents; never in the log, never exported.
create table dossier_secret (
  dossier_id text collate "C" primary key,
  secret bytea not null
);

create table document (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  text text,
  salt bytea,
  title text,
  author text,
  url text,
  erased_at timestamptz(3),
  primary key (dossier_id, document_id),
  check ((text is null) = (erased_at is not null))
);

-- Words of claims, sliced from their document once and kept for speed; derived, deleted with the text.
create table quote (
  dossier_id text collate "C" not null,
  claim_id uuid not null,
  document_id text collate "C" not null,
  words jsonb not null,
  primary key (dossier_id, claim_id)
);

create index quote_of_document on quote (dossier_id, document_id);

grant select, insert on dossier_secret to onrecord_service;
grant select, insert, update on document to onrecord_service;
grant select, insert, update, delete on quote to onrecord_service;
