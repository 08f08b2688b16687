-- Documents in the order of the log: what came since, and what came last.
alter table view_documents
  add column recorded bigint generated always as ((row ->> 'seq')::bigint) stored;

create index view_documents_by_recording on view_documents (dossier_id, build, recorded, key);
