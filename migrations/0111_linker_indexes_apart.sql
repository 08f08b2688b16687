-- Where statistics were made before a dossier came, PostgreSQL takes every index that begins with its id for one row, and may
-- choose the one that happens to be the smallest: each look for a term then read all entries of the dossier. An index under
-- another collation, of the same order, serves only statements that name it, and they have no other.
drop index linker_term_by_claim;
create index linker_term_by_claim on linker_term (dossier_id collate "POSIX", claim_id);
drop index linker_link_by_b;
create index linker_link_by_b on linker_link (dossier_id collate "POSIX", b);
