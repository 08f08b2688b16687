-- Every document with what became of its extraction.
create table view_documents (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  published text collate "C" generated always as (row ->> 'published') stored,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

create index view_documents_by_publication on view_documents (dossier_id, build, published, key);

grant select, insert, update, delete on view_documents to onrecord_service;
