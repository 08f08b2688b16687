-- Changes of position are told from now on: of what old logs hold, nobody is told.
insert into checkpoint (dossier_id, consumer, seq)
select dossier_id, 'positions', seq
from log
on conflict do nothing;
