-- Holders beside the table are found one after another, 40 on each of 20 issues: what they are compared by is one column
-- instead of four, and what says whether the last word of one replaces the others is in the index as well.
alter table view_sticking_points
  add column spoken text collate "C" generated always as (
    coalesce(row ->> 'framework', '') || '/' || (row ->> 'issue') || '/'
    || case when row ->> 'holder' = row ->> 'claimId' then '' else row ->> 'holder' end
    || '/' || coalesce(row ->> 'party', '')
  ) stored,
  drop column holder;

create index view_sticking_points_by_holder on view_sticking_points (dossier_id, build, spoken, said, claim)
include (actor, sure, earliest, relayed, from_seq, to_seq)
where issue is not null;
