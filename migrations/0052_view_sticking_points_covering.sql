-- Counts and walks that look at many entries are answered from the index alone; claims that may have been said later than
-- the day they sort by are found by the latest day that they may have been said on.
drop index view_sticking_points_open;
drop index view_sticking_points_by_holder;
drop index view_sticking_points_by_sureness;

create index view_sticking_points_open on view_sticking_points (
  dossier_id, build, issue, framework, party, latest, said, claim
)
where issue is not null and open;

create index view_sticking_points_by_holder on view_sticking_points (
  dossier_id, build, issue, framework, holder, party, said, claim
)
include (actor, sure, from_seq, to_seq)
where issue is not null;

create index view_sticking_points_by_sureness on view_sticking_points (dossier_id, build, framework, sure, issue, claim)
include (said, from_seq, to_seq)
where issue is not null;
