-- Readers of answers and contradictions ask for the few links of some relations, not for every restatement.
create index view_claims_by_relation on view_claims (dossier_id, build, (row ->> 'relation'))
where link_b is not null;
