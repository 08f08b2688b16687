-- What a request with an Idempotency-Key was answered with, for 24 hours. `answer` is null while it is being answered;
-- it is sealed with a key that only the caller's token gives, so that neither secrets nor words lie here readably.

create table idempotency (
  key_id uuid not null,
  idempotency_key text collate "C" not null,
  request_digest text collate "C" not null,
  command_id uuid not null,
  created_at timestamptz(3) not null,
  started_at timestamptz(3) not null,
  answer bytea,
  primary key (key_id, idempotency_key)
);

create index idempotency_by_age on idempotency (created_at);

grant select, insert, update, delete on idempotency to onrecord_service;
