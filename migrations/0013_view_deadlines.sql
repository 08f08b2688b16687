-- The dates that claims set and reviewers' decisions on them.
create table view_deadlines (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  due_type text collate "C" generated always as (row -> 'due' ->> 'type') stored,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

create index view_deadlines_by_type on view_deadlines (dossier_id, build, due_type)
where due_type is not null;

grant select, insert, update, delete on view_deadlines to onrecord_service;
