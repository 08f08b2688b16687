-- What is to be delivered, and every attempt at it. Bodies are rendered from the log at each attempt, never stored.

create table webhook_delivery (
  dossier_id text collate "C" not null,
  endpoint_id uuid not null,
  seq bigint not null,
  event_id uuid not null,
  -- The classification appended together with the claim; null where there is none.
  classified_seq bigint,
  state text collate "C" not null check (state in ('due', 'delivered', 'failed')),
  -- Attempts whose outcome is recorded.
  attempts integer not null,
  -- While someone delivers it, the end of that lease.
  next_attempt_at timestamptz(3) not null,
  primary key (dossier_id, endpoint_id, seq)
) with (fillfactor = 80);

create index webhook_delivery_due on webhook_delivery (endpoint_id, next_attempt_at) where state = 'due';

create table webhook_attempt (
  dossier_id text collate "C" not null,
  endpoint_id uuid not null,
  seq bigint not null,
  attempt integer not null,
  at timestamptz(3) not null,
  duration_ms integer not null,
  -- The HTTP status; null where no answer came.
  status integer,
  -- Where it failed; null where it was delivered.
  error_stage text collate "C",
  error text,
  -- The first 4 KiB of the answer, as it came.
  answer bytea,
  primary key (dossier_id, endpoint_id, seq, attempt)
);

create index webhook_attempt_latest on webhook_attempt (endpoint_id, at desc);

grant select, insert, update, delete on webhook_delivery to onrecord_service;
grant select, insert, delete on webhook_attempt to onrecord_service;
