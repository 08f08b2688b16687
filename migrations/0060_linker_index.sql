-- The linker's state anew: what it keeps of a claim changed, and claims that may relate are found by their words instead of
-- being loaded by one key. Derived from the log, so the old state is dropped and its checkpoint with it: the linker reads
-- every log again from the start, and appends only what differs from the links that stand there.

drop table linker_claim, linker_document, linker_link;
delete from checkpoint where consumer = 'linker';

create table linker_dossier (
  dossier_id text collate "C" not null,
  -- Of the latest configuration: party and spokesmanship of each actor, and outlets by the hash of their names.
  actors jsonb not null,
  outlets jsonb not null,
  -- Claims are related once the log is read so far; before, they are only folded.
  relate_from bigint not null,
  primary key (dossier_id)
);

create table linker_claim (
  dossier_id text collate "C" not null,
  claim_id uuid not null,
  document_id text collate "C" not null,
  facts jsonb not null,
  -- Least claim ids: of those that restate one another, and of those that restate or corroborate one another.
  telling uuid not null,
  cluster uuid not null,
  -- Folded and not yet related.
  pending boolean not null default false,
  primary key (dossier_id, claim_id)
) with (fillfactor = 80);

create index linker_claim_by_cluster on linker_claim (dossier_id, cluster);
create index linker_claim_by_telling on linker_claim (dossier_id, telling);
create index linker_claim_by_document on linker_claim (dossier_id, document_id);
create index linker_claim_pending on linker_claim (dossier_id, claim_id) where pending;

-- An inverted index: what a claim is found by. Keys and terms are hashes.
create table linker_term (
  dossier_id text collate "C" not null,
  key integer not null,
  term integer not null,
  claim_id uuid not null,
  primary key (dossier_id, key, term, claim_id)
);

create index linker_term_by_claim on linker_term (dossier_id, claim_id);

create table linker_document (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  -- The key of an actor or of a name.
  publisher text,
  published_on text,
  withdrawn boolean not null default false,
  primary key (dossier_id, document_id)
);

-- Links that stand, and those that a reviewer undid for good (`barred`). a < b. No rule: a reviewer's.
create table linker_link (
  dossier_id text collate "C" not null,
  a uuid not null,
  b uuid not null,
  relation text collate "C" not null,
  rule text,
  barred boolean not null default false,
  primary key (dossier_id, a, b, relation)
);

create index linker_link_by_b on linker_link (dossier_id, b);
create index linker_link_barred on linker_link (dossier_id, a, b) where barred;

grant select, insert, update, delete
  on linker_dossier, linker_claim, linker_term, linker_document, linker_link to onrecord_service;
