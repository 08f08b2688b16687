-- Who is told of new claims. Belongs to no dossier: its events lie in the log _system.

-- The key that seals webhook secrets is named here by its digest, so that a service with another key refuses to start.
create table secrets_key (
  is_the_one boolean primary key check (is_the_one),
  key_id text collate "C" not null,
  registered_at timestamptz(3) not null
);

create table webhook_endpoint (
  endpoint_id uuid primary key,
  url text not null,
  description text not null,
  -- AES-256-GCM, bound to endpoint_id.
  sealed_secret bytea not null,
  filter jsonb not null,
  -- null: every dossier, those opened later too.
  dossiers text[],
  -- The API key that subscribed; null for the operator.
  key_id uuid,
  created_at timestamptz(3) not null,
  disabled_at timestamptz(3),
  disabled_reason text,
  check ((disabled_at is null) = (disabled_reason is null))
);

create index webhook_endpoint_of_key on webhook_endpoint (key_id);

-- Where a dossier's log stood when the endpoint subscribed: it is told of what comes after. No row: of everything.
create table webhook_start (
  dossier_id text collate "C" not null,
  endpoint_id uuid not null,
  after_seq bigint not null,
  primary key (dossier_id, endpoint_id)
);

grant select, insert on secrets_key to onrecord_service;
grant select, insert, update, delete on webhook_endpoint to onrecord_service;
grant select, insert, delete on webhook_start to onrecord_service;
