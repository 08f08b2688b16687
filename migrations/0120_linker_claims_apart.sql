-- As in 0111, for the claims: where statistics were made before a dossier came, every index that begins with its id seems to
-- give one row. The key is now the only one that begins so; a statement that names the other collation, of the same order,
-- fits one index: that of its column, or of what waits.
drop index linker_claim_by_cluster;
create index linker_claim_by_cluster on linker_claim (cluster, dossier_id collate "POSIX");
drop index linker_claim_by_document;
create index linker_claim_by_document on linker_claim (document_id, dossier_id collate "POSIX");
drop index linker_claim_by_telling;
create index linker_claim_by_telling on linker_claim (telling, dossier_id collate "POSIX");
drop index linker_claim_pending;
create index linker_claim_pending on linker_claim (dossier_id collate "POSIX", document_id, claim_id) where pending;
