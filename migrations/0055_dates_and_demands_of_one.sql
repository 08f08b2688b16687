-- The dates of one party and the demands on one actor may be few among many.
create index view_deadlines_by_party on view_deadlines (dossier_id, build, party, due_order, confidence)
where live and party is not null;

create index view_demands_by_addressee on view_demands (dossier_id, build, addressee, said, claim, from_seq, confidence)
where live and addressee is not null;
