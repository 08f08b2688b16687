-- What a language model answered about a document, so that a retry asks nothing twice. The answer copies words of the text:
-- it lies beside them and is deleted with them. `question` is SHA-256 of model and prompt.

create table language_model_answer (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  question bytea not null,
  answer text not null,
  answered_at timestamptz(3) not null,
  primary key (dossier_id, document_id, question)
);

-- Tokens that a dossier has used up on a day (UTC), what is under way included, so that no dossier costs more than allowed.

create table language_model_use (
  dossier_id text collate "C" not null,
  day date not null,
  tokens bigint not null,
  requests integer not null,
  primary key (dossier_id, day)
) with (fillfactor = 70);

grant select, insert, delete on language_model_answer to onrecord_service;
grant select, insert, update on language_model_use to onrecord_service;
