-- What the linker knows of each claim, document and link, as of its checkpoint. Derived: folded from the log and the words
-- of claims, which it keeps as hashes alone.

create table linker_claim (
  dossier_id text collate "C" not null,
  claim_id uuid not null,
  document_id text collate "C" not null,
  facts jsonb not null,
  -- Hashes of what two claims must share to restate, or to extend, one another; null where the claim relates to none.
  saying_key integer,
  due_key integer,
  -- The least claim id of the cluster.
  cluster uuid not null,
  primary key (dossier_id, claim_id)
) with (fillfactor = 80);

create index linker_claim_by_saying on linker_claim (dossier_id, saying_key) where saying_key is not null;
create index linker_claim_by_due on linker_claim (dossier_id, due_key) where due_key is not null;
create index linker_claim_by_cluster on linker_claim (dossier_id, cluster);
create index linker_claim_by_document on linker_claim (dossier_id, document_id);

create table linker_document (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  source text,
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

grant select, insert, update, delete on linker_claim, linker_document, linker_link to onrecord_service;
