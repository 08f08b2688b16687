-- Rejections are found from what asks for something, one claim in six.
create index view_sticking_points_asking on view_sticking_points (dossier_id, build, issue, framework, party, claim)
where issue is not null and (row ->> 'kind' = 'demand' or row ->> 'act' in ('demand', 'propose'));
