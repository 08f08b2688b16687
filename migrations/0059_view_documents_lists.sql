-- Publishers are found by going from name to name, and documents by what became of them. Whether one is withdrawn stands
-- in a column, so that no row need be looked into.
alter table view_documents
  add column source text collate "C" generated always as (row ->> 'source') stored,
  add column status text collate "C" generated always as (row ->> 'status') stored,
  add column withdrawn boolean generated always as ((row ->> 'withdrawn')::boolean) stored;

-- Documents of a publisher are counted from the index alone.
create index view_documents_by_source on view_documents (dossier_id, build, source, published, key)
include (withdrawn, from_seq, to_seq);

create index view_documents_by_status on view_documents (dossier_id, build, status, published, key);
