-- A date by which something is due may be put off by another one, an offer on conditions may be turned down, and more words
-- say that something happened: the linker reads every log again from the start, and appends only what differs from the links
-- that stand there.
truncate linker_dossier, linker_claim, linker_term, linker_document, linker_link;
delete from checkpoint where consumer = 'linker';
