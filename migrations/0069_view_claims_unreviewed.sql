-- What is left to review, the last said first and of one day the least sure first. Nobody reviews as of an earlier seq, so
-- that only rows that hold now are in it, and a claim leaves it with its decision.
create index view_claims_unreviewed on view_claims (dossier_id, build, said desc, confidence, claim)
where live and claim is not null and to_seq is null and row ->> 'review' = 'unreviewed';
