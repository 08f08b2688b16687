-- A reader of positions needs the last words of each side, not every word. What it selects by stands in columns; a
-- framework, party, actor or configured holder that is missing is the empty text, so that all are compared with "=".
-- said_day is the day that said sorts by; open: it may have been said later than that. sure: 1 where a person has looked.
drop index view_sticking_points_by_issue;

alter table view_sticking_points
  drop column framework,
  add column claim text collate "C" generated always as (row ->> 'claimId') stored,
  add column framework text collate "C" generated always as (coalesce(row ->> 'framework', '')) stored,
  add column party text collate "C" generated always as (coalesce(row ->> 'party', '')) stored,
  add column actor text collate "C" generated always as (coalesce(row ->> 'actorId', '')) stored,
  add column holder text collate "C" generated always as (
    case when row ->> 'holder' = row ->> 'claimId' then '' else row ->> 'holder' end
  ) stored,
  add column stance text collate "C" generated always as (row ->> 'stance') stored,
  add column said text collate "C" generated always as (row -> 'said' ->> 'order') stored,
  add column earliest text collate "C" generated always as (row -> 'said' ->> 'earliest') stored,
  add column latest text collate "C" generated always as (coalesce(row -> 'said' ->> 'latest', '9999-12-31')) stored,
  add column open boolean generated always as (
    coalesce(row -> 'said' ->> 'latest', '9999-12-31') > split_part(row -> 'said' ->> 'order', '/', 1)
  ) stored,
  add column relayed boolean generated always as ((row ->> 'relayed')::boolean) stored,
  add column sure double precision generated always as (
    case
      when row ->> 'review' in ('confirmed', 'corrected') then 1
      else (row ->> 'confidence')::double precision
    end
  ) stored,
  add column phase integer generated always as ((row ->> 'phase')::integer) stored;

create index view_sticking_points_by_party on view_sticking_points (
  dossier_id, build, issue, framework, party, said, claim
)
where issue is not null;

create index view_sticking_points_by_holder on view_sticking_points (
  dossier_id, build, issue, framework, holder, party, said, claim
)
where issue is not null;

create index view_sticking_points_refusals on view_sticking_points (
  dossier_id, build, issue, framework, party, said, claim
)
where issue is not null and stance = 'opposes';

create index view_sticking_points_open on view_sticking_points (dossier_id, build, issue, framework, party, said, claim)
where issue is not null and open;

create index view_sticking_points_by_sureness on view_sticking_points (
  dossier_id, build, framework, sure, issue, claim
)
where issue is not null;

create index view_sticking_points_phase on view_sticking_points (dossier_id, build, issue, framework, phase)
where issue is not null and phase is not null;
