-- Subscriptions that can be changed, paused, tried, put in order and started anywhere.

-- How far an endpoint has been told of a dossier, while it does not simply follow dispatch: because it starts elsewhere,
-- is disabled, or has a long backlog. What comes after seq is still to be made due to it. No row: it follows dispatch.
create table webhook_cursor (
  dossier_id text collate "C" not null,
  endpoint_id uuid not null,
  seq bigint not null,
  primary key (dossier_id, endpoint_id)
);

create index webhook_cursor_of_endpoint on webhook_cursor (endpoint_id);

-- Starts that dispatch has not reached yet; past the others every endpoint follows it.
insert into webhook_cursor (dossier_id, endpoint_id, seq)
select start.dossier_id, start.endpoint_id, start.after_seq
from webhook_start as start
left join checkpoint on checkpoint.dossier_id = start.dossier_id and checkpoint.consumer = 'dispatch'
where start.after_seq > coalesce(checkpoint.seq, 0);

drop table webhook_start;

-- What is sealed for an endpoint: secrets that sign, of which a rotation leaves several for a while, and its own headers.
create table webhook_secret (
  secret_id uuid primary key,
  endpoint_id uuid not null,
  purpose text collate "C" not null check (purpose in ('signing', 'headers')),
  -- AES-256-GCM, bound to the endpoint and the purpose.
  sealed bytea not null,
  -- The operator's key that sealed it.
  sealed_by text collate "C" not null,
  created_at timestamptz(3) not null,
  -- When it stops to sign; null: not foreseen.
  expires_at timestamptz(3)
);

create index webhook_secret_of_endpoint on webhook_secret (endpoint_id);

insert into webhook_secret (secret_id, endpoint_id, purpose, sealed, sealed_by, created_at)
select endpoint_id, endpoint_id, 'signing', sealed_secret, secrets_key.key_id, created_at
from webhook_endpoint, secrets_key;

alter table webhook_endpoint
  drop column sealed_secret,
  -- null: nothing is sent, what there is to tell is fetched.
  alter column url drop not null,
  add column ordered boolean not null default false,
  -- null: as many as the service has for one endpoint.
  add column concurrency integer check (concurrency between 1 and 50),
  add column per_second integer check (per_second between 1 and 1000),
  -- Until when the rate is used up: the theoretical arrival time of the generic cell rate algorithm.
  add column rate_until timestamptz(3),
  -- Names of its own headers, in lower case; the values are sealed.
  add column header_names text[] not null default '{}',
  add column disabled_cause text collate "C",
  -- The failures in a row, the first of them, the last of them, and until when nothing is tried.
  add column failures integer not null default 0,
  add column failing_since timestamptz(3),
  add column failed_at timestamptz(3),
  add column paused_until timestamptz(3);

update webhook_endpoint
set disabled_cause = case when disabled_reason like '%410%' then 'gone' else 'key-ended' end
where disabled_at is not null;

alter table webhook_endpoint
  add check ((disabled_at is null) = (disabled_cause is null)),
  add check (disabled_cause in ('by-hand', 'gone', 'failing', 'key-ended'));

alter table webhook_delivery
  drop constraint webhook_delivery_state_check,
  -- blocked: it has failed for good and holds those after it, since the endpoint is ordered.
  add constraint webhook_delivery_state_check check (state in ('due', 'delivered', 'failed', 'blocked')),
  -- Attempts since it was made due, which the schedule counts; `attempts` numbers all there were.
  add column tries integer not null default 0,
  add column due_since timestamptz(3) not null default now(),
  -- While someone delivers it.
  add column leased_until timestamptz(3),
  add column ordered boolean not null default false;

update webhook_delivery set tries = attempts where attempts > 0;

-- The first that is not delivered, of each lane of an ordered endpoint.
create index webhook_delivery_lane on webhook_delivery (endpoint_id, dossier_id, seq)
where ordered and state in ('due', 'blocked');

create index webhook_delivery_failed on webhook_delivery (endpoint_id, dossier_id, seq)
where state in ('failed', 'blocked');

create index webhook_attempt_failed on webhook_attempt (endpoint_id, at desc)
where error_stage is not null;

grant select, insert, update, delete on webhook_cursor, webhook_secret to onrecord_service;
grant update on secrets_key to onrecord_service;
