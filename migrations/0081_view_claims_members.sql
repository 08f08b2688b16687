-- Readers of positions ask of every claim whether it is told again anywhere, and most are not: a small index answers that
-- without a look into the table.
create index view_claims_members on view_claims (dossier_id, build, key)
include (from_seq, to_seq)
where key >= 'member/' and key < 'member0';
