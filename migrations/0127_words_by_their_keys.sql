-- A statement that a connection keeps is planned for a dossier of average size. Beside a thousand small dossiers PostgreSQL
-- took the index of documents by the views' keys for one that gives five rows, and read 5,000 of a large one for the titles
-- of a page (5 to 20 ms of every list). Under another collation, of the same order, these indexes serve only statements
-- that name it: whatever looks by a document's or a claim's id has the primary key alone.
drop index document_by_key;
create index document_by_key on document (dossier_id collate "POSIX", (('document/' || document_id) collate "C"));
drop index quote_by_claim_key;
create index quote_by_claim_key on quote (dossier_id collate "POSIX", (('claim/' || claim_id::text) collate "C"));
drop index quote_of_document;
create index quote_of_document on quote (dossier_id collate "POSIX", document_id);
