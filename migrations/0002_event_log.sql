-- One log per dossier: a head row that writers lock, and the events, numbered 1, 2, 3 … without a gap.

create table log (
  dossier_id text collate "C" primary key,
  seq bigint not null,
  recorded_at timestamptz(3) not null
) with (fillfactor = 50);

create table event (
  dossier_id text collate "C" not null,
  seq bigint not null,
  event_id uuid not null,
  stream_id text collate "C" not null,
  stream_version integer not null,
  type text collate "C" not null,
  schema_version integer not null,
  data jsonb not null,
  metadata jsonb not null,
  recorded_at timestamptz(3) not null,
  primary key (dossier_id, seq),
  unique (dossier_id, event_id),
  unique (dossier_id, stream_id, stream_version)
);

-- A command is appended once; asked again, it answers with what it appended then.
create table command (
  dossier_id text collate "C" not null,
  command_id uuid not null,
  first_seq bigint not null,
  last_seq bigint not null,
  primary key (dossier_id, command_id)
);

-- How far a consumer has read a dossier's log, saved in the consumer's own transaction.
create table checkpoint (
  dossier_id text collate "C" not null,
  consumer text collate "C" not null,
  seq bigint not null,
  primary key (dossier_id, consumer)
) with (fillfactor = 50);

-- What is recorded stays as it is, whoever asks, the owner included.
create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'table % is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$$;

create trigger event_is_append_only
before update or delete or truncate on event
for each statement execute function refuse_change();

create trigger command_is_append_only
before update or delete or truncate on command
for each statement execute function refuse_change();

-- Appends the events of one command, all or none.
--
-- Runs under READ COMMITTED. The head row is locked by the first statement; the checks are statements of their own and
-- so see what was committed before the lock was granted (one statement that did both would read an older snapshot).
-- The head lock is the last lock that a transaction takes, so two appends never wait for one another crosswise.
--
-- p_expected: -1 any version, 0 no stream yet, n exactly n. p_data: a JSON array, one element an event.
create function append_events(
  p_dossier text,
  p_command uuid,
  p_event_ids uuid[],
  p_streams text[],
  p_expected integer[],
  p_types text[],
  p_schema_versions integer[],
  p_data jsonb,
  p_metadata jsonb
) returns table (first_seq bigint, last_seq bigint, recorded_at timestamptz, stream_versions integer[], repeated boolean)
language plpgsql volatile as $$
#variable_conflict use_column
declare
  v_seq bigint;
  v_at timestamptz(3);
  v_first bigint;
  v_last bigint;
  v_versions integer[];
  v_stale integer;
begin
  select seq, recorded_at into v_seq, v_at from log where dossier_id = p_dossier for update;
  if not found then
    if p_types[1] <> 'DossierOpened' then
      raise exception 'no log %', p_dossier using errcode = 'ON404';
    end if;
    insert into log (dossier_id, seq, recorded_at) values (p_dossier, 0, clock_timestamp()) on conflict do nothing;
    select seq, recorded_at into v_seq, v_at from log where dossier_id = p_dossier for update;
  end if;

  select first_seq, last_seq into v_first, v_last from command where dossier_id = p_dossier and command_id = p_command;
  if found then
    return query select v_first, v_last, v_at, null::integer[], true;
    return;
  end if;

  -- A stream that must not exist needs no look-up: the unique key on its version 1 refuses it.
  select array_agg(current.version + given.nth order by given.ordinal),
         min(given.ordinal) filter (where given.expected >= 0 and given.expected <> current.version + given.nth - 1)
    into v_versions, v_stale
    from (
      select stream, expected, ordinal, (row_number() over (partition by stream order by ordinal))::integer as nth
      from unnest(p_streams, p_expected) with ordinality as element (stream, expected, ordinal)
    ) as given
    cross join lateral (
      select case when given.expected = 0 and given.nth = 1 then 0 else coalesce(
        (select max(stream_version) from event where dossier_id = p_dossier and stream_id = given.stream), 0) end as version
    ) as current;
  if v_stale is not null then
    raise exception 'stream % is at version %, not %', p_streams[v_stale], v_versions[v_stale] - 1, p_expected[v_stale]
      using errcode = 'ON409', detail = p_streams[v_stale];
  end if;

  v_first := v_seq + 1;
  v_last := v_seq + cardinality(p_streams);
  v_at := greatest(v_at, date_trunc('milliseconds', clock_timestamp()));

  insert into event (
    dossier_id, seq, event_id, stream_id, stream_version, type, schema_version, data, metadata, recorded_at
  )
  select p_dossier, v_seq + ordinal, p_event_ids[ordinal], p_streams[ordinal], v_versions[ordinal], p_types[ordinal],
         p_schema_versions[ordinal], element, p_metadata, v_at
  from jsonb_array_elements(p_data) with ordinality as given (element, ordinal);

  insert into command (dossier_id, command_id, first_seq, last_seq) values (p_dossier, p_command, v_first, v_last);
  update log set seq = v_last, recorded_at = v_at where dossier_id = p_dossier;

  return query select v_first, v_last, v_at::timestamptz, v_versions, false;
end
$$;

-- What belongs to no dossier has a log of its own from the start.
insert into log (dossier_id, seq, recorded_at) values ('_system', 0, now());

revoke execute on function append_events from public;
grant execute on function append_events to onrecord_service;
grant select, insert on event, command to onrecord_service;
grant select, insert, update on log, checkpoint to onrecord_service;
