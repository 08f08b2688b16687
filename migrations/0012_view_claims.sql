-- Every claim as it is read now, the links between claims, and the clusters that links make.
create table view_claims (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  row jsonb not null,
  claim text collate "C" generated always as (row -> 'listed' ->> 'claim') stored,
  said text collate "C" generated always as (row -> 'listed' ->> 'said') stored,
  link_b text collate "C" generated always as (row ->> 'b') stored,
  primary key (dossier_id, build, key, from_seq)
) with (fillfactor = 90);

create index view_claims_by_said on view_claims (dossier_id, build, said, claim)
where claim is not null;

create index view_claims_by_link on view_claims (dossier_id, build, link_b)
where link_b is not null;

grant select, insert, update, delete on view_claims to onrecord_service;
