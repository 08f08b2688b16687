-- A whole log is related document by document, so that each document's claims are loaded once: in the order of claim ids a
-- page of 200 claims touched as many documents. What is supposed, hedged or asked is no longer one saying with what is
-- asserted: the linker reads every log again from the start, and appends only what differs from the links that stand there.

truncate linker_dossier, linker_claim, linker_term, linker_document, linker_link;
delete from checkpoint where consumer = 'linker';

drop index linker_claim_pending;
create index linker_claim_pending on linker_claim (dossier_id, document_id, claim_id) where pending;
