-- PostgreSQL takes a dossier that its statistics do not know for one row, and any index that begins with its id for as good as
-- another: a first page of a new dossier of 100,000 claims then took seconds. Statistics are made anew after a tenth of a
-- table has changed, which beside many dossiers a large new one never is: from now on after so many rows, some 1,500 claims,
-- and at most once a minute (autovacuum_naptime). It takes less than a second of a table, whatever its size.
alter table view_sticking_points set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table view_claims set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table view_demands set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table view_deadlines set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table view_actors set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table view_sources set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table view_documents set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table quote set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
alter table document set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
