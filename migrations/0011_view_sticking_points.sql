-- What each claim contributes to an issue, with reviewers' closures and answers. Rows of a view carry the events between
-- which they held; to_seq is null where they still do.
create table view_sticking_points (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  issue text collate "C" generated always as (row ->> 'issue') stored,
  framework text collate "C" generated always as (row ->> 'framework') stored,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

create index view_sticking_points_by_issue on view_sticking_points (dossier_id, build, framework, issue)
where issue is not null;

grant select, insert, update, delete on view_sticking_points to onrecord_service;
