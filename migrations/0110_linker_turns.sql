-- Where a whole log is read anew, its claims are related a few pages a transaction: this is the seq to which the log is folded
-- meanwhile, null where no claims wait.
alter table linker_dossier add column folded_to bigint;
