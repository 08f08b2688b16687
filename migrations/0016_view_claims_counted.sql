-- Most lists ask whether a claim counts and how sure it is. As columns they cost no look into the row, and the planner
-- knows how many they are.
alter table view_claims
  add column live boolean generated always as ((row -> 'listed' ->> 'live')::boolean) stored,
  add column confidence double precision generated always as ((row -> 'listed' ->> 'confidence')::double precision) stored;
